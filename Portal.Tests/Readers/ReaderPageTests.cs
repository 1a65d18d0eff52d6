using System.Net;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Readers;
using Portal.Tests.Consultations;
using Portal.Tests.Public;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Readers;

/// <summary>What readers find on the pages of policies: no script, no cookie while reading, nothing that another site can use.</summary>
public sealed class ReaderPageTests
{
    private const string Slug = "waiguoren-fuwu-2026";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_policy_alone_is_not_asked_about_with_interpretations_that_it_has_not()
    {
        await using var site = await DocumentSite.StartAsync();
        var shelf = await site.ShelfAsync();
        var policies = shelf.All.Where(i => i.Kind == DocumentKind.Policy && !i.IsHiddenOn(DateOnly.FromDateTime(DocumentSite.Autumn2026.DateTime))).ToLookup(p => shelf.InterpretationsOf(p.Id).Count > 0);
        Assert.Contains("这份文件和解读，讲清楚了吗？", await site.Visitor.GetStringAsync(policies[true].First().Address, Ct));
        Assert.Contains("这份文件，讲清楚了吗？", await site.Visitor.GetStringAsync(policies[false].First().Address, Ct));
    }

    [Fact]
    public async Task The_reading_page_sets_no_cookie_and_a_click_counts_once_a_form_from_elsewhere_never()
    {
        await using var site = await DocumentSite.StartAsync();
        var policy = await site.PolicyAsync(Slug);
        var before = (await site.Site.Get<ReaderQueries>().ClarityAsync(policy.Id, Ct)).FirstOrDefault(c => c.DocumentId == policy.Id);
        using var page = await site.Visitor.GetAsync(policy.Address, Ct);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        var html = await page.Content.ReadAsStringAsync(Ct);
        Assert.Contains("讲清楚了吗", html);
        Assert.DoesNotContain("__RequestVerificationToken", html);

        using var counted = await ClickAsync(site, policy.Address, "same-origin");
        Assert.Equal(HttpStatusCode.OK, counted.StatusCode);
        Assert.False(counted.Headers.Contains("Set-Cookie"));
        using var foreign = await ClickAsync(site, policy.Address, "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        using var from = new HttpRequestMessage(HttpMethod.Post, policy.Address + "/clear") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["clear"] = "no", ["edition"] = "1" }) };
        from.Headers.Add("Origin", "https://evil.example");
        using var refused = await site.Visitor.SendAsync(from, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var after = (await site.Site.Get<ReaderQueries>().ClarityAsync(policy.Id, Ct)).Single(c => c.DocumentId == policy.Id);
        Assert.Equal(((before?.Yes ?? 0) + 1, before?.No ?? 0), (after.Yes, after.No));
    }

    [Fact]
    public async Task One_address_counts_a_few_times_and_no_more()
    {
        await using var site = await DocumentSite.StartAsync();
        var policy = await site.PolicyAsync("tidu-peiyu-2026");
        async Task<int> Clicks() => (await site.Site.Get<ReaderQueries>().ClarityAsync(policy.Id, Ct)).Where(c => c.DocumentId == policy.Id).Sum(c => c.Yes + c.No);
        var before = await Clicks();
        for (var i = 0; i < 12; i++) (await ClickAsync(site, policy.Address, "same-origin")).Dispose();
        Assert.Equal(5, await Clicks() - before);
    }

    [Theory]
    [InlineData(true, 1440)]
    [InlineData(false, 390)]
    public async Task A_reader_asks_and_finds_the_answer_on_the_page(bool script, int width)
    {
        await using var site = await DocumentSite.StartAsync(settings: new Dictionary<string, string> { ["Portal:Intake:FastestSeconds"] = "0" }); // the clock stands still
        var policy = await site.PolicyAsync(Slug);
        var page = await site.Site.NewPageAsync(width, 844, script);
        await page.GotoAsync(policy.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "不清楚" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("谢谢");
        await page.GetByRole(AriaRole.Link, new() { Name = "说说哪里不清楚" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交问题" }).ClickAsync();
        await Expect(page.Locator("#errors")).ToContainTextAsync("请把问题写完整");
        await page.GetByLabel("您的问题").FillAsync("延期要提前几天办？");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交问题" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("问题已经收到");
        var code = await page.Locator(".receipt-code b").InnerTextAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        var handle = site.Site.Get<HandleQuestion>();
        var office = await site.Site.ActorAsync(Role.Office);
        var id = (await site.Site.Get<ReaderQueries>().ListAsync(new QuestionFilter(PolicyId: policy.Id), 1, 20, Ct)).Rows[0].Id;
        DocumentSite.Ok(await handle.AnswerAsync(office, id, "提前三十日。", Ct));
        DocumentSite.Ok(await handle.PublishAsync(office, id, "延期要提前几天办？", Ct));
        await page.GotoAsync(policy.Address);
        await Expect(page.Locator("#questions")).ToContainTextAsync("提前三十日。");
        await Expect(page.Locator("#story")).ToContainTextAsync("开始答复读者提问");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.GotoAsync($"{policy.Address}/questions?q=延期");
        await Expect(page.Locator(".qa")).ToHaveCountAsync(1);
        await page.GotoAsync("/search?q=延期 提前三十日");
        await page.GetByRole(AriaRole.Link, new() { Name = "延期要提前几天办？" }).ClickAsync();
        await Expect(page.Locator($"#q-{id}")).ToContainTextAsync("提前三十日。");
        DocumentSite.Ok(await handle.HideAsync(office, id, "答复有误。", Ct));
        await page.GotoAsync("/search?q=延期 提前三十日");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "延期要提前几天办？" })).ToHaveCountAsync(0);
        DocumentSite.Ok(await handle.AnswerAsync(office, id, "提前三十日。", Ct));
        DocumentSite.Ok(await handle.PublishAsync(office, id, "延期要提前几天办？", Ct));
        await page.GotoAsync($"{policy.Address}/ask");
        await page.GetByLabel("查我的问题").FillAsync(code.ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "查询", Exact = true }).ClickAsync();
        await Expect(page.Locator(".answer")).ToHaveTextAsync("提前三十日。");
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task What_is_wrong_with_a_question_is_said_at_its_box_and_linked_from_the_summary()
    {
        await using var site = await DocumentSite.StartAsync(settings: new Dictionary<string, string> { ["Portal:Intake:FastestSeconds"] = "0" });
        var ask = (await site.PolicyAsync(Slug)).Address + "/ask";
        using var reader = site.Site.NewClient();
        var (_, html, _) = await ConsultationSite.PostAsync(reader, await reader.GetStringAsync(ask, Ct), new() { ["question"] = "短" }, ask);
        Assert.Contains("<a href=\"#question\">您的问题", html);
        Assert.Contains("id=\"question-error\"", html);
        Assert.Contains("aria-invalid=\"true\" aria-describedby=\"question-hint question-error\"", html);

        using var english = site.Site.NewClient(followRedirects: true);
        var (_, told, _) = await ConsultationSite.PostAsync(english, await english.GetStringAsync($"/preferences?lang=en&return={Uri.EscapeDataString(ask)}", Ct), new() { ["question"] = "?" }, ask);
        Assert.Contains("<h2>To be corrected: 1</h2>", told);
        Assert.Contains("Please write the question out", told);

        using var bare = await reader.PostAsync(ask, new FormUrlEncodedContent(new Dictionary<string, string> { ["question"] = "没有凭证的问题？" }), Ct);
        Assert.DoesNotContain("question-error", await bare.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task The_trap_a_lost_token_and_a_missing_policy_are_answered_kindly()
    {
        await using var site = await DocumentSite.StartAsync();
        var address = (await site.PolicyAsync(Slug)).Address;
        using var bare = await site.Visitor.PostAsync(address + "/ask", new FormUrlEncodedContent(new Dictionary<string, string> { ["question"] = "没有凭证的问题？" }), Ct);
        Assert.Contains("没有凭证的问题？", await bare.Content.ReadAsStringAsync(Ct));
        using var client = site.Site.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/policies/nothing/ask", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/policies/nothing/questions", Ct)).StatusCode);
        Assert.Equal(0, (await site.Site.Get<ReaderQueries>().ListAsync(new QuestionFilter(PolicyId: (await site.PolicyAsync(Slug)).Id, State: null), 1, 20, Ct)).Total);
    }

    private static async Task<HttpResponseMessage> ClickAsync(DocumentSite site, string address, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "/clear") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["clear"] = "yes", ["edition"] = "1" }) };
        request.Headers.Add("Sec-Fetch-Site", from);
        return await site.Visitor.SendAsync(request, Ct);
    }
}
