using System.Text;
using Portal.Domain.Common;

namespace Portal.Domain.Work.Tables;

/// <summary>The items of one 完成措施 cell: '1. … 2. …' is two measures, a plain paragraph is one.</summary>
internal static class MeasureItems
{
    private enum Style
    {
        Dot,
        Bracket,
        Circle,
    }

    private readonly record struct Marker(Style Style, int Number, int Start, int Length)
    {
        public int End => Start + Length;
    }

    /// <summary>The texts without their numbers; empty for a cell that says 'none'.</summary>
    public static IReadOnlyList<string> Split(string cell)
    {
        if (Cells.IsNone(cell)) return [];
        if (MarkerAt(cell, 0) is not { } marker) return [Cells.Flow(cell)];

        var texts = new List<string>();
        while (Next(cell, marker) is { } next)
        {
            texts.Add(Cells.Flow(cell[marker.End..next.Start]));
            marker = next;
        }
        texts.Add(Cells.Flow(cell[marker.End..]));
        texts.RemoveAll(t => t.Length == 0);
        return texts;
    }

    /// <summary>Whether the cell begins a new item, rather than going on with the text above.</summary>
    public static bool BeginsItem(string cell) => MarkerAt(cell, 0) is not null;

    /// <summary>One cell that <see cref="Split"/> takes apart again.</summary>
    public static string Join(IReadOnlyList<string> texts) => texts.Count switch
    {
        0 => Cells.None,
        1 => Guard(texts[0]),
        _ => string.Join(' ', texts.Select((text, i) => Numbered(i + 1, text))),
    };

    /// <summary>One item on a row of its own.</summary>
    public static string Numbered(int number, string text) => $"{number}. {Guard(text)}";

    /// <summary>Keeps what looks like an item number inside a text from being read as one.</summary>
    public static string Guard(string text)
    {
        StringBuilder? guarded = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (MarkerAt(text, i) is not null)
                (guarded ??= new StringBuilder(text.Length + 4).Append(text, 0, i)).Append(Cells.Joiner);
            guarded?.Append(text[i]);
        }
        return guarded?.ToString() ?? text;
    }

    private static Marker? Next(string cell, Marker current)
    {
        for (var i = current.End; i < cell.Length; i++)
            if (MarkerAt(cell, i) is { } next && next.Style == current.Style && next.Number == current.Number + 1) return next;
        return null;
    }

    private static Marker? MarkerAt(string text, int start)
    {
        if (start >= text.Length || start > 0 && !IsBoundary(text[start - 1])) return null;
        var c = text[start];
        if (c is >= '①' and <= '⑳') return new Marker(Style.Circle, c - '①' + 1, start, 1);
        if (c is '(' or '（')
        {
            var digits = Digits(text, start + 1);
            var end = start + 1 + digits;
            return digits > 0 && end < text.Length && text[end] is ')' or '）' ? Make(Style.Bracket, text, start, 1, digits, 1) : null;
        }
        var length = Digits(text, start);
        var close = start + length;
        if (length == 0 || close >= text.Length) return null;
        return text[close] switch
        {
            ')' or '）' or '、' or '．' => Make(Style.Dot, text, start, 0, length, 1),
            '.' when !IsDecimal(text, close + 1) => Make(Style.Dot, text, start, 0, length, 1),
            _ => null,
        };
    }

    private static Marker Make(Style style, string text, int start, int before, int digits, int after) =>
        new(style, Numerals.Read(text.AsSpan(start + before, digits)) ?? 0, start, before + digits + after);

    private static bool IsBoundary(char c) => char.IsWhiteSpace(c) || c is '。' or '；' or ';' or '！' or '？';

    private static int Digits(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 3 && Numerals.IsDigit(text[end])) end++;
        return end - start;
    }

    // 1.5倍 is a decimal; '1.9月底前' and '1.2019年' are items that begin with a date.
    internal static bool IsDecimal(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 5 && Numerals.IsDigit(text[end])) end++;
        return end > start && !(end < text.Length && text[end] is '月' or '年');
    }
}
