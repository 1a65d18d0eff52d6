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
        var heads = DraftArticles.Of(after).Select(a => a.Head).ToList();
        var (begins, began, waiting) = (DraftArticles.Beginning(after), DraftArticles.Beginning(before), new Queue<string>(heads));
        var because = answers.SelectMany(a => a.ChangedArticles.Select(article => (Article: article, Answer: a))).ToLookup(a => a.Article, a => a.Answer);
        var (articles, names, lines) = (new List<ChangedArticle>(), new List<string> { "" }, new List<IReadOnlyList<DiffPart>>());
        void Open(string head)
        {
            if (lines.Count > 0) articles.Add(new ChangedArticle(names[0], lines, [.. names.SelectMany(n => because[n]).Distinct()]));
            (names, lines) = ([head], []);
        }

        foreach (var line in Lines(TextDiff.Compare(before.PlainText, after.PlainText)))
        {
            var (kept, gone) = (Text(line, DiffKind.Removed), Text(line, DiffKind.Added));
            if (begins(kept) is { } head && waiting.TryPeek(out var next) && DraftArticles.IsNamed(next, head.Name)) Open(waiting.Dequeue());
            // An article that is gone for good still has its reasons, where it stood or beside what took its place.
            if (began(gone) is { } was && !heads.Contains(was.Name))
            {
                if (kept.Length == 0) Open(was.Name);
                else names.Add(was.Name);
            }

            lines.Add(line);
        }

        Open("");
        return articles;
    }

    private static string Text(IEnumerable<DiffPart> line, DiffKind without) => string.Concat(line.Where(p => p.Kind != without).Select(p => p.Text));

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
