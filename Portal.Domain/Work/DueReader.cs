using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Domain.Common;

namespace Portal.Domain.Work;

/// <summary>
/// Reads when a measure is due out of its Chinese text.
/// The measure's own date wins over the deadline column, which in practice says 全年持续推进 whatever the text says;
/// only a vague 持续推进 in the text gives way to a date or a cadence in the column.
/// </summary>
public static partial class DueReader
{
    public static DueRule Read(string measureText, string deadline, int year)
    {
        var (text, column) = (Start(measureText), Start(deadline));
        return Dated(text, year, column: false)
            ?? Dated(column, year, column: true)
            ?? Continuous(text, column: false)
            ?? Continuous(column, column: true)
            ?? DueRule.AllYear(null);
    }

    // No measure is longer; a file made to be slow is.
    private static string Start(string text) => text.Length > 4_000 ? text[..4_000] : text;

    private const string Number = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})";

    private const string YearPart =
        "(?<year>[12][0-9]{3}\\s?年|[１２][０-９]{3}\\s?年|二[〇零○Ｏ一二三四五六七八九]{3}年|今年|本年|当年|(?<![每首一])次年|翌年|(?<![说证声表])明年|来年|下一年|去年|上年)度?";

    private const string InYear = "(?<half>[上下]半年)|第?(?<quarter>[一二三四1-4])季度";

    private const string MonthPart =
        "(?<month>" + Number + ")\\s?月份?\\s?(?:(?<day>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\\s?[日号]|(?<third>[上中下]旬)|(?<end>[底末]))?";

    private const string Tail = "(?<tail>之前|以前|底前|末前|前|底|末|内)?";

    [GeneratedRegex(
        "(?:" + YearPart + "(?:年?(?<close>[底末终内])|" + InYear + "|" + MonthPart + ")|年(?<close>[底末终内])|" + InYear + "|" + MonthPart + ")" + Tail)]
    private static partial Regex DatePattern();

    [GeneratedRegex("[12][0-9]{3}\\s?[-./](?<month>[0-9]{1,2})(?:\\s?[-./](?<day>[0-9]{1,2}))?")]
    private static partial Regex NumericPattern();

    // 每年度报告 is the name of a report, not a cadence.
    [GeneratedRegex(
        "(?:(?<half>每个?半年|半年一次)|(?<quarter>每一?个?季|按季|逐季|一?季度?一(?:次|报|通报|调度))" +
        "|(?<month>每一?个?月|按月|逐月|一?月一(?:次|报|通报|调度))|(?<year>每一?年(?!度)|按年(?![度龄])|一年一(?:次|报)))度?")]
    private static partial Regex CadencePattern();

    private static readonly string[] Continuing =
        ["全年持续推进", "全年推进", "长期坚持", "长期推进", "持续推进", "常态化", "贯穿全年", "全年开展", "长期开展", "常年坚持"];

    private static readonly string[] ContinuingColumn = ["全年", "长期", "持续", "常年", "经常性", "日常"];

    // What follows a date that begins something, or names what is talked about, instead of ending this measure.
    private static readonly string[] NotADeadline =
    [
        "起", "以来", "以后", "之后", "后", "工作", "情况", "总结", "报告", "数据", "信息", "的", "至", "到", "一次", "一报", "一通报", "一调度",
        "考核", "评估", "述职",
    ];

    private static readonly string[] MadeOnThatDay = ["修订", "修正", "公布", "施行", "实施", "印发", "颁布", "通过", "出台", "成立"];

    private static DueRule? Dated(string text, int year, bool column)
    {
        var date = LatestDate(text, year, column);
        var cadence = FirstCadence(text);
        if (cadence is null) return date?.Rule;
        // 每年12月底前 is yearly; 年底前建成，每季度更新 ends with the year.
        return date is not null && date.Value.At < cadence.Value.At ? date.Value.Rule : cadence.Value.Rule;
    }

    private static (int At, DueRule Rule)? FirstCadence(string text)
    {
        var match = CadencePattern().Match(text);
        if (!match.Success) return null;
        var every =
            match.Groups["half"].Success ? Cadence.HalfYear :
            match.Groups["quarter"].Success ? Cadence.Quarter :
            match.Groups["month"].Success ? Cadence.Month : Cadence.Year;
        return (match.Index, DueRule.Each(every, match.Value));
    }

    /// <summary>A measure with several dates (6月底前起草，年底前印发) is done with the last of them.</summary>
    private static (int At, DueRule Rule)? LatestDate(string text, int year, bool column)
    {
        var first = -1;
        DueRule? latest = null;
        var numeric = column ? NumericPattern().Matches(text).Select(m => (Match: m, Date: Numeric(m))) : [];
        foreach (var (match, date) in DatePattern().Matches(text).Select(m => (Match: m, Date: Spoken(m, text, year, column))).Concat(numeric))
        {
            // A date before the plan year is what the measure talks about.
            if (date is null || date.Value.Year < year) continue;
            if (first < 0) first = match.Index;
            if (latest is null || date > latest.Date) latest = DueRule.By(date.Value, match.Value.Trim());
        }
        return latest is null ? null : (first, latest);
    }

    private static DateOnly? Numeric(Match match)
    {
        var year = int.Parse(match.ValueSpan[..4], CultureInfo.InvariantCulture);
        var month = Numerals.Read(match.Groups["month"].ValueSpan);
        return match.Groups["day"].Success ? Day(year, month, Numerals.Read(match.Groups["day"].ValueSpan)) : MonthEnd(year, month);
    }

    private static DateOnly? Spoken(Match match, string text, int planYear, bool column)
    {
        if (!StandsAlone(match, text, column)) return null;
        if (YearOf(match.Groups["year"].Value, planYear) is not { } year) return null;
        var tail = match.Groups["tail"].Value;

        if (match.Groups["close"].Success) return Day(year, 12, 31);
        if (match.Groups["half"].Success) return match.Groups["half"].ValueSpan[0] == '上' ? Day(year, 6, 30) : Day(year, 12, 31);
        if (match.Groups["quarter"].Success) return MonthEnd(year, Numerals.Read(match.Groups["quarter"].ValueSpan) * 3);

        var month = Numerals.Read(match.Groups["month"].ValueSpan);
        if (match.Groups["day"].Success) return Day(year, month, Numerals.Read(match.Groups["day"].ValueSpan));
        if (match.Groups["third"].Success)
            return match.Groups["third"].ValueSpan[0] switch { '上' => Day(year, month, 10), '中' => Day(year, month, 20), _ => MonthEnd(year, month) };
        if (match.Groups["end"].Success) return MonthEnd(year, month);
        // 9月前 ends with August; a bare 9月 says something only in the deadline column.
        if (tail is "前" or "之前" or "以前") return Day(year, month, 1)?.AddDays(-1);
        return column ? MonthEnd(year, month) : null;
    }

    /// <summary>Whether the words end a duty: 三年内, 自9月1日起, 2018年底前出台的文件 and 上半年工作情况 do not.</summary>
    private static bool StandsAlone(Match match, string text, bool column)
    {
        var before = text.AsSpan(0, match.Index).TrimEnd();
        var after = text.AsSpan(match.Index + match.Length).TrimStart();
        if (!before.IsEmpty && (Numerals.IsDigit(before[^1]) || "一二三四五六七八九十百两几数多半近整届全每".Contains(before[^1]))) return false;
        if (EndsWithAny(before, ["自", "从", "截至", "截止", "截止到", "自从", "比", "较"])) return false;
        if (column) return !StartsWithAny(after, ["起", "以来", "以后", "一次"]);

        // 2019年内容保障, 年内部考核: the 内 belongs to the next word.
        if (match.ValueSpan[^1] == '内' && StartsWithAny(after, ["部", "容", "涵", "外"])) return false;
        if (after.StartsWith("的")) return false;
        var closed = match.ValueSpan[^1] is '前' or '内';
        if (!closed && StartsWithAny(after, NotADeadline)) return false;
        if (!closed && match.Groups["day"].Success && StartsWithAny(after, MadeOnThatDay)) return false;
        return !StartsWithAny(after, MadeOnThatDay) || !after[2..].TrimStart().StartsWith("的");
    }

    private static int? YearOf(string words, int planYear)
    {
        if (words.Length == 0) return planYear;
        switch (words[0])
        {
            case '今' or '本' or '当': return planYear;
            case '次' or '翌' or '明' or '来' or '下': return planYear + 1;
            case '去' or '上' or '前': return planYear - 1;
        }
        var year = 0;
        foreach (var c in words.AsSpan(0, 4))
        {
            var digit = Numerals.IsDigit(c) ? Numerals.DigitValue(c) : "零一二三四五六七八九".IndexOf(c);
            year = year * 10 + Math.Max(digit, 0);
        }
        return year;
    }

    private static DueRule? Continuous(string text, bool column)
    {
        var words = Array.Find(Continuing, w => text.Contains(w, StringComparison.Ordinal));
        if (words is not null) return DueRule.AllYear(words);
        return column && Array.Exists(ContinuingColumn, w => text.Contains(w, StringComparison.Ordinal)) ? DueRule.AllYear(text.Trim()) : null;
    }

    private static DateOnly? MonthEnd(int year, int? month) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 ? new DateOnly(year, month.Value, DateTime.DaysInMonth(year, month.Value)) : null;

    private static DateOnly? Day(int year, int? month, int? day) =>
        MonthEnd(year, month) is { } end && day >= 1 && day <= end.Day ? new DateOnly(end.Year, end.Month, day.Value) : null;

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.StartsWith(word)) return true;
        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.EndsWith(word)) return true;
        return false;
    }
}
