using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Concerns;

/// <summary>研判: class, kind and who is in charge. Doing it again re-classes; the clocks follow, from the moment of discovery all the same.</summary>
public sealed class AssessIncident(WriteGate gate)
{
    /// <param name="policyId">The policy it is about; null: none.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, int id, Assessment assessment, int? policyId, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.HandleConcerns, nameof(AssessIncident), id, async (write, incident) =>
        {
            if (policyId is { } policy && !await write.Db.Set<Document>().AnyAsync(d => d.Id == policy && d.Kind == DocumentKind.Policy, ct)) return Outcome.Refused("要关联的文件找不到了，请重新选。");
            var outcome = incident.Assess(assessment with { Division = assessment.Division.Trim(), Note = assessment.Note.Trim() }, write.Actor.Name, write.Now);
            if (outcome.Ok) incident.PolicyId = policyId;
            return outcome;
        }, ct);
}

/// <summary>One step as somebody enters it.</summary>
/// <param name="When">UTC; the default: not given.</param>
/// <param name="With">Whom one consulted, or the channel.</param>
public sealed record NewStep(IncidentEntryKind Kind, DateTime When, string Text, string With = "", string Address = "", string Late = "");

/// <summary>会商 and 跟进: whoever sees the incident enters what was agreed or seen.</summary>
public sealed class RecordStep(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int id, NewStep step, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.ReportConcerns, nameof(RecordStep), id, (write, incident) => Task.FromResult(
            step.Kind is IncidentEntryKind.Consulted or IncidentEntryKind.FollowedUp ? incident.Record(Entry(step, write)) : Outcome.Refused("这一步由办公室登记。")), ct);

    internal static IncidentEntry Entry(NewStep step, Write write) => new(step.Kind, step.When, step.Text.Trim().ReplaceLineEndings("\n"), write.Actor.Name, write.Now) { With = step.With.Trim(), Address = step.Address.Trim(), Late = step.Late.Trim() };
}

/// <summary>不予回应, and 办结 with what came of it.</summary>
public sealed class CloseIncident(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int id, string result, string lessons, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.HandleConcerns, nameof(CloseIncident), id, (write, incident) => Task.FromResult(incident.Close(result.Trim(), lessons.Trim(), write.Actor.Name, write.Now)), ct);

    public Task<Outcome> DeclineAsync(Actor actor, int id, string reason, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.HandleConcerns, "DeclineIncident", id, (write, incident) => Task.FromResult(incident.Decline(reason.Trim(), write.Actor.Name, write.Now)), ct);
}
