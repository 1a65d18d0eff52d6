using System.Text.RegularExpressions;
using Portal.Domain.Documents.Writing;

namespace Portal.Domain.Consultations;

/// <summary>What a 征求意见稿 can be spoken about: its articles (第三条), or, where it has none, its headings.</summary>
public static partial class DraftArticles
{
    private const int LongestName = 64;

    public static IReadOnlyList<string> Of(RenderedText draft)
    {
        string[] articles = [.. draft.PlainText.Split('\n').Select(NumberOf).OfType<string>().Distinct()];
        return articles.Length > 0 ? articles : [.. draft.Contents.Select(h => h.Text.Length > LongestName ? h.Text[..LongestName] : h.Text).Distinct()];
    }

    /// <summary>第三条 of a line that begins so; null for any other.</summary>
    public static string? NumberOf(string line) => Number().Match(line) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^\s*(第[一二三四五六七八九十百零〇\d]+条)(?![的第、，和至])")]
    private static partial Regex Number();
}
