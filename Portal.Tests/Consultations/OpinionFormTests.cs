using System.Net;
using System.Text.RegularExpressions;
using Portal.Domain.Consultations;
using Portal.Domain.Storage;
using Portal.Tests.Site;

namespace Portal.Tests.Consultations;

/// <summary>The public form over HTTP: what it takes, what it gives back, and what happens when many send at once.</summary>
public sealed class OpinionFormTests
{
    private static readonly Dictionary<string, string> Words = new() { ["article"] = "第三条", ["text"] = "建议把每年最多十万元提高到二十万元，十万元不够一次中试。", ["name"] = "张三", ["organisation"] = "", ["contact"] = "z@example.com" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_opinion_gets_a_number_a_code_and_a_receipt()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var visitor = site.Site.NewClient();
        var sent = await site.SendAsync(visitor, Words);
        Assert.Equal((HttpStatusCode.SeeOther, ConsultationSite.Form + "/receipt"), (sent.Status, sent.Location));
        var opinion = Assert.Single(await site.OpinionsAsync());
        Assert.Equal((1, "第三条", "张三", OpinionState.Counted, OpinionChannel.Online), (opinion.Number, opinion.Article, opinion.Name, opinion.State, opinion.Channel));
        var receipt = await visitor.GetStringAsync(sent.Location, Ct);
        Assert.Contains(opinion.Code, receipt);
        Assert.Contains("第1条", receipt);
        Assert.DoesNotContain("张三", receipt);

        // The audit says that there is an opinion, and nothing of what it says or who wrote it.
        await using var db = await site.Site.OpenDbAsync();
        var entry = (await site.Site.Get<AuditTrail>().ReadAsync(new AuditFilter(Act: nameof(SubmitOpinion)), 1, 10, Ct)).Rows.Single();
        Assert.Equal($"consultation/{site.Id}", entry.Subject);
        Assert.DoesNotContain("张三", entry.Changes);
        Assert.DoesNotContain("十万元", entry.Changes);
        Assert.DoesNotContain(opinion.Code, entry.Changes);
    }

    [Fact]
    public async Task Sent_twice_is_stored_once()
    {
        await using var site = await ConsultationSite.StartAsync(now: ConsultationSite.At(11, 6, 23, 50));
        using var visitor = site.Site.NewClient();
        var html = await visitor.GetStringAsync(ConsultationSite.Form, Ct);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ConsultationSite.PostAsync(visitor, html, Words)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.Status));
        Assert.Single(await site.OpinionsAsync());

        // A reload after the window has closed still leads to the receipt.
        site.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.SeeOther, (await ConsultationSite.PostAsync(visitor, html, Words)).Status);
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("页面打开已经超过一天", (await ConsultationSite.PostAsync(visitor, html, Words)).Html);
        Assert.Single(await site.OpinionsAsync());
    }

    [Fact]
    public async Task Only_the_text_is_asked_for_and_what_was_typed_stays()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var visitor = site.Site.NewClient();
        var sent = await site.SendAsync(visitor, new() { ["text"] = "  ", ["organisation"] = "示例科技公司" });
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("请写下您的意见。", sent.Html);
        Assert.Contains("href=\"#text\"", sent.Html);
        Assert.Contains("value=\"示例科技公司\"", sent.Html);
        Assert.Empty(await site.OpinionsAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await ConsultationSite.PostAsync(visitor, sent.Html, new() { ["text"] = "同意。" })).Status);
        var opinion = Assert.Single(await site.OpinionsAsync());
        Assert.Equal(("", ""), (opinion.Name, opinion.Article));
        Assert.Contains("征求意见稿里没有这一条", (await site.SendAsync(visitor, new() { ["text"] = "好", ["article"] = "第九条" })).Html);
    }

    [Fact]
    public async Task The_form_lists_the_articles_of_the_draft_and_a_link_can_choose_one()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var visitor = site.Site.NewClient();
        var html = await visitor.GetStringAsync(ConsultationSite.Form + "?article=" + Uri.EscapeDataString("第二条"), Ct);
        Assert.Equal(["第一条", "第二条", "第三条", "第四条"], Regex.Matches(html, "<option value=\"(第[^\"]+)\"").Select(m => m.Groups[1].Value));
        Assert.Matches("<option value=\"第二条\" selected", html);
    }

    [Fact]
    public async Task Too_quick_or_a_filled_trap_is_asked_to_send_again_and_nothing_is_lost()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var visitor = site.Site.NewClient();
        var quick = await site.SendAsync(visitor, Words, thinks: false);
        Assert.Contains("提交得太快", quick.Html);
        Assert.Contains("十万元不够一次中试", quick.Html);
        site.Clock.Advance(TimeSpan.FromSeconds(10));
        var trapped = await ConsultationSite.PostAsync(visitor, quick.Html, new(Words) { ["website"] = "https://example.com" });
        Assert.Contains("有一栏不该填写", trapped.Html);
        Assert.Empty(await site.OpinionsAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await ConsultationSite.PostAsync(visitor, trapped.Html, Words)).Status);
        Assert.Single(await site.OpinionsAsync());
    }

    [Fact]
    public async Task Outside_the_window_the_form_says_so()
    {
        await using var site = await ConsultationSite.StartAsync(now: ConsultationSite.At(10, 7, 9));
        using var visitor = site.Site.NewClient();
        Assert.Contains("征求意见还没有开始", await visitor.GetStringAsync(ConsultationSite.Form, Ct));
        site.TravelTo(2026, 11, 6); // the last day counts
        var html = await visitor.GetStringAsync(ConsultationSite.Form, Ct);
        site.Clock.Advance(TimeSpan.FromHours(15)); // past midnight, with the form still open
        var late = await ConsultationSite.PostAsync(visitor, html, Words);
        Assert.Contains("征求意见已经截止，不能再提意见。", late.Html);
        Assert.Contains("十万元不够一次中试", late.Html);
        Assert.Empty(await site.OpinionsAsync());
        Assert.Contains("征求意见已经截止", await visitor.GetStringAsync(ConsultationSite.Form, Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/consultations/nothing/opinion", Ct)).StatusCode);
    }

    [Fact]
    public async Task Without_the_pages_own_token_nothing_is_stored()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var visitor = site.Site.NewClient();
        using var stranger = site.Site.NewClient();
        var html = await visitor.GetStringAsync(ConsultationSite.Form, Ct);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var foreign = await ConsultationSite.PostAsync(stranger, html, Words); // the token without its cookie
        Assert.Equal(HttpStatusCode.BadRequest, foreign.Status);
        Assert.Contains("十万元不够一次中试", foreign.Html);
        Assert.Empty(await site.OpinionsAsync());
    }

    [Fact]
    public async Task A_flood_of_parallel_submissions_loses_none_doubles_none_and_leaves_no_gap()
    {
        await using var site = await ConsultationSite.StartAsync(new Dictionary<string, string> { ["Portal:Intake:PerAddress"] = "100000", ["Portal:Consultations:SameSource"] = "50", ["Portal:Consultations:SameText"] = "5" });
        var forms = new List<(HttpClient Visitor, string Html)>();
        for (var i = 0; i < 20; i++)
        {
            var visitor = site.Site.NewClient();
            for (var j = 0; j < 10; j++) forms.Add((visitor, await visitor.GetStringAsync(ConsultationSite.Form, Ct)));
        }

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        // Every form twice, all at once; half of them say the same.
        var answers = await Task.WhenAll(forms.Concat(forms).Select((f, i) => ConsultationSite.PostAsync(f.Visitor, f.Html, new() { ["text"] = i % 2 == 0 ? "请尽快出台这个办法，越快越好。" : $"这是第{i % forms.Count}个人自己的意见。" })));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.Status));
        var opinions = await site.OpinionsAsync();
        Assert.Equal(Enumerable.Range(1, 200), opinions.Select(o => o.Number));
        Assert.Equal(200, opinions.Select(o => o.Code).Distinct().Count());
        Assert.Equal(5, opinions.Count(o => o.Text.StartsWith("请尽快", StringComparison.Ordinal) && o.State == OpinionState.Counted));
        Assert.All(opinions.Where(o => o.State == OpinionState.Suspect), o => Assert.Matches("相同内容的第|同一网络地址当日的第", o.StateReason));
        Assert.True(opinions.Count(o => o.State == OpinionState.Counted) <= 50);
        Assert.True((await site.Site.Get<AuditTrail>().VerifyAsync(Ct)).Whole);
        foreach (var (visitor, _) in forms.DistinctBy(f => f.Visitor)) visitor.Dispose();
    }

    [Fact]
    public async Task One_address_that_sends_too_much_gets_its_text_back()
    {
        await using var site = await ConsultationSite.StartAsync(new Dictionary<string, string> { ["Portal:Intake:PerAddress"] = "2" });
        using var visitor = site.Site.NewClient();
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.SeeOther, (await site.SendAsync(visitor, Words)).Status);
        var third = await site.SendAsync(visitor, Words);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.Status);
        Assert.Contains("十万元不够一次中试", third.Html);
    }

    [Fact]
    public async Task A_code_shows_the_answer_only_after_the_feedback_and_to_nobody_without_it()
    {
        await using var site = await ConsultationSite.StartAsync();
        using var visitor = site.Site.NewClient();
        await site.SendAsync(visitor, Words);
        var code = (await site.OpinionsAsync())[0].Code;
        async Task<string> AskAsync(string typed)
        {
            using var answer = await visitor.PostFormAsync("/consultations/status", "/consultations/status", new Dictionary<string, string> { ["code"] = typed });
            return await answer.Content.ReadAsStringAsync(Ct);
        }

        var before = await AskAsync(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        Assert.Contains("已经收到", before);
        Assert.DoesNotContain("张三", before);
        Assert.Contains("没有这个查询码", await AskAsync("AAAA-BBBB-CCCC"));
        Assert.Contains("没有这个查询码", await AskAsync(""));
        site.TravelTo(2026, 11, 20);
        await site.AnswerAsync(_ => (Disposition.Adopted, "提高到二十万元。", "第三条"));
        var after = await AskAsync(code);
        Assert.Contains("提高到二十万元。", after);
        Assert.Contains("采纳", after);
    }
}
