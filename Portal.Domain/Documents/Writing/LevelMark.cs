namespace Portal.Domain.Documents.Writing;

/// <summary>The numbering of official papers, GB/T 9704: 一、 then （一） then 1. then （1）.</summary>
internal static class LevelMark
{
    private const string Numerals = "一二三四五六七八九十百";

    /// <returns>1 to 4; 0 when the text bears no such mark.</returns>
    /// <param name="length">Of the mark itself.</param>
    public static int Of(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        if (text.Length < 2) return 0;
        var bracket = text[0] is '（' or '(';
        var number = bracket ? text[1..] : text;
        var chinese = Leading(number, c => Numerals.Contains(c, StringComparison.Ordinal));
        var digits = chinese > 0 ? 0 : Leading(number, char.IsAsciiDigit);
        var count = chinese + digits;
        if (count is 0 or > 5 || digits > 2 || count == number.Length) return 0;

        var (end, next) = (number[count], count + 1 < number.Length ? number[count + 1] : '\0');
        var level = (bracket, chinese > 0, end) switch
        {
            (true, true, '）' or ')') => 2,
            (true, false, '）' or ')') => 4,
            (false, true, '、') => 1,
            (false, false, '．' or '、') => 3,
            // 1.5 亿元 is an amount, and 3.2 a section of some standard.
            (false, false, '.') when !char.IsAsciiDigit(next) => 3,
            _ => 0,
        };
        length = level == 0 ? 0 : count + (bracket ? 2 : 1);
        return level;
    }

    private static int Leading(ReadOnlySpan<char> text, Func<char, bool> counts)
    {
        var at = 0;
        while (at < text.Length && counts(text[at])) at++;
        return at;
    }
}
