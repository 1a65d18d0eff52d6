using System.Globalization;
using DiffPlex;

namespace Portal.Domain.Documents.Office;

/// <summary>Cuts texts into pieces, and finds which pieces of two texts belong together.</summary>
internal static class DiffPieces
{
    /// <summary>Where two stretches have more pairs than this and no landmark between them, they are different texts.</summary>
    private const int MostPairs = 1_000_000;

    /// <summary>Lines, each with the empty ones behind it.</summary>
    public static List<string> Paragraphs(string text) => Cut(text, static (text, at) =>
    {
        var end = text.IndexOf('\n', at);
        if (end < 0) return text.Length;
        while (end < text.Length && text[end] is '\n' or '\r') end++;
        return end;
    });

    /// <summary>Chinese between punctuation, words, numbers; punctuation by itself.</summary>
    public static List<string> Phrases(string text) => Cut(text, static (text, at) =>
    {
        if (!ChineseSpacing.IsIdeograph(text[at])) return EndOfWord(text, at);
        while (at < text.Length && ChineseSpacing.IsIdeograph(text[at])) at++;
        return at;
    });

    /// <summary>Chinese characters, words, numbers: what no change may split.</summary>
    public static List<string> Words(string text) => Cut(text, static (text, at) =>
        ChineseSpacing.IsIdeograph(text[at]) ? at + (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1) : EndOfWord(text, at));

    /// <summary>Runs of pieces: what stays, then what is taken away and put in behind it.</summary>
    public static IEnumerable<(string Same, string Removed, string Added)> Align(List<string> before, List<string> after)
    {
        var numbers = new Dictionary<string, int>();
        int Number(string piece) => numbers.TryGetValue(piece, out var number) ? number : numbers[piece] = numbers.Count;
        int[] old = [.. before.Select(Number)], now = [.. after.Select(Number)];
        var pairs = new List<(int Old, int New)>();
        Match(old, 0, old.Length, now, 0, now.Length, pairs);

        var (o, n, same) = (0, 0, "");
        for (var i = 0; ;)
        {
            var (oldAt, newAt) = i < pairs.Count ? pairs[i] : (old.Length, now.Length);
            yield return (same, Text(before, o, oldAt), Text(after, n, newAt));
            if (i == pairs.Count) yield break;
            (o, n) = (oldAt, newAt);
            while (i < pairs.Count && pairs[i] == (o, n)) (o, n, i) = (o + 1, n + 1, i + 1);
            same = Text(before, oldAt, o);
        }
    }

    private static void Match(int[] old, int oldFrom, int oldTo, int[] now, int newFrom, int newTo, List<(int, int)> pairs)
    {
        for (; oldFrom < oldTo && newFrom < newTo && old[oldFrom] == now[newFrom]; oldFrom++, newFrom++) pairs.Add((oldFrom, newFrom));
        var tail = 0;
        while (oldTo - tail > oldFrom && newTo - tail > newFrom && old[oldTo - tail - 1] == now[newTo - tail - 1]) tail++;
        var (oldEnd, newEnd) = (oldTo - tail, newTo - tail);
        if (oldFrom < oldEnd && newFrom < newEnd)
        {
            if ((long)(oldEnd - oldFrom) * (newEnd - newFrom) <= MostPairs) MatchAll(old, oldFrom, oldEnd, now, newFrom, newEnd, pairs);
            else MatchLandmarks(old, oldFrom, oldEnd, now, newFrom, newEnd, pairs);
        }
        for (; tail > 0; tail--) pairs.Add((oldTo - tail, newTo - tail));
    }

    // The library compares strings: each piece becomes one character. A stretch of at most a million pairs has fewer distinct pieces
    // than there are characters, unless one side is tiny and then nothing is lost by naming the strangers alike.
    private static void MatchAll(int[] old, int oldFrom, int oldTo, int[] now, int newFrom, int newTo, List<(int, int)> pairs)
    {
        var oldIsShort = oldTo - oldFrom <= newTo - newFrom;
        var names = new Dictionary<int, char>();
        foreach (var piece in oldIsShort ? old.AsSpan(oldFrom, oldTo - oldFrom) : now.AsSpan(newFrom, newTo - newFrom)) names.TryAdd(piece, (char)(names.Count + 2));
        string Name(int[] pieces, int from, int to, char stranger) => string.Create(to - from, 0, (name, _) =>
        {
            for (var i = 0; i < name.Length; i++) name[i] = names.TryGetValue(pieces[from + i], out var known) ? known : stranger;
        });
        var blocks = Differ.Instance.CreateCharacterDiffs(Name(old, oldFrom, oldTo, '\0'), Name(now, newFrom, newTo, '\u0001'), ignoreWhitespace: false).DiffBlocks;
        var (o, n) = (0, 0);
        foreach (var block in blocks)
        {
            for (; o < block.DeleteStartA; o++, n++) pairs.Add((oldFrom + o, newFrom + n));
            (o, n) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }
        for (; o < oldTo - oldFrom; o++, n++) pairs.Add((oldFrom + o, newFrom + n));
    }

    /// <summary>Pieces that come exactly once on both sides, in the same order, part long stretches into short ones.</summary>
    private static void MatchLandmarks(int[] old, int oldFrom, int oldTo, int[] now, int newFrom, int newTo, List<(int, int)> pairs)
    {
        var places = Once(now, newFrom, newTo);
        var once = Once(old, oldFrom, oldTo);
        var common = new List<(int Old, int New)>();
        for (var i = oldFrom; i < oldTo; i++)
            if (once.TryGetValue(old[i], out var at) && at >= 0 && places.TryGetValue(old[i], out var there) && there >= 0) common.Add((i, there));
        var (o, n) = (oldFrom, newFrom);
        foreach (var (oldAt, newAt) in LongestRising(common))
        {
            Match(old, o, oldAt, now, n, newAt, pairs);
            pairs.Add((oldAt, newAt));
            (o, n) = (oldAt + 1, newAt + 1);
        }
        if (o > oldFrom || n > newFrom) Match(old, o, oldTo, now, n, newTo, pairs);
    }

    // Where a piece stands; -1 when it comes again.
    private static Dictionary<int, int> Once(int[] pieces, int from, int to)
    {
        var places = new Dictionary<int, int>();
        for (var i = from; i < to; i++)
            if (!places.TryAdd(pieces[i], i)) places[pieces[i]] = -1;
        return places;
    }

    private static List<(int Old, int New)> LongestRising(List<(int Old, int New)> pairs)
    {
        // ends[k]: the pair on which the best rising row of k + 1 pairs ends.
        var ends = new List<int>();
        var before = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[ends[middle]].New < pairs[i].New) low = middle + 1;
                else high = middle;
            }
            before[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count) ends.Add(i);
            else ends[low] = i;
        }
        var rising = new List<(int, int)>();
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = before[i]) rising.Add(pairs[i]);
        rising.Reverse();
        return rising;
    }

    private static string Text(List<string> pieces, int from, int to) => from == to ? "" : string.Concat(pieces.Skip(from).Take(to - from));

    private static List<string> Cut(string text, Func<string, int, int> end)
    {
        var pieces = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var to = end(text, at);
            pieces.Add(text[at..to]);
            at = to;
        }
        return pieces;
    }

    // A number keeps its points and its per cent, a word its letters; anything else stands alone.
    private static int EndOfWord(string text, int at)
    {
        var from = at;
        if (char.IsDigit(text[at]))
        {
            while (at < text.Length && (char.IsDigit(text[at]) || text[at] is '.' or ',' && at + 1 < text.Length && char.IsDigit(text[at + 1]))) at++;
            return at < text.Length && text[at] is '%' or '‰' ? at + 1 : at;
        }
        while (at < text.Length && char.IsLetter(text[at]) && !ChineseSpacing.IsIdeograph(text[at])) at++;
        while (at > from && at < text.Length && CharUnicodeInfo.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark) at++;
        return Math.Max(at, from + 1);
    }
}
