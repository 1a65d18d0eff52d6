using Microsoft.Playwright;
using Portal.Domain.Consultations;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Consultations;

/// <summary>A citizen's whole way in a real browser: from the list to the form, the receipt, and later the answer; with script and without, wide and on a phone.</summary>
public sealed class OpinionWayTests
{
    private const string Fits = "document.documentElement.scrollWidth <= innerWidth";

    [Theory]
    [InlineData(true, 1440)]
    [InlineData(false, 390)]
    public async Task From_the_list_to_the_answer(bool script, int width)
    {
        await using var site = await ConsultationSite.StartAsync();
        var page = await site.Site.NewPageAsync(width, script: script);
        await page.GotoAsync("/consultations");
        Assert.True(await page.EvaluateAsync<bool>(Fits));
        await ShootAsync(page, $"list-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "关于公开征求" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("创新券管理办法");
        Assert.True(await page.EvaluateAsync<bool>(Fits));
        await ShootAsync(page, $"notice-{width}");
        await page.Locator(".draft-inside summary").ClickAsync();
        Assert.True(await page.EvaluateAsync<bool>(Fits));
        if (width < 600) Assert.True(await page.EvaluateAsync<bool>("document.querySelector('h1').getBoundingClientRect().top < document.querySelector('.path-box').getBoundingClientRect().top"));
        await page.GetByRole(AriaRole.Link, new() { Name = "我要提意见" }).ClickAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await page.GetByRole(AriaRole.Button, new() { Name = "提交意见" }).ClickAsync();
        await Expect(page.Locator("#errors")).ToBeFocusedAsync();
        await page.Locator("#errors a").First.ClickAsync();
        Assert.EndsWith("#text", page.Url);
        Assert.True(await page.EvaluateAsync<bool>(Fits));
        await page.GetByLabel("针对哪一条").SelectOptionAsync("第三条");
        await page.GetByLabel("您的意见").FillAsync("建议提高到二十万元。");
        await ShootAsync(page, $"form-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交意见" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("意见已经收到");
        var code = await page.Locator(".code").InnerTextAsync();
        await ShootAsync(page, $"receipt-{width}");

        site.TravelTo(2026, 11, 20);
        await site.AnswerAsync(_ => (Disposition.Adopted, "已提高到二十万元。", "第三条"));
        await page.GotoAsync("/consultations/status");
        await page.GetByLabel("查询码").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "查询", Exact = true }).ClickAsync();
        await Expect(page.Locator(".receipt")).ToContainTextAsync("已提高到二十万元。");
        foreach (var lines in (string[])["建议提高到二十万元。", "已提高到二十万元。"]) await Expect(page.Locator(".receipt dd", new() { HasText = lines })).ToHaveCSSAsync("white-space", "pre-line");
        await ShootAsync(page, $"status-{width}");
        foreach (var (path, what) in ((string, string)[])[(ConsultationSite.Page, "answered"), (ConsultationSite.Page + "/feedback", "feedback"), (ConsultationSite.Page + "/changes", "changes"), ("/drafts/c-2026-1", "draft"), ("/consultations/matters", "matters")])
        {
            await page.GotoAsync(path);
            Assert.True(await page.EvaluateAsync<bool>(Fits), path);
            await ShootAsync(page, $"{what}-{width}");
        }

        page.ShouldBeUntroubled();
        if (width > 600) return;

        // WCAG 1.4.10 in elder mode and the longer language: nothing runs off a screen of 320 pixels.
        await page.Context.AddCookiesAsync([new Cookie { Name = "look", Value = "elder.en", Url = page.Url }]);
        await page.SetViewportSizeAsync(320, 700);
        foreach (var path in (string[])["/consultations", ConsultationSite.Page, "/drafts/c-2026-1"])
        {
            await page.GotoAsync(path);
            Assert.True(await page.EvaluateAsync<bool>(Fits), path);
        }
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"c4-{name}.png"), FullPage = true });
    }
}
