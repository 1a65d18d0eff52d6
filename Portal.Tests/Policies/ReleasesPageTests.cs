using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Policies;

/// <summary>The webmaster's desk in a real browser.</summary>
public sealed class ReleasesPageTests
{
    private const string Releases = "/workspace/releases";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Editor, Releases)]
    [InlineData(Role.Office, Releases)]
    [InlineData(Role.Editor, "/workspace/columns")]
    [InlineData(Role.Leader, "/workspace/columns")]
    public async Task Others_are_told_that_the_page_is_not_for_them(Role role, string path)
    {
        await using var site = await PortalSite.StartAsync();
        using var client = await site.SignInClientAsync(role);
        var html = await client.GetStringAsync(path, Ct);
        Assert.Contains("您现在的角色不能打开这一页", html, StringComparison.Ordinal);
        Assert.DoesNotContain("acts-list", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{path}\"", html, StringComparison.Ordinal);
        var actor = await site.ActorAsync(role);
        Assert.False((await site.Get<ReleasePackage>().ExecuteAsync(actor, 1, Ct)).Ok);
        Assert.False((await site.Get<EditColumn>().ExecuteAsync(actor, null, new ColumnDraft("neu", "新栏目", ColumnKind.News, null, "", "", null), Ct)).Ok);
    }

    [Fact]
    public async Task The_webmaster_releases_withdraws_and_restores_and_every_act_is_confirmed_in_place()
    {
        await using var site = await PortalSite.StartAsync();
        var notice = await site.NoticeAsync();
        var page = await site.OpenDeskAsync(Role.Webmaster, Releases);
        await Expect(page.Locator("#ready")).ToContainTextAsync("没有签完待发布的文件。");
        await site.ApproveAsync(notice);
        var ready = page.Locator($"[data-ready='{notice}']");
        await ready.Locator("[data-release]").ClickAsync();
        await Expect(ready.Locator(".confirm")).ToContainTextAsync("公众立刻看得到");
        Assert.Null(await site.PublicAsync(notice));
        await ready.Locator("[data-confirm]").PressAsync("Enter");
        await Expect(ready).ToHaveCountAsync(0);
        // The row is gone, and the button in focus with it: who works by keyboard stands at the head of its list.
        await Expect(page.Locator("#ready h2")).ToBeFocusedAsync();
        Assert.NotNull(await site.PublicAsync(notice));

        var row = page.Locator($"[data-public='{notice}']");
        await row.GetByText("办理").ClickAsync();
        await row.Locator("[data-act=withdraw]").PressAsync("Enter");
        await row.Locator("[data-confirm]").PressAsync("Enter");
        await Expect(row.Locator(".field-error")).ToHaveTextAsync("撤下要写明理由，公众会看到。");
        await Expect(row.Locator("[data-confirm]")).ToBeFocusedAsync(); // it was off while the server was asked
        await page.Keyboard.PressAsync("Escape");
        await Expect(row.Locator("[data-act=withdraw]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await row.Locator("textarea").FillAsync("日期有误，更正后恢复。");
        await row.Locator("[data-confirm]").ClickAsync();
        await Expect(row.Locator("[data-state]")).ToHaveTextAsync("已撤下");
        await Expect(row.Locator(".sign")).ToContainTextAsync("日期有误，更正后恢复。");

        await row.Locator("[data-act=restore]").ClickAsync();
        await row.Locator("textarea").FillAsync("已经更正。");
        await row.Locator("[data-confirm]").ClickAsync();
        await Expect(row.Locator("[data-act=withdraw]")).ToBeVisibleAsync();
        await Expect(row.Locator("[data-state]")).ToHaveCountAsync(0); // only official papers are in force
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task A_release_is_set_for_tomorrow_nine_by_default_and_cancelled_again()
    {
        await using var site = await PortalSite.StartAsync();
        var notice = await site.NoticeAsync();
        await site.ApproveAsync(notice);
        var page = await site.OpenDeskAsync(Role.Webmaster, Releases);
        var ready = page.Locator($"[data-ready='{notice}']");
        foreach (var opener in (string[])["[data-later]", "[data-release]"])
        {
            await ready.Locator(opener).PressAsync("Enter");
            await Expect(ready.Locator("[data-focus]")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(ready.Locator(".confirm")).ToHaveCountAsync(0);
            await Expect(ready.Locator(opener)).ToBeFocusedAsync();
        }

        await ready.Locator("[data-later]").ClickAsync();
        var day = ready.Locator("input[type=date]");
        var tomorrow = await day.InputValueAsync();
        await day.FillAsync("2020-01-01");
        await ready.Locator("[data-confirm]").ClickAsync();
        await Expect(ready.Locator(".field-error")).ToHaveTextAsync("定时要在现在以后；要现在发布，请按“发布”。");
        await day.FillAsync(tomorrow);
        await ready.Locator("[data-confirm]").ClickAsync();
        await Expect(page.Locator("[data-scheduled]")).ToContainTextAsync("09:00");
        var act = Assert.Single(await site.Get<PackageQueries>().ScheduledAsync(10, Ct));
        Assert.Equal(OfficeClock.StartOf(site.Get<OfficeClock>().Today.AddDays(1)).AddHours(9), act.At);

        // The question takes the place of its button: the focus goes to the answer that changes nothing, and back with it.
        var cancel = page.Locator("[data-scheduled] [data-cancel]");
        await cancel.PressAsync("Enter");
        await Expect(page.Locator("[data-scheduled] [data-close]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(cancel).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-scheduled] [data-confirm]").PressAsync("Enter");
        await Expect(page.Locator("#scheduled")).ToContainTextAsync("没有定好时间的发布或撤下。");
        await Expect(page.Locator("#scheduled h2")).ToBeFocusedAsync();
        Assert.Equal("已取消", Assert.Single(await site.Get<PackageQueries>().ScheduledAsync(10, Ct)).Failure);
    }

    [Fact]
    public async Task What_replaced_a_policy_is_picked_from_what_is_public()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample" });
        var shelf = await site.Get<Shelf>().ViewAsync(Ct);
        var (old, next) = (shelf.Find(DocumentKind.Policy, "zhongdian-shiyanshi-2023")!, shelf.Find(DocumentKind.Policy, "tidu-peiyu-2026")!);
        var page = await site.OpenDeskAsync(Role.Webmaster, Releases);
        await page.Locator("#public input[type=search]").FillAsync(old.Title);
        var row = page.Locator($"[data-public='{old.Id}']");
        await Expect(row.Locator("[data-state]")).ToHaveTextAsync("有效");
        await row.GetByText("办理").ClickAsync();
        await row.Locator("[data-act=record]").ClickAsync();
        await row.Locator("select").SelectOptionAsync([nameof(StatusActKind.Replaced)]);
        await row.Locator("textarea").FillAsync("新办法施行");
        await row.Locator("[data-confirm]").ClickAsync();
        await Expect(row.Locator(".field-error")).ToHaveTextAsync("请选替代它的文件。");
        await row.Locator("[data-source]").FillAsync("梯度培育");
        await row.Locator($"[data-pick='{next.Id}']").ClickAsync();
        await row.Locator("[data-confirm]").ClickAsync();
        await Expect(row.Locator("[data-state]")).ToHaveTextAsync("已被替代");
        Assert.Equal(next.Id, (await site.PublicAsync(old.Id))!.ValidityOn(site.Get<OfficeClock>().Today).Cause!.SourceId);
    }
}
