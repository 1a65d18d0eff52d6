using System.Net;
using System.Text.Json;
using Ical.Net;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Storage;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Clocks;

/// <summary>Deadlines as people and programs see them.</summary>
public sealed class ClockPagesTests
{
    private static readonly FakeTimeProvider Now = new(new DateTimeOffset(2026, 12, 21, 1, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_loads_next_year_and_an_open_page_shows_the_new_day_at_once()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Clock = Now });
        var id = await StartAsync(site, new DateOnly(2026, 12, 15), "2026-0001 示例申请");
        var office = await site.SignInAsAsync(Role.Office, $"/workspace/clocks/{id}");
        await Expect(office.Locator(".clock-due")).ToContainTextAsync("暂定");
        await Expect(office.Locator(".days td.counted")).ToHaveCountAsync(20);

        var admin = await site.SignInAsAsync(Role.Admin, "/workspace/clocks/calendar");
        await admin.WaitForCircuitAsync();
        await admin.Locator("textarea").FillAsync("一、元旦：1月1日（周五）至5日（周二）放假调休，共5天。1月9日（周六）上班。");
        await admin.ClickWhenLiveAsync("先看结果");
        await Expect(admin.GetByText("1 个时限会改动")).ToBeVisibleAsync();
        await Expect(admin.GetByText("2026-0001 示例申请：")).ToContainTextAsync("2027-01-12（暂定） → 2027-01-14");
        await admin.ClickWhenLiveAsync("载入2027年");
        await Expect(admin.Locator(".main [role=status]")).ToContainTextAsync("2027年已载入，1 个时限重新计算。");

        await Expect(office.Locator(".clock-due")).ToContainTextAsync("2027年1月14日");
        await Expect(office.Locator(".clock-due")).Not.ToContainTextAsync("暂定");
        await Expect(office.Locator(".story")).ToContainTextAsync("日历变更，重新计算");
        await Expect(office.Locator(".days caption")).ToContainTextAsync("调休上班的周末 1 天要数");
    }

    [Fact]
    public async Task The_list_is_searched_and_narrowed_and_says_when_there_is_nothing()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Clock = Now });
        await StartAsync(site, new DateOnly(2026, 12, 15), "2026-0001 示例申请");
        await StartAsync(site, new DateOnly(2026, 11, 2), "2026-0002 逾期申请");
        using var client = await site.SignInClientAsync(Role.Editor);
        var all = WebUtility.HtmlDecode(await client.GetStringAsync("/workspace/clocks", Ct));
        Assert.Contains("2026-0001", all, StringComparison.Ordinal);
        Assert.Contains("逾期 15 个工作日", all, StringComparison.Ordinal);
        var late = await client.GetStringAsync("/workspace/clocks?view=Late", Ct);
        Assert.DoesNotContain("2026-0001", late, StringComparison.Ordinal);
        Assert.Contains("2026-0002", late, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-0002", await client.GetStringAsync("/workspace/clocks?q=0001", Ct), StringComparison.Ordinal);
        Assert.Contains("没有符合条件的事项", await client.GetStringAsync("/workspace/clocks?q=9999", Ct), StringComparison.Ordinal);
        // Only an administrator changes the calendar and the rules.
        Assert.DoesNotContain("先看结果", await client.GetStringAsync("/workspace/clocks/calendar", Ct), StringComparison.Ordinal);
        Assert.DoesNotContain("修改</button>", await client.GetStringAsync("/workspace/clocks/rules", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_may_ask_when_a_number_of_working_days_is_over()
    {
        await using var site = await PortalSite.StartAsync();
        using var client = site.NewClient();
        using var answer = JsonDocument.Parse(await client.GetStringAsync("/api/v1/calendar/deadline?start=2026-02-10&workdays=20", Ct));
        Assert.Equal("2026-03-16", answer.RootElement.GetProperty("date").GetString());
        Assert.False(answer.RootElement.GetProperty("provisional").GetBoolean());
        Assert.Equal(14, answer.RootElement.GetProperty("skipped").GetArrayLength());
        Assert.Equal("2026-02-15", answer.RootElement.GetProperty("skipped")[0].GetString());
        using var beyond = JsonDocument.Parse(await client.GetStringAsync("/api/v1/calendar/deadline?start=2026-12-25&workdays=20", Ct));
        Assert.True(beyond.RootElement.GetProperty("provisional").GetBoolean());
        foreach (var wrong in (string[])["", "?start=2026-02-10", "?start=2026-02-30&workdays=1", "?start=2026-02-10&workdays=-1", "?start=2026-02-10&workdays=100000", "?start=x&workdays=y"])
        {
            using var refused = await client.GetAsync($"/api/v1/calendar/deadline{wrong}", Ct);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using var year = JsonDocument.Parse(await client.GetStringAsync("/api/v1/calendar/2026", Ct));
        Assert.Equal(248, year.RootElement.GetProperty("workdayCount").GetInt32());
        using var unknown = await client.GetAsync("/api/v1/calendar/2031", Ct);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task The_feed_holds_the_own_deadlines_and_an_old_address_is_dead()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Clock = Now });
        await StartAsync(site, new DateOnly(2026, 12, 15), "2026-0001 示例申请");
        await StartAsync(site, new DateOnly(2026, 12, 15), "别的处的申请", "没有人的处室");
        var (office, editor) = (await site.ActorAsync(Role.Office), await site.ActorAsync(Role.Editor));
        var reminders = site.Get<Reminders>();
        var old = (await reminders.RenewFeedAsync(office, Ct)).Value!;
        using var client = site.NewClient();
        var events = Calendar.Load(await client.GetStringAsync($"/calendar/{old}.ics", Ct))!.Events;
        Assert.Contains(events, e => e.Summary!.StartsWith("别的处的申请", StringComparison.Ordinal)); // beside what the daily round may have begun
        Assert.Equal("2026-0001 示例申请（答复期限，暂定）", events.Single(e => e.Summary!.StartsWith("2026-0001", StringComparison.Ordinal)).Summary);
        Assert.Empty(Calendar.Load(await client.GetStringAsync($"/calendar/{(await reminders.RenewFeedAsync(editor, Ct)).Value}.ics", Ct))!.Events);

        await reminders.RenewFeedAsync(office, Ct);
        using var dead = await client.GetAsync($"/calendar/{old}.ics", Ct);
        Assert.Equal(HttpStatusCode.NotFound, dead.StatusCode);
    }

    [Fact]
    public async Task Without_a_mail_server_letters_lie_in_the_data_folder()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Clock = Now });
        Assert.True((await site.Get<Reminders>().SaveAsync(await site.ActorAsync(Role.Office), "office@example.gov.cn", wantsDigest: true, Ct)).Ok);
        await StartAsync(site, new DateOnly(2026, 11, 2), "2026-0002 逾期申请");
        await site.Get<Portal.Domain.Mail.Digest>().RunAsync(Ct);
        Assert.Equal(1, await site.Get<Portal.Domain.Mail.SendMail>().RunAsync(Ct));
        var letter = await MimeKit.MimeMessage.LoadAsync(Directory.GetFiles(Path.Combine(site.DataDirectory, "mail"), "*.eml").Single(), Ct);
        Assert.Contains("2026-0002 逾期申请：已逾期，应于2026-11-30", letter.TextBody, StringComparison.Ordinal);
        using var admin = await site.SignInClientAsync(Role.Admin);
        Assert.Contains("office@example.gov.cn", await admin.GetStringAsync("/workspace/admin/mail", Ct), StringComparison.Ordinal);
        using var editor = await site.SignInClientAsync(Role.Editor);
        Assert.DoesNotContain("office@example.gov.cn", await editor.GetStringAsync("/workspace/admin/mail", Ct), StringComparison.Ordinal);
    }

    private static async Task<int> StartAsync(PortalSite site, DateOnly zero, string title, string? division = null)
    {
        Clock? clock = null;
        var outcome = await site.Get<WriteGate>().RunAsync(Actor.System, Permission.Read, "Test", async write =>
        {
            clock = await ClockDesk.StartAsync(write, ClockRules.Reply, new ClockSubject("test", 1, title, "/workspace/clocks", division), zero, Ct);
            return Outcome.Done;
        }, Ct);
        Assert.True(outcome.Ok);
        return clock!.Id;
    }
}
