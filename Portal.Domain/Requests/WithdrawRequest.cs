using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

/// <summary>撤回 by the applicant on the status page, as long as nothing has been answered. Counts in row (六)3 of table 3.</summary>
public sealed class WithdrawRequest(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(int requestId, CancellationToken ct) =>
        gate.RunAsync(Actor.System, Permission.HandleRequests, nameof(WithdrawRequest), async write =>
        {
            var request = await write.Db.Set<InformationRequest>().Include(r => r.Events).SingleOrDefaultAsync(r => r.Id == requestId, ct);
            if (request is null) return Outcome.Missing;
            if (request.Stage >= RequestStage.Replied) return Outcome.Refused("这件申请已经答复，不能再撤回。");

            // Who writes to withdraw has been in touch: both sides know of the application, so it is received and counts in the year's table.
            request.ReceivedOn ??= write.Today;
            (request.Decision, request.DecidedOn, request.Stage) = (Decision.Withdrawn, write.Today, RequestStage.Replied);
            request.Version++;
            request.Add(new RequestEvent(write.Today, "申请人撤回申请，办理终止", isPublic: true, SubmitRequest.By, write.Now));
            foreach (var clock in await write.Db.Set<Clock>().Include(c => c.Events).Where(c => c.SubjectKind == RequestChange.Request && c.SubjectId == requestId && c.State != ClockState.Ended).ToListAsync(ct))
                await ClockDesk.EndAsync(write, clock, write.Today, "申请人撤回", ct);
            write.Subject = () => $"{RequestChange.Request}/{requestId}";
            write.Announce(RequestChange.Request, requestId, requestId);
            return Outcome.Done;
        }, ct);
}
