using System.Text;

namespace Portal.Domain.Common;

/// <summary>Chinese counting numerals, by which official papers number their parts and tables their goals.</summary>
public static class Numerals
{
    /// <summary>Every character a numeral is made of.</summary>
    public const string Characters = "一二三四五六七八九十百千万零〇两";

    private const string Digits = "零一二三四五六七八九";
    private const int Limit = 99_999;

    /// <summary>一 … 九十九 and on to 九万九千九百九十九.</summary>
    public static string ToChinese(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Limit);

        var text = new StringBuilder();
        var zero = false;
        foreach (var (unit, name) in Units)
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }
            if (zero) text.Append('零');
            zero = false;
            // 十一, not 一十一; but 一百一十一.
            if (digit != 1 || unit != 10 || text.Length > 0) text.Append(Digits[digit]);
            text.Append(name);
        }
        return text.ToString();
    }

    /// <summary>Null for anything that is not a counting numeral, or beyond five digits.</summary>
    public static int? FromChinese(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 10) return null;

        int total = 0, pending = 0, lastUnit = int.MaxValue;
        foreach (var c in text)
        {
            var digit = Digit(c);
            if (digit == 0) continue;
            if (digit > 0)
            {
                if (pending != 0) return null;
                pending = digit;
                continue;
            }
            var unit = Unit(c);
            if (unit == 0 || unit >= lastUnit) return null;
            if (pending == 0 && !(unit == 10 && total == 0)) return null;
            total += Math.Max(pending, 1) * unit;
            (pending, lastUnit) = (0, unit);
        }
        total += pending;
        return total is >= 1 and <= Limit ? total : null;
    }

    /// <summary>Counting numerals or digits, half-width or full-width.</summary>
    public static int? Read(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !IsDigit(text[0])) return FromChinese(text);
        if (text.Length > 5) return null;

        var number = 0;
        foreach (var c in text)
        {
            if (!IsDigit(c)) return null;
            number = number * 10 + DigitValue(c);
        }
        return number;
    }

    internal static bool IsDigit(char c) => c is >= '0' and <= '9' or >= '０' and <= '９';

    internal static int DigitValue(char c) => c >= '０' ? c - '０' : c - '0';

    private static readonly (int Unit, string Name)[] Units = [(10_000, "万"), (1_000, "千"), (100, "百"), (10, "十"), (1, "")];

    private static int Digit(char c) => c switch
    {
        '〇' => 0,
        '两' => 2,
        _ => Digits.IndexOf(c),
    };

    private static int Unit(char c) => c switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        _ => 0,
    };
}
