using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Registers;
using Portal.Domain.Reports;
using Portal.Domain.Requests;
using Portal.Domain.Work;
using Portal.Tests.Policies;
using static Portal.Tests.Reports.ReportDesk;

namespace Portal.Tests.Reports;

/// <summary>The reports that a fresh sample portal shows.</summary>
public sealed class SampleReportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_public_balanced_and_follow_each_other()
    {
        await using var desk = await SeededAsync();
        var reports = await desk.Get<PublicReports>().ListAsync(Ct);
        Assert.Equal(["/reports/2025", "/reports/2024", "/reports/2019"], reports.Select(r => r.Address));
        foreach (var report in reports)
        {
            var year = int.Parse(report.Slug, System.Globalization.CultureInfo.InvariantCulture);
            var found = (await desk.Get<PublicReports>().FindAsync(year, null, Ct))!;
            Assert.Empty(ReportNarrative.MissingSections(found.Text));
            Assert.DoesNotContain(ReportNarrative.Blank, found.Text, StringComparison.Ordinal);
            Assert.Empty(BalanceRules.Check(found.Tables, year == 2025 ? (await desk.Get<PublicReports>().FindAsync(2024, null, Ct))!.Tables : null));
        }

        Assert.Equal((2, 1), ((int)(await desk.Get<PublicReports>().FindAsync(2025, null, Ct))!.Tables[1, 7], (int)(await desk.Get<PublicReports>().FindAsync(2025, null, Ct))!.Tables[2, 7]));
        Assert.Empty((await desk.Get<ReportBook>().FindAsync(2025, Ct))!.Issues);
    }

    [Fact]
    public async Task The_corrected_one_keeps_its_first_version()
    {
        await using var desk = await SeededAsync();
        var (first, newest) = ((await desk.Get<PublicReports>().FindAsync(2024, 1, Ct))!, (await desk.Get<PublicReports>().FindAsync(2024, null, Ct))!);
        Assert.Equal((1, 2, false, true), (first.Tables["2/penalties/decisions"], newest.Tables["2/penalties/decisions"], first.IsNewest, newest.IsNewest));
        Assert.StartsWith("补报行政处罚1件", newest.Version.ChangeNote, StringComparison.Ordinal);
        Assert.Null(await desk.Get<PublicReports>().FindAsync(2024, 3, Ct));
    }

    [Fact]
    public async Task They_go_with_the_samples_and_so_do_their_clocks()
    {
        await using var desk = await SeededAsync();
        var remove = desk.Get<RemoveSamples>();
        PolicyDesk.Ok(await remove.ExecuteAsync(Actor.System, await remove.CountAsync(Ct), Ct));
        Assert.Empty(await desk.Get<PublicReports>().ListAsync(Ct));
        Assert.Empty(await desk.Get<ReportBook>().ListAsync(Ct));
        Assert.Null(await desk.Get<ReportClock>().FindAsync(2025, Ct));
    }

    private static async Task<PolicyDesk> SeededAsync()
    {
        var desk = await PolicyDesk.OpenAsync();
        await desk.Get<ClockData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        await desk.CasesAsync([Case(1, "2024-12-20", Decision.Provided, "2025-01-10"), Case(2, "2025-05-06", Decision.NotExisting, "2025-05-30"), Case(3, "2025-12-30")]);
        await desk.Get<SampleRegister>().SeedAsync(PolicyDesk.Seeds(), Ct);
        await desk.Get<SampleAnnualReports>().SeedAsync(PolicyDesk.Seeds(), Ct);
        await desk.Get<SampleAnnualReports>().SeedAsync(PolicyDesk.Seeds(), Ct);
        return desk;
    }
}
