using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>One planned round as somebody writes it.</summary>
public sealed record WantedRound(InterpretationStage Stage, DateOnly PlannedOn, InterpretationForm Form, string Person, string Note);

/// <summary>Plans a round of interpretation of a policy, changes it, takes it back.</summary>
public sealed class PlanRound(WriteGate gate)
{
    /// <param name="id">Null: a new one.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, int policyId, int? id, WantedRound wanted, CancellationToken ct) =>
        ChangeAsync(actor, policyId, nameof(PlanRound), async write =>
        {
            if (wanted.Person.Trim().Length == 0) return Outcome.Refused("请写责任人。");
            if (wanted.Person.Length > 100 || wanted.Note.Length > 500) return Outcome.Refused("写得太长了，请改短。");
            var round = id is { } known ? await write.Db.Set<InterpretationRound>().SingleOrDefaultAsync(r => r.Id == known && r.PolicyId == policyId, ct) : null;
            if (id is not null && round is null) return Outcome.Missing;
            if (round is null) write.Db.Add(round = new InterpretationRound(policyId, wanted.Stage));
            (round.Stage, round.PlannedOn, round.Form, round.Person, round.Note) = (wanted.Stage, wanted.PlannedOn, wanted.Form, wanted.Person.Trim(), wanted.Note.Trim());
            return Outcome.Done;
        }, ct);

    public Task<Outcome> RemoveAsync(Actor actor, int policyId, int id, CancellationToken ct) =>
        ChangeAsync(actor, policyId, "RemoveRound", async write =>
        {
            if (await write.Db.Set<InterpretationRound>().SingleOrDefaultAsync(r => r.Id == id && r.PolicyId == policyId, ct) is not { } round) return Outcome.Missing;
            write.Db.Remove(round);
            return Outcome.Done;
        }, ct);

    private Task<Outcome> ChangeAsync(Actor actor, int policyId, string act, Func<Write, Task<Outcome>> change, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Draft, act, async write =>
        {
            if (await write.Db.Set<Document>().SingleOrDefaultAsync(d => d.Id == policyId && d.Kind == DocumentKind.Policy, ct) is not { } policy) return Outcome.Missing;
            if (!Authorship.MayEdit(write.Actor, policy.Division)) return Outcome.Refused("这份文件由别的处室起草，解读由起草处室安排。");
            var outcome = await change(write);
            if (!outcome.Ok) return outcome;
            write.Subject = () => $"policy/{policyId}/rounds";
            write.Announce(RoundChange.Round, policyId, policyId);
            return Outcome.Done;
        }, ct);
}
