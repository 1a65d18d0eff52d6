using System.Text.RegularExpressions;

namespace Portal.Domain.Work;

/// <summary>The years that a plan's words name, as they are carried into the next plan.</summary>
internal static partial class YearWords
{
    /// <summary>The ways in which papers write the ten digits; the sign for zero differs from paper to paper.</summary>
    private static readonly string[] Writings = ["0123456789", "０１２３４５６７８９", "〇一二三四五六七八九", "○一二三四五六七八九", "零一二三四五六七八九", "Ｏ一二三四五六七八九"];

    /// <summary>Moves the plan's year, and the January after it, on by one, in the digits they are written in: 二○一九年 becomes 二○二○年. Other years stay.</summary>
    /// <param name="year">Of the plan that the words come from.</param>
    public static string Later(string text, int year) => YearPattern().Replace(text, match =>
    {
        var digits = match.Groups["year"].Value;
        if (Writings.FirstOrDefault(w => digits.All(w.Contains)) is not { } writing) return match.Value;
        var named = digits.Aggregate(0, (sum, digit) => (sum * 10) + writing.IndexOf(digit));
        return named != year && named != year + 1 ? match.Value : Written(named + 1, writing) + match.Value[digits.Length..];
    });

    private static string Written(int year, string writing) => string.Concat(new[] { 1000, 100, 10, 1 }.Select(unit => writing[year / unit % 10]));

    [GeneratedRegex(@"(?<year>[0-9]{4}|[０-９]{4}|[〇○零Ｏ一二三四五六七八九]{4})\s?年")]
    private static partial Regex YearPattern();
}
