using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>Begins a year: an empty plan, or last year's rolled forward without its reports; a plan begun by mistake goes again.</summary>
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

    /// <summary>
    /// Copies goals, tasks and open measures into the year after. In their words 2019年 becomes 2020年 and 二〇一九年 二〇二〇年, and 2020年 (the January in which the
    /// year is reported) 2021年; what was read from the words is read from them again, all other dates move by a year.
    /// </summary>
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

            string Turned(string text) => YearWords.Later(text, old.Year);
            var plan = new Plan(year, Turned(old.Title), old.Issuer) { UpperHeading = Turned(old.UpperHeading), LowerHeading = Turned(old.LowerHeading) };
            foreach (var goal in old.Goals)
            {
                var newGoal = plan.AddGoal(goal.Number, Turned(goal.Name), goal.Position);
                foreach (var task in goal.Tasks)
                {
                    var newTask = newGoal.AddTask(task.Number, Turned(task.Name), task.Position);
                    (newTask.Requirement, newTask.ResponsibleUnits, newTask.Lead, newTask.Supporting, newTask.Persons, newTask.Deadline) =
                        (Turned(task.Requirement), task.ResponsibleUnits, task.Lead, task.Supporting, task.Persons, Turned(task.Deadline));
                    (newTask.Steps, newTask.Supervision, newTask.Weight, newTask.Published) = (Turned(task.Steps), Turned(task.Supervision), task.Weight, task.Published);
                    foreach (var measure in task.Measures.Where(m => m.CancelledAt is null))
                    {
                        var due = Later(measure, task.Deadline, old.Year, Turned);
                        var copy = newTask.AddMeasure(measure.Number, Turned(measure.Text), due, measure.Position);
                        (copy.Owner, copy.Weight, copy.Reckoning) = (measure.Owner, measure.Weight, measure.Reckoning);
                        if (measure.DueByHand) copy.SetDue(due, byHand: true);
                    }
                }
            }

            Add(write, plan);
            return year;
        }, ct);

    /// <summary>Takes a plan away for good that nobody has worked with yet: the wrong year, a file that was not meant.</summary>
    public Task<Outcome> DeleteAsync(Actor actor, int planId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.EditPlan, "DeletePlan", async write =>
        {
            var plan = await write.Db.Set<Plan>().IgnoreQueryFilters().Where(p => p.Id == planId)
                .Include(p => p.Goals).ThenInclude(g => g.Tasks).ThenInclude(t => t.Measures).AsSplitQuery().SingleOrDefaultAsync(ct);
            if (plan is null) return Outcome.Missing;
            var reports = await write.Db.Set<ProgressEntry>().IgnoreQueryFilters().CountAsync(e => e.Measure.Task.Goal.PlanId == planId, ct);
            var reasons = new List<Reason>();
            if (reports > 0) reasons.Add(new Reason("{0}年的表已有 {1} 条填报，不能删除。", plan.Year, reports));
            if (plan.Published) reasons.Add(new Reason("{0}年的台账正对公众开放，请先在“台账公开”停止公开。", plan.Year));
            if (reasons.Count > 0) return Outcome.Refused(reasons);
            write.Db.Remove(plan);
            write.Subject = () => $"plan/{planId}";
            write.Announce(PlanChange.Plan, planId, planId);
            return Outcome.Done;
        }, ct);

    /// <summary>The new year's rule: read from the new words where the old one came from the old words; a date from elsewhere (a hand, a column of its own) moves by a year.</summary>
    private static DueRule Later(Measure measure, string deadline, int year, Func<string, string> turned)
    {
        if (!measure.DueByHand && DueReader.Read(measure.Text, deadline, year) == measure.Due)
            return DueReader.Read(turned(measure.Text), turned(deadline), year + 1);
        return measure.Due with { Date = measure.DueDate is { } date ? AYearLater(date) : null, Phrase = measure.DuePhrase is { } phrase ? turned(phrase) : null };
    }

    // 2月底 stays the end of February.
    private static DateOnly AYearLater(DateOnly date) => date.AddDays(1).Day == 1 ? date.AddDays(1).AddYears(1).AddDays(-1) : date.AddYears(1);

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
