using System.Xml.Linq;
using Portal.Domain.Reports;
using Portal.Tests.Site;
using static Portal.Tests.Public.PageChecks;

namespace Portal.Tests.Reports;

/// <summary>/reports/2025 of a portal that was started with samples for the first time: what a visitor reads in it.</summary>
public sealed class SampleYearTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_year_is_filled_balanced_and_follows_the_year_before()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample" });
        using var visitor = site.NewClient();
        var (now, before) = (await ReadAsync(visitor, 2025), await ReadAsync(visitor, 2024));
        Assert.Equal(215, now[Table3.Received, Table3.All]);
        Assert.Empty(BalanceRules.Check(now, before));
        for (var column = 1; column <= Table3.All; column++) Assert.Equal(before[Table3.CarriedOut, column], now[Table3.CarriedIn, column]);
        Assert.True(now[Table3.CarriedIn, Table3.All] > 0 && now[Table3.CarriedOut, Table3.All] > 0);

        // Every kind of answer occurs; table 4 has reconsiderations and lawsuits, table 2 what the bureau makes and decides.
        Assert.All(now.OfForm.ResultRows, row => Assert.True(now[row, Table3.All] > 0, $"row {row}"));
        Assert.All((string[])["review", "direct"], part => Assert.True(now[Table4.Key(part, Table4.Sum)] > 0, part));
        Assert.All((string[])[Table2.NormativeMade, Table2.NormativeValid], key => Assert.True(now[key] > 0, key));
        Assert.True(now.OfForm.Table(2).Figures.Count(c => now[c.Key!] > 0) >= 4);
    }

    /// <summary>The tables as they stand on the page, cell by cell.</summary>
    private static async Task<ReportTables> ReadAsync(HttpClient visitor, int year)
    {
        var form = ReportForms.Of(year)!;
        var numbers = new Dictionary<string, decimal>();
        foreach (var (table, shown) in form.Tables.Zip(WellFormed(await visitor.GetStringAsync($"/reports/{year}", Ct)).Descendants("table")))
            foreach (var (cell, text) in table.Figures.Zip(shown.Descendants("td").Select(Text)))
                numbers[cell.Key!] = decimal.Parse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture);
        return new ReportTables(year, form.Key, numbers);
    }

    private static string Text(XElement cell) => cell.Value.Trim();
}
