using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;

namespace Portal.Tests.Clocks;

public sealed class LoadCalendarYearTests
{
    private static readonly AnnouncedYear Year2027 = new(2027, "国务院办公厅关于2027年部分节假日安排的通知",
        [new(2027, 1, 1), new(2027, 1, 2), new(2027, 1, 3), new(2027, 1, 4), new(2027, 1, 5)], [new(2027, 1, 9)]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loaded_year_counts_open_clocks_again_and_each_says_so()
    {
        await using var store = await ClockStore.OpenAsync();
        var over = await store.StartAsync(new DateOnly(2026, 12, 15));
        var within = await store.StartAsync(new DateOnly(2026, 11, 2));
        var before = await store.ClockAsync(over);
        Assert.True(before.Provisional);

        var outcome = await store.Get<LoadCalendarYear>().ExecuteAsync(await store.PersonAsync("admin", Role.Admin), Year2027, Ct);

        Assert.True(outcome.Ok, string.Concat(outcome.Reasons));
        Assert.Equal(1, outcome.Value);
        var after = await store.ClockAsync(over);
        Assert.False(after.Provisional);
        // 1 January (a Friday) is off either way by the notice; 4 and 5 January are new, 9 January is worked.
        Assert.Equal((await store.Get<Calendars>().CurrentAsync(Ct)).After(new DateOnly(2026, 12, 15), 20).Date, after.DueOn);
        var told = Assert.Single(after.Events, e => e.Kind == ClockEventKind.Recalculated);
        Assert.Contains("2027年节假日安排第1版", told.Note);
        Assert.Contains("（暂定）", told.Note);
        Assert.Empty((await store.ClockAsync(within)).Events);
    }

    [Fact]
    public async Task The_preview_says_what_would_move_and_changes_nothing()
    {
        await using var store = await ClockStore.OpenAsync();
        var id = await store.StartAsync(new DateOnly(2026, 12, 15));
        var before = await store.ClockAsync(id);
        var move = Assert.Single(await store.Get<LoadCalendarYear>().PreviewAsync(Year2027, Ct));
        Assert.Equal((id, before.DueOn, true, false), (move.Id, move.Before, move.WasProvisional, move.IsProvisional));
        Assert.Equal(before.DueOn, (await store.ClockAsync(id)).DueOn);
    }

    [Fact]
    public async Task A_later_notice_is_a_new_version_and_the_old_one_is_kept()
    {
        await using var store = await ClockStore.OpenAsync();
        var load = store.Get<LoadCalendarYear>();
        var admin = await store.PersonAsync("admin", Role.Admin);
        await load.ExecuteAsync(admin, Year2027, Ct);
        Assert.False((await load.ExecuteAsync(admin, Year2027, Ct)).Ok); // the same again
        var changed = Year2027 with { Holidays = [.. Year2027.Holidays, new DateOnly(2027, 1, 6)] };
        Assert.True((await load.ExecuteAsync(admin, changed, Ct)).Ok);
        var versions = (await store.Get<ClockQueries>().YearsAsync(Ct)).Where(y => y.Year == 2027).ToList();
        Assert.Equal([2, 1], versions.Select(v => v.Version));
        Assert.False((await store.Get<Calendars>().CurrentAsync(Ct)).IsWorkday(new DateOnly(2027, 1, 6)));
    }

    [Fact]
    public async Task Only_an_administrator_loads_a_year()
    {
        await using var store = await ClockStore.OpenAsync();
        Assert.False((await store.Get<LoadCalendarYear>().ExecuteAsync(await store.PersonAsync("office", Role.Office), Year2027, Ct)).Ok);
        Assert.DoesNotContain(await store.Get<ClockQueries>().YearsAsync(Ct), y => y.Year == 2027);
    }

    [Fact]
    public async Task A_stopped_clock_stays_stopped_when_a_year_is_loaded()
    {
        await using var store = await ClockStore.OpenAsync();
        var id = await store.StartAsync(new DateOnly(2026, 12, 15));
        await store.ChangeAsync(id, (write, clock) => ClockDesk.StopAsync(write, clock, new DateOnly(2026, 12, 18), "向第三方征求意见", Ct));
        Assert.Equal(0, (await store.Get<LoadCalendarYear>().ExecuteAsync(Actor.System, Year2027, Ct)).Value);
        Assert.Equal(ClockState.Stopped, (await store.ClockAsync(id)).State);
    }

    [Fact]
    public async Task An_amended_period_counts_for_clocks_that_start_under_it()
    {
        await using var store = await ClockStore.OpenAsync();
        var admin = await store.PersonAsync("admin", Role.Admin);
        var amend = store.Get<AmendRule>();
        var running = await store.StartAsync(new DateOnly(2026, 11, 2));
        Assert.False((await amend.ExecuteAsync(admin, ClockRules.Reply, 15, "《政府信息公开条例》第三十三条", new DateOnly(2026, 12, 1), Ct)).Ok); // fixed by national law: a new source
        Assert.False((await amend.ExecuteAsync(admin, ClockRules.Reply, 0, "新条例", new DateOnly(2026, 12, 1), Ct)).Ok);
        Assert.True((await amend.ExecuteAsync(admin, ClockRules.Reply, 15, "新条例第一条", new DateOnly(2026, 12, 1), Ct)).Ok);
        Assert.Equal(20, (await store.ClockAsync(running)).Amount);
        Assert.Equal(20, (await store.ClockAsync(await store.StartAsync(new DateOnly(2026, 11, 30)))).Amount);
        Assert.Equal(15, (await store.ClockAsync(await store.StartAsync(new DateOnly(2026, 12, 1)))).Amount);
    }

    [Fact]
    public async Task Years_and_rules_are_written_once_however_often_the_portal_starts()
    {
        await using var store = await ClockStore.OpenAsync();
        await store.Get<ClockData>().EnsureAsync(ClockStore.Folder(), Ct);
        await using var db = await store.DbAsync();
        Assert.Equal(WorkingCalendar.Delivered.Count, await db.Set<CalendarYear>().CountAsync(Ct));
        Assert.Equal(await db.Set<ClockRule>().Select(r => r.Key).Distinct().CountAsync(Ct), await db.Set<ClockRule>().CountAsync(Ct));
    }
}
