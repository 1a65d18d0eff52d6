using System.Text.RegularExpressions;
using Portal.Domain.Common;

namespace Portal.Domain.Documents.Writing;

/// <summary>What an office's reader would mark in the margin. All of it are warnings: a text may have its reasons.</summary>
internal static partial class TextChecks
{
    /// <summary>Weights of the check digit of a citizen's number, GB 11643-1999.</summary>
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <remarks>Works on the source: what is hidden in an address or in code is published all the same. A space between Chinese and Latin is nobody's business.</remarks>
    public static void Read(string markdown, TextIssues issues)
    {
        ReadPersonal(markdown, issues);
        var lines = new LineCounter(markdown);
        foreach (var match in FromItsRelease().EnumerateMatches(markdown))
            issues.Warning(lines.At(match.Index), new Reason("“{0}”没有写明日期，请写出年月日，例如“自2019年7月1日起”。", markdown.Substring(match.Index, match.Length)));

        foreach (var match in Doubled().EnumerateMatches(markdown))
            issues.Warning(lines.At(match.Index), new Reason("“{0}”像是多打了一个字，请核对。", markdown.Substring(match.Index, match.Length)));

        foreach (var match in NumberOfPaper().EnumerateMatches(markdown))
        {
            var wrong = markdown.AsSpan(match.Index, match.Length);
            if (Before(markdown, match.Index) is < '\u4E00' or > '\u9FFF') continue;
            issues.Warning(lines.At(match.Index), new Reason("发文字号的年份用六角括号，请把“{0}”改为“{1}”。", wrong.ToString(), $"〔{wrong[1..5]}〕{wrong[6..]}"));
        }
    }

    /// <summary>Numbers of citizens and private telephones.</summary>
    public static void ReadPersonal(string text, TextIssues issues)
    {
        var lines = new LineCounter(text);
        foreach (var match in LongNumber().EnumerateMatches(text))
        {
            var number = text.AsSpan(match.Index, match.Length);
            if (!char.IsAsciiLetterOrDigit(Before(text, match.Index)) && IsCitizenNumber(number))
                issues.Warning(lines.At(match.Index), new Reason("疑似居民身份证号 {0}，属于个人隐私，请删去，或像这样遮住中间几位。", $"{number[..6]}********{number[14..]}"));
        }

        foreach (var match in MobilePhone().EnumerateMatches(text))
        {
            // Not inside an address (/13800000000.pdf) and not part of a longer number.
            if (Before(text, match.Index) is var before && (char.IsAsciiLetterOrDigit(before) || before is '/' or '_' or '=' or '.' or '-')) continue;
            var number = text.AsSpan(match.Index, match.Length);
            issues.Warning(lines.At(match.Index), new Reason("疑似个人手机号 {0}，请改为办公电话，或像这样遮住中间几位。", $"{number[..3]}****{number[^4..]}"));
        }
    }

    internal static bool IsCitizenNumber(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (number[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11] == char.ToUpperInvariant(number[17]);
    }

    /// <summary>Matches come in their order, so the lines are counted once.</summary>
    private ref struct LineCounter(string text)
    {
        private int _line = 1;
        private int _at;

        public int At(int index)
        {
            if (index < _at) (_line, _at) = (1, 0);
            for (; _at < index; _at++)
            {
                if (text[_at] == '\n' || (text[_at] == '\r' && text[_at + 1] != '\n')) _line++;
            }

            return _line;
        }
    }

    private static char Before(string text, int index) => index == 0 ? '\0' : text[index - 1];

    // The patterns begin with the characters to look for, and what stands before is asked last: they cost a hundredth of a millisecond together.
    [GeneratedRegex("[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])")]
    private static partial Regex LongNumber();

    // 138 0000 0000 and 138-0000-0000 are ways to write one.
    [GeneratedRegex(@"1[3-9][0-9][ \-]?[0-9]{4}[ \-]?[0-9]{4}(?![0-9A-Za-z])")]
    private static partial Regex MobilePhone();

    [GeneratedRegex("自(?:发布|印发|公布|颁布|下发|发文|签发|成文|发出)之日起")]
    private static partial Regex FromItsRelease();

    // 目的的, 不了了之 and 提出了了解 are Chinese.
    [GeneratedRegex("的的(?!确|士)(?<!目的的)|了了(?![之解望])(?<![不一]了了)|，，|。。|；；|：：|、、")]
    private static partial Regex Doubled();

    [GeneratedRegex(@"[\[［(（【][0-9]{4}[\]］)）】]\s?第?\s?[0-9]{1,5}\s?号")]
    private static partial Regex NumberOfPaper();
}
