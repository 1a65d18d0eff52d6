using System.Globalization;
using CsCheck;
using Portal.Domain.Documents;

namespace Portal.Tests.Documents;

public sealed class ValidityTests
{
    private static readonly DateOnly First = Day("2019-11-01");
    private static readonly DateOnly Last = Day("2024-10-31");

    [Theory]
    [InlineData("2019-10-31", ValidityState.NotYet)]
    [InlineData("2019-11-01", ValidityState.Valid)]
    [InlineData("2024-10-31", ValidityState.Valid)]
    [InlineData("2024-11-01", ValidityState.Expired)]
    public void The_dates_alone_decide_where_nothing_happened(string day, ValidityState state) =>
        Assert.Equal(state, Validity.Of(First, Last, [], Day(day)).State);

    [Fact]
    public void A_repeal_counts_from_its_day_and_is_announced_before()
    {
        var acts = new[] { new StatusEvent(StatusActKind.Repealed, Day("2022-05-01"), "清理", 7, null) };
        var before = Validity.Of(First, Last, acts, Day("2022-04-30"));
        Assert.Equal((ValidityState.Valid, Day("2022-05-01")), (before.State, before.Coming!.On));
        var after = Validity.Of(First, Last, acts, Day("2022-05-01"));
        Assert.Equal((ValidityState.Repealed, 7), (after.State, after.Cause!.SourceId));
        Assert.Equal(ValidityState.Repealed, Validity.Of(First, Last, acts, Day("2025-01-01")).State);
    }

    [Fact]
    public void What_had_expired_before_stays_expired_when_it_is_replaced_later()
    {
        var acts = new[] { new StatusEvent(StatusActKind.Replaced, Day("2025-03-01"), "", 7, null) };
        Assert.Equal(ValidityState.Expired, Validity.Of(First, Last, acts, Day("2025-06-01")).State);
    }

    [Fact]
    public void An_extension_moves_the_last_day()
    {
        var acts = new[] { new StatusEvent(StatusActKind.Extended, Day("2024-09-01"), "继续有效", null, Day("2026-10-31")) };
        Assert.Equal((ValidityState.Valid, Day("2026-10-31")), (Validity.Of(First, Last, acts, Day("2025-01-01")).State, Validity.Of(First, Last, acts, Day("2025-01-01")).Ends));
        Assert.Equal(ValidityState.Expired, Validity.Of(First, Last, acts, Day("2026-11-01")).State);
    }

    [Fact]
    public void An_amended_document_stays_in_force_and_says_since_when()
    {
        var acts = new[] { new StatusEvent(StatusActKind.Amended, Day("2020-03-01"), "删去第六条", 7, null), new StatusEvent(StatusActKind.Repealed, Day("2021-03-01"), "", 9, null) };
        var (before, amended, repealed) = (Validity.Of(First, Last, acts, Day("2020-02-29")), Validity.Of(First, Last, acts, Day("2020-03-01")), Validity.Of(First, Last, acts, Day("2021-03-01")));
        Assert.Equal((ValidityState.Valid, null), (before.State, before.Amendment));
        Assert.Equal((ValidityState.Valid, 7), (amended.State, amended.Amendment!.SourceId));
        Assert.Equal((ValidityState.Repealed, null), (repealed.State, repealed.Amendment));
    }

    [Fact]
    public void A_withdrawal_lasts_until_it_is_restored_even_on_the_same_day()
    {
        var withdrawn = new StatusEvent(StatusActKind.Withdrawn, Day("2020-01-10"), "有误", null, null);
        Assert.Equal(ValidityState.Withdrawn, Validity.Of(First, Last, [withdrawn], Day("2020-02-01")).State);
        Assert.Equal(ValidityState.Valid, Validity.Of(First, Last, [withdrawn, withdrawn with { Kind = StatusActKind.Restored }], Day("2020-01-10")).State);
    }

    [Fact]
    public void On_every_day_there_is_one_state_and_an_ended_document_never_comes_back_by_itself() =>
        Gen.Select(Gen.Int[0, 2000], Gen.Int[1, 2000], Gen.Int[0, 5000], Gen.Int[0, 5000]).Sample((from, length, repealed, day) =>
        {
            var start = First.AddDays(from);
            var acts = new[] { new StatusEvent(StatusActKind.Repealed, First.AddDays(repealed), "", null, null) };
            Validity On(int offset) => Validity.Of(start, start.AddDays(length), acts, First.AddDays(offset));
            if (On(day).State is ValidityState.Repealed or ValidityState.Expired) Assert.Equal(On(day).State, On(day + 1).State);
            if (On(day).State == ValidityState.NotYet) Assert.True(First.AddDays(day) < start);
        });

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
