using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Policies;

/// <summary>Columns and chains, edited where they stand.</summary>
public sealed class ColumnsPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chain_edited_in_the_browser_counts_for_the_next_round()
    {
        await using var site = await PortalSite.StartAsync();
        var notice = await site.NoticeAsync();
        await site.SubmitAsync(notice);
        var chain = (await site.Get<ReviewQueries>().ChainsAsync(Ct)).Single(c => c.IsDefaultFor(nameof(DocumentKind.Notice)));
        var page = await site.OpenDeskAsync(Role.Webmaster, "/workspace/columns?tab=chains");
        var card = page.Locator($"[data-chain='{chain.Id}']");
        await card.Locator("[data-edit]").ClickAsync();
        await card.Locator("[data-add]").ClickAsync();
        await card.Locator("[data-step='3'] select").First.SelectOptionAsync([nameof(Role.Leader)]);
        await card.Locator("[data-save]").ClickAsync();
        await Expect(card.Locator(".field-error")).ToHaveTextAsync("第3步要有名称，60字以内。");
        // Nothing typed is lost by a refusal.
        await Expect(card.Locator("[data-step='3'] select").First).ToHaveValueAsync(nameof(Role.Leader));
        await card.Locator("[data-step='3'] [data-step-name]").FillAsync("局领导签发");
        // By keyboard: a step that has moved to the end keeps its button and the focus on it, and a form that is closed gives the focus back.
        await card.GetByLabel("第 2 步上移").PressAsync("Enter");
        await Expect(card.GetByLabel("第 1 步上移")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter"); // no place above the first
        await card.GetByLabel("第 1 步下移").PressAsync("Enter");
        await Expect(card.GetByLabel("第 2 步下移")).ToBeFocusedAsync();
        await card.GetByLabel("第 3 步上移").ClickAsync();
        await card.Locator("[data-save]").ClickAsync();
        await Expect(card.Locator(".chain-line b")).ToHaveTextAsync(["处室负责人审核", "局领导签发", "办公室核稿"]);

        foreach (var (opener, place) in ((string, string)[])[($"[data-chain='{chain.Id}'] [data-edit]", $"[data-chain='{chain.Id}']"), ("[data-new]", "[data-chain=new]")])
        {
            await page.Locator(opener).PressAsync("Enter");
            await Expect(page.Locator($"{place} [data-name]")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator($"{place} [data-name]")).ToHaveCountAsync(0);
            await Expect(page.Locator(opener)).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Locator($"{place} .pop-foot button").First.PressAsync("Enter");
            await Expect(page.Locator(opener)).ToBeFocusedAsync();
        }

        Assert.Equal(2, (await site.RoundAsync(notice)).Steps.Count);
        await site.WriteAsync(notice, "各有关单位：\n\n改过的公告。\n");
        await site.SubmitAsync(notice);
        Assert.Equal(["处室负责人审核", "局领导签发", "办公室核稿"], (await site.RoundAsync(notice)).Steps.Select(s => s.Rule.Name));
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task Columns_are_added_moved_and_removed_and_a_refusal_keeps_what_was_typed()
    {
        await using var site = await PortalSite.StartAsync();
        await site.NoticeAsync();
        var page = await site.OpenDeskAsync(Role.Webmaster, "/workspace/columns");
        await page.Locator("[data-new]").PressAsync("Enter");
        await Expect(page.Locator("[data-name]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-name]")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-new]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-name]").FillAsync("科普活动");
        await page.Locator("[data-slug]").FillAsync("news");
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.Locator(".column-form .field-error")).ToHaveTextAsync("地址“news”已经有栏目在用，请换一个。");
        await Expect(page.Locator("[data-name]")).ToHaveValueAsync("科普活动");
        await page.Locator("[data-slug]").FillAsync("events");
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.Locator("[data-column]").Last).ToContainTextAsync("科普活动");

        await page.GetByLabel("上移科普活动").ClickAsync();
        await Expect(page.Locator("[data-column]").Last).Not.ToContainTextAsync("科普活动");

        var notices = page.Locator("[data-column='notices']");
        await notices.Locator("[data-remove]").ClickAsync();
        await notices.Locator("[data-confirm]").ClickAsync();
        await Expect(notices.Locator(".field-error")).ToHaveTextAsync("栏目里还有文件，请先把它们移到别的栏目。");
        var added = page.Locator("[data-column='events']");
        await added.Locator("[data-remove]").PressAsync("Enter");
        await Expect(added.Locator("[data-close]")).ToBeFocusedAsync();
        await added.Locator("[data-confirm]").PressAsync("Enter");
        await Expect(added).ToHaveCountAsync(0);
        await Expect(page.Locator(".card-head h2")).ToBeFocusedAsync();

        // MudBlazor takes the ring of links and buttons away; whoever works by keyboard sees it all the same.
        await page.GetByLabel("上移通知公告").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("下移通知公告")).ToHaveCSSAsync("outline-style", "solid");
        await page.Locator(".tabs a").First.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".tabs a").Nth(1)).ToHaveCSSAsync("outline-style", "solid");
    }
}
