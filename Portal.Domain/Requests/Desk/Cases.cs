using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>What the commands on a case share: find it whole, say what was changed, reach its clocks.</summary>
internal static class Cases
{
    public static readonly Outcome Unconfirmed = Outcome.Refused("请先确认收到之日。");

    public static IQueryable<InformationRequest> Whole(PortalDb db) => db.Set<InformationRequest>()
        .Include(r => r.Applicant).Include(r => r.Correction).Include(r => r.Extension).Include(r => r.Fee).Include(r => r.Letter)
        .Include(r => r.Files).Include(r => r.Events).Include(r => r.Assignments).Include(r => r.Searches).Include(r => r.Consultations).Include(r => r.Deliveries)
        .AsSplitQuery();

    /// <summary>Runs <paramref name="change"/> on a case as one write of those who handle requests.</summary>
    public static Task<Outcome> ChangeAsync(this WriteGate gate, Actor actor, string act, int requestId, Func<Write, InformationRequest, Task<Outcome>> change, CancellationToken ct, Permission permission = Permission.HandleRequests) =>
        gate.RunAsync(actor, permission, act, async write =>
        {
            if (await Whole(write.Db).SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return Outcome.Missing;
            var outcome = await change(write, request);
            if (outcome.Ok) write.Changed(request);
            return outcome;
        }, ct);

    /// <summary>Names the subject, moves the version and tells the readers.</summary>
    public static void Changed(this Write write, InformationRequest request)
    {
        request.Version++;
        write.Subject = () => $"{RequestChange.Request}/{request.Id}";
        write.Announce(RequestChange.Request, () => request.Id, () => request.Id);
    }

    public static CaseAct Act(this Write write) => new(write.Today, write.Actor.Name, write.Now);

    /// <summary>What the applicant does, who has no account.</summary>
    public static CaseAct ApplicantsAct(this Write write) => new(write.Today, SubmitRequest.By, write.Now);

    /// <summary>The case must have its id.</summary>
    public static Task<Clock> StartAsync(Write write, InformationRequest request, string rule, DateOnly zero, CancellationToken ct) =>
        ClockDesk.StartAsync(write, rule, ClockOf(request), zero, ct);

    public static ClockSubject ClockOf(InformationRequest request) =>
        new(RequestChange.Request, request.Id, $"{request.Number} 号公开申请", $"/workspace/requests/{request.Id}", null);

    public static Task<Clock?> ClockAsync(Write write, InformationRequest request, string rule, CancellationToken ct) =>
        ClockDesk.OfAsync(write.Db, RequestChange.Request, request.Id, rule, ct);

    /// <summary>The clock of the reply; there is one from the day of receipt on.</summary>
    public static async Task<Clock> ReplyClockAsync(Write write, InformationRequest request, CancellationToken ct) =>
        await ClockAsync(write, request, ClockRules.Reply, ct) ?? throw new InvalidOperationException($"Request {request.Number} was received without a reply clock.");

    /// <summary>Ends the newest clock of a rule where it still runs.</summary>
    public static async Task EndAsync(Write write, InformationRequest request, string rule, DateOnly on, string note, CancellationToken ct)
    {
        if (await ClockAsync(write, request, rule, ct) is { State: not ClockState.Ended } clock) await ClockDesk.EndAsync(write, clock, on, note, ct);
    }

    /// <summary>Nothing of a decided case runs on.</summary>
    public static async Task EndAllAsync(Write write, InformationRequest request, DateOnly on, string note, CancellationToken ct)
    {
        var asked = request.Consultations.Select(c => c.Id).ToList();
        foreach (var clock in await write.Db.Set<Clock>().Include(c => c.Events)
            .Where(c => c.State != ClockState.Ended && ((c.SubjectKind == RequestChange.Request && c.SubjectId == request.Id) || (c.SubjectKind == OpinionsAsked.Subject && asked.Contains(c.SubjectId)))).ToListAsync(ct))
            await ClockDesk.EndAsync(write, clock, on, note, ct);
    }
}
