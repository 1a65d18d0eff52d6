using System.Globalization;

namespace Portal.Domain.Archive;

/// <summary>A quarter of a year, written 2026-Q3.</summary>
/// <param name="Number">1 to 4.</param>
public readonly record struct Quarter(int Year, int Number) : IComparable<Quarter>
{
    public DateOnly First => new(Year, Number * 3 - 2, 1);

    public DateOnly Last => First.AddMonths(3).AddDays(-1);

    public Quarter Next => Number == 4 ? new(Year + 1, 1) : new(Year, Number + 1);

    public Quarter Previous => Number == 1 ? new(Year - 1, 4) : new(Year, Number - 1);

    /// <summary>Key of its clock: 20263.</summary>
    public int Key => Year * 10 + Number;

    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    /// <summary>'2026-Q3', in any case; null for anything else.</summary>
    public static Quarter? Parse(string text)
    {
        var parts = text.Trim().ToUpperInvariant().Split("-Q");
        return parts.Length == 2 && parts[0].Length == 4 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 2000
            && parts[1] is ['1' or '2' or '3' or '4'] ? new Quarter(year, parts[1][0] - '0') : null;
    }

    public int CompareTo(Quarter other) => Key.CompareTo(other.Key);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");

    public static bool operator <(Quarter left, Quarter right) => left.CompareTo(right) < 0;

    public static bool operator >(Quarter left, Quarter right) => left.CompareTo(right) > 0;

    public static bool operator <=(Quarter left, Quarter right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Quarter left, Quarter right) => left.CompareTo(right) >= 0;
}
