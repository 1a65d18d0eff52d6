using CsCheck;
using Portal.Domain.Work;

namespace Portal.Tests.Work;

/// <summary>Where a measure stands, by example and by property.</summary>
public sealed class StandingTests
{
    private static readonly DateOnly Q3End = new(2019, 9, 30);
    private static readonly DueRule Quarterly = DueRule.AllYear("全年持续推进");

    private static EntryFacts Evidence(int month, int day, int? quarter = null) =>
        new(new DateOnly(2019, month, day), null, null, quarter is { } q ? new DateOnly(2019, q * 3 - 2, 1) : null, true);

    private static EntryFacts Percent(int month, int day, int percent) => new(new DateOnly(2019, month, day), percent, null, null, false);

    private static Standing Of(Reckoning reckoning, DueRule due, DateOnly today, params EntryFacts[] entries) =>
        Standings.Of(reckoning, due, 2019, false, entries, today);

    [Fact]
    public void Nothing_reported_is_nothing_done()
    {
        var standing = Of(Reckoning.Percent, DueRule.By(Q3End, "9月底前"), new DateOnly(2019, 3, 1));
        Assert.Equal((0m, MeasureState.NotStarted, Q3End), (standing.Percent, standing.State, standing.DueOn));
    }

    [Theory]
    [InlineData("2019-08-30", MeasureState.Running)]
    [InlineData("2019-08-31", MeasureState.Near)]
    [InlineData("2019-09-30", MeasureState.Near)]
    [InlineData("2019-10-01", MeasureState.Late)]
    public void The_last_day_still_counts_and_the_day_after_is_late(string today, MeasureState expected) =>
        Assert.Equal(expected, Of(Reckoning.Percent, DueRule.By(Q3End, null), DateOnly.Parse(today), Percent(5, 1, 60)).State);

    [Fact]
    public void Done_is_done_however_late_it_is_looked_at() =>
        Assert.Equal(MeasureState.Done, Of(Reckoning.Percent, DueRule.By(Q3End, null), new DateOnly(2026, 1, 1), Percent(9, 27, 100)).State);

    [Fact]
    public void The_newest_report_counts_even_when_it_falls() =>
        Assert.Equal(40, Of(Reckoning.Percent, Quarterly, new DateOnly(2019, 10, 14), Percent(5, 1, 60), Percent(6, 1, 40)).Percent);

    [Fact]
    public void Continuous_work_counts_by_the_periods_that_have_evidence_in_time()
    {
        var standing = Of(Reckoning.Evidence, Quarterly, new DateOnly(2019, 10, 14), Evidence(4, 8, 1), Evidence(7, 5, 2), Evidence(10, 10, 3));
        Assert.Equal((75m, MeasureState.Running), (standing.Percent, standing.State));
        Assert.Equal(new DateOnly(2019, 12, 31), standing.DueOn);
    }

    [Fact]
    public void Evidence_that_comes_after_the_days_of_grace_is_kept_but_not_counted()
    {
        var late = Q3End.AddDays(Standings.GraceDays + 1);
        var standing = Of(Reckoning.Evidence, Quarterly, new DateOnly(2019, 11, 30), Evidence(4, 8, 1), Evidence(7, 5, 2), Evidence(late.Month, late.Day, 3));
        Assert.Equal(50, standing.Percent);
        Assert.Equal((late, false), (standing.Periods[2].EvidenceOn, standing.Periods[2].InTime));
        Assert.NotEqual(MeasureState.Late, standing.State);
    }

    [Fact]
    public void A_period_without_evidence_is_late_from_its_end_on()
    {
        var standing = Of(Reckoning.Evidence, Quarterly, new DateOnly(2019, 10, 14), Evidence(4, 8, 1), Evidence(7, 5, 2));
        Assert.Equal((MeasureState.Late, Q3End, 14), (standing.State, standing.DueOn, standing.DaysLate(new DateOnly(2019, 10, 14))));
    }

    [Fact]
    public void Evidence_that_names_no_period_is_for_the_one_it_was_dated_in() =>
        Assert.NotNull(Of(Reckoning.Evidence, Quarterly, new DateOnly(2019, 6, 1), Evidence(5, 2)).Periods[1].EvidenceOn);

    [Fact]
    public void A_status_without_a_number_counts_by_what_it_says()
    {
        EntryFacts Status(ProgressStatus status) => new(new DateOnly(2019, 5, 1), null, status, null, false);
        Assert.Equal([0, Standings.RunningCounts, 100], Enum.GetValues<ProgressStatus>().Select(s => Of(Reckoning.Status, Quarterly, Q3End, Status(s)).Percent));
    }

    [Fact]
    public void A_cancelled_measure_is_neither_late_nor_due() =>
        Assert.Equal((MeasureState.Cancelled, (DateOnly?)null), (Standings.Of(Reckoning.Percent, DueRule.By(Q3End, null), 2019, true, [], new DateOnly(2020, 1, 1)) is var s ? (s.State, s.DueOn) : default));

    [Fact]
    public void Percentages_stay_between_0_and_100_and_more_evidence_in_time_never_lowers_them()
    {
        var entry = Gen.Select(Gen.Int[1, 365], Gen.Int[1, 4]).Select((day, quarter) => new EntryFacts(new DateOnly(2019, 1, 1).AddDays(day - 1), null, null, new DateOnly(2019, quarter * 3 - 2, 1), true));
        Gen.Select(entry.Array[0, 8], entry, Gen.Int[0, 500]).Sample((entries, more, day) =>
        {
            var today = new DateOnly(2019, 1, 1).AddDays(day);
            var before = Standings.Of(Reckoning.Evidence, Quarterly, 2019, false, entries, today).Percent;
            var after = Standings.Of(Reckoning.Evidence, Quarterly, 2019, false, [.. entries, more], today).Percent;
            return before is >= 0 and <= 100 && after >= before;
        });
    }

    [Fact]
    public void The_table_and_its_rules_agree_on_every_period_of_a_year() =>
        Gen.Select(Gen.Enum<Cadence>(), Gen.Int[2000, 2100]).Sample((every, year) =>
        {
            var periods = Periods.Of(every, year);
            return periods[0].Start == new DateOnly(year, 1, 1) && periods[^1].End == new DateOnly(year, 12, 31)
                && periods.Zip(periods.Skip(1)).All(p => p.First.End.AddDays(1) == p.Second.Start);
        });
}
