using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Domain.Documents;
using static Portal.Tests.Public.PageChecks;

namespace Portal.Tests.Public;

/// <summary>Documents, lists and columns as anybody's browser or crawler meets them, without script.</summary>
[Collection(DocumentReading.Name)]
public sealed class DocumentPageTests(ReadOnlyDocuments documents)
{
    public static readonly TheoryData<string> Pages =
    [
        "/", "/policies", "/policies?kind=%E9%80%9A%E7%9F%A5&sort=signed", "/policies?q=%E7%AE%A1%E7%90%86", "/policies/gaoxin-cuoshi", "/policies/xiangmu-guanli-2024", "/policies/waiguoren-xuke-2019", "/policies/gaoxin-cuoshi/print",
        "/interpretations", "/interpretations/gaoxin-cuoshi-wenda", "/interpretations/tidu-peiyu-2026-wenzi", "/notices", "/notices/tidu-tongqihui-2026", "/pages/gongkai-zhinan",
        "/disclosure", "/disclosure/guide", "/disclosure/statutory", "/disclosure/normative", "/disclosure/annual-reports", "/reports", "/reports/2025", "/reports/2019", "/reports/2024/v1", "/site-map", "/search", "/search?q=%E9%AB%98%E6%96%B0", "/search?q=%3Cb%3E",
    ];

    private HttpClient Visitor => documents.Site.Visitor;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Pages))]
    public Task A_page_is_literal_Chinese_sets_no_cookie_and_needs_no_inline_style_or_script(string path) => IsLiteralChineseWithoutCookieAndInlineCodeAsync(Visitor, path);

    [Theory, MemberData(nameof(Pages))]
    public Task A_page_is_well_formed_with_unique_ids_labels_and_headings_in_order(string path) => IsWellFormedAsync(Visitor, path);

    [Theory, MemberData(nameof(Pages))]
    public Task A_known_page_is_not_sent_again_and_HEAD_is_GET_without_a_body(string path) => IsNotSentAgainAsync(Visitor, path);

    [Theory, MemberData(nameof(Pages))]
    public async Task The_English_page_is_English_and_marks_what_stays_Chinese(string path)
    {
        using var visitor = documents.Site.Site.NewClient(followRedirects: true);
        IsEnglish(await visitor.GetStringAsync($"/preferences?lang=en&return={Uri.EscapeDataString(path)}", Ct));
    }

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere()
    {
        var seen = new HashSet<string>();
        foreach (var path in Pages) await LeadsSomewhereAsync(Visitor, documents.Site.Follower, path.Data, seen);
        Assert.True(seen.Count > 100);
    }

    [Fact]
    public async Task Every_public_document_has_its_page_at_its_address()
    {
        foreach (var item in (await documents.Site.ShelfAsync()).All)
            Assert.Contains(item.Title, WebUtility.HtmlDecode(await Visitor.GetStringAsync(item.Address, Ct)));
    }

    [Fact]
    public async Task A_policy_page_is_whole_without_script()
    {
        var html = await Visitor.GetStringAsync("/policies/gaoxin-cuoshi", Ct);
        var words = Words(html);

        string[] facts = ["名称", "索引号", "主题分类", "发文机关", "成文日期", "发文字号", "发布日期", "施行日期", "有效期至", "有效性", "登记号", "备案号", "文件种类", "公开方式", "起草处室", "主题词"];
        Assert.Equal(facts, Regex.Matches(html, "<dt>([^<]+)</dt>").Select(m => m.Groups[1].Value));
        foreach (var value in (string[])["11000000000000000X/2019-00031", "科技企业", "2019年9月26日", "示科规〔2019〕3号", "2019年9月30日 9:00", "2019年11月1日", "2024年10月31日", "主动公开", "高新技术企业、研发费用、创新券、科技金融"])
            Assert.Contains(value, words);
        Assert.Contains("示例市科学技术局文件", words);
        Assert.Contains("对首次认定的国家高新技术企业，给予一次性研发补助", words);
        Assert.Contains("<th scope=\"col\">类别</th>", html);
        Assert.Contains("补助申请表", words);
        Assert.Matches(@"<span class=""kind"">XLSX</span><span>补助申请表</span><span class=""size"">\d+ KB</span>", html);
        Assert.Contains("市司法局登记，登记号示规〔2019〕047", words);
        Assert.Contains("与2篇解读一并发布", words);
        Assert.Contains("高新技术处 0000-00000000", words);
        Assert.Contains("class=\"sample\"", html);
    }

    [Fact]
    public async Task A_fact_that_is_empty_says_so()
    {
        var words = Words(await Visitor.GetStringAsync("/policies/qingli-2023", Ct));
        Assert.Contains("有效期至 无", words);
        Assert.Contains("附件 0个文件 无", words);
    }

    [Fact]
    public async Task A_policy_and_its_interpretations_lead_to_each_other()
    {
        var shelf = await documents.Site.ShelfAsync();
        var pairs = 0;
        foreach (var interpretation in shelf.All.Where(i => i.Kind == DocumentKind.Interpretation))
            foreach (var policy in shelf.TargetsOf(interpretation, LinkKind.Interprets))
            {
                pairs++;
                Assert.Contains($"href=\"{interpretation.Address}\"", Body(await Visitor.GetStringAsync(policy.Address, Ct)));
                var back = Body(await Visitor.GetStringAsync(interpretation.Address, Ct));
                Assert.Equal(2, Regex.Count(back, $"class=\"subject[^\"]*\">\\s*<span class=\"quiet\">解读对象</span>\\s*<a href=\"{policy.Address}\"")); // above and below the text
                foreach (var other in shelf.InterpretationsOf(policy.Id).Where(i => i.Id != interpretation.Id)) Assert.Contains($"href=\"{other.Address}\"", back);
            }

        Assert.Equal(33, pairs);
    }

    [Fact]
    public async Task A_policy_without_interpretation_says_why()
    {
        Assert.Contains("免于解读： 仅调整办理窗口和电话，不涉及权利义务变化。", Words(await Visitor.GetStringAsync("/policies/waiguoren-xuke-2019", Ct)));
        var home = await Visitor.GetStringAsync("/", Ct);
        Assert.Equal(5, Regex.Count(home, "<article class=\"pair"));
    }

    [Fact]
    public async Task An_interpretation_answers_for_each_of_the_ten_elements()
    {
        var html = await Visitor.GetStringAsync("/interpretations/xiaojuren-rending-2024-wenzi", Ct);
        foreach (var element in InterpretationElements.Names) Assert.Matches($"<th scope=\"row\">{element}</th><td>(有|无此项)</td>", html);
    }

    [Fact]
    public async Task A_long_text_has_a_table_of_contents()
    {
        var html = await Visitor.GetStringAsync("/policies/xiangmu-guanli-2024", Ct);
        var contents = Regex.Match(html, "<details class=\"contents\">.*?</details>", RegexOptions.Singleline).Value;
        Assert.True(Regex.Count(contents, "<a href=\"#sec-") >= 4);
    }

    [Fact]
    public Task The_first_view_of_a_policy_is_at_most_40_KB_in_at_most_6_requests() => IsLightAsync(Visitor, "/policies/xiangmu-guanli-2024");

    [Fact]
    public Task The_first_view_of_the_home_page_is_at_most_40_KB_in_at_most_6_requests() => IsLightAsync(Visitor, "/");

    [Fact]
    public async Task Any_current_policy_is_two_clicks_from_the_home_page()
    {
        var reached = new HashSet<string>();
        foreach (var door in Links(await Visitor.GetStringAsync("/", Ct))) reached.UnionWith(Links(await documents.Site.Follower.GetStringAsync(door, Ct)));
        foreach (var policy in (await documents.Site.ShelfAsync()).All.Where(i => i.Kind == DocumentKind.Policy && i.ValidityOn(new DateOnly(2026, 11, 23)).IsCurrent)) Assert.Contains(policy.Address, reached);
    }

    [Fact]
    public async Task The_head_carries_the_names_of_the_site_guideline()
    {
        var policy = Metas(await Visitor.GetStringAsync("/policies/gaoxin-cuoshi", Ct));
        Assert.Equal("示例市科学技术局政务公开门户", policy["SiteName"]);
        Assert.Equal("0000000000", policy["SiteIDCode"]);
        Assert.Equal("示例市科学技术局关于支持高新技术企业高质量发展的若干措施", policy["ArticleTitle"]);
        Assert.Equal("2019-09-30 09:00", policy["PubDate"]);
        Assert.Equal("示例市科学技术局", policy["ContentSource"]);
        Assert.Equal("高新技术企业,研发费用,创新券,科技金融", policy["Keywords"]);
        Assert.Equal("行政规范性文件", policy["ColumnName"]);
        Assert.Equal("政策文件", policy["ColumnType"]);
        Assert.StartsWith("对首次认定的高新技术企业", policy["Description"]);
        Assert.EndsWith("/policies/gaoxin-cuoshi", policy["Url"]);
        foreach (var must in (string[])["SiteDomain", "Author"]) Assert.NotEmpty(policy[must]);

        var column = Metas(await Visitor.GetStringAsync("/disclosure/normative", Ct));
        Assert.Equal("行政规范性文件", column["ColumnName"]);
        Assert.StartsWith("本机关制发的行政规范性文件", column["ColumnDescription"]);
        Assert.Contains("有效期", column["ColumnKeywords"]);
        Assert.Equal("政策文件", column["ColumnType"]);
        Assert.DoesNotContain("ArticleTitle", column.Keys);
    }

    [Fact]
    public async Task Search_engines_are_told_what_a_document_is()
    {
        var policy = Data(await Visitor.GetStringAsync("/policies/gaoxin-cuoshi", Ct));
        Assert.Equal("Legislation", policy.GetProperty("@type").GetString());
        Assert.Equal("示科规〔2019〕3号", policy.GetProperty("legislationIdentifier").GetString());
        Assert.Equal("https://schema.org/NotInForce", policy.GetProperty("legislationLegalForce").GetString());
        Assert.Equal("2019-11-01/2024-10-31", policy.GetProperty("temporalCoverage").GetString());
        // Replaced on 1 July 2024, a month before its own last day.
        Assert.Equal("2019-08-01/2024-06-30", Data(await Visitor.GetStringAsync("/policies/xiaojuren-rending-2019", Ct)).GetProperty("temporalCoverage").GetString());
        var interpretation = Data(await Visitor.GetStringAsync("/interpretations/gaoxin-cuoshi-wenda", Ct));
        Assert.Equal("Article", interpretation.GetProperty("@type").GetString());
        Assert.EndsWith("/policies/gaoxin-cuoshi", interpretation.GetProperty("about")[0].GetProperty("url").GetString());
    }

    [Fact]
    public async Task What_does_not_exist_is_a_404_in_the_public_look()
    {
        foreach (var path in (string[])["/policies/nothing", "/policies/nothing/print", "/policies/nothing.docx", "/interpretations/gaoxin-cuoshi", "/notices/nothing", "/pages/nothing", "/disclosure/nothing", "/disclosure/nothing/feed.xml", "/files/abc/x.pdf", $"/files/{new string('a', 64)}/x.pdf", "/sitemap-1.xml"])
        {
            using var answer = await Visitor.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("找不到这个页面", await answer.Content.ReadAsStringAsync(Ct));
        }
    }

    private static HashSet<string> Links(string html) => [.. Regex.Matches(html, "href=\"(/(?:policies|interpretations|notices|disclosure|pages|ledger|search|help|site-map)[^\"]*)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value).Split('#')[0])];

    private static Dictionary<string, string> Metas(string html) => Regex.Matches(html, "<meta name=\"([^\"]+)\" content=\"([^\"]*)\"").ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));

    private static JsonElement Data(string html) => JsonDocument.Parse(Regex.Match(html, "<script type=\"application/ld\\+json\">(.*?)</script>").Groups[1].Value).RootElement;
}
