using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;
using Portal.Domain.Storage.Office;
using Portal.Tests.Policies;

namespace Portal.Tests.Consultations;

/// <summary>What everybody may read of a consultation, from the notice to the feedback.</summary>
public sealed class ConsultationPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_follow_the_days_by_themselves()
    {
        await using var site = await ConsultationSite.StartAsync(now: ConsultationSite.At(10, 7, 9));
        using var visitor = site.Site.NewClient();
        Assert.Contains("即将开始", await visitor.GetStringAsync("/consultations", Ct));
        Assert.DoesNotContain("我要提意见", await visitor.GetStringAsync(ConsultationSite.Page, Ct));
        Assert.DoesNotContain("正在征求意见", await visitor.GetStringAsync("/", Ct));
        site.TravelTo(2026, 10, 8);
        Assert.Contains("2026年11月6日截止", await visitor.GetStringAsync("/", Ct));
        Assert.Contains("还剩30天", await visitor.GetStringAsync("/consultations", Ct));
        var open = await visitor.GetStringAsync(ConsultationSite.Page, Ct);
        Assert.Contains("（首尾两天都算，共30天）", open);
        Assert.Contains("我要提意见", open);
        Assert.Contains("每家企业每年最多申领十万元", open); // the draft, in place
        site.TravelTo(2026, 11, 6);
        Assert.Contains("今天截止", await visitor.GetStringAsync(ConsultationSite.Page, Ct));
        site.TravelTo(2026, 11, 7);
        var closed = await visitor.GetStringAsync(ConsultationSite.Page, Ct);
        Assert.Contains("2026年12月6日以前在这里公布采纳情况", closed); // 30 days after the last day
        Assert.DoesNotContain("我要提意见", closed);
        site.TravelTo(2026, 12, 7);
        Assert.Contains("已经超过", await visitor.GetStringAsync(ConsultationSite.Page, Ct));
        Assert.Contains("已截止，正在研究意见", await visitor.GetStringAsync("/consultations?stage=closed", Ct));
        Assert.Contains("没有符合条件的意见征集", await visitor.GetStringAsync("/consultations?stage=open", Ct));
    }

    [Fact]
    public async Task The_step_that_is_under_way_says_so()
    {
        await using var site = await ConsultationSite.StartAsync(now: ConsultationSite.At(10, 7, 9));
        using var visitor = site.Site.NewClient();
        Assert.DoesNotContain("正在进行", await visitor.GetStringAsync(ConsultationSite.Page, Ct));
        foreach (var (month, day) in ((int, int)[])[(10, 8), (11, 20)]) // open; closed and being studied
        {
            site.TravelTo(2026, month, day);
            foreach (var path in (string[])[ConsultationSite.Page, "/consultations/matters"]) Assert.Matches("(?s)<b>公开征求意见</b>\\s*<span>正在进行</span>", await visitor.GetStringAsync(path, Ct));
        }
    }

    [Fact]
    public async Task A_withdrawn_notice_says_so_everywhere_asks_nobody_and_throws_nothing_away()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var visitor = site.Site.NewClient();
        var form = await visitor.GetStringAsync(ConsultationSite.Form, Ct);
        int notice;
        await using (var db = await site.Site.OpenDbAsync()) notice = await db.Set<Consultation>().Where(c => c.Id == site.Id).Select(c => c.NoticeId).SingleAsync(Ct);
        Assert.True((await site.Site.Get<ChangeStatus>().WithdrawAsync(await site.Site.ActorAsync(Role.Webmaster), notice, "草案要重写。", hidesText: false, Ct)).Ok);
        var page = await visitor.GetStringAsync(ConsultationSite.Page, Ct);
        Assert.Contains("公告已经撤下", page);
        foreach (var gone in (string[])["征集中", "还剩", "网上填写", "我要提意见", "正在进行", "。。"]) Assert.DoesNotContain(gone, page);
        Assert.DoesNotContain("我要提意见", await visitor.GetStringAsync("/drafts/c-2026-1", Ct));
        Assert.Contains("不再收意见", await visitor.GetStringAsync(ConsultationSite.Form, Ct));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var (status, html, _) = await ConsultationSite.PostAsync(visitor, form, new() { ["text"] = "写了很久的意见。" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("写了很久的意见。", html);
        Assert.Contains("不再收意见", html);
        Assert.Empty(await site.OpinionsAsync());
    }

    [Fact]
    public async Task A_longer_window_is_shown_with_the_reason_that_was_given_for_it()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var visitor = site.Site.NewClient();
        Assert.DoesNotContain("修改情况", await visitor.GetStringAsync(ConsultationSite.Page, Ct));
        var webmaster = await site.Site.ActorAsync(Role.Webmaster);
        int notice;
        await using (var db = await site.Site.OpenDbAsync()) notice = await db.Set<Consultation>().Where(c => c.Id == site.Id).Select(c => c.NoticeId).SingleAsync(Ct);
        foreach (var (field, seen, value) in ((DocumentField, string, string)[])[(DocumentField.ClosesOn, "2026-11-06", "2026-11-20"), (DocumentField.ChangeNote, "", "应企业要求延长。")])
            Assert.True((await site.Site.Get<EditFact>().ExecuteAsync(webmaster, notice, field, seen, value, Ct)).Ok);
        Assert.True((await site.Site.Get<SubmitPackage>().ExecuteAsync(webmaster, notice, "", Ct)).Ok);
        while ((await site.Site.RoundAsync(notice)).State == ReviewState.Open) await site.Site.SignAsync(notice);
        Assert.True((await site.Site.Get<ReleasePackage>().ExecuteAsync(webmaster, notice, Ct)).Ok);
        var page = await visitor.GetStringAsync(ConsultationSite.Page, Ct);
        Assert.Contains("2026年11月20日", page);
        Assert.Matches("(?s)修改情况.*应企业要求延长。", page);
    }

    [Fact]
    public async Task A_reading_page_is_kept_and_needs_no_cookie()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var visitor = site.Site.NewClient();
        foreach (var path in (string[])["/consultations", ConsultationSite.Page, "/consultations/matters", "/consultations/matters/2026", "/drafts/c-2026-1"])
        {
            using var answer = await visitor.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"), path);
            Assert.NotNull(answer.Headers.ETag);
            Assert.DoesNotContain("style=\"", await answer.Content.ReadAsStringAsync(Ct));
        }

        Assert.Contains("id=\"article-3\"", await visitor.GetStringAsync("/drafts/c-2026-1", Ct));
        Assert.Contains("示例市创新券管理办法", await visitor.GetStringAsync("/consultations/matters", Ct));
        foreach (var path in (string[])["/consultations/nothing", "/consultations/matters/1999", ConsultationSite.Page + "/feedback", ConsultationSite.Page + "/feedback.csv", ConsultationSite.Page + "/changes", "/drafts/nothing"])
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path, Ct)).StatusCode);
    }

    [Fact]
    public async Task The_feedback_adds_up_masks_names_and_shows_what_changed()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var visitor = site.Site.NewClient();
        await site.SendAsync(visitor, new() { ["article"] = "第三条", ["text"] = "建议提高到二十万元。", ["name"] = "欧阳示例" });
        await site.SendAsync(visitor, new() { ["article"] = "第二条", ["text"] = "创业团队也应当可以申领。", ["organisation"] = "示例孵化器" });
        await site.SendAsync(visitor, new() { ["text"] = "应当改为现金补助，=1+1。" });
        var page = await visitor.GetStringAsync(ConsultationSite.Page, Ct);
        Assert.DoesNotContain("建议提高到二十万元", page); // nothing of what came in before the feedback
        site.TravelTo(2026, 11, 20);
        await site.AnswerAsync(o => o.Article switch
        {
            "第三条" => (Disposition.Adopted, "已提高到二十万元。", "第三条"),
            "第二条" => (Disposition.PartlyAdopted, "写明创业团队，其他对象另行研究。", "第二条"),
            _ => (Disposition.NotAdopted, "创新券是财政购买服务，不能改为现金。", ""),
        });

        page = await visitor.GetStringAsync(ConsultationSite.Page, Ct);
        Assert.Contains("3 = 1 + 1 + 1", WebUtility.HtmlDecode(page));
        Assert.Contains("感谢社会各界的意见", page);
        var table = await visitor.GetStringAsync(ConsultationSite.Page + "/feedback", Ct);
        Assert.Contains("欧**", table);
        Assert.DoesNotContain("欧阳示例", table);
        Assert.Contains("示例孵化器", table);
        Assert.Contains("/drafts/c-2026-1#article-3", table);
        var adopted = await visitor.GetStringAsync(ConsultationSite.Page + "/feedback?disposition=adopted", Ct);
        Assert.Contains("共1条", adopted);
        Assert.DoesNotContain("创业团队也应当", adopted);
        Assert.Contains("共1条", await visitor.GetStringAsync(ConsultationSite.Page + "/feedback?q=" + Uri.EscapeDataString("现金"), Ct));

        var csv = (await visitor.GetStringAsync(ConsultationSite.Page + "/feedback.csv", Ct)).TrimStart('\uFEFF');
        Assert.Equal(4, csv.TrimEnd().Split("\r\n").Length);
        Assert.DoesNotContain("欧阳示例", csv);

        var changes = await visitor.GetStringAsync(ConsultationSite.Page + "/changes", Ct);
        Assert.Contains("<ins>二</ins>", changes);
        Assert.Contains("已提高到二十万元。", changes);
        Assert.Matches("(?s)<ins>[^<]*创业团队</ins>.*写明创业团队", changes);

        var feedback = JsonDocument.Parse(await visitor.GetStringAsync($"/api/v1{ConsultationSite.Page}/feedback", Ct)).RootElement;
        Assert.Equal((3, 1, 1, 1, 0), (feedback.GetProperty("received").GetInt32(), feedback.GetProperty("adopted").GetInt32(), feedback.GetProperty("partlyAdopted").GetInt32(), feedback.GetProperty("notAdopted").GetInt32(), feedback.GetProperty("excluded").GetInt32()));
        Assert.Contains("收到意见3条", await visitor.GetStringAsync("/consultations", Ct));
    }

    [Fact]
    public async Task Zero_opinions_are_published_too()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var visitor = site.Site.NewClient();
        using var early = await visitor.GetAsync($"/api/v1{ConsultationSite.Page}/feedback", Ct);
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Contains("最迟2026-12-06公布", await early.Content.ReadAsStringAsync(Ct));
        site.TravelTo(2026, 11, 20);
        await site.AnswerAsync(_ => default);
        Assert.Contains("征求意见期间没有收到意见", await visitor.GetStringAsync(ConsultationSite.Page, Ct));
        var feedback = JsonDocument.Parse(await visitor.GetStringAsync($"/api/v1{ConsultationSite.Page}/feedback", Ct)).RootElement;
        Assert.Equal((0, 0), (feedback.GetProperty("received").GetInt32(), feedback.GetProperty("adopted").GetInt32()));
        var whole = JsonDocument.Parse(await visitor.GetStringAsync($"/api/v1{ConsultationSite.Page}", Ct)).RootElement;
        Assert.Equal("answered", whole.GetProperty("consultation").GetProperty("stage").GetString());
        Assert.EndsWith("/drafts/c-2026-1-2", whole.GetProperty("revisedDraft").GetString());
    }

    [Fact]
    public async Task The_catalogue_of_matters_comes_as_a_workbook_with_the_rows_of_the_CSV()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var office = await site.Site.SignInClientAsync(Role.Office);
        var csv = (await office.GetStringAsync("/workspace/consultations/matters.csv?year=2026", Ct)).TrimEnd().Split("\r\n");
        using var answer = await office.GetAsync("/workspace/consultations/matters.xlsx?year=2026", Ct);
        Assert.Equal((FileTypes.Xlsx, "决策事项.xlsx"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileNameStar));
        var rows = PlainSheet.Read(await answer.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(csv.Length, rows.Count);
        Assert.True(rows.Count > 1);
        Assert.Equal("事项名称", rows[0][1]);
        Assert.Contains(rows[1][1], csv[1]);
        using var wrong = await office.GetAsync("/workspace/consultations/matters.docx", Ct);
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
    }
}
