using Portal.Domain.Clocks;
using Portal.Domain.Common;

namespace Portal.Domain.Archive;

/// <summary>Reminds of the last quarter's delivery, from the first month of the next on.</summary>
internal sealed class ArchiveRound(ArchiveClock deliveries, OfficeClock clock) : IDailyRound
{
    public Task RunAsync(CancellationToken ct) => clock.Today.Month % 3 == 1 ? deliveries.EnsureQuarterAsync(Quarter.Of(clock.Today.AddMonths(-1)), ct) : Task.CompletedTask;
}
