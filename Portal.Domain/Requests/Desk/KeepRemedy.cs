using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>A 行政复议 or 行政诉讼 as it was accepted.</summary>
public sealed record NewRemedy(RemedyKind Kind, string Authority, string CaseNumber, DateOnly FiledOn);

/// <summary>复议、诉讼登记: feeds table 4 of the annual report.</summary>
public sealed class KeepRemedy(WriteGate gate)
{
    public Task<Outcome> FileAsync(Actor actor, int requestId, NewRemedy wanted, CancellationToken ct) =>
        gate.ChangeAsync(actor, "FileRemedy", requestId, async (write, request) =>
        {
            if (wanted.Authority.Trim().Length is 0 or > 100) return Outcome.Refused("请写上复议机关或者法院，100字以内。");
            if (wanted.FiledOn > write.Today) return Outcome.Refused("受理的日期不能晚于今天。");
            if (request.ReceivedOn is not { } received || wanted.FiledOn < received) return Outcome.Refused("受理的日期不能早于收到申请之日。");
            var earlier = await write.Db.Set<Remedy>().Where(r => r.RequestId == requestId).ToListAsync(ct);
            if (wanted.Kind == RemedyKind.LawsuitAfterReconsideration && !earlier.Exists(r => r.Kind == RemedyKind.Reconsideration && r.Result is not null))
                return Outcome.Refused("“复议后起诉”要先登记复议和它的结果。");
            if (wanted.Kind == RemedyKind.DirectLawsuit && request is { Decision: { } decision, DecidedOn: { } decided } && Remedies.Of(decision, decided) is RemedyRoute.ReconsiderationFirst or RemedyRoute.ReconsiderationFirstForPart && earlier.TrueForAll(r => r.Kind != RemedyKind.Reconsideration))
                return Outcome.Refused("2024年1月1日起，对不予公开不服的应当先申请行政复议；请核对是否为“复议后起诉”。");
            var remedy = new Remedy(requestId, wanted.Kind, wanted.Authority.Trim(), wanted.CaseNumber.Trim(), wanted.FiledOn) { IsSample = request.IsSample };
            write.Db.Add(remedy);
            write.Announce(RequestChange.Remedy, () => remedy.Id, () => requestId);
            return request.Note(wanted.FiledOn, wanted.Kind == RemedyKind.Reconsideration ? RequestLines.Reconsideration : RequestLines.Lawsuit, isPublic: false, write.Act());
        }, ct);

    public Task<Outcome> ConcludeAsync(Actor actor, int remedyId, RemedyResult result, DateOnly on, string note, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.HandleRequests, "ConcludeRemedy", async write =>
        {
            if (await write.Db.Set<Remedy>().SingleOrDefaultAsync(r => r.Id == remedyId, ct) is not { } remedy) return Outcome.Missing;
            if (remedy.Result is not null) return Outcome.Refused("这件复议或者诉讼已经登记过结果。");
            if (on < remedy.FiledOn || on > write.Today) return Outcome.Refused("审结的日期应在受理之日和今天之间。");
            remedy.Conclude(result, on);
            remedy.Note = note.Trim();
            write.Subject = () => $"{RequestChange.Request}/{remedy.RequestId}";
            write.Announce(RequestChange.Remedy, remedy.Id, remedy.RequestId);
            write.Announce(RequestChange.Request, remedy.RequestId, remedy.RequestId);
            return Outcome.Done;
        }, ct);
}
