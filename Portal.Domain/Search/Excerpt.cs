namespace Portal.Domain.Search;

/// <param name="IsHit">One of the words looked for.</param>
public readonly record struct TextPart(string Text, bool IsHit);

/// <param name="FromAttachment">Out of an attachment, and to be marked so.</param>
public sealed record Passage(IReadOnlyList<TextPart> Parts, bool FromAttachment);

/// <summary>What a list of hits shows of one, as plain text in parts: the page marks the hits.</summary>
/// <param name="Passages">One from the text, and one from the attachments when they have a word that title and text lack.</param>
public sealed record Excerpt(string Kind, int Id, IReadOnlyList<TextPart> Title, IReadOnlyList<Passage> Passages)
{
    /// <summary>Characters of a passage, about two lines.</summary>
    private const int Length = 90;

    /// <summary>How far a passage is moved to begin or end with a sentence.</summary>
    private const int Reach = 20;

    /// <summary>Characters of a text that are looked through.</summary>
    private const int MostRead = 100_000;

    private const string Ends = "。！？；\n";

    /// <summary>A short text, the words looked for marked in it.</summary>
    public static IReadOnlyList<TextPart> Mark(string text, IReadOnlyList<string> terms) => Cut(text, 0, text.Length, Found(text, terms));

    internal static Excerpt Of(SearchEntry entry, IReadOnlyList<string> terms)
    {
        var (text, attachments) = (Head(entry.Text), Head(entry.Attachments));
        var inText = Found(text, terms);
        var seen = Found(entry.Title, terms).Concat(inText).Select(f => f.Term).ToHashSet();
        var onlyAttached = Found(attachments, terms).Where(f => !seen.Contains(f.Term)).ToList();

        var passages = new List<Passage>();
        if (inText.Count > 0 || onlyAttached.Count == 0 && text.Length > 0) passages.Add(new Passage(Best(text, inText), false));
        if (onlyAttached.Count > 0) passages.Add(new Passage(Best(attachments, onlyAttached), true));
        return new Excerpt(entry.Kind, entry.Id, Mark(entry.Title, terms), passages);
    }

    /// <summary>Where the terms stand in the text, in its order.</summary>
    private static List<(int Start, int End, int Term)> Found(string text, IReadOnlyList<string> terms)
    {
        var folded = FoldedText.Of(text);
        return [.. terms.SelectMany((term, i) => folded.Find(term).Select(folded.SourceOf).Select(r => (r.Start.Value, r.End.Value, i))).Order()];
    }

    private static IReadOnlyList<TextPart> Best(string text, List<(int Start, int End, int Term)> found)
    {
        var (from, to) = Densest(found);
        var spare = Math.Max(0, Length - (to - from));
        from = BeginningNear(text, Math.Max(0, from - spare / 3), from);
        to = EndNear(text, to, Math.Min(text.Length, Math.Max(to, from + Length)));
        return Cut(text, from, to, found);
    }

    /// <summary>The stretch with the most different terms; of those the one with the most hits; of those the first.</summary>
    private static (int From, int To) Densest(List<(int Start, int End, int Term)> found)
    {
        var (best, from, to) = ((Different: 0, Count: 0), 0, 0);
        for (int first = 0, after = 0; first < found.Count; first++)
        {
            after = Math.Max(after, first + 1);
            while (after < found.Count && found[after].End - found[first].Start <= Length) after++;
            var within = found[first..after];
            var worth = (within.Select(f => f.Term).Distinct().Count(), within.Count);
            if (worth.CompareTo(best) > 0) (best, from, to) = (worth, found[first].Start, within.Max(f => f.End));
        }

        return (from, to);
    }

    private static int BeginningNear(string text, int wished, int latest)
    {
        for (var at = Math.Max(0, wished - Reach); at <= Math.Min(latest, wished + Reach); at++)
            if (at == 0 || Ends.Contains(text[at - 1])) return at;
        return wished > 0 && char.IsLowSurrogate(text[wished]) ? wished - 1 : wished;
    }

    private static int EndNear(string text, int earliest, int wished)
    {
        for (var at = Math.Min(text.Length, wished + Reach); at >= Math.Max(earliest, wished - Reach); at--)
            if (at == text.Length || at > 0 && Ends.Contains(text[at - 1])) return at;
        return char.IsLowSurrogate(text[wished]) ? wished + 1 : wished;
    }

    private static IReadOnlyList<TextPart> Cut(string text, int from, int to, List<(int Start, int End, int Term)> found)
    {
        var parts = new List<TextPart>();
        var at = from;
        foreach (var (start, end, _) in found)
        {
            if (end <= at || end > to) continue;
            if (start > at) parts.Add(new TextPart(Line(at, start), false));
            // Terms that overlap make one mark.
            if (start < at && parts is [.., { IsHit: true } last]) parts[^1] = last with { Text = last.Text + Line(at, end) };
            else parts.Add(new TextPart(Line(Math.Max(start, at), end), true));
            at = end;
        }

        if (to > at) parts.Add(new TextPart(Line(at, to), false));
        if (from > 0 && !Ends.Contains(text[from - 1])) parts.Insert(0, new TextPart("…", false));
        if (to < text.Length && !Ends.Contains(text[to - 1])) parts.Add(new TextPart("…", false));
        return parts;

        string Line(int start, int end) => text[start..end].ReplaceLineEndings(" ");
    }

    private static string Head(string text) => text.Length > MostRead ? text[..MostRead] : text;
}
