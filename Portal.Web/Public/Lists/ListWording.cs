using Microsoft.Extensions.Localization;
using Portal.Domain.Documents;
using Portal.Web.Public.Documents;

namespace Portal.Web.Public.Lists;

/// <summary>How lists name their filters and orders.</summary>
public sealed class ListWording(IStringLocalizer<PublicTexts> L, DocumentWording name)
{
    public string Legend(Facet facet) => facet.Parameter switch
    {
        "type" => L["类型"],
        "validity" => L["有效性"],
        "kind" => L["文件种类"],
        "topic" => L["主题分类"],
        "year" => L["发布年份"],
        "column" => L["栏目"],
        "form" => L["解读形式"],
        _ => L["解读阶段"],
    };

    /// <returns>The words, and whether they are the bureau's own, in Chinese whatever the page's language.</returns>
    public (string Text, bool IsChinese) Value(Facet facet, string value, ShelfView shelf) => facet.Parameter switch
    {
        "type" => (Type(value), false),
        "validity" => (value switch { "valid" => L["有效"], "soon" => L["尚未生效"], "off" => L["已废止或失效"], _ => L["已撤下"] }, false),
        "year" => (L["{0}年", value], false),
        "form" => (name.Form(Enum.Parse<InterpretationForm>(value, ignoreCase: true)), false),
        "stage" => (name.Stage(Enum.Parse<InterpretationStage>(value, ignoreCase: true)), false),
        "column" => (shelf.Columns.FirstOrDefault(c => c.Slug == value)?.Name ?? value, true),
        _ => (value, true),
    };

    public string Type(string type) => type switch
    {
        "policy" => L["政策文件"],
        "interpretation" => L["政策解读"],
        "notice" => L["通知公告"],
        "report" => L["年度报告"],
        "consultation" => L["意见征集"],
        "consultationdraft" => L["征求意见稿"],
        _ => L["公开栏目"],
    };

    public string Sort(string sort) => sort switch
    {
        ListQuery.SignedOn => L["成文日期"],
        ListQuery.Effective => L["施行日期"],
        ListQuery.Released => L["发布日期"],
        _ => L["相关程度"],
    };
}
