using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Normative;
using Portal.Domain.Policies;
using Portal.Tests.Public;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Normative;

/// <summary>清理 from its first day to what the public sees, and the numbers of the 三统一.</summary>
public sealed class ClearingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Closing_a_round_applies_its_results_at_once_and_drafts_the_notice()
    {
        await using var documents = await DocumentSite.StartAsync();
        var site = documents.Site;
        var (office, webmaster) = (await site.ActorAsync(Role.Office), await site.ActorAsync(Role.Webmaster));
        var queries = site.Get<ClearingQueries>();
        var round = (await queries.FindAsync((await queries.RoundsAsync(Ct))[0].Id, Ct))!;
        int Id(string slug) => round.Lines.Single(l => l.Row!.Item.Slug == slug).DocumentId;
        Task<Outcome> Decide(string slug, ClearingResult? result, string reason, DateOnly? until = null) => site.Get<RunClearing>().DecideAsync(office, round.Head.Id, Id(slug), result, reason, until, Ct);
        Assert.Equal("请写明理由，公布结果时公众会看到。", (await Decide("zhongdian-shiyanshi-2023", ClearingResult.Repeal, " ")).Reasons[0].Text);
        Assert.Equal("新的有效期要晚于原来的。", (await Decide("chuangxinquan-2022", ClearingResult.Keep, "", new DateOnly(2027, 3, 31))).Reasons[0].Text);
        Assert.False((await site.Get<CloseClearing>().ExecuteAsync(webmaster, round.Head.Id, Ct)).Ok); // not everything is decided

        foreach (var line in round.Lines) DocumentSite.Ok(await site.Get<RunClearing>().DecideAsync(office, round.Head.Id, line.DocumentId, ClearingResult.Keep, "", null, Ct));
        DocumentSite.Ok(await Decide("zhongdian-shiyanshi-2023", ClearingResult.Repeal, "工作任务已经完成"));
        DocumentSite.Ok(await Decide("fengxian-buchang-2025", ClearingResult.Invalid, "调整对象已经消失"));
        DocumentSite.Ok(await Decide("xiangmu-guanli-2024", ClearingResult.Revise, "第六条与上位法不一致，予以删去"));
        DocumentSite.Ok(await Decide("chuangxinquan-2022", ClearingResult.Keep, "评估后仍需要", new DateOnly(2030, 3, 31)));
        Assert.False((await site.Get<CloseClearing>().ExecuteAsync(office, round.Head.Id, Ct)).Ok); // decides, but does not change what the public sees
        var closed = await site.Get<CloseClearing>().ExecuteAsync(webmaster, round.Head.Id, Ct);
        DocumentSite.Ok(closed);

        Assert.Equal(ValidityState.Repealed, (await documents.PolicyAsync("zhongdian-shiyanshi-2023")).ValidityOn(new DateOnly(2026, 11, 23)).State);
        Assert.Equal(ValidityState.Valid, (await documents.PolicyAsync("zhongdian-shiyanshi-2023")).ValidityOn(new DateOnly(2026, 11, 22)).State);
        Assert.Equal(ValidityState.Expired, (await documents.PolicyAsync("fengxian-buchang-2025")).ValidityOn(new DateOnly(2026, 11, 23)).State);
        var amended = (await documents.PolicyAsync("xiangmu-guanli-2024")).ValidityOn(new DateOnly(2026, 11, 23));
        Assert.Equal((ValidityState.Valid, new DateOnly(2026, 11, 23), closed.Value), (amended.State, amended.Amendment!.On, amended.Amendment.SourceId!.Value));
        Assert.Null((await documents.PolicyAsync("xiangmu-guanli-2024")).ValidityOn(new DateOnly(2026, 11, 22)).Amendment);
        Assert.Contains("本文件已于2026年11月23日修改，其余部分继续有效。", await documents.Visitor.GetStringAsync("/policies/xiangmu-guanli-2024", Ct));
        foreach (var (path, shows) in ((string, bool)[])[("/policies", true), ("/normative-documents", true), ("/normative-documents?on=2026-11-22", false), ("/api/v1/normative-documents?format=csv", true)])
        {
            var shown = await documents.Visitor.GetStringAsync(path, Ct);
            Assert.True(shows == (shown.Contains("2026年11月23日已修改", StringComparison.Ordinal) || shown.Contains("有效（已修改）", StringComparison.Ordinal)), path);
        }

        Assert.Contains("第六条与上位法不一致，予以删去", await documents.Visitor.GetStringAsync("/normative-documents", Ct));
        Assert.Equal(new DateOnly(2030, 3, 31), (await documents.PolicyAsync("chuangxinquan-2022")).ValidityOn(new DateOnly(2026, 11, 23)).Ends);
        Assert.Contains("工作任务已经完成", await documents.Visitor.GetStringAsync("/policies/zhongdian-shiyanshi-2023", Ct));
        Assert.Contains("工作任务已经完成", await documents.Visitor.GetStringAsync("/normative-documents", Ct));

        var notice = (await site.Get<DocumentQueries>().FindAsync(closed.Value, Ct))!;
        Assert.Equal((DocumentKind.Notice, EditionState.Draft, "2026年行政规范性文件清理结果"), (notice.Kind, notice.Current.State, notice.Current.Title));
        Assert.Contains("## 三、废止的文件（1件）", notice.Current.Text);
        Assert.Contains("有效期延至2030年3月31日；评估后仍需要", notice.Current.Text);
        Assert.DoesNotContain(Portal.Domain.Documents.Writing.MarkdownText.Render(notice.Current.Text).Issues, i => i.Severity == IssueSeverity.Error);
        await documents.ReleaseAsync(closed.Value); // it is an ordinary notice from here on
        Assert.Contains("2026年行政规范性文件清理结果", await documents.Visitor.GetStringAsync("/notices", Ct));
        Assert.Equal("这次清理已经结束，结果不能再改。", (await Decide("chuangxinquan-2022", null, "")).Reasons[0].Text);
    }

    [Fact]
    public async Task A_register_number_is_given_once_after_the_legal_review_and_never_twice()
    {
        await using var documents = await DocumentSite.StartAsync();
        var site = documents.Site;
        var office = await site.ActorAsync(Role.Office);
        var waiting = await site.Get<ClearingQueries>().UnregisteredAsync(Ct);
        var (first, second) = (waiting[0].DocumentId, waiting[1].DocumentId);
        Assert.Contains("还没有合法性审核号", (await site.Get<AssignRegisterNumber>().ExecuteAsync(office, first, Ct)).Reasons[0].Text);
        foreach (var id in (int[])[first, second]) await documents.FactAsync(id, DocumentField.LegalReview, "示科法审〔2026〕9号");
        Assert.Equal("示规〔2026〕003-科", (await site.Get<AssignRegisterNumber>().ExecuteAsync(office, first, Ct)).Value);
        Assert.Equal("示规〔2026〕003-科", (await site.Get<AssignRegisterNumber>().ExecuteAsync(office, first, Ct)).Value); // asked again
        Assert.Equal("示规〔2026〕004-科", (await site.Get<AssignRegisterNumber>().ExecuteAsync(office, second, Ct)).Value);
        var taken = await site.Get<EditFact>().ExecuteAsync(await site.ActorAsync(Role.Webmaster), second, DocumentField.RegisterNumber, "示规〔2026〕004-科", "示规〔2026〕003-科", Ct);
        Assert.Equal("登记号 {0} 已经给过别的文件，不能重复使用。", taken.Reasons[0].Text);
        Assert.Equal("登记号应像 {0} 这样。", (await site.Get<EditFact>().ExecuteAsync(office, second, DocumentField.RegisterNumber, "示规〔2026〕004-科", "2026-4", Ct)).Reasons[0].Text);
        Assert.False((await site.Get<AssignRegisterNumber>().ExecuteAsync(await site.ActorAsync(Role.Editor), first, Ct)).Ok);
    }

    [Fact]
    public async Task What_is_recorded_about_a_public_document_is_public_at_once_and_voids_no_signature()
    {
        await using var documents = await DocumentSite.StartAsync();
        var policy = await documents.PolicyAsync("xiaojuren-rending-2024");
        Assert.DoesNotContain("示府备〔2026〕88号", await documents.Visitor.GetStringAsync("/normative-documents", Ct));
        await documents.FactAsync(policy.Id, DocumentField.Filing, "示府备〔2026〕88号");
        Assert.Contains("示府备〔2026〕88号", await documents.Visitor.GetStringAsync("/normative-documents", Ct));
        await using var db = await documents.Site.OpenDbAsync();
        Assert.Null((await db.Set<Document>().Include(d => d.Editions).SingleAsync(d => d.Id == policy.Id, Ct)).Draft);
        var wrong = await documents.Site.Get<EditFact>().ExecuteAsync(await documents.Site.ActorAsync(Role.Webmaster), policy.Id, DocumentField.Consultation, "", "javascript:alert(1)", Ct);
        Assert.False(wrong.Ok);
        Assert.False((await documents.Site.Get<EditFact>().ExecuteAsync(await documents.Site.ActorAsync(Role.Editor), policy.Id, DocumentField.Filing, "示府备〔2026〕88号", "x", Ct)).Ok);
    }

    [Fact]
    public async Task A_guide_that_lacks_an_element_of_article_12_is_warned_about()
    {
        await using var documents = await DocumentSite.StartAsync();
        var guide = await documents.BeginAsync(DocumentKind.Page, "guide", "政府信息公开指南（修订）", "分类和编排体系。获取方式。工作机构：办公室。办公地址、办公时间、联系电话、电子邮箱。\n");
        var checks = (await documents.Site.Get<PackageQueries>().FindAsync(guide, Ct))!.Checks;
        Assert.Contains(checks, c => c.Level == CheckLevel.Warning && c.Message.ToString() == "指南还缺条例第十二条要求的：传真号码。");
        Assert.Contains(checks, c => c.Message.Text.StartsWith("没有责任人", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_office_decides_and_the_webmaster_ends_a_round_in_the_browser()
    {
        await using var documents = await DocumentSite.StartAsync();
        var office = await documents.Site.SignInAsAsync(Role.Office, "/workspace/normative");
        await Expect(office.Locator("#expiring")).ToContainTextAsync("示例市科技创新券实施细则");
        await office.Locator("#rounds a").First.ClickAsync();
        await office.LandsOnAsync("/workspace/normative/rounds/*");
        await office.WaitForCircuitAsync();
        var open = office.Locator("[data-clearing]", new() { Has = office.GetByText("还没有结果") });
        await Expect(open).ToHaveCountAsync(4);
        for (var left = 3; left >= 0; left--)
        {
            await open.First.Locator("[data-decide]").ClickAsync();
            await office.Locator("[data-save]").ClickAsync();
            await Expect(open).ToHaveCountAsync(left);
        }

        office.ShouldBeUntroubled();
        var webmaster = await documents.Site.SignInAsAsync(Role.Webmaster, new Uri(office.Url).AbsolutePath);
        await webmaster.WaitForCircuitAsync();
        await webmaster.Locator("[data-close]").ClickAsync();
        await webmaster.Locator("[data-confirm]").ClickAsync();
        await Expect(webmaster.GetByText("看公布结果的公告")).ToBeVisibleAsync();
        webmaster.ShouldBeUntroubled();
        var pages = await documents.Site.SignInAsAsync(Role.Office, "/workspace/pages", width: 390);
        await Expect(pages.Locator("[data-page]").First).ToContainTextAsync("2026年部门预算");
        Assert.True(await pages.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }
}
