using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Mail;
using Portal.Domain.People;
using Portal.Tests.Storage;

namespace Portal.Tests.Clocks;

public sealed class ClockRoundTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clock_is_told_once_a_step_and_to_more_people_each_time()
    {
        await using var store = await ClockStore.OpenAsync();
        await PersonAsync(store, "editor", "高新处", Role.Editor);
        await PersonAsync(store, "stranger", "法规处", Role.Editor);
        await PersonAsync(store, "office", null, Role.Office);
        await PersonAsync(store, "leader", null, Role.Leader);
        var id = await store.StartAsync(new DateOnly(2026, 11, 2), "高新处");
        Assert.Equal(new DateOnly(2026, 11, 30), (await store.ClockAsync(id)).DueOn);

        await RoundAsync(store, 23);
        Assert.Empty(store.Carrier.Letters);
        await RoundAsync(store, 25);
        Assert.Equal(["editor"], To(store));
        Assert.Contains("https://portal.example/workspace/clocks", Assert.Single(store.Carrier.Letters).Body);
        await RoundAsync(store, 26);
        Assert.Single(store.Carrier.Letters); // not again
        await RoundAsync(store, 30);
        Assert.Equal(["editor", "editor", "office"], To(store));
        await RoundAsync(store, 31);
        Assert.Equal(["editor", "editor", "editor", "leader", "office", "office"], To(store));
        var clock = await store.ClockAsync(id);
        Assert.Equal(ClockLevel.Late, clock.Level);
        Assert.Equal(3, clock.Events.Count(e => e.Kind == ClockEventKind.Reminded));
        Assert.Contains("已逾期，已提醒：", clock.Events[^1].Note);
    }

    [Fact]
    public async Task What_is_left_is_said_in_the_unit_of_the_rule()
    {
        await using var store = await ClockStore.OpenAsync();
        To(store, 25); // 25 November 2026, a Wednesday, ten in the morning
        await store.StartAsync(new DateOnly(2026, 11, 2));
        await store.StartAsync(new DateOnly(2026, 11, 2), rule: ClockRules.AnnualReport);
        await store.StartAsync(new DateOnly(2026, 11, 25), rule: ClockRules.ConcernResponse);
        await store.StartAsync(new DateOnly(2026, 11, 23), rule: ClockRules.ConcernResponse);
        var rows = (await store.Get<ClockQueries>().ListAsync(new ClockFilter(ClockView.Open, null, null, null), 1, 10, Ct)).Rows.OrderBy(r => r.Id).Select(r => (r.Unit, r.Left, r.IsNear));
        Assert.Equal([(ClockUnit.Workdays, 3, true), (ClockUnit.Days, 8, false), (ClockUnit.Hours, 38, true), (ClockUnit.Hours, -10, false)], rows);
    }

    [Fact]
    public async Task An_extension_calms_a_clock_and_it_is_told_again_when_it_comes_near_again()
    {
        await using var store = await ClockStore.OpenAsync();
        await PersonAsync(store, "office", null, Role.Office);
        var id = await store.StartAsync(new DateOnly(2026, 10, 30));
        await RoundAsync(store, 25);
        await store.ChangeAsync(id, (write, clock) => ClockDesk.ExtendAsync(write, clock, new DateOnly(2026, 11, 25), 5, "经同意延长", Ct));
        await RoundAsync(store, 26);
        Assert.Equal(ClockLevel.None, (await store.ClockAsync(id)).Level);
        await RoundAsync(store, 27 + 3 + 2); // 2 December; due on the 4th
        Assert.Equal(2, store.Carrier.Letters.Count);
    }

    [Fact]
    public async Task The_daily_letter_lists_what_presses_and_comes_once_a_day()
    {
        await using var store = await ClockStore.OpenAsync();
        var office = await PersonAsync(store, "office", null, Role.Office);
        await PersonAsync(store, "idle", "法规处", Role.Editor);
        await store.StartAsync(new DateOnly(2026, 10, 28), "高新处", "2026-0012 关于经费的申请");
        Assert.True((await store.Get<Reminders>().SaveAsync(office, "office@example.gov.cn", wantsDigest: true, Ct)).Ok);
        To(store, 25);
        await store.Get<Digest>().RunAsync(Ct);
        await store.Get<Digest>().RunAsync(Ct);
        await store.Get<SendMail>().RunAsync(Ct);
        var letter = Assert.Single(store.Carrier.Letters);
        Assert.Equal("今日提醒：1项待办（11月25日）", letter.Subject);
        Assert.Contains("2026-0012 关于经费的申请：今日到期，2026-11-25", letter.Body);
        Assert.Contains("https://portal.example/workspace/clocks", letter.Body);
    }

    [Fact]
    public async Task A_letter_that_could_not_be_sent_waits_and_goes_later()
    {
        await using var store = await ClockStore.OpenAsync();
        await PersonAsync(store, "office", null, Role.Office);
        await store.StartAsync(new DateOnly(2026, 10, 30));
        store.Carrier.IsDown = true;
        await RoundAsync(store, 27);
        await using (var db = await store.DbAsync())
        {
            var mail = await db.Set<OutgoingMail>().AsNoTracking().SingleAsync(Ct);
            Assert.Equal((1, "The mail server is down."), (mail.Attempts, mail.Failure));
        }

        store.Carrier.IsDown = false;
        await store.Get<SendMail>().RunAsync(Ct);
        Assert.Empty(store.Carrier.Letters); // not before its time
        store.Clock.Advance(TimeSpan.FromMinutes(3));
        await store.Get<SendMail>().RunAsync(Ct);
        Assert.Single(store.Carrier.Letters);
        await store.Get<SendMail>().RunAsync(Ct);
        Assert.Single(store.Carrier.Letters);
    }

    [Fact]
    public async Task Without_an_address_nobody_gets_letters()
    {
        await using var store = await ClockStore.OpenAsync();
        var office = await store.PersonAsync("office", Role.Office);
        Assert.False((await store.Get<Reminders>().SaveAsync(office, "", wantsDigest: true, Ct)).Ok);
        Assert.False((await store.Get<Reminders>().SaveAsync(office, "no address", wantsDigest: false, Ct)).Ok);
        var id = await store.StartAsync(new DateOnly(2026, 10, 30));
        await RoundAsync(store, 27);
        Assert.Empty(store.Carrier.Letters);
        Assert.Equal(ClockLevel.Today, (await store.ClockAsync(id)).Level); // but the clock knows
    }

    private static async Task<Actor> PersonAsync(TestStore store, string login, string? division, Role role)
    {
        var created = await store.Get<CreateAccount>().ExecuteAsync(Actor.System, new NewAccount(login, login, division, [role]), Ct);
        var actor = new Actor(created.Value, login, [role], division, []);
        Assert.True((await store.Get<Reminders>().SaveAsync(actor, $"{login}@example.gov.cn", wantsDigest: false, Ct)).Ok);
        return actor;
    }

    /// <summary>Ten in the morning of a day of November 2026 (31 and more: December).</summary>
    private static void To(TestStore store, int day) => store.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 1, 2, 0, 0, TimeSpan.Zero).AddDays(day - 1));

    private static async Task RoundAsync(TestStore store, int day)
    {
        To(store, day);
        await store.Get<IEnumerable<IDailyRound>>().OfType<ClockRound>().Single().RunAsync(Ct);
        await store.Get<SendMail>().RunAsync(Ct);
    }

    private static string[] To(TestStore store) => [.. store.Carrier.Letters.Select(m => m.To.Split('@')[0]).Order(StringComparer.Ordinal)];
}
