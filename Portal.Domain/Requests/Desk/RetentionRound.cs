using Portal.Domain.Clocks;
using Portal.Domain.Common;

namespace Portal.Domain.Requests.Desk;

/// <summary>Empties personal data on the day their retention is over, without anybody having to think of it.</summary>
internal sealed class RetentionRound(EraseApplicants erase) : IDailyRound
{
    public Task RunAsync(CancellationToken ct) => erase.ExecuteAsync(Actor.System, ct);
}
