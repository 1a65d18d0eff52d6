using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;
using static Portal.Tests.Requests.WholeCaseTests;

namespace Portal.Tests.Requests;

/// <summary>The whole way of one application, in browsers of the citizen and of everybody who handles it: from the open form to the archived case.</summary>
public sealed partial class WholeWayTests
{
    private static readonly FilePayload Proof = new() { Name = "身份证.png", MimeType = "image/png", Buffer = CitizenSite.Picture };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_open_form_to_the_archived_case()
    {
        await using var citizen = await CitizenSite.StartAsync(); // Friday 18 September 2026
        var site = citizen.Site;
        var applicant = await site.NewPageAsync();
        var code = await SubmitAsync(applicant);
        var id = (await site.Get<RequestStatus>().FindAsync(CitizenSite.Name, code, Ct))!.Value;

        // 登记, 审核, 分办.
        var desk = await site.SignInAsAsync(Role.Office, "/workspace/requests?tab=Registered");
        await desk.WaitForCircuitAsync();
        await desk.GetByText("科技型小巨人企业认定评审结果").First.ClickAsync();
        await desk.LandsOnAsync($"/workspace/requests/{id}");
        await desk.WaitForCircuitAsync();
        await Expect(desk.Locator("[data-stage-chip]")).ToHaveTextAsync("待确认收到");
        await desk.Locator("[data-act=confirm] [data-do]").ClickAsync();
        await Expect(desk.Locator(".head .clock-chip")).ToContainTextAsync("还有 20 个工作日");
        await ActAsync(desk, "accept");
        await ActAsync(desk, "assign", ("承办处室", "科技信息研究所"), ("要处室办什么", "请提出能否公开的意见。"));
        await LookAsync(applicant, code);
        await Expect(applicant.Locator(".path .now")).ToContainTextAsync("办理");
        await Expect(applicant.Locator(".clock-face")).ToContainTextAsync("2026年10月22日");

        // The division answers without knowing who asks.
        citizen.TravelTo(2026, 9, 21);
        var division = await site.SignInAsAsync(Role.Editor, "/workspace/requests/assigned");
        await division.WaitForCircuitAsync();
        await Expect(division.Locator("main")).Not.ToContainTextAsync(CitizenSite.Name);
        await division.GetByLabel("处室意见：能否公开、依据、说明").FillAsync("评审意见含商业秘密，请征求企业意见。");
        await division.Locator("[data-assigned] [data-do]").ClickAsync();
        await Expect(division.Locator("[data-assigned]")).ToContainTextAsync("已答复");

        // 征求第三方意见: the clock stands still, on the desk and for the applicant; with the answer it goes on.
        desk = await DeskAsync(site, id);
        await Expect(desk.Locator("[data-work]")).ToContainTextAsync("请征求企业意见");
        await ActAsync(desk, "consult", ("名称", "示例有限公司"), ("为什么征求意见", "涉及商业秘密"));
        await Expect(desk.Locator(".head .clock-chip")).ToContainTextAsync("停");
        await LookAsync(applicant, code);
        await Expect(applicant.Locator(".clock-face")).Not.ToContainTextAsync("2026年10月22日");
        await Expect(applicant.Locator("main")).Not.ToContainTextAsync("示例有限公司");
        citizen.TravelTo(2026, 9, 28);
        desk = await DeskAsync(site, id);
        await ActAsync(desk, "opinion", ("意见", nameof(ConsultationAnswer.Objects)), ("理由", "技术参数属于商业秘密"));
        await Expect(desk.Locator(".head .clock-chip")).ToContainTextAsync("工作日");
        await LookAsync(applicant, code);
        await Expect(applicant.Locator(".clock-face")).ToContainTextAsync("2026年10月28日"); // 22, 23, 24 and 28 September do not count
        await Expect(applicant.Locator(".lines-of-time")).ToContainTextAsync("收到第三方意见");

        // 答复: drafted, signed by the head of the office and by the leader, sent.
        await desk.Locator("[data-act=draft] .act-title").PressAsync("Enter");
        await desk.Locator("[data-act=draft]").GetByLabel("决定").SelectOptionAsync(nameof(Decision.PartlyProvided));
        await desk.Locator("[data-act=draft] [data-detail]").FillAsync("公开评审结果，技术参数不予公开");
        await desk.Locator("[data-act=draft]").GetByLabel("事实（不写则用格式里的话）").FillAsync("第三方不同意公开技术参数，理由合理。");
        await desk.Locator("[data-act=draft] [data-do]").PressAsync("Enter");
        await desk.Locator("[data-submit]").ClickAsync();
        await Expect(desk.Locator("[data-letter-state]")).ToHaveTextAsync("审签中");
        var round = (await site.Get<ReviewQueries>().RoundsAsync("reply", id, Ct))[0];
        foreach (var signer in (Role[])[Role.Head, Role.Leader]) await SignAsync(site, signer, round.Id);
        await desk.Locator("[data-send]").ClickAsync();
        await Expect(desk.Locator("[data-stage-chip]")).ToHaveTextAsync("已答复");

        // The applicant sees the whole path, the remedy that is right for a partial refusal, and takes the letter home.
        await LookAsync(applicant, code);
        await Expect(applicant.Locator(".path .now")).ToContainTextAsync("归档");
        await Expect(applicant.Locator(".outcome")).ToContainTextAsync("部分公开");
        await Expect(applicant.Locator(".remedy")).ToContainTextAsync("应当先自收到本答复之日起60日内向示例市人民政府申请行政复议");
        var taken = await DownloadAsync(applicant, applicant.Locator(".papers li", new() { HasText = "答复书" }).Locator("a"));
        Assert.Equal(FileTypes.Docx, FileTypes.Detect(taken));

        // 送达, 归档.
        await ActAsync(desk, "deliver", ("凭证（邮件号、签收人）", "网上查收"));
        await Expect(desk.Locator("[data-work]")).ToContainTextAsync("网上查收");
        await ActAsync(desk, "archive");
        await Expect(desk.Locator("[data-stage-chip]")).ToHaveTextAsync("已归档");
        await LookAsync(applicant, code);
        await Expect(applicant.Locator(".path")).ToContainTextAsync("已归档");
        var package = await DownloadAsync(desk, desk.Locator("[data-zip]"));
        using var zip = new ZipArchive(new MemoryStream(package));
        Assert.Equal(["00-归档目录", "01-申请登记表", "02-身份证明", "03-征求意见", "04-答复书"], zip.Entries.Select(e => Paper().Match(e.Name).Value));
        Assert.Equal(taken, await ContentAsync(zip.Entries[^1]));
        Assert.Equal(CitizenSite.Picture, await ContentAsync(zip.Entries[2]));
        Assert.Equal((Decision.PartlyProvided, new DateOnly(2026, 9, 18), new DateOnly(2026, 9, 28)), (await site.Get<RequestRegister>().CasesAsync(2026, Ct)).Select(c => (c.Decision!.Value, c.ReceivedOn, c.DecidedOn!.Value)).Single());
        foreach (var page in (IPage[])[applicant, desk, division]) page.ShouldBeUntroubled();
    }

    /// <summary>Nobody is signed in; what the page says at the end is the code.</summary>
    private static async Task<string> SubmitAsync(IPage page)
    {
        await page.GotoAsync("/requests/new");
        await page.GetByLabel("姓名").FillAsync(CitizenSite.Name);
        await page.GetByLabel("身份证件号码").FillAsync("11010519491231002X");
        await page.GetByLabel("联系电话").FillAsync("13800000000");
        await page.Locator("#proof").SetInputFilesAsync(Proof);
        await page.GetByLabel("信息名称").FillAsync("科技型小巨人企业认定评审结果");
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步：核对" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("申请已经提交");
        return await page.Locator(".code").InnerTextAsync();
    }

    /// <summary>Opens the status page, with name and code where it asks for them: half an hour closes it.</summary>
    private static async Task LookAsync(IPage page, string code)
    {
        await page.GotoAsync("/requests/status");
        if (await page.Locator("#code").CountAsync() == 0) return;
        await page.GetByLabel("姓名或单位名称").FillAsync(CitizenSite.Name);
        await page.GetByLabel("查询码").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await Expect(page.Locator(".path")).ToBeVisibleAsync();
    }

    /// <summary>The case on the desk; a new day wants a new sign-in.</summary>
    private static async Task<IPage> DeskAsync(PortalSite site, int id)
    {
        var desk = await site.SignInAsAsync(Role.Office, $"/workspace/requests/{id}");
        await desk.WaitForCircuitAsync();
        return desk;
    }

    private static async Task SignAsync(PortalSite site, Role signer, int round)
    {
        var page = await site.SignInAsAsync(signer, $"/workspace/inbox/{round}");
        await page.WaitForCircuitAsync();
        foreach (var point in await page.Locator(".decide .points input").AllAsync()) await point.CheckAsync();
        await page.Locator("[data-sign]").ClickAsync();
        await page.LandsOnAsync("/workspace/inbox");
    }

    private static async Task<byte[]> DownloadAsync(IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Ct);
        return copy.ToArray();
    }

    private static async Task<byte[]> ContentAsync(ZipArchiveEntry entry)
    {
        await using var stream = await entry.OpenAsync(Ct);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Ct);
        return copy.ToArray();
    }

    /// <summary>Number and kind of a paper in the package.</summary>
    [GeneratedRegex(@"^\d\d-\p{IsCJKUnifiedIdeographs}+")]
    private static partial Regex Paper();
}
