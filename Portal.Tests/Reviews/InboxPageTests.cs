using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Tests.Policies;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Reviews;

/// <summary>What waits, and how it is signed, in a real browser.</summary>
public sealed class InboxPageTests
{
    private const string Inbox = "/workspace/inbox";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_head_signs_on_a_phone_within_reach_of_the_thumb()
    {
        await using var site = await PortalSite.StartAsync();
        var notice = await site.NoticeAsync();
        var review = await site.SubmitAsync(notice);
        var page = await site.OpenDeskAsync(Role.Head, Inbox, 390);
        await Expect(page.Locator(".nav-bottom a").First).ToContainTextAsync("待办");
        await Expect(page.Locator(".nav-bottom [data-waiting]")).ToHaveTextAsync("1");
        Assert.Equal(844, await page.EvaluateAsync<int>("document.documentElement.scrollHeight")); // one card: nothing to scroll to
        await page.Card(review).ClickAsync();
        await Expect(page.Locator(".paper-text")).ToContainTextAsync("现将有关事项公告如下");

        var bar = page.Locator(".decide-bar .btn");
        var (back, sign) = ((await bar.Nth(0).BoundingBoxAsync())!, (await bar.Nth(1).BoundingBoxAsync())!);
        Assert.True(back.X < sign.X, "returning is left, signing right");
        Assert.True(back.Height >= 44 && sign.Height >= 44 && sign.Y > 844 / 2, "both are large and low");
        await page.Locator("[data-open=sign]").ClickAsync();
        await Expect(page.Locator(".decide.open .hash")).ToHaveTextAsync(Web.Workspace.Reviews.ReviewWords.ShortHash((await site.RoundAsync(notice)).Hash));
        foreach (var target in await page.Locator(".decide.open button").AllAsync()) Assert.True((await target.BoundingBoxAsync())!.Height >= 44);
        await page.Locator(".decide.open textarea").FillAsync("同意发布。");
        await page.Locator("[data-sign]").ClickAsync();

        await Expect(page.Locator(".mud-snackbar")).ToContainTextAsync("已签");
        var (notes, top, bottom) = ((await page.Locator(".mud-snackbar").BoundingBoxAsync())!, (await page.Locator(".bar-top").BoundingBoxAsync())!, (await page.Locator(".nav-bottom").BoundingBoxAsync())!);
        Assert.True(notes.Y >= top.Y + top.Height && notes.Y + notes.Height <= bottom.Y, "the notice lies between the bars");
        await Expect(page.Locator("[data-waiting]")).ToHaveCountAsync(0);
        var round = await site.RoundAsync(notice);
        Assert.Equal((StepDecision.Approved, "同意发布。", "办公室核稿"), (round.Steps[0].Decision, round.Steps[0].Comment, round.Current!.Rule.Name));
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task The_title_of_a_paper_is_no_lower_a_heading_than_those_of_its_text()
    {
        await using var site = await PortalSite.StartAsync();
        var notice = await site.NoticeAsync();
        await site.WriteAsync(notice, "## 一、范围\n\n全市。\n\n### （一）时间\n\n全年。\n");
        var review = await site.SubmitAsync(notice);
        var page = await site.OpenDeskAsync(Role.Head, $"{Inbox}/{review}");
        Assert.Equal(["H2", "H2", "H3"], await page.Locator(".desk-paper").Locator("h1, h2, h3, h4").EvaluateAllAsync<string[]>("all => all.map(h => h.tagName)"));
    }

    [Fact]
    public async Task Points_are_ticked_before_signing()
    {
        await using var site = await PortalSite.StartAsync();
        var notice = await site.NoticeAsync();
        var review = await site.SubmitAsync(notice);
        await site.SignAsync(notice);
        var page = await site.OpenDeskAsync(Role.Office, $"{Inbox}/{review}");
        await page.Locator("[data-sign]").ClickAsync();
        await Expect(page.Locator(".decide .field-error")).ToHaveTextAsync("请先核对“公开属性准确”并打勾，再签。");
        foreach (var point in await page.Locator(".decide .points input").AllAsync()) await point.CheckAsync();
        await page.Locator("[data-sign]").ClickAsync();
        await page.LandsOnAsync(Inbox);
        Assert.Equal(ReviewState.Approved, (await site.RoundAsync(notice)).State);
    }

    [Fact]
    public async Task Sent_back_with_its_reason_it_reaches_its_author()
    {
        await using var site = await PortalSite.StartAsync();
        var notice = await site.NoticeAsync();
        var review = await site.SubmitAsync(notice);
        var author = await site.OpenDeskAsync(Role.Editor, $"{Inbox}?tab=sent");
        await Expect(author.Card(review)).ToContainTextAsync("审签中");

        var head = await site.OpenDeskAsync(Role.Head, $"{Inbox}/{review}");
        await head.Locator("[data-to-return]").ClickAsync();
        await head.Locator("[data-return]").ClickAsync();
        await Expect(head.Locator(".decide .field-error")).ToHaveTextAsync("退回要写明理由，起草人才知道改什么。");
        await head.Locator(".decide textarea").FillAsync("请补充联系电话。");
        await head.Locator("[data-return]").ClickAsync();

        // The author's list moves without a reload.
        await Expect(author.Card(review)).ToContainTextAsync("请补充联系电话。");
        await author.Card(review).ClickAsync();
        await Expect(author.Locator("[data-ended]")).ToContainTextAsync("请补充联系电话。");
        await Expect(author.GetByText("去修改")).ToHaveAttributeAsync("href", $"/workspace/documents/{notice}");
    }

    [Fact]
    public async Task A_second_browser_sees_the_inbox_move()
    {
        await using var site = await PortalSite.StartAsync();
        var notice = await site.NoticeAsync();
        var office = await site.OpenDeskAsync(Role.Office, Inbox);
        await Expect(office.Locator(".empty")).ToContainTextAsync("没有等您审签的文件。");
        var review = await site.SubmitAsync(notice);
        var head = await site.OpenDeskAsync(Role.Head, $"{Inbox}/{review}");
        await head.Locator("[data-sign]").ClickAsync();
        await Expect(office.Card(review)).ToContainTextAsync("第 2 步，共 2 步");
        await Expect(office.Locator(".drawer [data-waiting]")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task Who_reads_while_the_author_edits_is_told_and_cannot_sign()
    {
        await using var site = await PortalSite.StartAsync();
        var notice = await site.NoticeAsync();
        var review = await site.SubmitAsync(notice);
        var head = await site.OpenDeskAsync(Role.Head, $"{Inbox}/{review}");
        await head.Locator("[data-sign]").WaitForAsync();
        await site.WriteAsync(notice, "各有关单位：\n\n改了一个字。\n");
        await Expect(head.Locator("[data-moved]")).ToContainTextAsync("已作废");
        await Expect(head.Locator("[data-ended]")).ToContainTextAsync("在送审以后改了");
        await Expect(head.Locator("[data-sign]")).ToHaveCountAsync(0);
        Assert.Equal(ReviewState.Voided, (await site.RoundAsync(notice)).State);
    }

    [Fact]
    public async Task Signing_is_handed_to_a_colleague_and_taken_back()
    {
        await using var site = await PortalSite.StartAsync();
        var review = await site.SubmitAsync(await site.NoticeAsync());
        var head = await site.OpenDeskAsync(Role.Head, Inbox);
        var leader = await site.OpenDeskAsync(Role.Leader, Inbox);
        await Expect(leader.Card(review)).ToHaveCountAsync(0);
        await head.GetByText("新的委托").ClickAsync();
        await head.Locator(".delegate button[type=submit]").ClickAsync();
        await Expect(head.Locator(".delegate .field-error")).ToHaveTextAsync("请选一位同事。");
        await head.Locator(".delegate select").SelectOptionAsync(["局领导"]);
        await head.Locator(".delegate button[type=submit]").ClickAsync();
        await Expect(head.Locator(".delegate .field-error")).ToHaveTextAsync("请写明委托原因，如“出差”。");
        await head.Locator(".delegate input:not([type=date])").FillAsync("出差");
        await head.Locator(".delegate button[type=submit]").ClickAsync();

        await Expect(leader.Card(review)).ToContainTextAsync("代处室负责人");
        await head.GetByText("提前结束").ClickAsync();
        await Expect(leader.Card(review)).ToHaveCountAsync(0);
        // Ended on its first day: a day before that one is no end that anybody would understand.
        await head.Locator(".delegations summary").ClickAsync();
        await Expect(head.Locator(".delegations details li")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^处室负责人委托局领导\\s*原定.*起，已提前结束\\s*出差$"));
    }

    [Fact]
    public async Task A_change_of_a_public_document_is_shown_beside_the_public_edition()
    {
        await using var site = await PortalSite.StartAsync();
        var notice = await site.NoticeAsync();
        await site.ApproveAsync(notice);
        PolicyDesk.Ok(await site.Get<Portal.Domain.Policies.ReleasePackage>().ExecuteAsync(await site.ActorAsync(Role.Webmaster), notice, Ct));
        await site.WriteAsync(notice, "各有关单位：\n\n现将修改后的事项公告如下。\n");
        PolicyDesk.Ok(await site.Get<EditFact>().ExecuteAsync(await site.ActorAsync(Role.Editor), notice, DocumentField.ChangeNote, "", "改了时间", Ct));
        var review = await site.SubmitAsync(notice);
        var page = await site.OpenDeskAsync(Role.Head, $"{Inbox}/{review}");
        await Expect(page.Locator(".changes")).ToContainTextAsync("现将有关事项公告如下");
        await Expect(page.Locator(".changes")).ToContainTextAsync("现将修改后的事项公告如下");
        await Expect(page.Locator(".paper-block")).ToContainTextAsync("改了时间");
    }

    [Fact]
    public async Task The_demonstration_has_papers_at_every_stage_and_every_page_fits_a_phone()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample" });
        foreach (var role in (Role[])[Role.Head, Role.Office, Role.Leader])
            Assert.NotEmpty(await site.Get<ReviewQueries>().InboxAsync(await site.ActorAsync(role), Ct));
        var packages = site.Get<Portal.Domain.Policies.PackageQueries>();
        Assert.NotEmpty(await packages.ReadyAsync(Ct));
        Assert.Contains(await packages.ScheduledAsync(10, Ct), a => a.EndedAt is null);
        Assert.Contains((await site.Get<ReviewQueries>().SentAsync(await site.ActorAsync(Role.Editor), "", 1, 20, Ct)).Rows, r => r.State == ReviewState.Returned);
        Assert.NotEmpty((await site.Get<DocumentQueries>().ListAsync(new DocumentFilter(Text: "科技创新券实施细则（修订草案）"), 1, 5, Ct)).Rows);

        var review = (await site.Get<ReviewQueries>().InboxAsync(await site.ActorAsync(Role.Office), Ct))[0].ReviewId;
        var page = await site.OpenDeskAsync(Role.Webmaster, Inbox, 390);
        foreach (var path in (string[])[Inbox, $"{Inbox}?tab=sent", $"{Inbox}?tab=done", $"{Inbox}/{review}", "/workspace/releases", "/workspace/columns", "/workspace/columns?tab=chains", "/workspace"])
        {
            await page.GotoAsync(path);
            await Work.PlanOnScreen.IsReadyAsync(page);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than the phone");
            Assert.Equal(1, await page.Locator("h1").CountAsync());
        }

        page.ShouldBeUntroubled();
    }
}
