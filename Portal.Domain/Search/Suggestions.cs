using System.Globalization;
using System.Text;

namespace Portal.Domain.Search;

/// <summary>您是不是要找…: queries in which a word that stands nowhere is replaced by the one in titles, numbers and keywords that is written most alike.</summary>
internal static class Suggestions
{
    private const int Most = 3, LongestWord = 24, ShortWord = 4, NewestOfTerm = 20, LongestField = 200;

    public static async Task<IReadOnlyList<string>> OfAsync(IndexReader index, QueryWords words, IReadOnlyList<QueryWord> missing, CancellationToken ct)
    {
        var near = new Dictionary<QueryWord, IReadOnlyList<string>>();
        foreach (var word in missing) near[word] = await NearAsync(index, word.Folded, ct);

        var suggestions = new List<string>();
        for (var i = 0; i < Most && near.Values.Any(n => i < n.Count); i++)
        {
            var (whole, alone) = (words.Wanted.Select(w => near.TryGetValue(w, out var n) ? n.ElementAtOrDefault(i) : w.Typed).OfType<string>(), near.Values.Select(n => n.ElementAtOrDefault(i)).OfType<string>());
            var text = string.Join(' ', whole);
            suggestions.Add(await index.AnyAsync(IndexReader.Texts, QueryWords.Parse(text).MatchAll, ct) ? text : alone.First());
        }

        return [.. Apart(suggestions)];
    }

    private static async Task<IReadOnlyList<string>> NearAsync(IndexReader index, string word, CancellationToken ct)
    {
        var length = new StringInfo(word).LengthInTextElements;
        if (length is < 2 or > LongestWord) return [];
        // What is written alike has a pair of characters with it in common; a short word perhaps only one, a foreign word its first.
        var pairs = IndexTerms.Of(word).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(t => t.EnumerateRunes().Skip(1).Any()).Select(t => $"\"{t}\"");
        var near = await AmongAsync(index, pairs, word, Math.Max(1, length / 4), ct);
        if (near.Count > 0 || word.Contains(' ') || length > ShortWord && FoldedText.IsChinese(word.EnumerateRunes().First())) return near;
        var beginnings = FoldedText.IsChinese(word.EnumerateRunes().First()) ? word.EnumerateRunes() : word.EnumerateRunes().Take(1);
        return await AmongAsync(index, beginnings.Select(r => $"\"{r}\"*"), word, Math.Max(1, length / 4), ct);
    }

    /// <summary>Stretches of titles, numbers and keywords, as they are written there, of the newest entries that match one of the terms.</summary>
    private static async Task<IReadOnlyList<string>> AmongAsync(IndexReader index, IEnumerable<string> terms, string word, int allowed, CancellationToken ct)
    {
        var ids = new HashSet<int>();
        foreach (var term in terms.Distinct()) ids.UnionWith(await index.NewestAsync(IndexReader.Heads, term, NewestOfTerm, ct));

        var fields = new List<(string Source, FoldedText Folded)>();
        foreach (var id in ids)
            if (await index.EntryAsync(id, withTexts: false, ct) is { } entry)
                fields.AddRange(((string[])[entry.Title, entry.Number, entry.Keywords]).Where(f => f.Length > 0).Select(f => f.Length > LongestField ? f[..LongestField] : f).Select(f => (f, FoldedText.Of(f))));

        var heads = $"\n{string.Join('\n', fields.Select(f => f.Folded.Text))}\n";
        var found = new Dictionary<string, (int Distance, int Count, string Written)>();
        foreach (var (source, folded) in fields)
        {
            foreach (var (stretch, distance) in Likest(folded.Text, word, allowed, heads))
            {
                var count = found.GetValueOrDefault(folded.Text[stretch]).Count + 1;
                found[folded.Text[stretch]] = (distance, count, source[folded.SourceOf(stretch)]);
            }
        }

        return [.. Apart(found.Values.OrderBy(f => f.Distance).ThenByDescending(f => f.Count).ThenBy(f => Math.Abs(f.Written.Length - word.Length)).Select(f => f.Written)).Take(Most)];
    }

    /// <summary>Without what is a piece of a better one, or has one for a piece.</summary>
    private static List<string> Apart(IEnumerable<string> bestFirst)
    {
        var apart = new List<string>();
        foreach (var text in bestFirst)
            if (!apart.Exists(a => a.Contains(text, StringComparison.OrdinalIgnoreCase) || text.Contains(a, StringComparison.OrdinalIgnoreCase))) apart.Add(text);
        return apart;
    }

    /// <summary>
    /// Of the stretches that share characters the one most alike. Chinese shows nowhere how far a word goes: one that does not begin and end as what was typed goes on
    /// while all heads go on alike.
    /// </summary>
    private static IEnumerable<(Range Stretch, int Distance)> Likest(string folded, string word, int allowed, string heads)
    {
        var near = new List<(int Start, int End, int Distance, bool IsGrown, int Slips)>();
        foreach (var stretch in Stretches(folded, word.Length))
        {
            var (start, end) = (stretch.Start.Value, stretch.End.Value);
            if (Distance(word, folded.AsSpan(stretch), allowed) is var distance && distance > allowed) continue;
            var (beginsElse, endsElse) = (folded[start] != word[0], folded[end - 1] != word[^1]);
            if (beginsElse)
                while (IsPiece(folded.AsSpan(start..end), heads, -1)) start--;
            if (endsElse)
                while (IsPiece(folded.AsSpan(start..end), heads, +1)) end++;
            near.Add((start, end, distance, !stretch.Equals(start..end), (beginsElse ? 1 : 0) + (endsElse ? 1 : 0)));
        }

        var taken = new List<(int Start, int End)>();
        foreach (var (start, end, distance, _, _) in near.OrderBy(n => n.Distance).ThenBy(n => n.IsGrown).ThenBy(n => n.Slips).ThenBy(n => Math.Abs(n.End - n.Start - word.Length)))
        {
            if (taken.Exists(t => start < t.End && t.Start < end)) continue;
            taken.Add((start, end));
            yield return (start..end, distance);
        }
    }

    /// <summary>Whether the same character stands beside a text wherever it stands: then it is cut there.</summary>
    /// <param name="side">-1: before it; +1: behind it.</param>
    private static bool IsPiece(ReadOnlySpan<char> text, string heads, int side)
    {
        char? neighbour = null;
        for (var from = 0; heads.AsSpan(from).IndexOf(text) is >= 0 and var step; from += step + 1)
        {
            var beside = heads[side < 0 ? from + step - 1 : from + step + text.Length];
            if (beside is ' ' or '\n' || (neighbour ??= beside) != beside) return false;
        }

        return true;
    }

    /// <summary>Pieces of about a length that begin and end where a search could.</summary>
    private static IEnumerable<Range> Stretches(string folded, int length)
    {
        for (var start = 0; start < folded.Length; start++)
        {
            if (!IsBorder(folded, start)) continue;
            for (var end = start + Math.Max(2, length - 1); end <= Math.Min(folded.Length, start + length + 1); end++)
                if (IsBorder(folded, end) && folded[start] != ' ' && folded[end - 1] != ' ') yield return start..end;
        }
    }

    private static bool IsBorder(string folded, int at) =>
        at == 0 || at == folded.Length || folded[at] == ' ' || folded[at - 1] == ' '
        || !char.IsLowSurrogate(folded[at]) && FoldedText.IsChinese(Rune.GetRuneAt(folded, at));

    /// <summary>Levenshtein's, given up above a most.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, least) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > most) return most + 1;
        }

        return row[b.Length];
    }
}
