using System.Text.RegularExpressions;
using Portal.Domain.Common;
using Portal.Web.Public.Documents;

namespace Portal.Web.Public.Consultations;

/// <summary>The released HTML of a draft with a place for every article (#article-3), so that a link can lead to just that one.</summary>
internal static partial class DraftHtml
{
    public static string WithAnchors(PageText text) => Article().Replace(text.Html, m => Numerals.FromChinese(m.Groups[2].Value) is { } number ? $"<p id=\"article-{number}\"{m.Groups[1].Value}>{m.Groups[3].Value}" : m.Value);

    /// <summary>For a place inside another page, which has anchors of its own.</summary>
    public static string Plain(PageText text) => Anchor().Replace(text.Html, "");

    public static string AddressOf(string draft, string article) => ArticleName().Match(article) is { Success: true } m && Numerals.FromChinese(m.Groups[1].Value) is { } number ? $"{draft}#article-{number}" : draft;

    [GeneratedRegex(@"<p((?: class=""[^""]*"")?)>(?=(?:<strong>)?第([一二三四五六七八九十百零〇]+)条)((?:<strong>)?)")]
    private static partial Regex Article();

    [GeneratedRegex(@"^第([一二三四五六七八九十百零〇]+)条")]
    private static partial Regex ArticleName();

    [GeneratedRegex(@" id=""[^""]*""")]
    private static partial Regex Anchor();
}
