using Portal.Domain.Clocks;
using Portal.Domain.Common;

namespace Portal.Domain.Archive;

/// <summary>Sets the clock of the last quarter's delivery; quarters that were over before the portal began to run have none.</summary>
internal sealed class ArchiveRound(ArchiveClock deliveries, OfficeClock clock) : IDailyRound
{
    public Task RunAsync(CancellationToken ct) => deliveries.EnsureQuarterAsync(Quarter.Of(clock.Today).Previous, ct);
}
