using System.Net;
using System.Net.ServerSentEvents;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Common;
using Portal.Domain.Work;
using Portal.Tests.Site;
using Portal.Web.Public;
using static Portal.Tests.Public.LedgerFixture;

namespace Portal.Tests.Public;

/// <summary>What the public sees when something changes, and what it never sees.</summary>
public sealed class LedgerChangeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_facet_that_is_switched_off_is_nowhere()
    {
        await using var ledger = await StartAsync(reported: false);
        await ledger.WriteAsync("五", PlanField.Steps, "步骤甲乙丙");
        await ledger.WriteAsync("五", PlanField.Supervision, "监督甲乙丙");
        await ledger.ReportAsync("五", 1, Quarter(7, "进展甲乙丙", "问题甲乙丙", "举措甲乙丙"));
        var secrets = new Dictionary<Facets, string>
        {
            [Facets.Measures] = "按照职责分工建立工作台账",
            [Facets.Steps] = "步骤甲乙丙",
            [Facets.Duties] = "赵利",
            [Facets.Supervision] = "监督甲乙丙",
            [Facets.Progress] = "进展甲乙丙",
            [Facets.Problems] = "问题甲乙丙",
            [Facets.NextSteps] = "举措甲乙丙",
        };
        string[] places = ["/", "/ledger/2019", "/feed.xml", "/api/v1/ledger/2019", "/ledger/2019/table.txt"];
        foreach (var (facet, secret) in secrets)
        {
            Assert.Contains(secret, await ledger.Visitor.GetStringAsync("/ledger/2019", Ct));
            foreach (var number in (string[])["一", "二", "三", "四", "五", "六", "九", "十", "十一", "十二", "十三"]) await ledger.ShowAsync(number, facet, false);
            foreach (var place in places)
            {
                var text = await ledger.Visitor.GetStringAsync(place, Ct);
                Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{facet} leaks at {place}");
            }
        }

        var html = await ledger.Visitor.GetStringAsync("/ledger/2019", Ct);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(html, "<dt>存在问题</dt>")); // seven and eight still show it
    }

    [Fact]
    public async Task A_plan_that_is_not_published_does_not_exist()
    {
        await using var ledger = await StartAsync(published: false, reported: false);
        foreach (var path in (string[])["/ledger/2019", "/ledger/2019/events", "/ledger/2019/table.docx", "/api/v1/ledger/2019"])
            Assert.Equal(HttpStatusCode.NotFound, (await ledger.Visitor.GetAsync(path, Ct)).StatusCode);
        Assert.Contains("还没有公布的台账", await ledger.Visitor.GetStringAsync("/", Ct));
        Assert.Contains("还没有公布的台账", await ledger.Visitor.GetStringAsync("/ledger", Ct));
        Assert.DoesNotContain("2019", await ledger.Visitor.GetStringAsync("/sitemap.xml", Ct));

        await ledger.Site.Get<PublishLedger>().PlanAsync(Actor.System, ledger.PlanId, true, Ct);
        Assert.Equal(HttpStatusCode.OK, (await ledger.Visitor.GetAsync("/ledger/2019", Ct)).StatusCode);
        Assert.Equal("/ledger/2019", (await ledger.Visitor.GetAsync("/ledger", Ct)).Headers.Location!.OriginalString);
        Assert.Contains("2019年政务公开工作进展", await ledger.Visitor.GetStringAsync("/", Ct));
    }

    [Fact]
    public async Task Real_progress_carries_no_sample_mark_and_an_empty_facet_says_none()
    {
        await using var ledger = await StartAsync(reported: false, sample: false);
        var html = await ledger.Visitor.GetStringAsync("/ledger/2019", Ct);
        Assert.DoesNotContain("class=\"sample\"", html);
        Assert.Contains("<dt>实施步骤</dt><dd>无</dd>", html);
        Assert.Contains("<dt>存在问题</dt><dd>无</dd>", Tight(html));
    }

    [Fact]
    public async Task A_report_renews_the_kept_pages_at_once()
    {
        await using var ledger = await StartAsync(reported: false);
        using var before = await ledger.Visitor.GetAsync("/ledger/2019", Ct);
        Assert.DoesNotContain("专栏升级已经上线", await ledger.Visitor.GetStringAsync("/", Ct));

        await ledger.ReportAsync("十三", 1, Percent(100, "专栏升级已经上线。"));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/ledger/2019");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await ledger.Visitor.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("专栏升级已经上线。", await after.Content.ReadAsStringAsync(Ct));
        Assert.Contains("专栏升级已经上线", await ledger.Visitor.GetStringAsync("/", Ct));
    }

    [Fact]
    public async Task The_page_of_yesterday_is_not_shown_today()
    {
        await using var ledger = await StartAsync(reported: false);
        Assert.Contains("2019年10月14日", await ledger.Visitor.GetStringAsync("/help", Ct));
        ledger.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("2019年10月15日", await ledger.Visitor.GetStringAsync("/help", Ct));
    }

    [Fact]
    public async Task An_open_ledger_hears_of_public_changes_and_of_nothing_else()
    {
        await using var ledger = await StartAsync(reported: false);
        using var answer = await ledger.Visitor.GetAsync("/ledger/2019/events", HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        await using var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(Ct)).EnumerateAsync(Ct).GetAsyncEnumerator(Ct);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("hello", events.Current.EventType);
        var first = events.Current.Data;

        // Inside matter: says nothing to the public, so nothing is sent for it.
        await ledger.ShowAsync("五", Facets.Steps, false);
        Assert.True(await events.MoveNextAsync());
        var second = events.Current.Data;
        await ledger.WriteAsync("五", PlanField.Steps, "内部草稿");
        await ledger.ReportAsync("五", 1, Quarter(7, "公开的进展"));
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("change", 3), (events.Current.EventType, new[] { first, second, events.Current.Data }.Distinct().Count()));
        Assert.Contains($"data-version=\"{events.Current.Data}\"", await ledger.Visitor.GetStringAsync("/ledger/2019", Ct));

        await ledger.Site.Get<PublishLedger>().PlanAsync(Actor.System, ledger.PlanId, false, Ct);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("gone", events.Current.EventType);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task A_reader_who_missed_a_change_hears_of_it_on_return()
    {
        await using var ledger = await StartAsync(reported: false);
        using var answer = await ledger.Visitor.GetAsync("/ledger/2019/events?seen=old", HttpCompletionOption.ResponseHeadersRead, Ct);
        await using var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(Ct)).EnumerateAsync(Ct).GetAsyncEnumerator(Ct);
        Assert.True(await events.MoveNextAsync());
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("change", events.Current.EventType);
    }

    [Fact]
    public async Task An_evidence_file_goes_out_only_while_its_report_is_public()
    {
        await using var ledger = await StartAsync(reported: false);
        await ledger.ReportAsync("五", 1, Quarter(7, "有附件"), new NewFile("台账 第三季度.pdf", "%PDF-1.4 台账"u8.ToArray()));
        var html = await ledger.Visitor.GetStringAsync("/ledger/2019", Ct);
        Assert.Contains("台账 第三季度.pdf（1 KB）", html);
        var path = System.Text.RegularExpressions.Regex.Match(html, "/ledger/2019/evidence/[0-9a-f]{64}").Value;

        using var file = await ledger.Visitor.GetAsync(path, Ct);
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "台账 第三季度.pdf"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("%PDF-1.4 台账", await file.Content.ReadAsStringAsync(Ct));

        await ledger.ShowAsync("五", Facets.Progress, false);
        Assert.Equal(HttpStatusCode.NotFound, (await ledger.Visitor.GetAsync(path, Ct)).StatusCode);
        Assert.DoesNotContain("第三季度.pdf", await ledger.Visitor.GetStringAsync("/ledger/2019", Ct));
        await ledger.ShowAsync("五", Facets.Progress, true);
        Assert.Equal(HttpStatusCode.OK, (await ledger.Visitor.GetAsync(path, Ct)).StatusCode);
        await ledger.Site.Get<PublishLedger>().PlanAsync(Actor.System, ledger.PlanId, false, Ct);
        Assert.Equal(HttpStatusCode.NotFound, (await ledger.Visitor.GetAsync(path, Ct)).StatusCode);
    }

    [Fact]
    public async Task What_people_wrote_is_text_never_markup()
    {
        await using var ledger = await StartAsync(reported: false);
        await ledger.ReportAsync("五", 1, Quarter(7, "<script>alert(1)</script><b>粗</b>", evidence: new EvidenceItem(EvidenceKind.Link, "\"><img src=x onerror=alert(1)>", "https://example.com/\"onclick=\"x")));
        var html = await ledger.Visitor.GetStringAsync("/ledger/2019", Ct);
        Assert.DoesNotContain("<script>alert", html);
        Assert.DoesNotContain("<img", html);
        Assert.DoesNotContain("\"onclick", html);
        Assert.Contains("&lt;script&gt;", html);
    }

    [Fact]
    public async Task A_failure_is_a_500_in_the_public_look_that_tells_nothing()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions
        {
            Environment = "Production",
            Settings = new Dictionary<string, string> { ["Portal:RequireHttps"] = "false" },
            Services = services => services.AddSingleton<PublicLedgers>(_ => throw new InvalidOperationException("密")),
        });
        using var visitor = site.NewClient();
        using var answer = await visitor.GetAsync("/", Ct);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("<h1>网站出了故障</h1>", html);
        Assert.DoesNotContain("密", html);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/help", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_live_page_swaps_what_changed_and_keeps_what_is_open()
    {
        await using var ledger = await StartAsync(reported: false);
        var page = await ledger.Site.NewPageAsync();
        var listening = page.WaitForRequestAsync("**/events*");
        await page.GotoAsync("/ledger/2019");
        await listening;
        await page.Locator("#t5 > summary").ClickAsync();
        await page.EvaluateAsync("document.querySelector('#t4').marked = true");

        await ledger.ReportAsync("五", 1, Quarter(7, "刚刚报送的进展"));

        await page.GetByText("刚刚报送的进展").WaitForAsync();
        Assert.Equal("刚刚更新", await page.Locator("#t5 .chip-live").TextContentAsync());
        Assert.Equal("任务（五）刚刚更新", await page.Locator("#said").TextContentAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('#t5').open && document.querySelector('#t4').marked"));
        Assert.Equal($"{(await ledger.BoardAsync()).Share.Whole}%", (await page.Locator("#top .big").TextContentAsync())!.Trim());
        page.ShouldBeUntroubled();
    }

    private static string Tight(string html) => System.Text.RegularExpressions.Regex.Replace(html, @"\s*\n\s*", "");
}
