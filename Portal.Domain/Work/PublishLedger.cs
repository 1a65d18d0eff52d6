using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>Switches what the public ledger of a plan shows: the ledger as a whole, and each facet of each task.</summary>
public sealed class PublishLedger(WriteGate gate)
{
    public Task<Outcome> PlanAsync(Actor actor, int planId, bool published, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.PublishLedger, nameof(PublishLedger), async write =>
        {
            var plan = await write.Db.Set<Plan>().SingleOrDefaultAsync(p => p.Id == planId, ct);
            if (plan is null) return Outcome.Missing;
            if (plan.Published == published) return Outcome.Done;
            plan.Published = published;
            plan.Touch(write.Now);
            write.Subject = () => $"plan/{plan.Id}";
            write.Announce(PlanChange.Plan, plan.Id, plan.Id);
            return Outcome.Done;
        }, ct);

    /// <param name="facet">One facet, or several.</param>
    public Task<Outcome> FacetAsync(Actor actor, int taskId, Facets facet, bool published, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.PublishLedger, nameof(PublishLedger), async write =>
        {
            var task = await write.Db.Set<GoalTask>().Include(t => t.Goal.Plan).SingleOrDefaultAsync(t => t.Id == taskId, ct);
            if (task is null) return Outcome.Missing;
            var wanted = published ? task.Published | facet : task.Published & ~facet;
            if (wanted == task.Published) return Outcome.Done;
            task.Published = wanted;
            task.Goal.Plan.Touch(write.Now);
            write.Subject = () => $"plan/{task.Goal.PlanId}/task/{taskId}";
            write.Announce(PlanChange.Task, taskId, task.Goal.PlanId);
            return Outcome.Done;
        }, ct);
}
