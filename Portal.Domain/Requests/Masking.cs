using Portal.Domain.Common;

namespace Portal.Domain.Requests;

/// <summary>How names are shown to those who need not know them.</summary>
public static class Masking
{
    private static readonly string[] Endings = ["有限责任公司", "股份有限公司", "有限公司", "律师事务所", "会计师事务所", "合作社", "研究院", "研究所", "事务所", "基金会", "促进会", "实验室", "公司", "大学", "学院", "中心", "协会", "学会", "医院", "商会", "联盟"];

    /// <summary>张** for a person; 示例**公司 for an organisation.</summary>
    public static string Of(ApplicantKind kind, string name)
    {
        if (name.Length == 0) return "";
        if (kind == ApplicantKind.Person) return MaskedName.Of(name);
        var runes = name.EnumerateRunes().ToList();
        var ending = Endings.FirstOrDefault(e => name.EndsWith(e, StringComparison.Ordinal)) ?? "";
        if (ending.Length > 4) ending = ending[^2..];
        var head = string.Concat(runes.Take(Math.Min(2, Math.Max(1, runes.Count - ending.Length - 1))));
        return $"{head}**{ending}";
    }
}
