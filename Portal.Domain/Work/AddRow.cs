using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>Adds a goal to a plan, a task to a goal, or a measure to a task, at the end; the next free number is given.</summary>
public sealed class AddRow(WriteGate gate)
{
    /// <param name="kind">What to add.</param>
    /// <param name="parentId">The plan, goal or task that it goes under.</param>
    /// <param name="text">Name of the goal or task, or text of the measure.</param>
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, RowKind kind, int parentId, string text, CancellationToken ct)
    {
        PlanRow? row = null;
        var added = await gate.RunAsync<int>(actor, Permission.EditPlan, nameof(AddRow), async write =>
        {
            text = text.Trim();
            var field = kind switch { RowKind.Goal => PlanField.GoalName, RowKind.Task => PlanField.TaskName, _ => PlanField.MeasureText };
            var reasons = PlanFields.Of(field).Refusals(text).ToList();
            if (reasons.Count > 0) return Outcome<int>.From(Outcome.Refused(reasons));

            var db = write.Db;
            switch (kind)
            {
                case RowKind.Goal when await db.Set<Plan>().Include(p => p.Goals).SingleOrDefaultAsync(p => p.Id == parentId, ct) is { } plan:
                    row = plan.AddGoal(Next(plan.Goals.Select(g => g.Number)), text, Last(plan.Goals));
                    break;
                case RowKind.Task when await db.Set<Goal>().Include(g => g.Plan).Include(g => g.Tasks).SingleOrDefaultAsync(g => g.Id == parentId, ct) is { } goal:
                    var numbers = await db.Set<GoalTask>().Where(t => t.Goal.PlanId == goal.PlanId).Select(t => t.Number).ToListAsync(ct);
                    row = goal.AddTask($"({Next(numbers)})", text, Last(goal.Tasks));
                    break;
                case RowKind.Measure when await db.Set<GoalTask>().Include(t => t.Goal.Plan).Include(t => t.Measures).SingleOrDefaultAsync(t => t.Id == parentId, ct) is { } task:
                    var number = task.Measures.Count == 0 ? 1 : task.Measures.Max(m => m.Number) + 1;
                    row = task.AddMeasure(number, text, DueReader.Read(text, task.Deadline, task.Goal.Plan.Year), Last(task.Measures));
                    break;
                default:
                    return Outcome<int>.From(Outcome.Missing);
            }

            PlanRows.Changed(write, PlanRows.PlanOf(row), kind, row);
            return 0;
        }, ct);
        return added.Ok ? row!.Id : added;
    }

    private static int Last(IEnumerable<PlanRow> rows) => rows.Select(r => r.Position).DefaultIfEmpty(0).Max() + PlanRows.Step;

    private static string Next(IEnumerable<string> numbers) =>
        Numerals.ToChinese(numbers.Select(n => Numerals.FromChinese(n.Trim('(', ')', '（', '）')) ?? 0).DefaultIfEmpty(0).Max() + 1);
}
