using System.Text.RegularExpressions;
using Portal.Domain.Documents.Writing;

namespace Portal.Domain.Consultations;

/// <summary>One article of a draft: a paragraph or heading that begins with 第…条; where there are none, what stands under a heading.</summary>
/// <param name="Head">As opinions and answers name it, e.g. 第三条, or the heading itself; no other article of the draft has it.</param>
/// <param name="Text">Without its head; empty for a heading that only opens others.</param>
public sealed record DraftArticle(string Head, string Text);

/// <summary>
/// Cuts a 征求意见稿 into what people speak about. The one place where it is done: what the public form offers, what staff choose as changed and what the
/// comparison shows must bear the same names.
/// </summary>
public static partial class DraftArticles
{
    /// <summary>Longest head, as opinions store it.</summary>
    private const int MostHead = 64;

    /// <summary>Articles in their order; what stands before the first one has no head and is left out.</summary>
    public static IReadOnlyList<DraftArticle> Of(RenderedText draft)
    {
        var (articles, begins) = (new List<(string Head, List<string> Lines)>(), Beginning(draft));
        foreach (var line in draft.PlainText.Split('\n'))
        {
            if (begins(line) is not { } head)
            {
                if (articles.Count > 0) articles[^1].Lines.Add(line);
                continue;
            }

            articles.Add((articles.Exists(a => a.Head == head.Name) ? Unused(articles, head.Name) : head.Name, head.Words.Length > 0 ? [head.Words] : []));
        }

        return [.. articles.Select(a => new DraftArticle(a.Head, string.Join('\n', a.Lines).Trim()))];
    }

    /// <summary>Those that say something, by their heads.</summary>
    public static IReadOnlyList<string> HeadsOf(RenderedText draft) => [.. Of(draft).Where(a => a.Text.Length > 0).Select(a => a.Head)];

    /// <summary>Tells of a line of the draft's plain text which article begins there, and what else the line says; null for any other line.</summary>
    internal static Func<string, (string Name, string Words)?> Beginning(RenderedText draft)
    {
        if (Array.Exists(draft.PlainText.Split('\n'), line => Number().IsMatch(line)))
            return line => Number().Match(line) is { Success: true } number ? (number.Groups[1].Value, line[number.Length..].TrimStart(' ', '　', ':', '：').Trim()) : null;
        var headings = draft.Contents.Select(h => h.Text.Trim()).Where(t => t.Length > 0).ToHashSet();
        return line => headings.Contains(line.Trim()) ? (Clip(line.Trim()), "") : null;
    }

    /// <summary>Whether a head is this name, or one of several articles of this name.</summary>
    internal static bool IsNamed(string head, string name) => head == name || head.StartsWith(name + "（", StringComparison.Ordinal);

    private static string Unused(List<(string Head, List<string> Lines)> articles, string head)
    {
        for (var n = 2; ; n++)
            if ($"{Clip(head, 5)}（{n}）" is var candidate && !articles.Exists(a => a.Head == candidate))
                return candidate;
    }

    private static string Clip(string head, int room = 0) => head.Length > MostHead - room ? head[..(MostHead - room)] : head;

    [GeneratedRegex(@"^\s*(第[一二三四五六七八九十百零〇\d]+条)(?![的第、，和至])")]
    private static partial Regex Number();
}
