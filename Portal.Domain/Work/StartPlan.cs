using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>Begins a year: an empty plan, or last year's rolled forward without its reports.</summary>
public sealed class StartPlan(WriteGate gate)
{
    public Task<Outcome<int>> EmptyAsync(Actor actor, int year, string title, string issuer, CancellationToken ct) =>
        gate.RunAsync<int>(actor, Permission.EditPlan, nameof(StartPlan), async write =>
        {
            var reasons = await RefusalsAsync(write.Db, year, ct);
            if (title.Trim().Length == 0) reasons.Add("请写上任务分解表的标题。");
            if (reasons.Count > 0) return Outcome<int>.From(Outcome.Refused(reasons));
            Add(write, new Plan(year, title.Trim(), issuer.Trim()));
            return year;
        }, ct);

    /// <summary>Copies goals, tasks and open measures into the year after; dates move by a year, '2019年' in titles becomes the new year.</summary>
    public Task<Outcome<int>> RollForwardAsync(Actor actor, int planId, CancellationToken ct) =>
        gate.RunAsync<int>(actor, Permission.EditPlan, "RollForward", async write =>
        {
            var old = await write.Db.Set<Plan>().AsNoTracking()
                .Include(p => p.Goals.OrderBy(g => g.Position)).ThenInclude(g => g.Tasks.OrderBy(t => t.Position)).ThenInclude(t => t.Measures.OrderBy(m => m.Position))
                .AsSplitQuery().SingleOrDefaultAsync(p => p.Id == planId, ct);
            if (old is null) return Outcome<int>.From(Outcome.Missing);
            var year = old.Year + 1;
            var reasons = await RefusalsAsync(write.Db, year, ct);
            if (reasons.Count > 0) return Outcome<int>.From(Outcome.Refused(reasons));

            string Turned(string text) => text.Replace($"{old.Year}年", $"{year}年");
            var plan = new Plan(year, Turned(old.Title), old.Issuer) { UpperHeading = Turned(old.UpperHeading), LowerHeading = Turned(old.LowerHeading) };
            foreach (var goal in old.Goals)
            {
                var newGoal = plan.AddGoal(goal.Number, goal.Name, goal.Position);
                foreach (var task in goal.Tasks)
                {
                    var newTask = newGoal.AddTask(task.Number, task.Name, task.Position);
                    (newTask.Requirement, newTask.ResponsibleUnits, newTask.Lead, newTask.Supporting, newTask.Persons, newTask.Deadline) =
                        (task.Requirement, task.ResponsibleUnits, task.Lead, task.Supporting, task.Persons, Turned(task.Deadline));
                    (newTask.Steps, newTask.Supervision, newTask.Weight, newTask.Published) = (task.Steps, task.Supervision, task.Weight, task.Published);
                    foreach (var measure in task.Measures.Where(m => m.CancelledAt is null))
                    {
                        var due = measure.Due with { Date = measure.DueDate?.AddYears(1) };
                        var copy = newTask.AddMeasure(measure.Number, Turned(measure.Text), due, measure.Position);
                        (copy.Owner, copy.Weight, copy.Reckoning) = (measure.Owner, measure.Weight, measure.Reckoning);
                        if (measure.DueByHand) copy.SetDue(due, byHand: true);
                    }
                }
            }

            Add(write, plan);
            return year;
        }, ct);

    private static void Add(Write write, Plan plan)
    {
        write.Db.Add(plan);
        plan.Touch(write.Now);
        write.Subject = () => $"plan/{plan.Id}";
        write.Announce(PlanChange.Plan, () => plan.Id, () => plan.Id);
    }

    private static async Task<List<Reason>> RefusalsAsync(PortalDb db, int year, CancellationToken ct)
    {
        if (year is < 2000 or > 2100) return ["年份须在 2000 到 2100 之间。"];
        return await db.Set<Plan>().AnyAsync(p => p.Year == year, ct) ? [new Reason("{0}年的任务分解表已经有了，请直接打开它。", year)] : [];
    }
}
