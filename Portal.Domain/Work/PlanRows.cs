using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>Finds a goal, task or measure with its plan, deleted ones included when undoing.</summary>
internal static class PlanRows
{
    /// <summary>Gap left between neighbours.</summary>
    public const int Step = 10;

    public static async Task<(PlanRow? Row, Plan? Plan)> FindAsync(PortalDb db, RowKind kind, int id, bool deleted, CancellationToken ct)
    {
        PlanRow? row = kind switch
        {
            RowKind.Goal => await db.Set<Goal>().IgnoreQueryFilters().Include(g => g.Plan).SingleOrDefaultAsync(g => g.Id == id, ct),
            RowKind.Task => await db.Set<GoalTask>().IgnoreQueryFilters().Include(t => t.Goal.Plan).SingleOrDefaultAsync(t => t.Id == id, ct),
            RowKind.Measure => await db.Set<Measure>().IgnoreQueryFilters().Include(m => m.Task.Goal.Plan).SingleOrDefaultAsync(m => m.Id == id, ct),
            _ => null,
        };
        return row is null || row.DeletedAt is not null != deleted ? (null, null) : (row, PlanOf(row));
    }

    public static Plan PlanOf(PlanRow row) => row switch
    {
        Goal goal => goal.Plan,
        GoalTask task => task.Goal.Plan,
        Measure measure => measure.Task.Goal.Plan,
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };

    /// <summary>The row and those beside it, in their order.</summary>
    public static async Task<List<PlanRow>> SiblingsAsync(PortalDb db, PlanRow row, CancellationToken ct) => row switch
    {
        Goal goal => [.. await db.Set<Goal>().Where(g => g.PlanId == goal.PlanId).OrderBy(g => g.Position).ThenBy(g => g.Id).ToListAsync(ct)],
        GoalTask task => [.. await db.Set<GoalTask>().Where(t => t.GoalId == task.GoalId).OrderBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(ct)],
        Measure measure => [.. await db.Set<Measure>().Where(m => m.TaskId == measure.TaskId).OrderBy(m => m.Position).ThenBy(m => m.Id).ToListAsync(ct)],
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };

    /// <summary>Notes the change for readers, the plan's edition and the audit.</summary>
    public static void Changed(Write write, Plan plan, RowKind kind, PlanRow row)
    {
        plan.Touch(write.Now);
        write.Subject = () => $"plan/{plan.Id}/{kind.ToString().ToLowerInvariant()}/{row.Id}";
        if (row is Measure measure) write.Announce(PlanChange.Task, measure.TaskId, plan.Id);
        else write.Announce(PlanChange.Plan, plan.Id, plan.Id);
    }
}
