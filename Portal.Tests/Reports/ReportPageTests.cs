using System.Net;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.Reports;
using Portal.Domain.Storage;
using Portal.Tests.Public;
using Portal.Tests.Site;
using static Portal.Tests.Public.PageChecks;

namespace Portal.Tests.Reports;

/// <summary>The annual report as anybody's browser meets it, and as the office makes it.</summary>
[Collection(DocumentReading.Name)]
public sealed class ReportPageTests(ReadOnlyDocuments documents)
{
    private HttpClient Visitor => documents.Site.Visitor;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/reports/2025", 2025)]
    [InlineData("/reports/2019", 2019)]
    public async Task The_tables_stand_cell_by_cell_as_the_form_has_them(string path, int year)
    {
        var page = WellFormed(await Visitor.GetStringAsync(path, Ct));
        var tables = page.Descendants("table").ToList();
        foreach (var (form, table) in ReportForms.Of(year)!.Tables.Zip(tables))
        {
            var rows = table.Descendants("tr").ToList();
            Assert.Equal(form.Rows.Count, rows.Count);
            foreach (var (cells, row) in form.Rows.Zip(rows))
                Assert.Equal(
                    cells.Select(c => (c.Key is null ? "th" : "td", c.Columns, c.Rows)),
                    row.Elements().Select(c => (c.Name.LocalName, (int?)c.Attribute("colspan") ?? 1, (int?)c.Attribute("rowspan") ?? 1)));
            Assert.All(table.Descendants("th"), head => Assert.NotNull(head.Attribute("scope")));
            Assert.Single(table.Elements("caption"));
        }
    }

    [Fact]
    public async Task An_older_version_stays_says_so_and_is_not_for_search_engines()
    {
        var old = await Visitor.GetStringAsync("/reports/2024/v1", Ct);
        Assert.Contains("已经更正", old, StringComparison.Ordinal);
        Assert.Contains("noindex", old, StringComparison.Ordinal);
        var now = await Visitor.GetStringAsync("/reports/2024", Ct);
        Assert.Contains("补报行政处罚1件", now, StringComparison.Ordinal);
        Assert.Contains("/reports/2024/v1", now, StringComparison.Ordinal);
        using var newest = await Visitor.GetAsync("/reports/2024/v2", Ct);
        Assert.Equal("/reports/2024", newest.Headers.Location?.ToString());
        using var none = await Visitor.GetAsync("/reports/2023", Ct);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Files_say_what_the_page_says()
    {
        var book = await Visitor.GetByteArrayAsync("/reports/2024.xlsx", Ct);
        Assert.Equal(2, ReportReader.Read(book, "a.xlsx", ReportForms.Current).Value!["2/penalties/decisions"]);
        Assert.Equal(1, ReportReader.Read(await Visitor.GetByteArrayAsync("/reports/2024/v1.xlsx", Ct), "a.xlsx", ReportForms.Current).Value!["2/penalties/decisions"]);
        Assert.Equal(FileTypes.Docx, FileTypes.Detect(await Visitor.GetByteArrayAsync("/reports/2024.docx", Ct)));
    }

    [Fact]
    public async Task The_office_types_a_number_with_its_reason_and_sees_what_no_longer_balances()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample" });
        var page = await site.SignInAsAsync(Role.Office, "/workspace/reports/2025");
        await page.Locator(".form-table .fig button").Nth(11).WaitForAsync();
        await page.Locator("section:has(h2:text('三、')) .fig button").First.ClickAsync();
        await page.Locator("section:has(h2:text('三、')) .fig button[aria-pressed='true']").WaitForAsync(); // which number the panel speaks of
        await page.GetByLabel("改成").FillAsync("9");
        await page.GetByLabel("理由和来源").FillAsync("纸质登记簿多八件");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.Locator("#balance .chip-seal").First).ToHaveTextAsync("不平");
        await Assertions.Expect(page.Locator(".figure-panel .sign")).ToContainTextAsync("纸质登记簿多八件");
    }
}
