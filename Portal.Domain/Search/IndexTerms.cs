using System.Runtime.InteropServices;
using System.Text;

namespace Portal.Domain.Search;

/// <summary>
/// Folded text as terms of the full-text index. Every Chinese character begins one term: together with its neighbour on the right, or alone at the end of a run.
/// So a phrase of terms is found exactly where its characters stand side by side, never across a punctuation mark, and a single character by its prefix.
/// </summary>
internal static class IndexTerms
{
    /// <summary>Marks the first and the last term of a field. Private use, as the marks of frequency: no text folds to it.</summary>
    private const char Edge = '\uE000';

    /// <summary>Longer words (codes, addresses) are found by their beginning.</summary>
    private const int LongestWord = 64;

    /// <summary>How often a text must have a term to be told from one that has it less often; the rarest grade last.</summary>
    public static readonly IReadOnlyList<int> Grades = [2, 4, 8, 16];

    public static string Of(string folded)
    {
        var terms = new StringBuilder(folded.Length * 4);
        Append(terms, folded, closed: true);
        return terms.ToString();
    }

    /// <summary>Terms of a field that is also found as a whole, or by its beginning.</summary>
    public static string OfWhole(string folded) => folded.Length == 0 ? "" : $"{Opening(folded)} {Of(folded)}{Closing(folded)} ";

    /// <summary>The terms that a text has at least so often, for each grade.</summary>
    public static string Repeated(string terms)
    {
        var counts = new Dictionary<string, int>();
        var byTerm = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var term in terms.AsSpan().Split(' ')) CollectionsMarshal.GetValueRefOrAddDefault(byTerm, terms.AsSpan(term), out _)++;
        return string.Join(' ', counts.Where(c => c.Key.Length > 0).SelectMany(c => Grades.Where(g => g <= c.Value).Select(g => $"{Mark(g)}{c.Key}")));
    }

    /// <summary>In the index's query language: all terms of a phrase are among those of a grade.</summary>
    public static string Often(string folded, int grade)
    {
        var (terms, isLone) = Open(folded);
        return string.Join(" AND ", terms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Select(t => $"\"{Mark(grade)}{t}\"{(isLone && terms.EndsWith(t + " ", StringComparison.Ordinal) ? "*" : "")}"));
    }

    /// <summary>In the index's query language: stands anywhere in a field.</summary>
    public static string Phrase(string folded) => Quoted("", folded);

    /// <summary>In the index's query language: a field begins so.</summary>
    public static string Beginning(string folded) => Quoted(Opening(folded) + " ", folded);

    /// <summary>In the index's query language: a field is this and nothing else.</summary>
    public static string Whole(string folded) => $"\"{OfWhole(folded)}\"";

    /// <summary>Terms are letters and digits: nothing in them can end the quotation.</summary>
    private static string Quoted(string before, string folded)
    {
        var (terms, isLone) = Open(folded);
        return $"\"{before}{terms}\"{(isLone ? "*" : "")}";
    }

    /// <summary>Terms of a query, whose last run may go on in the text; a lone Chinese character at its end is the beginning of a term.</summary>
    private static (string Terms, bool IsLone) Open(string folded)
    {
        var terms = new StringBuilder();
        Append(terms, folded, closed: false);
        var last = LastRune(folded);
        return (terms.ToString(), FoldedText.IsChinese(last) && (folded.Length == last.Utf16SequenceLength || folded[^(last.Utf16SequenceLength + 1)] == ' '));
    }

    /// <param name="closed">The last run ends here; in a query it may go on in the text.</param>
    private static void Append(StringBuilder terms, ReadOnlySpan<char> folded, bool closed)
    {
        while (folded.Length > 0)
        {
            var gap = folded.IndexOf(' ');
            var run = gap < 0 ? folded : folded[..gap];
            folded = gap < 0 ? [] : folded[(gap + 1)..];
            if (FoldedText.IsChinese(FirstRune(run))) AppendChinese(terms, run, closed || gap >= 0);
            else terms.Append(Cut(run)).Append(' ');
        }
    }

    private static void AppendChinese(StringBuilder terms, ReadOnlySpan<char> run, bool closed)
    {
        var first = true;
        while (run.Length > 0)
        {
            var length = FirstRune(run).Utf16SequenceLength;
            var pair = run.Length == length ? length : length + FirstRune(run[length..]).Utf16SequenceLength;
            if (pair > length || closed || first) terms.Append(run[..pair]).Append(' ');
            run = run[length..];
            first = false;
        }
    }

    private static string Opening(string folded)
    {
        var first = FirstRune(folded);
        var gap = folded.IndexOf(' ');
        return FoldedText.IsChinese(first) ? $"{Edge}{first}" : $"{Edge}{Cut(gap < 0 ? folded : folded.AsSpan(0, gap))}";
    }

    private static string Closing(string folded)
    {
        var last = LastRune(folded);
        return FoldedText.IsChinese(last) ? $"{last}{Edge}" : $"{Cut(folded.AsSpan(folded.LastIndexOf(' ') + 1))}{Edge}";
    }

    private static char Mark(int grade) => (char)(Edge + grade);

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> word) =>
        word.Length <= LongestWord ? word : word[..(char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];

    private static Rune FirstRune(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out _);
        return rune;
    }

    private static Rune LastRune(ReadOnlySpan<char> text)
    {
        Rune.DecodeLastFromUtf16(text, out var rune, out _);
        return rune;
    }
}
