using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Domain.Common;

namespace Portal.Domain.Clocks;

/// <summary>
/// Reads a year's holidays out of what an administrator pastes: the notice's own sentences ('10月1日（周四）至7日（周三）放假调休。9月20日（周日）、10月10日（周六）上班。')
/// or lists of days ('10-01..10-07').
/// </summary>
public static partial class CalendarNotice
{
    /// <summary>Days of the text's sentences, by what they say; a list without words is taken as <paramref name="otherwiseOff"/>.</summary>
    /// <returns>Holidays and worked days, each in order; what could not be read as a day is left out.</returns>
    public static (IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> Workdays) Read(string text, int year, bool otherwiseOff = true)
    {
        var (off, on) = (new SortedSet<DateOnly>(), new SortedSet<DateOnly>());
        foreach (var sentence in Bracketed().Replace(text.Normalize(System.Text.NormalizationForm.FormKC), "").Split(['。', ';', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            // '放假调休' is a holiday although it speaks of exchange; '上班' alone is work.
            var works = sentence.Contains("上班", StringComparison.Ordinal) && !sentence.Contains("放假", StringComparison.Ordinal);
            var rests = sentence.Contains("放假", StringComparison.Ordinal) || sentence.Contains('休');
            if (!works && !rests) (works, rests) = (!otherwiseOff, otherwiseOff);
            (works ? on : off).UnionWith(Days(sentence, year));
        }

        return ([.. off], [.. on]);
    }

    /// <summary>Why these days cannot be a year's calendar; empty when they can.</summary>
    public static IReadOnlyList<Reason> Refusals(AnnouncedYear year, int thisYear)
    {
        var reasons = new List<Reason>();
        if (year.Year < 2004 || year.Year > thisYear + 2) reasons.Add(new Reason("年份应在 2004 至 {0} 之间。", thisYear + 2));
        if (year.Source.Trim().Length == 0) reasons.Add("请写上依据，例如“国务院办公厅关于2027年部分节假日安排的通知”。");
        if (year.Holidays.Count == 0) reasons.Add("没有读出放假的日子。请粘贴通知原文，或按“10-01..10-07”逐行填写。");
        foreach (var day in year.Holidays.Concat(year.Workdays).Where(d => d.Year != year.Year)) reasons.Add(new Reason("{0}不在{1}年。", Iso(day), year.Year));
        foreach (var day in year.Workdays.Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))) reasons.Add(new Reason("{0}不是周末，不用写成上班。", Iso(day)));
        foreach (var day in year.Workdays.Intersect(year.Holidays)) reasons.Add(new Reason("{0}既写了放假又写了上班，请核对。", Iso(day)));
        return reasons;
    }

    private static IEnumerable<DateOnly> Days(string sentence, int year)
    {
        foreach (Match match in Span().Matches(sentence))
        {
            var month = Number(match, "m");
            if (Day(year, month, Number(match, "d")) is not { } first) continue;
            var last = match.Groups["d2"].Success ? Day(year, match.Groups["m2"].Success ? Number(match, "m2") : month, Number(match, "d2")) : first;
            for (var day = first; last is { } end && day <= end && day.DayNumber - first.DayNumber < 60; day = day.AddDays(1)) yield return day;
        }
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static DateOnly? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\([^)]*\)|（[^）]*）")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?:\d{4}[年\-/.])?(?<m>\d{1,2})(?:月|[-/])(?<d>\d{1,2})日?(?:\s*(?:至|到|—|–|~|\.\.)\s*(?:(?:\d{4}[年\-/.])?(?<m2>\d{1,2})(?:月|[-/]))?(?<d2>\d{1,2})日?)?")]
    private static partial Regex Span();
}
