using CsCheck;
using Portal.Domain.Clocks;
using Portal.Domain.Common;

namespace Portal.Tests.Clocks;

public sealed class ClockReadingTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Announced;

    [Theory] // test vectors of the domain facts, section 7
    [InlineData("2026-02-10", 7, "2026-02-26")]
    [InlineData("2026-02-10", 20, "2026-03-16")]
    [InlineData("2026-09-18", 20, "2026-10-22")]
    [InlineData("2026-09-30", 20, "2026-11-03")]
    [InlineData("2026-04-24", 15, "2026-05-19")]
    [InlineData("2025-01-20", 20, "2025-02-21")]
    [InlineData("2019-09-20", 20, "2019-10-23")]
    public void A_clock_without_events_ends_where_the_calendar_says(string start, int days, string due) =>
        Assert.Equal(Day(due), Running(start, days).DueOn);

    [Fact]
    public void Days_on_which_a_third_party_is_asked_do_not_count()
    {
        var clock = Running("2026-03-02", 20);
        Assert.Equal(Day("2026-03-30"), clock.DueOn);
        Happen(clock, ClockEventKind.Stopped, "2026-03-06");
        Assert.Equal(ClockState.Stopped, clock.State);
        Assert.Null(clock.DueOn);
        Assert.Equal(4, ClockReading.Of(clock, Calendar).Used);
        Happen(clock, ClockEventKind.Resumed, "2026-03-13"); // 9 to 13 March: five working days
        Assert.Equal(Day("2026-04-07"), clock.DueOn); // 4 to 6 April are off
        Assert.Equal(ClockState.Running, clock.State);
    }

    [Fact]
    public void A_correction_begins_the_count_anew()
    {
        var clock = Running("2026-02-10", 20);
        Happen(clock, ClockEventKind.Stopped, "2026-02-13");
        Happen(clock, ClockEventKind.Restarted, "2026-03-02");
        Assert.Equal(Day("2026-03-30"), clock.DueOn);
        Assert.Equal(20, ClockReading.Of(clock, Calendar).Used);
    }

    [Fact]
    public void An_extension_adds_its_days_and_a_correction_takes_them_back()
    {
        var clock = Running("2026-03-02", 20);
        Happen(clock, ClockEventKind.Extended, "2026-03-20", 20);
        Assert.Equal(Calendar.After(Day("2026-03-02"), 40).Date, clock.DueOn);
        Happen(clock, ClockEventKind.Restarted, "2026-04-01");
        Assert.Equal(Calendar.After(Day("2026-04-01"), 20).Date, clock.DueOn);
    }

    [Fact]
    public void An_ended_clock_says_whether_it_was_in_time()
    {
        var (early, late) = (Running("2026-03-02", 20), Running("2026-03-02", 20));
        Happen(early, ClockEventKind.Ended, "2026-03-30");
        Happen(late, ClockEventKind.Ended, "2026-03-31");
        Assert.Equal(ClockState.Ended, early.State);
        Assert.False(early.IsLate(OfficeClock.StartOf(Day("2027-01-01"))));
        Assert.True(late.IsLate(OfficeClock.StartOf(Day("2026-03-31"))));
    }

    [Fact]
    public void The_last_day_ends_at_midnight()
    {
        var clock = Running("2026-03-02", 20);
        Assert.False(clock.IsLate(OfficeClock.StartOf(Day("2026-03-31")).AddTicks(-1)));
        Assert.True(clock.IsLate(OfficeClock.StartOf(Day("2026-03-31"))));
    }

    [Fact]
    public void A_count_that_runs_into_an_unannounced_year_is_provisional()
    {
        Assert.False(Running("2026-12-01", 20).Provisional);
        Assert.True(Running("2026-12-15", 20).Provisional);
    }

    [Fact]
    public void Hours_count_nights_and_holidays()
    {
        var clock = new Clock(new ClockRule("test", "", 48, ClockUnit.Hours, "", default, true), Subject, new DateTime(2026, 2, 14, 10, 30, 0, DateTimeKind.Utc));
        clock.Set(ClockReading.Of(clock, Calendar));
        Assert.Equal(new DateTime(2026, 2, 16, 10, 30, 0, DateTimeKind.Utc), clock.DueAt);
    }

    [Fact]
    public void The_explanation_numbers_every_counted_day_and_names_the_others()
    {
        var clock = Running("2026-02-10", 7);
        var days = ClockReading.Days(clock, Calendar);
        Assert.Equal(ClockDayKind.Start, days[0].Kind);
        Assert.Equal(Enumerable.Range(1, 7), days.Where(d => d.Kind == ClockDayKind.Counted).Select(d => d.Number));
        Assert.Equal(9, days.Count(d => d.Kind == ClockDayKind.Holiday)); // 15 to 23 February
        Assert.True(days.Single(d => d.Date == Day("2026-02-14")).Worked);
        Assert.Equal(Day("2026-02-26"), days[^1].Date);
    }

    [Fact]
    public void Whatever_happens_the_last_counted_day_is_the_last_day_and_a_working_day() =>
        Gen.Select(Gen.Int[0, 2000], Gen.Int[1, 40], Gen.Int[0, 30], Gen.Int[0, 40]).Sample((from, amount, stop, pause) =>
        {
            var start = Day("2019-06-01").AddDays(from);
            var clock = Running(start, amount);
            var plain = clock.DueOn;
            Happen(clock, ClockEventKind.Stopped, start.AddDays(stop));
            Happen(clock, ClockEventKind.Resumed, start.AddDays(stop + pause));
            var days = ClockReading.Days(clock, Calendar);
            Assert.Equal(clock.DueOn, days[^1].Date);
            Assert.True(Calendar.IsWorkday(days[^1].Date));
            Assert.Equal(amount, days.Count(d => d.Kind == ClockDayKind.Counted));
            Assert.True(clock.DueOn >= plain);
            Assert.All(days.Skip(1).Zip(days), pair => Assert.Equal(pair.Second.Date.AddDays(1), pair.First.Date));
        });

    private static readonly ClockSubject Subject = new("test", 1, "", "", null);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static Clock Running(string start, int days) => Running(Day(start), days);

    private static Clock Running(DateOnly start, int days)
    {
        var clock = new Clock(new ClockRule("test", "", days, ClockUnit.Workdays, "", default, true), Subject, OfficeClock.StartOf(start));
        clock.Set(ClockReading.Of(clock, Calendar));
        return clock;
    }

    private static void Happen(Clock clock, ClockEventKind kind, string on, int amount = 0) => Happen(clock, kind, Day(on), amount);

    private static void Happen(Clock clock, ClockEventKind kind, DateOnly on, int amount = 0) =>
        clock.Add(new ClockEvent(kind, OfficeClock.StartOf(on), amount, "", "", default), Calendar);
}
