using System.Buffers;
using System.Text;
using Portal.Domain.Common;

namespace Portal.Domain.Work.Tables;

/// <summary>How official papers number their levels, the upper ones first.</summary>
internal enum NumberLevel
{
    /// <summary>一、</summary>
    Chinese,

    /// <summary>（一）</summary>
    Bracketed,

    /// <summary>1.</summary>
    Arabic,

    /// <summary>（1）</summary>
    BracketedArabic,
}

/// <summary>A number in front of a heading, or alone in a 序号 cell.</summary>
/// <param name="Text">In half-width brackets and without the mark after it: 一, (一), 1, (1).</param>
/// <param name="Value">For counting; null where it cannot be counted, as in 1.2.</param>
internal readonly record struct ItemNumber(NumberLevel Level, string Text, int? Value)
{
    private const string Opening = "(（【〔[［";
    private const string Marks = "、．.，,：:";

    private static readonly SearchValues<char> Closing = SearchValues.Create(")）】〕]］");

    /// <summary>Reads a cell that holds nothing but a number.</summary>
    public static ItemNumber? Alone(string cell) => Lead(cell, out var rest) is { } number && rest.Length == 0 ? number : null;

    /// <summary>Reads the number a heading begins with; <paramref name="rest"/> is the heading without it.</summary>
    public static ItemNumber? Lead(string text, out string rest)
    {
        rest = text;
        var span = text.AsSpan().Trim();
        if (span.IsEmpty) return null;

        var number = Opening.Contains(span[0]) ? ReadBracketed(span, out var length) : ReadPlain(span, out length);
        if (number is not null) rest = span[length..].Trim().ToString();
        return number;
    }

    private static ItemNumber? ReadBracketed(ReadOnlySpan<char> span, out int length)
    {
        length = 0;
        var close = span.IndexOfAny(Closing);
        if (close is < 2 or > 12) return null;
        var inner = span[1..close].Trim();
        if (Numerals.Read(inner) is not { } value) return null;
        length = close + 1;
        while (length < span.Length && Marks.Contains(span[length])) length++;
        return Numerals.IsDigit(inner[0])
            ? new ItemNumber(NumberLevel.BracketedArabic, $"({value})", value)
            : new ItemNumber(NumberLevel.Bracketed, $"({inner})", value);
    }

    private static ItemNumber? ReadPlain(ReadOnlySpan<char> span, out int length)
    {
        var digits = Numerals.IsDigit(span[0]);
        length = 0;
        while (length < span.Length && length < 10 && (digits ? Numerals.IsDigit(span[length]) : Numerals.Characters.Contains(span[length]))) length++;
        var alone = length == span.Length;
        if (length == 0 || Numerals.Read(span[..length]) is not { } value) return null;
        if (alone) return new ItemNumber(digits ? NumberLevel.Arabic : NumberLevel.Chinese, digits ? $"{value}" : span.ToString(), value);

        var numeral = span[..length].ToString();
        // '1.6月底前完成' is item 1, which begins with a date.
        if (digits && span[length] is '.' or '．' && length + 1 < span.Length && Numerals.IsDigit(span[length + 1]) && (length > 3 || MeasureItems.IsDecimal(span, length + 1)))
            return ReadDotted(span, ref length);
        if (!Marks.Contains(span[length]) && !char.IsWhiteSpace(span[length])) return null;
        while (length < span.Length && Marks.Contains(span[length])) length++;
        return new ItemNumber(digits ? NumberLevel.Arabic : NumberLevel.Chinese, digits ? $"{value}" : numeral, value);
    }

    // 1.2 alone in a cell is a number; '1.2倍' is not.
    private static ItemNumber? ReadDotted(ReadOnlySpan<char> span, ref int length)
    {
        while (length < span.Length && (Numerals.IsDigit(span[length]) || span[length] is '.' or '．')) length++;
        return length == span.Length
            ? new ItemNumber(NumberLevel.Arabic, span.ToString().Normalize(NormalizationForm.FormKC).TrimEnd('.'), null)
            : null;
    }
}
