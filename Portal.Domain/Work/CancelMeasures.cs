using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>Cancels one measure or all measures of a task: they stay in the table, struck through, and leave the denominator.</summary>
public sealed class CancelMeasures(WriteGate gate)
{
    /// <param name="kind"><see cref="RowKind.Measure"/> or <see cref="RowKind.Task"/>.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, RowKind kind, int id, string reason, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.EditPlan, nameof(CancelMeasures), async write =>
        {
            var measures = await ForAsync(write.Db, kind, id, ct);
            foreach (var measure in measures.Where(m => m.CancelledAt is null))
                if (measure.Cancel(reason, write.Now) is { Ok: false } refused)
                    return refused;
            return await ChangedAsync(write, measures, kind, id, ct);
        }, ct);

    /// <summary>Takes the cancellation back.</summary>
    public Task<Outcome> UndoAsync(Actor actor, RowKind kind, int id, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.EditPlan, "ResumeMeasures", async write =>
        {
            var measures = await ForAsync(write.Db, kind, id, ct);
            foreach (var measure in measures) measure.Resume();
            return await ChangedAsync(write, measures, kind, id, ct);
        }, ct);

    private static Task<List<Measure>> ForAsync(PortalDb db, RowKind kind, int id, CancellationToken ct) =>
        db.Set<Measure>().Include(m => m.Task.Goal.Plan).Where(m => kind == RowKind.Measure ? m.Id == id : m.TaskId == id).ToListAsync(ct);

    private static async Task<Outcome> ChangedAsync(Write write, List<Measure> measures, RowKind kind, int id, CancellationToken ct)
    {
        if (measures.Count == 0)
            return kind == RowKind.Task && await write.Db.Set<GoalTask>().AnyAsync(t => t.Id == id, ct) ? Outcome.Refused("这项任务还没有措施。不需要这项任务的，可以直接删除。") : Outcome.Missing;
        PlanRows.Changed(write, measures[0].Task.Goal.Plan, RowKind.Measure, measures[0]);
        return Outcome.Done;
    }
}
