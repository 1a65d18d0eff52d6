using System.Diagnostics;
using System.Globalization;
using Portal.Domain.Clocks;
using Portal.Domain.Reports;
using Portal.Domain.Requests;
using Portal.Tests.Policies;
using Portal.Tests.Reports;

namespace Portal.Tests.Benchmarks;

/// <summary>What an annual report over a large register costs.</summary>
public sealed class ReportBenchmark
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Report_over_20000_cases()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        await desk.Get<ClockData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        var decisions = Enum.GetValues<Decision>();
        await desk.CasesAsync([.. Enumerable.Range(1, 20_000).Select(i => new CaseFact(i, $"2025-{i:00000}", new DateOnly(2024, 12, 15).AddDays(i % 380), (ApplicantKind)(i % 6), decisions[i % decisions.Length], new DateOnly(2024, 12, 15).AddDays(i % 380 + i % 25)))]);
        PolicyDesk.Ok(await desk.Get<StartReport>().ExecuteAsync(desk.Office, 2025, Ct));

        var (read, whole) = (new List<double>(), new List<double>());
        for (var round = 0; round < 10; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var view = (await desk.Get<ReportBook>().FindAsync(2025, Ct))!;
            read.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            var text = (await desk.Get<StartReport>().DraftAsync(2025, Ct))!;
            ReportWord.Write("年报", "示例市科学技术局", text, view.Now);
            ReportWorkbook.Write(view.Now);
            whole.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.DoesNotContain(view.Issues, i => i.IsHard);
        }

        Figures.Print("annual report over 20,000 cases: tables, rules, cases by cell", read, "≤ 2,000 ms");
        Figures.Print("… with indicators, draft text, .docx and .xlsx", whole, "≤ 2,000 ms");
        var cases = await desk.Get<RequestRegister>().CasesAsync(2025, Ct);
        Figures.Print("… cases of the year", cases.Count.ToString(CultureInfo.InvariantCulture), "—");
    }
}
