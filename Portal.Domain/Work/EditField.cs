using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>
/// Changes one field of one row. The caller says which value it saw: edits of different fields of a row merge by themselves, and where two people
/// wrote the same field the second one gets both versions back and decides.
/// </summary>
public sealed class EditField(WriteGate gate, IDbContextFactory<PortalDb> dbs)
{
    /// <param name="seen">The value that stood there when the person began to type.</param>
    public async Task<Outcome> ExecuteAsync(Actor actor, PlanField field, int rowId, string seen, string value, CancellationToken ct)
    {
        var outcome = await gate.RunAsync(actor, Permission.EditPlan, nameof(EditField), async write =>
        {
            var rule = PlanFields.Of(field);
            var (row, plan, taskId) = await FindAsync(write.Db, rule.Row, rowId, ct);
            if (row is null || plan is null) return Outcome.Missing;

            var current = rule.Get(row);
            var wanted = rule.Normalize(value);
            if (current == wanted) return Outcome.Done;
            if (current != seen) return Outcome.Conflicting(new Conflict(current, "", null));

            var reasons = rule.Refusals(wanted).ToList();
            if (reasons.Count == 0 && rule.Unique is { } unique && await unique(write.Db, row, wanted, ct))
                reasons.Add(new Reason("序号“{0}”已经用过，请换一个。", wanted));
            if (reasons.Count > 0) return Outcome.Refused(reasons);

            rule.Set(row, wanted);
            plan.Touch(write.Now);
            write.Subject = () => Subject(rule.Row, plan.Id, rowId);
            if (taskId is { } task) write.Announce(PlanChange.Task, task, plan.Id);
            else write.Announce(PlanChange.Plan, plan.Id, plan.Id);
            return Outcome.Done;
        }, ct);

        return outcome.Conflict is { } conflict ? Outcome.Conflicting(await SignedAsync(conflict, field, rowId, ct)) : outcome;
    }

    private static string Subject(RowKind kind, int planId, int rowId) =>
        kind == RowKind.Plan ? $"plan/{planId}" : $"plan/{planId}/{kind.ToString().ToLowerInvariant()}/{rowId}";

    private static async Task<(object? Row, Plan? Plan, int? TaskId)> FindAsync(PortalDb db, RowKind kind, int id, CancellationToken ct)
    {
        switch (kind)
        {
            case RowKind.Plan:
                var plan = await db.Set<Plan>().SingleOrDefaultAsync(p => p.Id == id, ct);
                return (plan, plan, null);
            case RowKind.Goal:
                var goal = await db.Set<Goal>().Include(g => g.Plan).SingleOrDefaultAsync(g => g.Id == id, ct);
                return (goal, goal?.Plan, null);
            case RowKind.Task:
                var task = await db.Set<GoalTask>().Include(t => t.Goal.Plan).SingleOrDefaultAsync(t => t.Id == id, ct);
                return (task, task?.Goal.Plan, task?.Id);
            default:
                var measure = await db.Set<Measure>().Include(m => m.Task.Goal.Plan).SingleOrDefaultAsync(m => m.Id == id, ct);
                return (measure, measure?.Task.Goal.Plan, measure?.TaskId);
        }
    }

    /// <summary>Who wrote the version that was found, as the audit knows it.</summary>
    private async Task<Conflict> SignedAsync(Conflict conflict, PlanField field, int rowId, CancellationToken ct)
    {
        var row = $"/{PlanFields.Of(field).Row.ToString().ToLowerInvariant()}/{rowId}";
        await using var db = await dbs.CreateDbContextAsync(ct);
        var last = await db.Set<AuditEntry>().AsNoTracking()
            .Where(e => e.Act == nameof(EditField) && e.Subject.EndsWith(row))
            .OrderByDescending(e => e.Number).FirstOrDefaultAsync(ct);
        return last is null ? conflict : conflict with { By = last.ActorName, At = last.At };
    }
}
