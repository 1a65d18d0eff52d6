using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Tests.Public;

/// <summary>The public column as anybody's browser or crawler meets it, without script and without a cookie.</summary>
public sealed class PublicPageTests(PublicPageTests.Published published) : IClassFixture<PublicPageTests.Published>
{
    public static readonly TheoryData<string> Pages = ["/", "/ledger/2019", "/help"];

    private HttpClient Visitor => published.Ledger.Visitor;

    [Fact]
    public async Task The_ledger_is_whole_without_script()
    {
        var html = WebUtility.HtmlDecode(await Visitor.GetStringAsync("/ledger/2019", TestContext.Current.CancellationToken));

        foreach (var task in (await published.Ledger.BoardAsync()).Tasks) Assert.Contains(task.Name, html);
        foreach (var facet in (string[])["工作措施", "实施步骤", "责任分工", "监督方式", "工作进展", "存在问题", "后续举措"])
            Assert.True(Regex.Count(html, $"<(dt|h4)>{facet}</") == 13, $"{facet} stands in each of the thirteen tasks");
        Assert.Contains("每季度末归集一次，次月10日前公开；年末汇总。", html);
        Assert.Contains("科技金融信息新公开2条，累计6条。", html);
        Assert.Contains("最近更新：2019年10月12日", html);
        Assert.Contains("历史进展（5次）", html);
        Assert.Contains("63 ≈ (100 + 25) ÷ 2", html);
        Assert.Contains("4期中1期按时佐证，第二季度、第三季度未见佐证", html);
        Assert.Contains("示例</span>", html);
        Assert.DoesNotContain("系统", PageChecks.Body(html)); // who reported is not published
    }

    [Fact]
    public async Task The_home_page_says_how_far_the_year_is()
    {
        var html = await Visitor.GetStringAsync("/", TestContext.Current.CancellationToken);
        var share = (await published.Ledger.BoardAsync()).Share;

        Assert.Contains($"{share.Whole}<small>%</small>", html);
        Assert.Contains("5个目标、13项任务、23条措施", html);
        Assert.Equal(13, Regex.Count(html, "<svg class=\"col\""));
        Assert.Contains("（六）科技金融信息新公开2条，累计6条。", html);
    }

    [Theory, MemberData(nameof(Pages))]
    public Task A_page_is_literal_Chinese_sets_no_cookie_and_needs_no_inline_style_or_script(string path) => PageChecks.IsLiteralChineseWithoutCookieAndInlineCodeAsync(Visitor, path);

    [Theory, MemberData(nameof(Pages))]
    public Task A_page_is_well_formed_with_unique_ids_and_headings_in_order(string path) => PageChecks.IsWellFormedAsync(Visitor, path);

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_link_of_a_page_leads_somewhere(string path)
    {
        using var reader = published.Ledger.Site.NewClient();
        using var follower = published.Ledger.Site.NewClient(followRedirects: true);
        await PageChecks.LeadsSomewhereAsync(reader, follower, path);
    }

    [Theory, MemberData(nameof(Pages))]
    public Task A_known_page_is_not_sent_again_and_HEAD_is_GET_without_a_body(string path) => PageChecks.IsNotSentAgainAsync(Visitor, path);

    [Fact]
    public Task The_first_view_of_the_ledger_is_at_most_40_KB_in_at_most_6_requests() => PageChecks.IsLightAsync(Visitor, "/ledger/2019");

    [Fact]
    public async Task A_page_is_compressed_well_and_the_tag_tells_the_codings_apart()
    {
        using var plain = await Visitor.GetAsync("/ledger/2019", TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ledger/2019");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var gzip = await Visitor.SendAsync(request, TestContext.Current.CancellationToken);
        var brotli = (await PageChecks.BrotliAsync(Visitor, "/ledger/2019")).Size;
        Assert.Equal("gzip", gzip.Content.Headers.ContentEncoding.Single());
        Assert.True(brotli < gzip.Content.Headers.ContentLength);
        Assert.True(gzip.Content.Headers.ContentLength * 3 < plain.Content.Headers.ContentLength);
        Assert.NotEqual(plain.Headers.ETag, gzip.Headers.ETag);
    }

    [Fact]
    public async Task A_static_file_is_served_for_ever_under_its_fingerprint()
    {
        var html = await Visitor.GetStringAsync("/", TestContext.Current.CancellationToken);
        var css = PageChecks.Assets(html).First(f => f.Contains("public."));
        using var answer = await Visitor.GetAsync(css, TestContext.Current.CancellationToken);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal(await File.ReadAllTextAsync(StyleSheetTests.File("public.css"), TestContext.Current.CancellationToken), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_choice_of_look_is_remembered_without_script_and_leads_only_to_this_site()
    {
        var ct = TestContext.Current.CancellationToken;
        using var visitor = published.Ledger.Site.NewClient(followRedirects: true);
        var dark = await visitor.GetStringAsync("/preferences?theme=dark&return=/ledger/2019", ct);
        Assert.Contains("data-theme=\"dark\"", dark);
        Assert.Contains("id=\"ledger\"", dark);
        var both = await visitor.GetStringAsync("/preferences?mode=elder&return=/help", ct);
        Assert.Contains("data-theme=\"dark\" data-mode=\"elder\"", both);
        Assert.Contains("退出长者模式", both);
        Assert.Contains("<html lang=\"en\"", await visitor.GetStringAsync("/preferences?lang=en&return=/", ct));
        Assert.DoesNotContain("data-theme", await Visitor.GetStringAsync("/ledger/2019", ct)); // nobody else's page changed

        foreach (var foreign in (string[])["https://example.com/", "//example.com", "/\\example.com", "javascript:alert(1)", ""])
        {
            using var answer = await Visitor.GetAsync($"/preferences?theme=bogus&return={Uri.EscapeDataString(foreign)}", ct);
            Assert.Equal("/", answer.Headers.Location!.OriginalString);
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task The_English_page_is_English_and_marks_what_stays_Chinese(string path)
    {
        using var visitor = published.Ledger.Site.NewClient(followRedirects: true);
        var html = await visitor.GetStringAsync($"/preferences?lang=en&return={path}", TestContext.Current.CancellationToken);
        if (path == "/ledger/2019") Assert.Contains("evidence in time for 1 of 4 periods, no evidence for Q2, Q3", html);
        PageChecks.IsEnglish(html);
    }

    [Fact]
    public async Task What_does_not_exist_is_a_404_in_the_public_look()
    {
        foreach (var path in (string[])["/nothing/here", "/ledger/1999", "/ledger/abc", "/ledger/1999/events", "/ledger/2019/table.pdf", "/ledger/2019/evidence/abc", "/not-found", "/css/none.css"])
        {
            using var answer = await Visitor.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("找不到这个页面", html);
            Assert.Contains("class=\"btn\" href=\"/search\"", html);
        }

        using var data = await Visitor.GetAsync("/api/v1/ledger/1999", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, data.StatusCode);
    }

    [Fact]
    public async Task Machines_find_feed_map_robots_and_security_contact()
    {
        var ct = TestContext.Current.CancellationToken;
        var feed = XDocument.Parse(await Visitor.GetStringAsync("/feed.xml", ct));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.Contains(feed.Descendants(atom + "content"), c => c.Value.Contains("科技金融信息新公开2条"));
        Assert.All(feed.Descendants(atom + "entry"), e => Assert.NotNull(e.Element(atom + "updated")));
        var map = XDocument.Parse(await Visitor.GetStringAsync("/sitemap.xml", ct));
        Assert.Superset(new HashSet<string> { "/", "/help", "/ledger/2019", "/policies", "/disclosure" }, map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath).ToHashSet());
        Assert.Contains("Disallow: /workspace", await Visitor.GetStringAsync("/robots.txt", ct));
        Assert.Contains("Contact: http", await Visitor.GetStringAsync("/.well-known/security.txt", ct));

        var data = JsonDocument.Parse(await Visitor.GetStringAsync("/api/v1/ledger/2019", ct)).RootElement;
        Assert.Equal(5, data.GetProperty("goals").GetArrayLength());
        Assert.Equal("late", data.GetProperty("goals")[2].GetProperty("tasks")[0].GetProperty("measures")[1].GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_official_form_can_be_downloaded()
    {
        foreach (var (extension, start) in ((string, string)[])[("docx", "PK"), ("xlsx", "PK"), ("txt", "市科技局")])
        {
            using var answer = await Visitor.GetAsync($"/ledger/2019/table.{extension}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.EndsWith("." + extension, answer.Content.Headers.ContentDisposition.FileNameStar);
            Assert.StartsWith(start, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    public sealed class Published : IAsyncLifetime
    {
        public LedgerFixture Ledger { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Ledger = await LedgerFixture.StartAsync();

        public ValueTask DisposeAsync() => Ledger.DisposeAsync();
    }
}
