using Microsoft.Extensions.Localization;
using Portal.Domain.Documents;

namespace Portal.Web.Public.Documents;

/// <summary>How the public column names what documents say about themselves.</summary>
public sealed class DocumentWording(IStringLocalizer<PublicTexts> L, Wording say)
{
    public string Form(InterpretationForm form) => form switch
    {
        InterpretationForm.Chart => L["图解"],
        InterpretationForm.Questions => L["问答"],
        InterpretationForm.Video => L["视频"],
        InterpretationForm.Press => L["发布会"],
        _ => L["文字"],
    };

    public string Stage(InterpretationStage stage) => stage switch
    {
        InterpretationStage.Before => L["发布前"],
        InterpretationStage.During => L["执行中"],
        InterpretationStage.After => L["评估后"],
        _ => L["发布时"],
    };

    public string State(ValidityState state) => state switch
    {
        ValidityState.NotYet => L["尚未生效"],
        ValidityState.Repealed => L["已废止"],
        ValidityState.Replaced => L["已被替代"],
        ValidityState.Expired => L["已失效"],
        ValidityState.Withdrawn => L["已撤下"],
        _ => L["有效"],
    };

    /// <summary>In one line of a list, with the day that matters.</summary>
    public string State(ShelfItem item, Validity validity) => validity switch
    {
        { State: ValidityState.NotYet } when item.Facts.EffectiveOn is { } day => L["尚未生效，{0}起施行", say.Day(day)],
        { IsCurrent: false, Since: { } day } => validity.State switch
        {
            ValidityState.Repealed => L["{0}废止", say.Day(day)],
            ValidityState.Replaced => L["{0}起被替代", say.Day(day)],
            ValidityState.Withdrawn => L["{0}撤下", say.Day(day)],
            _ => L["{0}起失效", say.Day(day)],
        },
        _ => State(validity.State),
    };

    public string Openness(Openness openness) => openness switch
    {
        Domain.Documents.Openness.OnRequest => L["依申请公开"],
        Domain.Documents.Openness.None => L["不予公开"],
        _ => L["主动公开"],
    };

    public string Kind(DocumentKind kind) => kind switch
    {
        DocumentKind.Policy => L["政策"],
        DocumentKind.Interpretation => L["解读"],
        DocumentKind.Notice => L["通知公告"],
        DocumentKind.Report => L["年度报告"],
        DocumentKind.Consultation => L["意见征集"],
        DocumentKind.ConsultationDraft => L["征求意见稿"],
        _ => L["公开栏目"],
    };

    /// <summary>The short name of a file's type.</summary>
    public static string FileKind(string contentType) => contentType.Split(';')[0] switch
    {
        "application/pdf" => "PDF",
        "application/ofd" => "OFD",
        "application/json" => "JSON",
        "image/png" => "PNG",
        "image/jpeg" => "JPG",
        "image/gif" => "GIF",
        var type when type.EndsWith("wordprocessingml.document", StringComparison.Ordinal) => "DOCX",
        var type when type.EndsWith("spreadsheetml.sheet", StringComparison.Ordinal) => "XLSX",
        var type when type.EndsWith("presentationml.presentation", StringComparison.Ordinal) => "PPTX",
        _ => "TXT",
    };
}
