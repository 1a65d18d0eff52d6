using Microsoft.Playwright;
using Portal.Tests.Site;

namespace Portal.Tests.Public;

public sealed class TargetTests
{
    /// <summary>Links that stand by themselves, buttons and fields that are lower than the least, or in whose middle another one is hit; a link within a sentence is exempt (WCAG 2.2, 2.5.8), and what is hidden from people.</summary>
    private const string TooLow = """
        least => {
            const low = [];
            for (const e of document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])')) {
                const style = getComputedStyle(e), box = e.getBoundingClientRect();
                if (!box.height || box.width < 3 || style.visibility === 'hidden' || e.closest('.trap') || e.closest('details:not([open]) > :not(summary)')) continue;
                if (style.display === 'inline' && [...e.parentElement.childNodes].some(n => n.nodeType === 3 && n.textContent.trim().length > 1) && !e.closest('footer')) continue;
                const before = getComputedStyle(e, '::before'), around = e.matches('[type=checkbox], [type=radio]') ? e.closest('label') : null;
                let height = (around ?? e).getBoundingClientRect().height;
                if (before.position === 'absolute') height = Math.max(height, height - 2 * parseFloat(before.top));
                e.scrollIntoView({ block: 'center', behavior: 'instant' });
                const line = e.getClientRects()[0], hit = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
                if (hit && hit !== e && !e.contains(hit) && !hit.contains(e) && !hit.closest('label')?.contains(e)) low.push(`${e.textContent.trim().slice(0, 12)} lies under ${hit.textContent.trim().slice(0, 12)}`);
                if (height < least - 1) low.push(`${e.closest('[class]')?.className ?? ''} > ${e.tagName} ${e.textContent.trim().slice(0, 12)}: ${Math.round(height)}`);
            }
            return [...new Set(low)];
        }
        """;

    [Fact]
    public async Task On_a_phone_every_link_and_button_is_high_enough_for_a_finger()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample" });
        var page = await site.NewPageAsync(390, 844);
        foreach (var (look, least) in ((string, int)[])[("", 44), ("elder", 52)])
        {
            if (look.Length > 0) await page.Context.AddCookiesAsync([new Cookie { Name = "look", Value = look, Url = site.Url }]);
            foreach (var path in (string[])["/", "/policies", "/policies/xiangmu-guanli-2024", "/search?q=科技", "/requests", "/requests/new", "/consultations", "/ledger/2019", "/messages", "/disclosure"])
            {
                var answer = await page.GotoAsync(path);
                Assert.Equal(200, answer!.Status);
                var low = await page.EvaluateAsync<string[]>(TooLow, least);
                Assert.True(low.Length == 0, $"{path} {look}: {string.Join('\n', low)}");
            }
        }
    }

    /// <summary>Titles of a list that begin to the right of it, or break though half of the width is free.</summary>
    private const string Squeezed = """
        () => [...document.querySelectorAll('.plain-table a, .lines a, .hit h2 a')].filter(title => title.textContent.length > 12).filter(title => {
            const text = document.createRange();
            text.selectNodeContents(title);
            const boxes = [...text.getClientRects()], first = boxes.filter(b => Math.abs(b.bottom - boxes[0].bottom) < 6), list = title.closest('table, ul, .hit').getBoundingClientRect();
            const breaks = boxes.some(b => b.top > boxes[0].bottom);
            return Math.abs(boxes[0].left - list.left) > 1 || (breaks && Math.max(...first.map(b => b.right)) - list.left < list.width / 1.8) || title.getBoundingClientRect().right > innerWidth;
        }).map(title => title.textContent)
        """;

    [Fact]
    public async Task On_a_phone_a_title_has_the_whole_width()
    {
        await using var site = await DocumentSite.StartAsync();
        var page = await site.Site.NewPageAsync(390, 844);
        foreach (var look in (string[])["", "elder"])
        {
            if (look.Length > 0) await page.Context.AddCookiesAsync([new Cookie { Name = "look", Value = look, Url = site.Site.Url }]);
            foreach (var path in (string[])["/", "/catalogue", "/reports", "/consultations", "/policies"])
            {
                await page.GotoAsync(path);
                Assert.True(await page.Locator(".plain-table a, .lines a, .hit h2 a").CountAsync() > 0, path);
                var squeezed = await page.EvaluateAsync<string[]>(Squeezed);
                Assert.True(squeezed.Length == 0, $"{path} {look}: {string.Join('\n', squeezed)}");
            }
        }
    }

    [Fact]
    public async Task Long_words_break_a_date_does_not_and_an_empty_box_is_not_printed()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample" });
        var page = await site.NewPageAsync(390, 844);
        await page.GotoAsync("/search?q=科技 " + new string('b', 75));
        Assert.Contains("bbb", await page.Locator(".note").TextContentAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await page.GotoAsync("/policies/xiangmu-guanli-2024");
        Assert.Equal(0, await page.Locator("#questions .qa").CountAsync());
        Assert.True(await page.Locator("#questions").IsVisibleAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator("#questions").IsVisibleAsync());

        page = await site.NewPageAsync(1440, 900);
        await page.Context.AddCookiesAsync([new Cookie { Name = "look", Value = "elder", Url = site.Url }]);
        await page.GotoAsync("/");
        Assert.True(await page.EvaluateAsync<bool>("(span => span.offsetHeight < 1.5 * parseFloat(getComputedStyle(span).lineHeight))(document.querySelector('.tools .wrap > span'))"));
    }

    /// <summary>GB/T 9704-2012: a trapezoid or a diamond.</summary>
    [Fact]
    public async Task No_single_word_stands_on_the_last_line_of_a_papers_title()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample" });
        foreach (var width in (int[])[1440, 390])
        {
            var page = await site.NewPageAsync(width, 900);
            await page.GotoAsync("/policies/waiguoren-fuwu-2026");
            var lines = await page.EvaluateAsync<double[]>("""
                () => {
                    const range = document.createRange();
                    range.selectNodeContents(document.querySelector('.paper h1 .about').firstChild);
                    return [...range.getClientRects()].map(line => line.width);
                }
                """);
            Assert.True(lines.Length > 1);
            Assert.True(lines[^1] > lines.Max() * 0.8, string.Join(", ", lines));
        }
    }
}
