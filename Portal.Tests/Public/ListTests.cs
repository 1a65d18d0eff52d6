using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Portal.Domain.Documents;
using Portal.Tests.Site;
using Portal.Web.Public;
using Portal.Web.Public.Lists;
using static Portal.Tests.Public.PageChecks;

namespace Portal.Tests.Public;

/// <summary>Filters, counts, orders and the search, all by GET.</summary>
[Collection(DocumentReading.Name)]
public sealed class ListTests(ReadOnlyDocuments documents)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_holds_everything_newest_first()
    {
        var policies = (await documents.Site.ShelfAsync()).All.Where(i => i.Kind == DocumentKind.Policy).ToArray();
        var html = await ReadAsync("/policies");
        Assert.Equal(policies.Select(p => p.Address), Hits(html));
        Assert.Contains($"共{policies.Length}件", html);
    }

    [Fact]
    public async Task Counts_are_what_the_choice_then_finds()
    {
        var html = await ReadAsync("/policies");
        foreach (var (name, value, count) in Choices(html))
            Assert.Equal(count, Hits(await ReadAsync($"/policies?{name}={Uri.EscapeDataString(value)}")).Length);

        // With one choice made, the counts of the other facets are of what is left, those of its own facet of what could be added.
        html = await ReadAsync("/policies?validity=valid");
        var (_, _, off) = Choices(html).Single(c => c.Value == "off");
        Assert.Equal(6, off);
        foreach (var (name, value, count) in Choices(html).Where(c => c.Name != "validity"))
            Assert.Equal(count, Hits(await ReadAsync($"/policies?validity=valid&{name}={Uri.EscapeDataString(value)}")).Length);
    }

    [Fact]
    public async Task Choices_of_one_facet_add_up_and_of_several_narrow()
    {
        var valid = Hits(await ReadAsync("/policies?validity=valid"));
        var soon = Hits(await ReadAsync("/policies?validity=soon"));
        Assert.Equal(valid.Concat(soon).Order(), Hits(await ReadAsync("/policies?validity=valid&validity=soon")).Order());
        var both = Hits(await ReadAsync("/policies?validity=valid&topic=%E7%A7%91%E6%8A%80%E4%BC%81%E4%B8%9A"));
        Assert.True(both.Length > 0 && both.Length < valid.Length);
        Assert.Subset(valid.ToHashSet(), both.ToHashSet());
        Assert.Empty(Hits(await ReadAsync("/policies?topic=nothing")));
    }

    [Theory]
    [InlineData("示科规〔2019〕3号")]
    [InlineData("示科规[2019]3号")]
    [InlineData("示科规（2019）003号")]
    [InlineData("11000000000000000X/2019-00031")]
    [InlineData("支持高新技术企业高质量")]
    public async Task A_number_is_found_however_its_brackets_are_typed(string text) =>
        Assert.Contains("/policies/gaoxin-cuoshi", Hits(await ReadAsync($"/policies?q={Uri.EscapeDataString(text)}")));

    [Fact]
    public async Task A_list_is_sorted_by_the_date_that_is_asked_for()
    {
        var shelf = await documents.Site.ShelfAsync();
        DateOnly? Effective(string address) => shelf.Find(DocumentKind.Policy, address.Split('/')[^1]) is { } item ? item.Facts.EffectiveOn ?? item.ReleasedOn : null;
        var days = Hits(await ReadAsync("/policies?sort=effective")).Select(Effective).ToArray();
        Assert.Equal(days.OrderDescending(), days);
        Assert.NotEqual(Hits(await ReadAsync("/policies")), Hits(await ReadAsync("/policies?sort=effective")));
    }

    [Fact]
    public async Task A_long_list_has_pages_and_the_address_of_each_is_the_list_for_a_search_engine()
    {
        var first = await ReadAsync("/interpretations");
        Assert.Equal(20, Hits(first).Length);
        Assert.Contains("rel=\"next\" href=\"/interpretations?page=2\"", first);
        var second = await ReadAsync("/interpretations?page=2&nonsense=1");
        Assert.Equal(13, Hits(second).Length);
        Assert.Empty(Hits(first).Intersect(Hits(second)));
        Assert.Contains("<link rel=\"canonical\" href=\"/interpretations\"", second);
        Assert.Contains("这一页没有内容", await ReadAsync("/interpretations?page=99"));
    }

    [Fact]
    public async Task What_was_typed_stays_in_the_box_as_text()
    {
        var html = await ReadAsync("/policies?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&sort=signed");
        Assert.DoesNotContain("<script>alert", html);
        Assert.Contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"", html);
        Assert.Contains("name=\"sort\" value=\"signed\"", html);
        Assert.Contains("没有符合条件的文件", html);
    }

    [Fact]
    public void Every_type_of_document_has_a_name_of_its_own()
    {
        var words = new ListWording(documents.Site.Site.Get<IStringLocalizer<PublicTexts>>(), null!);
        Assert.Distinct(Enum.GetValues<DocumentKind>().Select(kind => words.Type(ListFacets.TypeOf(kind))));
    }

    [Fact]
    public async Task A_search_shows_what_kinds_it_found_and_marks_the_words()
    {
        var html = await ReadAsync("/search?q=%E9%AB%98%E6%96%B0");
        Assert.StartsWith("/policies/", Hits(html)[0]); // of what has ended, the policy goes before what explains it
        Assert.Contains("<mark>高新</mark>", html);
        Assert.Contains("value=\"高新\"", html);
        var policies = await ReadAsync("/search?q=%E9%AB%98%E6%96%B0&type=policy");
        Assert.All(Hits(policies), hit => Assert.StartsWith("/policies/", hit));
        Assert.Contains("name=\"type\" value=\"policy\"", policies); // another word keeps the kind
        var newest = await ReadAsync("/search?q=%E9%AB%98%E6%96%B0&sort=released");
        Assert.Equal(Regex.Match(html, "找到\\d+条").Value, Regex.Match(newest, "找到\\d+条").Value);
        var shelf = await documents.Site.ShelfAsync();
        var days = Hits(newest).Select(hit => shelf.All.Single(i => i.Address == hit).ReleasedAt).ToArray();
        Assert.Equal(days.OrderDescending(), days);
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_what_else_to_try()
    {
        var html = await ReadAsync("/search?q=xyzzy");
        Assert.Contains("没有找到“xyzzy”", Words(html));
        Assert.Matches("可以试试.*<a href=\"/search\\?q=", Regex.Replace(html, "\n", " "));
    }

    [Fact]
    public async Task A_search_that_finds_only_what_is_close_offers_what_was_meant()
    {
        var html = await ReadAsync("/search?q=" + Uri.EscapeDataString("高新技术企页"));
        Assert.NotEmpty(Hits(html));
        Assert.Matches("下面是最接近的.*您是不是要找[^<]*</span><a href=\"/search\\?q=[^\"]+\"[^>]*>高新技术企业</a>.*<article class=\"hit\"", Regex.Replace(html, "\n", " "));
        Assert.DoesNotContain("您是不是要找", await ReadAsync("/search?q=" + Uri.EscapeDataString("高新技术企业")));
    }

    [Theory]
    [InlineData("科技", "")]
    [InlineData("科技", "&year=2024")]
    [InlineData("延期 提前三十日", "")]
    public async Task A_page_of_a_search_behind_the_last_leads_to_the_first(string text, string chosen)
    {
        var first = $"/search?q={Uri.EscapeDataString(text)}{chosen}";
        var html = await ReadAsync(first + "&page=50");
        Assert.Contains("这一页没有内容。", html);
        Assert.DoesNotContain("<p>没有找到", html);
        Assert.DoesNotContain("按现在的筛选没有找到", html);
        Assert.Contains($"<a class=\"btn\" href=\"{first.Replace("&", "&amp;", StringComparison.Ordinal)}\">看全部</a>", html);
        Assert.DoesNotContain("看全部政策</a>", Body(html));
    }

    [Fact]
    public async Task Answers_are_counted_where_no_choice_stands_against_them()
    {
        var search = "/search?q=" + Uri.EscapeDataString("科技");
        var html = await ReadAsync(search);
        var documents = Kinds(html).Where(k => k.Type is not ("全部" or "问答和留言")).Sum(k => k.Count);
        var answers = Kinds(html).Single(k => k.Type == "问答和留言").Count;
        Assert.True(answers > 0);
        Assert.Equal(documents + answers, Kinds(html)[0].Count);
        Assert.Contains($"找到{documents + answers}条", html);

        // A type is one of them, and everything stays what it was; of a year there are documents alone.
        html = await ReadAsync(search + "&type=policy");
        Assert.Equal(documents + answers, Kinds(html)[0].Count);
        Assert.Contains($"找到{Kinds(html).Single(k => k.Type == "政策文件").Count}条", html);
        html = await ReadAsync(search + "&year=2024");
        Assert.DoesNotContain("问答和留言", Kinds(html).Select(k => k.Type));
        Assert.Contains($"找到{Kinds(html)[0].Count}条", html);
        Assert.Equal(Kinds(html)[0].Count, Hits(html).Length);
    }

    [Fact]
    public async Task A_column_lists_its_own_and_one_of_a_single_page_is_that_page()
    {
        Assert.Equal(11, Hits(await ReadAsync("/disclosure/normative")).Length);
        Assert.Contains("/reports/2025", await ReadAsync("/disclosure/annual-reports"));
        // A column of a single page is that page, under the page's own address for search engines.
        var guide = await ReadAsync("/disclosure/guide");
        Assert.Contains("<link rel=\"canonical\" href=\"/pages/gongkai-zhinan\"", guide);
    }

    [Fact]
    public async Task An_empty_column_says_so()
    {
        await using var site = await PortalSite.StartAsync();
        using var visitor = site.NewClient();
        Assert.Contains("本栏目暂无内容。", await visitor.GetStringAsync("/disclosure/annual-reports", Ct));
        Assert.Contains("本机关目前没有这一项的信息。", await visitor.GetStringAsync("/disclosure/plans", Ct));
    }

    private async Task<string> ReadAsync(string path) => await documents.Site.Visitor.GetStringAsync(path, Ct);

    private static string[] Hits(string html) => [.. Regex.Matches(html, "<article class=\"hit\">\\s*<h2>.*?<a href=\"([^\"]+)\"", RegexOptions.Singleline).Select(m => m.Groups[1].Value)];

    private static (string Type, int Count)[] Kinds(string html) =>
        [.. Regex.Matches(Regex.Match(html, "<nav class=\"kinds\".*?</nav>", RegexOptions.Singleline).Value, "<a [^>]+>([^<]+)<span>(\\d+)</span>").Select(m => (m.Groups[1].Value, int.Parse(m.Groups[2].Value)))];

    private static (string Name, string Value, int Count)[] Choices(string html) =>
        [.. Regex.Matches(html, "<input type=\"checkbox\" name=\"(\\w+)\" value=\"([^\"]+)\"[^>]*><bdi[^>]*>[^<]+</bdi><span>(\\d+)</span>").Select(m => (m.Groups[1].Value, m.Groups[2].Value, int.Parse(m.Groups[3].Value)))];
}
