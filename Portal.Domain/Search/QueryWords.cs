using System.Text;

namespace Portal.Domain.Search;

/// <param name="Typed">As it was typed, without the marks at its ends; a bracket stands with its other half or not at all.</param>
internal readonly record struct QueryWord(string Typed, string Folded)
{
    public string Match => IndexTerms.Phrase(Folded);
}

/// <summary>What a typed query asks for. Whatever is typed becomes folded words, so that nothing of it can reach the index's query language.</summary>
/// <param name="Whole">All that is wanted as one phrase, folded.</param>
internal sealed record QueryWords(IReadOnlyList<QueryWord> Wanted, IReadOnlyList<QueryWord> Unwanted, string Whole)
{
    /// <summary>Characters read of a query, and words kept of them: more is not a question any more.</summary>
    private const int Longest = 200, Most = 12;

    private const string Quotes = "\"“”„‟「」『』＂", Minuses = "-－−", Separators = "、，,；;。！!？?｜|",
        Opening = "([{<（［｛＜〔【〖《〈", Closing = ")]}>）］｝＞〕】〗》〉";

    /// <summary>An expression that wants all words and none of the unwanted.</summary>
    public string MatchAll => Unwanted.Count == 0 ? MatchWanted : $"({MatchWanted}) NOT ({string.Join(" OR ", Unwanted.Select(w => w.Match))})";

    public string MatchWanted => string.Join(" AND ", Wanted.Select(w => w.Match));

    /// <summary>An expression that wants all words often, see <see cref="IndexTerms.Grades"/>.</summary>
    public string MatchOften(int grade) => string.Join(" AND ", Wanted.Select(w => IndexTerms.Often(w.Folded, grade)));

    public QueryWords With(IEnumerable<QueryWord> wanted)
    {
        IReadOnlyList<QueryWord> distinct = [.. wanted.DistinctBy(w => w.Folded).Take(Most)];
        return new QueryWords(distinct, Unwanted, string.Join(' ', distinct.Select(w => w.Folded)));
    }

    public static QueryWords Parse(string text)
    {
        var (wanted, unwanted) = (new List<QueryWord>(), new List<QueryWord>());
        text = text.Length > Longest ? text[..Longest] : text;
        var whole = text.ToCharArray();
        for (var at = 0; at < text.Length;)
        {
            if (IsBlank(text[at]))
            {
                at++;
                continue;
            }

            var first = at;
            var isUnwanted = Minuses.Contains(text[at]) && at + 1 < text.Length && !IsBlank(text[at + 1]);
            if (isUnwanted) at++;
            var isPhrase = Quotes.Contains(text[at]);
            if (isPhrase) at++;
            var start = at;
            while (at < text.Length && !Quotes.Contains(text[at]) && (isPhrase || !IsBlank(text[at]))) at++;
            (isUnwanted ? unwanted : wanted).AddRange(isPhrase ? Phrase(text[start..at]) : Words(text[start..at]));
            if (isUnwanted) whole.AsSpan(first..at).Fill(' ');
            if (isPhrase) at++;
        }

        return new QueryWords([.. wanted.DistinctBy(w => w.Folded).Take(Most)], [.. unwanted.DistinctBy(w => w.Folded).Take(Most)], FoldedText.TextOf(new string(whole)));
    }

    private static IEnumerable<QueryWord> Phrase(string typed)
    {
        var folded = FoldedText.Of(typed);
        return folded.Text.Length == 0 ? [] : [new QueryWord(Shown(typed, folded.SourceOf(..folded.Text.Length)), folded.Text)];
    }

    /// <summary>What stands between two runs of Chinese parts words (《意见》解读); between Chinese and a number it does not (示科规〔2019〕3号).</summary>
    private static IEnumerable<QueryWord> Words(string typed)
    {
        var folded = FoldedText.Of(typed);
        var start = 0;
        for (var gap = folded.Text.IndexOf(' '); gap >= 0; gap = folded.Text.IndexOf(' ', gap + 1))
        {
            if (!IsChineseBefore(folded.Text, gap) || !FoldedText.IsChinese(Rune.GetRuneAt(folded.Text, gap + 1))) continue;
            yield return Word(start..gap);
            start = gap + 1;
        }

        if (folded.Text.Length > 0) yield return Word(start..folded.Text.Length);

        QueryWord Word(Range range) => new(Shown(typed, folded.SourceOf(range)), folded.Text[range]);
    }

    /// <summary>What folding leaves off at the ends of a word comes back where it closes a bracket within (示科发〔2024〕); a bracket whose other half is elsewhere is a blank.</summary>
    private static string Shown(string typed, Range range)
    {
        var (mates, open) = (new int[typed.Length], new Stack<int>());
        Array.Fill(mates, -1);
        for (var at = 0; at < typed.Length; at++)
        {
            if (Opening.Contains(typed[at])) open.Push(at);
            if (Closing.IndexOf(typed[at]) is var sort and >= 0 && open.TryPeek(out var mate) && typed[mate] == Opening[sort]) mates[mates[at] = open.Pop()] = at;
        }

        var (start, end) = (range.Start.Value, range.End.Value);
        while (end < typed.Length && mates[end] >= start && mates[end] < end) end++;
        while (start > 0 && mates[start - 1] is >= 0 and var mate && mate >= start && mate < end) start--;
        var text = typed[start..end].ToCharArray();
        for (var i = 0; i < text.Length; i++)
            if ((Opening.Contains(text[i]) || Closing.Contains(text[i])) && (mates[start + i] < start || mates[start + i] >= end)) text[i] = ' ';
        return new string(text).Trim();
    }

    private static bool IsChineseBefore(string folded, int gap)
    {
        Rune.DecodeLastFromUtf16(folded.AsSpan(0, gap), out var rune, out _);
        return FoldedText.IsChinese(rune);
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || Separators.Contains(c);
}
