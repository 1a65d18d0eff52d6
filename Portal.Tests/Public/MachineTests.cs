using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Web.Api;

namespace Portal.Tests.Public;

/// <summary>What programs read: feeds, sitemap, open data, files.</summary>
[Collection(DocumentReading.Name)]
public sealed class MachineTests(ReadOnlyDocuments documents)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private HttpClient Visitor => documents.Site.Visitor;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feed_holds_everything_new_and_the_others_their_part()
    {
        var whole = await FeedAsync("/feed.xml");
        Assert.Equal(30, whole.Count);
        Assert.Superset(new HashSet<string> { "政策文件", "政策解读", "通知公告" }, whole.Select(e => e.Element(Atom + "category")!.Attribute("term")!.Value).ToHashSet());
        var days = whole.Select(e => e.Element(Atom + "updated")!.Value).ToArray();
        Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
        Assert.Equal(whole.Count, whole.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.Equal(17, (await FeedAsync("/policies/feed.xml")).Count);
        Assert.Equal(11, (await FeedAsync("/disclosure/normative/feed.xml")).Count);
        Assert.All(await FeedAsync("/interpretations/feed.xml"), e => Assert.Contains("/interpretations/", e.Element(Atom + "link")!.Attribute("href")!.Value));
        Assert.All(await FeedAsync("/notices/feed.xml"), e => Assert.Contains("/notices/", e.Element(Atom + "link")!.Attribute("href")!.Value));
        Assert.Contains("href=\"/policies/feed.xml\"", await Visitor.GetStringAsync("/policies", Ct));
    }

    [Fact]
    public async Task The_sitemap_holds_every_public_address_and_when_it_changed()
    {
        var map = XDocument.Parse(await Visitor.GetStringAsync("/sitemap.xml", Ct));
        var pages = map.Root!.Elements().ToDictionary(e => new Uri(e.Elements().First().Value).AbsolutePath, e => e.Elements().Skip(1).FirstOrDefault()?.Value);
        var today = OfficeClock.DateOf(documents.Site.Clock.GetUtcNow().UtcDateTime);
        foreach (var item in (await documents.Site.ShelfAsync()).All.Where(i => i.Acts.All(a => a.On > today))) Assert.StartsWith(item.ChangedAt.ToString("yyyy-MM-dd", null), pages[item.Address]);
        Assert.Equal("2024-06-30T16:00:00Z", pages["/policies/xiaojuren-rending-2019"]); // the hour at which another took its place, not that of its release
        foreach (var path in pages.Keys) Assert.Equal(HttpStatusCode.OK, (await documents.Site.Follower.GetAsync(path, Ct)).StatusCode);
        Assert.DoesNotContain("/disclosure/guide", pages.Keys); // its one page stands under an address of its own
    }

    [Fact]
    public void More_addresses_than_a_file_may_hold_go_into_several()
    {
        var pages = Enumerable.Range(1, Sitemap.Most + 1).Select(i => ($"/policies/{i}", (DateTime?)null)).ToArray();
        var index = Sitemap.Root("https://example.gov.cn", pages);
        Assert.Equal("sitemapindex", index.Name.LocalName);
        Assert.Equal(["https://example.gov.cn/sitemap-1.xml", "https://example.gov.cn/sitemap-2.xml"], index.Elements().Select(e => e.Elements().First().Value));
        Assert.Equal("urlset", Sitemap.Root("", pages[..Sitemap.Most]).Name.LocalName);
    }

    [Fact]
    public async Task Feeds_and_sitemap_are_not_sent_again()
    {
        foreach (var path in (string[])["/feed.xml", "/policies/feed.xml", "/sitemap.xml"])
        {
            using var first = await Visitor.GetAsync(path, Ct);
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var again = await Visitor.SendAsync(request, Ct);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }
    }

    [Fact]
    public async Task Policies_come_as_data_page_by_page()
    {
        var addresses = new List<string>();
        var next = "/api/v1/policies?size=7";
        while (next is not null)
        {
            var page = await JsonAsync(next);
            Assert.Equal(17, page.GetProperty("total").GetInt32());
            Assert.Contains("注明来源", page.GetProperty("licence").GetString());
            addresses.AddRange(page.GetProperty("items").EnumerateArray().Select(i => new Uri(i.GetProperty("url").GetString()!).AbsolutePath));
            next = page.TryGetProperty("next", out var link) ? new Uri(link.GetString()!).PathAndQuery : null;
        }

        Assert.Equal((await documents.Site.ShelfAsync()).All.Where(i => i.Kind == DocumentKind.Policy).Select(i => i.Address), addresses);
        Assert.Equal(100, (await JsonAsync("/api/v1/policies?size=5000")).GetProperty("size").GetInt32());
        using var answer = await Visitor.GetAsync("/api/v1/policies", Ct);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task The_data_is_filtered_like_the_page()
    {
        Assert.Equal(11, (await JsonAsync("/api/v1/policies?column=normative")).GetProperty("total").GetInt32());
        Assert.Equal(6, (await JsonAsync("/api/v1/policies?validity=off")).GetProperty("total").GetInt32());
        Assert.Equal(1, (await JsonAsync($"/api/v1/policies?q={Uri.EscapeDataString("示科规[2019]3号")}")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await JsonAsync("/api/v1/interpretations?form=press&year=1999")).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, (await Visitor.GetAsync("/api/v1/policies?page=abc", Ct)).StatusCode);
    }

    [Fact]
    public async Task One_policy_comes_whole()
    {
        var policy = await JsonAsync("/api/v1/policies/gaoxin-cuoshi");
        var head = policy.GetProperty("policy");
        Assert.Equal("示科规〔2019〕3号", head.GetProperty("number").GetString());
        Assert.Equal("2019-11-01", head.GetProperty("effectiveOn").GetString());
        Assert.Equal(("expired", "2024-11-01"), (head.GetProperty("validity").GetString(), head.GetProperty("validitySince").GetString()));
        Assert.Contains("一次性研发补助", policy.GetProperty("html").GetString());
        var replaced = await JsonAsync("/api/v1/policies/xiaojuren-rending-2019");
        Assert.Equal(new DateTime(2024, 6, 30, 16, 0, 0, DateTimeKind.Utc), replaced.GetProperty("policy").GetProperty("updated").GetDateTime()); // when another took its place: who asks for what is new hears of it
        Assert.Equal(3, policy.GetProperty("interpretations").GetArrayLength());
        using var file = await Visitor.GetAsync(policy.GetProperty("attachments")[0].GetProperty("url").GetString(), Ct);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Visitor.GetAsync("/api/v1/policies/nothing", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_table_file_opens_in_a_spreadsheet()
    {
        using var answer = await Visitor.GetAsync("/api/v1/policies?column=normative&format=csv", Ct);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("政策文件清单.csv", answer.Content.Headers.ContentDisposition!.FileNameStar);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n");
        Assert.Equal(12, lines.Length);
        Assert.StartsWith("标题,索引号,发文字号,", lines[0]);
        Assert.Contains(lines, l => l.Contains("示科规〔2019〕3号,示例市科学技术局,2019-09-26,2019-09-30,2019-11-01,2024-10-31,已失效", StringComparison.Ordinal));
        Assert.Contains("format=csv", await Visitor.GetStringAsync("/policies?column=normative", Ct));
    }

    [Fact]
    public void A_cell_never_becomes_a_formula() => Assert.Equal(
        "'=1+1,\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",'+1,'-1,'@x,甲\r\n",
        Encoding.UTF8.GetString(Csv.Write([["=1+1", "=HYPERLINK(\"x\",\"y\")", "+1", "-1", "@x", "甲"]])[3..]));

    [Fact]
    public async Task Columns_come_as_data_with_their_counts()
    {
        var columns = (await JsonAsync("/api/v1/columns")).GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal((await documents.Site.ShelfAsync()).Columns.Select(c => c.Slug), columns.Select(c => c.GetProperty("slug").GetString()));
        var normative = columns.Single(c => c.GetProperty("slug").GetString() == "normative");
        Assert.Equal((11, "statutory"), (normative.GetProperty("count").GetInt32(), normative.GetProperty("parent").GetString()));
    }

    [Fact]
    public async Task The_description_knows_every_address_of_the_open_data()
    {
        var description = await JsonAsync("/openapi/v1.json");
        var paths = description.GetProperty("paths").EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        Assert.Equal(["/api/v1/calendar/{year}", "/api/v1/calendar/deadline", "/api/v1/columns", "/api/v1/consultations", "/api/v1/consultations/{slug}", "/api/v1/consultations/{slug}/feedback", "/api/v1/interpretations", "/api/v1/ledger/{year}", "/api/v1/normative-documents", "/api/v1/policies", "/api/v1/policies/{slug}"], paths.Keys.Order());
        var list = paths["/api/v1/policies"].GetProperty("get");
        Assert.Superset(new HashSet<string> { "q", "topic", "year", "kind", "validity", "column", "sort", "page", "size", "format" }, list.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!).ToHashSet());
        Assert.DoesNotContain(list.GetProperty("parameters").EnumerateArray(), p => !p.TryGetProperty("description", out _));

        // What is described is what is sent.
        var schemas = description.GetProperty("components").GetProperty("schemas");
        var described = schemas.GetProperty("PolicyHead").GetProperty("properties").EnumerateObject().Select(p => p.Name).ToHashSet();
        var sent = (await JsonAsync("/api/v1/policies")).GetProperty("items").EnumerateArray().SelectMany(i => i.EnumerateObject().Select(p => p.Name)).ToHashSet();
        Assert.Subset(described, sent);
    }

    [Fact]
    public async Task A_file_is_kept_for_ever_and_runs_nothing()
    {
        var policy = await JsonAsync("/api/v1/policies/gaoxin-cuoshi");
        using var answer = await Visitor.GetAsync(policy.GetProperty("attachments")[0].GetProperty("url").GetString(), Ct);
        Assert.Equal(("attachment", "补助申请表.xlsx"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        using var again = new HttpRequestMessage(HttpMethod.Get, answer.RequestMessage!.RequestUri);
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(answer.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, (await Visitor.SendAsync(again, Ct)).StatusCode);
    }

    private async Task<List<XElement>> FeedAsync(string path)
    {
        using var answer = await Visitor.GetAsync(path, Ct);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).Root!;
        Assert.Equal(path, new Uri(feed.Elements(Atom + "link").Single(l => l.Attribute("rel")?.Value == "self").Attribute("href")!.Value).AbsolutePath);
        return [.. feed.Elements(Atom + "entry")];
    }

    private async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await Visitor.GetStringAsync(path, Ct)).RootElement;
}
