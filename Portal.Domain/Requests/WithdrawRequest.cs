using Portal.Domain.Common;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

/// <summary>撤回 by the applicant on the status page, as long as nothing has been answered. Counts in row (六)3 of table 3.</summary>
public sealed class WithdrawRequest(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(int requestId, CancellationToken ct) =>
        gate.ChangeAsync(Actor.System, nameof(WithdrawRequest), requestId, (write, request) => CloseRequest.CloseAsync(write, request, Decision.Withdrawn, "", write.ApplicantsAct(), ct), ct);
}
