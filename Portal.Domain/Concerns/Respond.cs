using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Concerns;

/// <summary>
/// 起草回应. A short text is signed here, by the chain 'Concern'; a document is written in the ordinary editor and signed with its package, by the same chain.
/// </summary>
public sealed class DraftResponse(WriteGate gate, CreateDocument create, LinkDocuments link)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int id, string text, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.ReportConcerns, nameof(DraftResponse), id, async (write, incident) =>
        {
            if (!MayDraft(write.Actor, incident)) return Outcome.Refused("回应由责任处室或者办公室起草。");
            if (text.Trim() == incident.ResponseText) return Outcome.Done;
            await ReviewDesk.VoidAsync(write, ConcernSubject.Name, id, ReviewState.Voided, $"{write.Actor.Name}在送审以后改了回应", ct);
            return incident.Draft(text.Trim(), null, write.Actor.Name, write.Now);
        }, ct);

    /// <summary>Begins the document that will be the response, linked to the policy it is about.</summary>
    /// <param name="columnId">A column of notices or news.</param>
    /// <returns>The document's id.</returns>
    public async Task<Outcome<int>> BeginDocumentAsync(Actor actor, int id, int columnId, string title, string division, CancellationToken ct)
    {
        var made = await create.ExecuteAsync(actor, new NewDocument(DocumentKind.Notice, columnId, title, division), ct);
        if (!made.Ok) return made;
        int? policy = null;
        var outcome = await gate.ChangeAsync(actor, Permission.ReportConcerns, nameof(DraftResponse), id, (write, incident) =>
        {
            policy = incident.PolicyId;
            return Task.FromResult(MayDraft(write.Actor, incident) ? incident.Draft("", made.Value, write.Actor.Name, write.Now) : Outcome.Refused("回应由责任处室或者办公室起草。"));
        }, ct);
        if (!outcome.Ok) return Outcome<int>.From(outcome);
        if (policy is { } about) await link.ExecuteAsync(actor, made.Value, LinkKind.Related, about, linked: true, ct);
        return made;
    }

    internal static bool MayDraft(Actor actor, Incident incident) => actor.May(Permission.HandleConcerns) || (actor.Division is { } own && own == incident.Division);
}

/// <summary>Hands the short response in for signing.</summary>
public sealed class SubmitResponse(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int id, string note, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.ReportConcerns, nameof(SubmitResponse), id, async (write, incident) =>
        {
            if (incident.ResponseText.Length == 0 || incident.ClosedAt is not null) return Outcome.Refused("请先写好回应的文字，再送审。");
            if (incident.Entries.All(e => e.Kind != IncidentEntryKind.Consulted)) return Outcome.Refused("请先与宣传、网信等部门会商并登记，再送审。");
            if (await ReviewDesk.LatestAsync(write.Db, ConcernSubject.Name, id, ct) is { State: ReviewState.Open }) return Outcome.Refused("已经在审签中，不用重复送审。");
            var subject = new ReviewSubject(ConcernSubject.Name, id, $"回应：{incident.Title}", incident.ResponseHash(), incident.Division ?? "", []);
            return await ReviewDesk.SubmitAsync(write, subject, ConcernSubject.Chain, null, note, ct);
        }, ct);

    /// <summary>Takes it back from signing, to be changed or handed in by somebody else: the hours run on meanwhile.</summary>
    public Task<Outcome> RecallAsync(Actor actor, int id, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.ReportConcerns, "RecallResponse", id, async (write, incident) =>
        {
            if (!DraftResponse.MayDraft(write.Actor, incident)) return Outcome.Refused("回应由责任处室或者办公室起草。");
            return await ReviewDesk.VoidAsync(write, ConcernSubject.Name, id, ReviewState.Recalled, $"{write.Actor.Name}撤回", ct) ? Outcome.Done : Outcome.Refused("现在没有在审签的回应。");
        }, ct);
}

/// <summary>发布: what goes out was signed. A document's own release enters itself (<see cref="ConcernPackageRule"/>); here the other channels are entered, and the press conference.</summary>
public sealed class PublishResponse(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int id, NewStep step, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.HandleConcerns, nameof(PublishResponse), id, async (write, incident) =>
        {
            if (step.Kind != IncidentEntryKind.PressConference)
            {
                if (!Incident.IsPublication(step.Kind)) return Outcome.Refused("这一步由办公室登记。");
                if (!await SignedAsync(write, incident, ct)) return Outcome.Refused("回应还没有签完，或者签完以后又改过；请送审签发后再发布。");
            }

            return incident.Record(RecordStep.Entry(step, write));
        }, ct);

    private static async Task<bool> SignedAsync(Write write, Incident incident, CancellationToken ct)
    {
        if (incident.ResponseDocumentId is { } document) return await write.Db.Set<Edition>().AnyAsync(e => e.DocumentId == document && e.State == EditionState.Live, ct);
        var review = await ReviewDesk.LatestAsync(write.Db, ConcernSubject.Name, incident.Id, ct);
        if (incident.ResponseText.Length == 0 || review is not { State: ReviewState.Approved or ReviewState.Completed } || review.Hash != incident.ResponseHash()) return false;
        if (review.State == ReviewState.Approved)
        {
            review.Complete(write.Now);
            write.Announce(ReviewChange.Review, review.Id, incident.Id);
        }

        return true;
    }
}

/// <summary>Tells the signing desk what a short response is now.</summary>
internal sealed class ConcernSubject : IReviewSubject
{
    public const string Name = ConcernChange.Incident;

    /// <summary>Kind of subject that the chains name.</summary>
    public const string Chain = "Concern";

    public string Kind => Name;

    public async Task<string?> HashAsync(PortalDb db, int id, CancellationToken ct) =>
        (await db.Set<Incident>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct))?.ResponseHash();
}

/// <summary>A document that answers an incident is signed by the chain of responses; its release is the publication on the site, and ends the hours.</summary>
internal sealed class ConcernPackageRule(DocumentSettings settings) : IPackageRule
{
    public async Task<IReadOnlyList<Check>> ChecksAsync(PortalDb db, Document head, CancellationToken ct)
    {
        if (head.Kind != DocumentKind.Notice || await OfAsync(db.Set<Incident>().AsNoTracking(), head, ct) is not { RespondedAt: null } incident) return [];
        return incident.Entries.Any(e => e.Kind == IncidentEntryKind.Consulted)
            ? [new Check(CheckLevel.Passed, new Reason("回应舆情{0}，已与有关部门会商", incident.Number), head.Id)]
            : [new Check(CheckLevel.Error, new Reason("这是对舆情{0}的回应，请先与宣传、网信等部门会商并登记，再送审。", incident.Number), head.Id)];
    }

    public async Task<string?> ChainAsync(PortalDb db, Document head, CancellationToken ct) =>
        head.Kind == DocumentKind.Notice && await db.Set<Incident>().AnyAsync(i => i.ResponseDocumentId == head.Id, ct) ? ConcernSubject.Chain : null;

    public async Task OnReleasedAsync(Write write, Document head, CancellationToken ct)
    {
        if (head.Kind != DocumentKind.Notice || await OfAsync(write.Db.Set<Incident>(), head, ct) is not { RespondedAt: null, ClosedAt: null } incident) return;
        var kind = incident is { Class: IncidentClass.Grave, FirstWordAt: null } ? IncidentEntryKind.FirstWord : IncidentEntryKind.Responded;
        incident.Record(new IncidentEntry(kind, write.Now, "", write.Actor.Name, write.Now) { With = settings.Issuer + "网站", Address = KindRules.Address(head.Kind, head.Slug) });
        await Incidents.SetClocksAsync(write, incident, ct);
        incident.Version++;
        write.Announce(ConcernChange.Incident, incident.Id, incident.Id);
    }

    private static Task<Incident?> OfAsync(IQueryable<Incident> incidents, Document head, CancellationToken ct) =>
        incidents.Include(i => i.Entries).FirstOrDefaultAsync(i => i.ResponseDocumentId == head.Id, ct);
}
