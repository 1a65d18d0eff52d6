using System.Text.RegularExpressions;

namespace Portal.Domain.Consultations.Desk;

/// <summary>One article of a draft: a paragraph or heading that begins with 第…条; where there are none, what stands under a heading.</summary>
/// <param name="Head">As opinions and answers name it, e.g. 第三条, or the heading itself.</param>
public sealed record CutArticle(string Head, string Text);

/// <summary>What became of an article between two versions of a draft.</summary>
/// <param name="Before">Empty: it is new.</param>
/// <param name="After">Empty: it is gone.</param>
public sealed record ArticleChange(string Head, string Before, string After);

/// <summary>Cuts a draft into the articles that people have opinions about, and tells what changed in which of them.</summary>
public static partial class ArticleCut
{
    /// <summary>Longest head, as opinions store it.</summary>
    private const int MostHead = 64;

    /// <summary>Articles in their order; what stands before the first one has no head and is left out.</summary>
    public static IReadOnlyList<CutArticle> Of(string markdown)
    {
        var (articles, lines) = (new List<(string Head, List<string> Lines)>(), markdown.ReplaceLineEndings("\n").Split('\n'));
        var numbered = Array.Exists(lines, line => Numbered(line) is not null);
        foreach (var line in lines)
        {
            if ((numbered ? Numbered(line) : Headed(line)) is not { } head)
            {
                if (articles.Count > 0) articles[^1].Lines.Add(line);
                continue;
            }

            if (articles.Exists(a => a.Head == head.Name)) head = (Unused(articles, head.Name), head.Words);
            articles.Add((head.Name, head.Words.Length > 0 ? [head.Words] : []));
        }

        return [.. articles.Select(a => new CutArticle(a.Head, string.Join('\n', a.Lines).Trim()))];
    }

    /// <summary>Articles that differ. One that only got another number, because one was put in before it, has not changed.</summary>
    public static IReadOnlyList<ArticleChange> Changes(string before, string after)
    {
        var (old, now) = (Of(before), Of(after));
        var (oldTexts, nowTexts) = (old.Select(a => Plain(a.Text)).ToHashSet(), now.Select(a => Plain(a.Text)).ToHashSet());
        var heads = old.DistinctBy(a => a.Head).ToDictionary(a => a.Head);
        var changes = now.Where(a => Plain(a.Text).Length > 0 && !oldTexts.Contains(Plain(a.Text)))
            .Select(a => new ArticleChange(a.Head, heads.GetValueOrDefault(a.Head) is { } was && !nowTexts.Contains(Plain(was.Text)) ? was.Text : "", a.Text)).ToList();
        var shown = changes.Select(c => c.Head).ToHashSet();
        changes.AddRange(old.Where(a => Plain(a.Text).Length > 0 && !nowTexts.Contains(Plain(a.Text)) && !shown.Contains(a.Head)).Select(a => new ArticleChange(a.Head, a.Text, "")));
        return changes;
    }

    private static (string Name, string Words)? Numbered(string line) =>
        Article().Match(line) is { Success: true } article ? (article.Groups[1].Value, line[article.Length..].Trim()) : null;

    private static (string Name, string Words)? Headed(string line) =>
        Heading().Match(line) is { Success: true } heading && heading.Groups[1].Value.Trim('#', '*', ' ') is { Length: > 0 } text ? (Clip(text), "") : null;

    private static string Unused(List<(string Head, List<string> Lines)> articles, string head)
    {
        for (var n = 2; ; n++)
            if ($"{Clip(head, 5)}（{n}）" is var candidate && !articles.Exists(a => a.Head == candidate))
                return candidate;
    }

    private static string Clip(string head, int room = 0) => head.Length > MostHead - room ? head[..(MostHead - room)] : head;

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"^#{1,6}\s+(.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:#{1,6}\s+)?(?:\*\*)?(第[〇零一二三四五六七八九十百\d]+条)(?![的第、，和至])(?:\*\*)?[\s　:：]*(?:\*\*)?")]
    private static partial Regex Article();
}
