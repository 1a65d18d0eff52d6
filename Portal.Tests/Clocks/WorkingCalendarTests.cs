using System.Globalization;
using CsCheck;
using Portal.Domain.Clocks;

namespace Portal.Tests.Clocks;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Announced;

    [Theory]
    [InlineData("2026-02-10", 7, "2026-02-26")]
    [InlineData("2026-02-10", 20, "2026-03-16")]
    [InlineData("2026-09-18", 20, "2026-10-22")]
    [InlineData("2026-09-30", 20, "2026-11-03")]
    [InlineData("2026-04-24", 15, "2026-05-19")]
    [InlineData("2025-01-20", 20, "2025-02-21")]
    [InlineData("2019-09-20", 20, "2019-10-23")]
    public void Holidays_are_skipped_and_worked_weekends_counted(string start, int workdays, string expected) =>
        Assert.Equal(Day(expected), Calendar.After(Day(start), workdays).Date);

    [Theory]
    [InlineData(2019, 250)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_the_announced_number_of_working_days(int year, int expected) =>
        Assert.Equal(expected, Calendar.Between(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));

    [Fact]
    public void A_deadline_in_a_year_without_notice_is_provisional()
    {
        Assert.True(Calendar.After(Day("2026-12-25"), 20).Provisional);
        Assert.False(Calendar.After(Day("2026-11-25"), 3).Provisional);
    }

    [Fact]
    public void Counting_forward_and_between_agree() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 60]).Sample((offset, workdays) =>
        {
            var start = new DateOnly(2010, 1, 1).AddDays(offset);
            var deadline = Calendar.After(start, workdays);
            Assert.Equal(workdays, Calendar.Between(start, deadline.Date));
            Assert.Equal(deadline.Date.DayNumber - start.DayNumber, workdays + deadline.Skipped.Count);
        });

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
