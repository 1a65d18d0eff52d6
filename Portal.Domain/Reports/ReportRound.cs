using Portal.Domain.Clocks;
using Portal.Domain.Common;

namespace Portal.Domain.Reports;

/// <summary>Reminds of last year's report: its clock begins with the year and ends on 31 January.</summary>
internal sealed class ReportRound(ReportClock reports, OfficeClock clock) : IDailyRound
{
    public Task RunAsync(CancellationToken ct) => clock.Today.Month == 1 ? reports.EnsureYearAsync(clock.Today.Year - 1, ct) : Task.CompletedTask;
}
