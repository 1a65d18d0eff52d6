using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Portal.Domain.Documents;
using Portal.Domain.Normative;
using Portal.Domain.Storage;
using Portal.Tests.Public;
using Portal.Tests.Site;

namespace Portal.Tests.Normative;

/// <summary>The register as a question to the public documents: states on any day, numbers for table 2, numbers of the 三统一.</summary>
[Collection(DocumentReading.Name)]
public sealed class NormativeRegisterTests(ReadOnlyDocuments documents)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private PortalSite Portal => documents.Site.Site;

    private NormativeRegister Register => Portal.Get<NormativeRegister>();

    [Theory]
    [InlineData("2019-07-31", ValidityState.NotYet)]
    [InlineData("2019-08-01", ValidityState.Valid)]
    [InlineData("2024-06-30", ValidityState.Valid)]
    [InlineData("2024-07-01", ValidityState.Replaced)]
    public async Task The_state_can_be_asked_for_any_day(string on, ValidityState state)
    {
        var rows = await Register.ListAsync(new NormativeQuery(DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)), Ct);
        Assert.Equal(state, rows.Single(r => r.Item.Slug == "xiaojuren-rending-2019").Validity.State);
        Assert.DoesNotContain(rows, r => r.Item.Slug == "xiangmu-guanli-2024" && on.StartsWith("2019", StringComparison.Ordinal)); // not issued then
    }

    [Fact]
    public async Task What_was_replaced_names_the_dated_act_and_the_document_behind_it()
    {
        var row = (await Register.ListAsync(new NormativeQuery(new DateOnly(2026, 11, 23), "小巨人", ValidityState.Replaced), Ct)).Single();
        Assert.Equal((new DateOnly(2024, 7, 1), StatusActKind.Replaced, "xiaojuren-rending-2024"), (row.Basis.On, row.Basis.Kind, row.Basis.Source!.Slug));
    }

    [Fact]
    public async Task The_counts_of_a_year_balance_with_the_year_before()
    {
        var before = await Register.CountsAsync(2015, Ct);
        Assert.Empty(before.InForce);
        for (var year = 2016; year <= 2032; year++)
        {
            var counts = await Register.CountsAsync(year, Ct);
            Assert.Equal(before.InForce.Count + counts.Made.Count - counts.Repealed.Count - counts.Expired.Count, counts.InForce.Count);
            before = counts;
        }

        var of2024 = await Register.CountsAsync(2024, Ct);
        Assert.Equal((2, 2, 1), (of2024.Made.Count, of2024.Repealed.Count, of2024.Expired.Count)); // two new ones replace two; the measures of 2019 expired on 31 October
    }

    [Fact]
    public async Task What_expires_within_half_a_year_is_warned_of()
    {
        Assert.Equal("chuangxinquan-2022", (await Register.ExpiringAsync(new DateOnly(2026, 11, 23), Ct)).Single().Item.Slug);
        Assert.Empty(await Register.ExpiringAsync(new DateOnly(2026, 9, 1), Ct));
    }

    [Fact]
    public async Task The_page_shows_every_column_and_is_kept_only_without_a_question()
    {
        using var visitor = Portal.NewClient();
        await PageChecks.IsLiteralChineseWithoutCookieAndInlineCodeAsync(visitor, "/normative-documents");
        await PageChecks.IsWellFormedAsync(visitor, "/normative-documents");
        await PageChecks.IsWellFormedAsync(visitor, "/normative-documents?on=2020-01-01&state=valid&topic=%E7%A7%91%E6%8A%80%E4%BC%81%E4%B8%9A");
        await PageChecks.IsNotSentAgainAsync(visitor, "/normative-documents");
        await PageChecks.IsLightAsync(visitor, "/normative-documents");
        var words = PageChecks.Words(await visitor.GetStringAsync("/normative-documents?q=示科规〔2024〕1号", Ct));
        foreach (var shown in (string[])["示规〔2024〕001-科", "示科规〔2024〕1号", "制定机关：", "示例市科学技术局", "高新技术处", "2024-05-20", "2024-05-27", "2024-07-01", "2029-06-30", "有效", "示科法审〔2024〕1号", "示府备〔2024〕21号", "解读", "下载文本", "科技企业"])
            Assert.Contains(shown, words);
        Assert.Contains("没有符合条件的文件。", await visitor.GetStringAsync("/normative-documents?q=no-such-thing", Ct));
        Assert.Contains("2025年12月31日的状态，共9件", await visitor.GetStringAsync("/normative-documents?on=2025-12-31", Ct));
        PageChecks.IsEnglish(await Portal.NewClient(followRedirects: true).GetStringAsync("/preferences?lang=en&return=/normative-documents", Ct));
    }

    [Fact]
    public async Task Programs_and_spreadsheets_get_the_same_list()
    {
        using var visitor = Portal.NewClient();
        var data = JsonDocument.Parse(await visitor.GetStringAsync("/api/v1/normative-documents?on=2024-12-31&state=expired", Ct)).RootElement;
        var only = data.GetProperty("items").EnumerateArray().Single();
        Assert.Equal(("示规〔2019〕003-科", "expired", "2024-11-01"), (only.GetProperty("registerNumber").GetString(), only.GetProperty("state").GetString(), only.GetProperty("stateSince").GetString()));
        var csv = await visitor.GetStringAsync("/api/v1/normative-documents?format=csv", Ct);
        Assert.StartsWith("\uFEFF登记号,发文字号,名称,制定机关,起草处室,成文日期,公布日期,施行日期,有效期至,状态,状态依据,合法性审核号,备案号,征求意见链接,解读链接,文本下载,主题分类", csv);
        using var xlsx = await visitor.GetAsync("/api/v1/normative-documents?format=xlsx&on=2020-01-01", Ct);
        Assert.Equal(FileTypes.Xlsx, xlsx.Content.Headers.ContentType!.MediaType);
        using var zip = new ZipArchive(await xlsx.Content.ReadAsStreamAsync(Ct));
        using var sheet = new StreamReader(zip.Entries.Single(e => e.Name.StartsWith("sheet", StringComparison.Ordinal)).Open());
        Assert.Contains("示科规〔2019〕3号", await sheet.ReadToEndAsync(Ct));
    }

    [Theory]
    [InlineData("/guide", "/disclosure/guide")]
    [InlineData("/institutions", "/disclosure/organization")]
    public async Task Spoken_addresses_lead_to_their_columns(string spoken, string leads)
    {
        using var visitor = Portal.NewClient();
        using var answer = await visitor.GetAsync(spoken, Ct);
        Assert.Equal((HttpStatusCode.Redirect, leads), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task The_catalogue_has_the_four_elements_of_article_12()
    {
        using var visitor = Portal.NewClient();
        var words = PageChecks.Words(await visitor.GetStringAsync("/catalogue?q=小巨人", Ct));
        foreach (var element in (string[])["索引号", "名称", "内容概述", "生成日期", "11000000000000000X/2024-00014", "2024-05-20"]) Assert.Contains(element, words);
        await PageChecks.IsWellFormedAsync(visitor, "/catalogue");
    }

    [Fact]
    public async Task Standing_pages_name_their_keeper_and_the_list_begins_with_what_is_due()
    {
        var pages = await Portal.Get<StandingPages>().ListAsync(Ct);
        Assert.Equal("/pages/bumen-yusuan-2026", pages[0].Address);
        Assert.True(pages[0].IsDueOn(new DateOnly(2026, 11, 23)));
        Assert.False(pages[1].IsDueOn(new DateOnly(2026, 11, 23)));
        using var visitor = Portal.NewClient();
        var words = PageChecks.Words(await visitor.GetStringAsync("/pages/bianmin-dianhua", Ct));
        Assert.Contains("责任处室： 办公室 示例寅", words);
        Assert.Contains("下次复核： 2027年11月1日", words);
    }
}
