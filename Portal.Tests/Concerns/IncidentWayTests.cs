using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.Concerns;
using Portal.Domain.Reviews;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Concerns;

/// <summary>An incident as the staff live it, in the browser: found on a phone, assessed, consulted, signed, published too late, closed; and the clock says so everywhere.</summary>
public sealed class IncidentWayTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_discovery_to_the_closing_with_a_clock_that_ran_over()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 13, 0, 0, TimeSpan.Zero)); // Friday, 21:00 in the office
        await using var site = await PortalSite.StartAsync(new SiteOptions { Clock = clock });

        // 发现: the leader reports it on the phone page.
        var phone = await site.SignInAsAsync(Role.Leader, "/workspace/concerns/phone", 390, 844);
        await phone.WaitForCircuitAsync();
        await phone.Locator("[data-new]").ClickAsync();
        await phone.GetByLabel("发生了什么（一句话）").FillAsync("网传创新券停发");
        await phone.GetByLabel("怎么说的").FillAsync("称资金用完，今天起停发。");
        await phone.Locator("[data-report] [data-do]").ClickAsync();
        await Expect(phone.Locator("[data-incident] [data-hours]")).ToContainTextAsync("还有 48 小时 0 分");
        Assert.Equal(0, await phone.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        var id = int.Parse((await phone.Locator("[data-incident]").GetAttributeAsync("data-incident"))!, null);

        // 研判 and 会商, by the office.
        var desk = await site.SignInAsAsync(Role.Office, $"/workspace/concerns/{id}");
        await desk.WaitForCircuitAsync();
        await Expect(desk.Locator(".stage-path .now")).ToHaveTextAsync("研判");
        await ActAsync(desk, "assess", ("责任处室（空着为办公室）", "科技信息研究所"), ("研判意见", "属误读，48 小时内说明。"));
        await Expect(desk.Locator("[data-class]")).ToHaveTextAsync("其他政务舆情");
        await ActAsync(desk, "consult", ("与谁会商", "市委宣传部"), ("会商结果", "同意说明。"));
        await Expect(desk.Locator(".stage-path .now")).ToHaveTextAsync("回应");

        // 起草 by the division, 签: the office may not sign what it did not write either way; leader last.
        var division = await site.SignInAsAsync(Role.Editor, $"/workspace/concerns/{id}");
        await division.WaitForCircuitAsync();
        await division.GetByLabel("回应口径（Markdown，用于各渠道）").FillAsync("创新券没有停发，按原办法兑付。");
        await division.Locator("[data-submit]").ClickAsync();
        await Expect(division.Locator("[data-response-state]")).ToHaveTextAsync("审签中");
        foreach (var role in (Role[])[Role.Office, Role.Leader])
        {
            var round = (await site.Get<ReviewQueries>().RoundsAsync(ConcernChange.Incident, id, Ct))[0];
            var signer = await site.SignInAsAsync(role, $"/workspace/inbox/{round.Id}");
            await signer.WaitForCircuitAsync();
            await Expect(signer.Locator("[data-response-paper]")).ToContainTextAsync("创新券没有停发");
            foreach (var point in await signer.Locator(".decide .points input").AllAsync()) await point.CheckAsync();
            await signer.Locator("[data-sign]").ClickAsync();
            await signer.LandsOnAsync("/workspace/inbox");
        }

        await Expect(desk.Locator("[data-act=publish]")).ToBeVisibleAsync();

        // The weekend passes: nobody touches the pages, and they say it.
        clock.Advance(TimeSpan.FromHours(49));
        await Expect(desk.Locator("[data-late]")).ToContainTextAsync("已超时 1 小时 0 分");
        await Expect(phone.Locator("[data-incident] [data-hours]")).ToContainTextAsync("已超时");
        await ActAsync(desk, "publish", ("渠道", "官方微博"), ("地址", "https://example.org/weibo"));
        await Expect(desk.Locator("[data-late]")).ToContainTextAsync("超时 1 小时 0 分 办理");
        await ActAsync(desk, "follow", ("情况", "转发停止。"));
        await ActAsync(desk, "close", ("处置结果", "已平息。"), ("经验教训", "周末也要有人签。"));
        await Expect(desk.Locator("[data-closed]")).ToHaveTextAsync("已办结");
        await Expect(desk.Locator("[data-entries] li")).ToHaveCountAsync(7);

        // Everywhere: the register, the clocks, the month. The sign-in of Friday is over by now.
        var later = await site.SignInAsAsync(Role.Office, "/workspace/concerns?tab=Late");
        await Expect(later.Locator($"[data-incident='{id}'] [data-hours]")).ToContainTextAsync("超时 1 小时 0 分");
        await later.GotoAsync("/workspace/clocks?view=Ended");
        await Expect(later.Locator("tr", new() { HasText = "舆2026-001" })).ToContainTextAsync("逾期办结");
        await later.GotoAsync("/workspace/concerns/months");
        await later.Locator("[data-months] td[data-label=超时] a").ClickAsync();
        await Expect(later.Locator($"[data-incident='{id}']")).ToBeVisibleAsync();
        later.ShouldBeUntroubled();
        desk.ShouldBeUntroubled();
        phone.ShouldBeUntroubled();
    }

    [Fact]
    public async Task Every_page_of_the_room_fits_a_phone_and_hands_out_its_tables()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample", Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero)) });
        var page = await site.SignInAsAsync(Role.Office, "/workspace/concerns", 390, 844);
        foreach (var path in (string[])["/workspace/concerns", "/workspace/concerns?tab=All&q=网帖", "/workspace/concerns/1", "/workspace/concerns/3", "/workspace/concerns/duty", "/workspace/concerns/contacts", "/workspace/concerns/months", "/workspace/concerns/phone",
            "/workspace/policies/rounds?view=All", "/workspace/policies/rounds?view=Missing", "/workspace/policies/questions?state=All"])
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("h1").First).ToBeVisibleAsync();
            Assert.Equal((path, 0), (path, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")));
        }

        page.ShouldBeUntroubled();
        using var client = await site.SignInClientAsync(Role.Office);
        Assert.Equal(4, (await client.GetStringAsync("/workspace/concerns.csv?tab=All", Ct)).Trim().Split("\r\n").Length);
        Assert.Contains("2026-11", await client.GetStringAsync("/workspace/concerns/months.csv?year=2026", Ct));
        using var stranger = await site.SignInClientAsync(Role.Editor);
        Assert.DoesNotContain("12345", await stranger.GetStringAsync("/workspace/concerns.csv?tab=All", Ct));
        using var admin = await site.SignInClientAsync(Role.Admin);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await admin.GetAsync("/workspace/concerns.csv", Ct)).StatusCode);
    }

    private static async Task ActAsync(IPage page, string act, params (string Label, string Value)[] fields)
    {
        var form = page.Locator($"[data-act={act}]");
        if (await form.Locator(".act-title").GetAttributeAsync("aria-expanded") != "true") await form.Locator(".act-title").ClickAsync();
        foreach (var (label, value) in fields) await form.GetByLabel(label).FillAsync(value);
        await form.Locator("[data-do]").ClickAsync();
        await Expect(form.Locator(".act-body")).ToHaveCountAsync(0);
    }
}
