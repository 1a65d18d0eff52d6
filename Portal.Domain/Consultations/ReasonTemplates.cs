namespace Portal.Domain.Consultations;

/// <summary>理由模板: how reasons are usually worded, with places for the article and the gist. A bureau has its own in Portal:Consultations:Reasons.</summary>
public static class ReasonTemplates
{
    public const string Article = "{条款}";
    public const string Gist = "{要点}";

    private static readonly string[] Usual =
    [
        "采纳。已在{条款}中作相应修改。",
        "部分采纳。{条款}已吸收其中关于“{要点}”的内容；其余内容在实施细则和申报通知中予以考虑。",
        "未采纳。现行法律法规对此已有规定，{条款}不再重复。",
        "未采纳。该建议涉及其他部门职责，我局已转有关部门研究。",
        "未采纳。该建议与上位规定不一致，{条款}保留原表述。",
        "未采纳。{条款}已包含这一内容，不需要修改。",
    ];

    public static IReadOnlyList<string> Of(ConsultationSettings settings) => settings.Reasons.Count > 0 ? settings.Reasons : Usual;

    public static string Fill(string template, string article, string gist) =>
        template.Replace(Article, article.Length > 0 ? article.Split('\n')[0] : "草案", StringComparison.Ordinal).Replace(Gist, gist, StringComparison.Ordinal);
}
