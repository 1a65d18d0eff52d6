using System.IO.Compression;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Requests;

/// <summary>A case as the staff live it, in the browser: from the counter to the archive.</summary>
public sealed class WholeCaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_counter_to_the_archived_case()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero)) });
        var desk = await site.SignInAsAsync(Role.Office, "/workspace/requests/register");
        await desk.WaitForCircuitAsync();

        // 登记: handed in at the counter, so that the day is the day of receipt.
        await desk.GetByLabel("姓名").FillAsync("张示例");
        await desk.GetByLabel("身份证件号码").FillAsync("000000190001010000");
        await desk.GetByLabel("联系电话").FillAsync("000 0000 0000");
        await desk.GetByLabel("名称或者便于查找的描述").FillAsync("2025年度创新券兑付名单");
        await desk.Locator("[data-do]").ClickAsync();
        await desk.LandsOnAsync("/workspace/requests/*");
        var id = int.Parse(new Uri(desk.Url).Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        await Expect(desk.Locator("h1")).ToHaveTextAsync("2025年度创新券兑付名单");
        await Expect(desk.Locator(".head .clock-chip")).ToContainTextAsync("还有 20 个工作日");
        await Expect(desk.Locator(".stage-path .now")).ToHaveTextAsync("审核");
        await Expect(desk.Locator("[data-applicant]")).ToContainTextAsync("张**");
        await Expect(desk.Locator("body")).Not.ToContainTextAsync("000000190001010000");
        await desk.Locator("[data-see]").ClickAsync();
        await Expect(desk.Locator("[data-full]")).ToContainTextAsync("000000190001010000");

        // 审核, then 办理: a division is asked and answers on its own page, live.
        await ActAsync(desk, "accept");
        await Expect(desk.Locator(".stage-path .now")).ToHaveTextAsync("办理");
        await ActAsync(desk, "assign", ("承办处室", "科技信息研究所"), ("要处室办什么", "请核对名单能否公开。"));
        var division = await site.SignInAsAsync(Role.Editor, "/workspace/requests/assigned");
        await division.WaitForCircuitAsync();
        await Expect(division.Locator("[data-assigned]")).ToContainTextAsync("请核对名单能否公开。");
        await Expect(division.Locator("main")).Not.ToContainTextAsync("张");
        await division.GetByLabel("处室意见：能否公开、依据、说明").FillAsync("可以公开，名单见附件。");
        await division.Locator("[data-assigned] [data-do]").ClickAsync();
        await Expect(division.Locator("[data-assigned]")).ToContainTextAsync("已答复");
        await Expect(desk.Locator("[data-work]")).ToContainTextAsync("可以公开，名单见附件。");
        await ActAsync(desk, "search", ("在哪里检索", "业务系统"), ("用了哪些词", "创新券"));
        await Expect(desk.Locator("[data-work]")).ToContainTextAsync("没有找到");

        // 答复: drafted, signed by somebody else, sent.
        await ActAsync(desk, "draft", ("提供的信息，或者获取的时间和方式", "提供名单一份"));
        await Expect(desk.Locator("[data-letter]")).ToContainTextAsync("示科公开答〔2026〕1号");
        await desk.Locator("[data-show-letter]").ClickAsync();
        await Expect(desk.Locator(".letter-text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("张示例："));
        await desk.Locator("[data-submit]").ClickAsync();
        await Expect(desk.Locator("[data-letter-state]")).ToHaveTextAsync("审签中");
        var round = (await site.Get<ReviewQueries>().RoundsAsync("reply", id, Ct))[0];
        var head = await site.SignInAsAsync(Role.Head, $"/workspace/inbox/{round.Id}");
        await head.WaitForCircuitAsync();
        await Expect(head.Locator("[data-letter-paper]")).ToContainTextAsync("提供名单一份");
        await Expect(head.Locator("[data-letter-paper]")).ToContainTextAsync("张**");
        foreach (var point in await head.Locator(".decide .points input").AllAsync()) await point.CheckAsync();
        await head.Locator("[data-sign]").ClickAsync();
        await head.LandsOnAsync("/workspace/inbox");
        await desk.Locator("[data-send]").ClickAsync();
        await Expect(desk.Locator("[data-stage-chip]")).ToHaveTextAsync("已答复");

        // 归档: what is missing is said; then it is put away and comes as one package.
        await desk.Locator("[data-act=archive] .act-title").ClickAsync();
        await Expect(desk.Locator("[data-act=archive]")).ToContainTextAsync("缺申请书");
        await desk.Locator("[data-files] input[type=file]").SetInputFilesAsync(new FilePayload { Name = "申请书.txt", MimeType = "text/plain", Buffer = "申请"u8.ToArray() });
        await Expect(desk.Locator("[data-files]")).ToContainTextAsync("申请书.txt");
        await desk.Locator("[data-act=deliver]").GetByLabel("凭证（邮件号、签收人）").FillAsync("当面签收");
        await desk.Locator("[data-act=deliver] [data-do]").ClickAsync();
        await Expect(desk.Locator("[data-act=archive]")).Not.ToContainTextAsync("缺");
        await desk.Locator("[data-act=archive] [data-do]").ClickAsync();
        await Expect(desk.Locator("[data-stage-chip]")).ToHaveTextAsync("已归档");
        var waiting = desk.WaitForDownloadAsync();
        await desk.Locator("[data-zip]").ClickAsync();
        await using var stream = await (await waiting).CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Ct);
        using var zip = new ZipArchive(copy);
        Assert.Equal(4, zip.Entries.Count);
        Assert.Equal(Decision.Provided, Assert.Single(await site.Get<RequestRegister>().CasesAsync(2026, Ct)).Decision);
        var looks = (await site.Get<AuditTrail>().ReadAsync(new AuditFilter(Act: nameof(SeeApplicant)), 1, 10, Ct)).Rows;
        Assert.Equal(3, looks.Count); // on the page, in the letter, and with the case file
        desk.ShouldBeUntroubled();
    }

    [Fact]
    public async Task The_desk_fits_a_phone_and_every_page_of_it_answers()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample", Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero)) });
        var page = await site.SignInAsAsync(Role.Office, "/workspace/requests");
        await page.SetViewportSizeAsync(390, 844);
        var open = (await site.Get<RequestQueries>().ListAsync(new RequestFilter(RequestTab.Open), 1, 20, Ct)).Rows;
        foreach (var path in (string[])["", "?tab=All", "?tab=Open&due=Late", "/register", "/assigned", "/remedies", "/conversions", .. open.Select(r => $"/{r.Id}").Take(4)])
        {
            await page.GotoAsync($"/workspace/requests{path}");
            await Expect(page.Locator("h1").First).ToBeVisibleAsync();
            Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }

        page.ShouldBeUntroubled();
        using var client = await site.SignInClientAsync(Role.Office);
        var csv = await client.GetStringAsync("/workspace/requests/list.csv?tab=All", Ct);
        Assert.Equal(237, csv.Trim().Split("\r\n").Length);
        Assert.Contains("示例**", csv);
        using var stranger = await site.SignInClientAsync(Role.Leader);
        foreach (var address in (string[])["list.csv", "1/reply.docx", "1/archive.zip", "1/files/1"])
        {
            using var answer = await stranger.GetAsync($"/workspace/requests/{address}", Ct);
            Assert.False(answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith(address, StringComparison.Ordinal), address);
        }

        Assert.DoesNotContain("登记申请", await stranger.GetStringAsync("/workspace/requests", Ct));
    }

    /// <summary>Opens a form of the case, fills it in, and sends it.</summary>
    internal static async Task ActAsync(IPage page, string act, params (string Label, string Value)[] fields)
    {
        var form = page.Locator($"[data-act={act}]");
        if (await form.Locator("[data-do]").CountAsync() == 0) await form.Locator(".act-title").PressAsync("Enter"); // what waits for somebody stands open; messages of earlier acts may lie over it
        foreach (var (label, value) in fields)
        {
            if (await form.GetByLabel(label).EvaluateAsync<bool>("field => field.tagName === 'SELECT'")) await form.GetByLabel(label).SelectOptionAsync(value);
            else await form.GetByLabel(label).FillAsync(value);
        }

        await form.Locator("[data-do]").PressAsync("Enter");
        await Expect(form.Locator("[data-do]")).ToHaveCountAsync(0);
    }
}
