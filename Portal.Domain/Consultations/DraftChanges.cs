using Portal.Domain.Documents.Office;
using Portal.Domain.Documents.Writing;

namespace Portal.Domain.Consultations;

/// <summary>One article of the two versions of a draft, with the answers that changed it.</summary>
/// <param name="Article">As it is headed; empty for what stands before the first.</param>
/// <param name="Lines">Pieces that stay, went and came, paragraph by paragraph.</param>
public sealed record ChangedArticle(string Article, IReadOnlyList<IReadOnlyList<DiffPart>> Lines, IReadOnlyList<PublishedAnswer> Because)
{
    public bool IsChanged => Lines.Any(line => line.Any(part => part.Kind != DiffKind.Same));
}

/// <summary>The consulted draft against the revised one: what the opinions changed, article by article.</summary>
public static class DraftChanges
{
    public static IReadOnlyList<ChangedArticle> Of(RenderedText before, RenderedText after, IReadOnlyList<PublishedAnswer> answers)
    {
        var headings = DraftArticles.Of(before).Concat(DraftArticles.Of(after)).ToHashSet();
        var because = answers.SelectMany(a => a.ChangedArticles.Select(article => (Article: NameOf(article, headings), Answer: a))).ToLookup(a => a.Article, a => a.Answer);
        var (articles, name, lines) = (new List<ChangedArticle>(), "", new List<IReadOnlyList<DiffPart>>());
        void Close()
        {
            if (lines.Count > 0) articles.Add(new ChangedArticle(name, lines, [.. because[name].Distinct()]));
            lines = [];
        }

        foreach (var line in Lines(TextDiff.Compare(before.PlainText, after.PlainText)))
        {
            if (NameOf(string.Concat(line.Where(p => p.Kind != DiffKind.Removed).Select(p => p.Text)), headings) is { Length: > 0 } next && headings.Contains(next))
            {
                Close();
                name = next;
            }

            lines.Add(line);
        }

        Close();
        return articles;
    }

    private static string NameOf(string line, HashSet<string> headings) => DraftArticles.NumberOf(line) is { } number && headings.Contains(number) ? number : line.Trim();

    /// <summary>The pieces cut at the ends of paragraphs.</summary>
    private static IEnumerable<IReadOnlyList<DiffPart>> Lines(IEnumerable<DiffPart> parts)
    {
        var line = new List<DiffPart>();
        foreach (var part in parts)
        {
            var pieces = part.Text.Split('\n');
            for (var i = 0; i < pieces.Length; i++)
            {
                if (pieces[i].Length > 0) line.Add(part with { Text = pieces[i] });
                if (i == pieces.Length - 1 || line.Count == 0) continue;
                yield return line;
                line = [];
            }
        }

        if (line.Count > 0) yield return line;
    }
}
