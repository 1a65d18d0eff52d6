using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>Moves a row among its siblings.</summary>
public sealed class MoveRow(WriteGate gate)
{
    /// <param name="by">−1 for one place up, 1 for one place down.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, RowKind kind, int id, int by, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.EditPlan, nameof(MoveRow), async write =>
        {
            var (row, plan) = await PlanRows.FindAsync(write.Db, kind, id, deleted: false, ct);
            if (row is null || plan is null) return Outcome.Missing;
            var siblings = await PlanRows.SiblingsAsync(write.Db, row, ct);
            var from = siblings.FindIndex(s => s.Id == id);
            var to = Math.Clamp(from + by, 0, siblings.Count - 1);
            if (to == from) return Outcome.Done;
            siblings.RemoveAt(from);
            siblings.Insert(to, row);
            for (var i = 0; i < siblings.Count; i++) siblings[i].Position = (i + 1) * PlanRows.Step;
            PlanRows.Changed(write, plan, kind, row);
            return Outcome.Done;
        }, ct);
}

/// <summary>Takes a row out of the plan; <see cref="RestoreRow"/> brings it back with all its reports.</summary>
public sealed class DeleteRow(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, RowKind kind, int id, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.EditPlan, nameof(DeleteRow), async write =>
        {
            var (row, plan) = await PlanRows.FindAsync(write.Db, kind, id, deleted: false, ct);
            if (row is null || plan is null) return Outcome.Missing;
            row.DeletedAt = write.Now;
            PlanRows.Changed(write, plan, kind, row);
            return Outcome.Done;
        }, ct);
}

/// <summary>Undoes a deletion.</summary>
public sealed class RestoreRow(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, RowKind kind, int id, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.EditPlan, nameof(RestoreRow), async write =>
        {
            var (row, plan) = await PlanRows.FindAsync(write.Db, kind, id, deleted: true, ct);
            if (row is null || plan is null) return Outcome.Missing;
            row.DeletedAt = null;
            PlanRows.Changed(write, plan, kind, row);
            return Outcome.Done;
        }, ct);
}
