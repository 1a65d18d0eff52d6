using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;
using Portal.Domain.Work.Tables;

namespace Portal.Domain.Work;

/// <summary>What every write to a plan moves on.</summary>
internal sealed record PlanStamp(int Revision, DateTime ChangedAt);

/// <summary>Reads plans into boards: flat rows without tracking, linked by hand, so that 20,000 tasks come in a few queries.</summary>
internal static class BoardReader
{
    private static readonly Func<PortalDb, int, CancellationToken, Task<StampedMeasure?>> StampedMeasureOf = EF.CompileAsyncQuery((PortalDb db, int id, CancellationToken ct) =>
        db.Set<Measure>().AsNoTracking().Where(m => m.Id == id).Select(m => new StampedMeasure(m, new PlanStamp(m.Task.Goal.Plan.Revision, m.Task.Goal.Plan.ChangedAt))).SingleOrDefault());

    private static readonly Expression<Func<ProgressEntry, EntryRow>> RowOf = e => new EntryRow(e, e.Evidence.OrderBy(x => x.Id).Select(x => new EvidenceItem(x.Kind, x.Title, x.Address, x.Size)).ToList());

    private static readonly Func<PortalDb, int, IAsyncEnumerable<EntryRow>> EntriesOf = EF.CompileAsyncQuery((PortalDb db, int measureId) =>
        db.Set<ProgressEntry>().AsNoTracking().Where(e => e.MeasureId == measureId).OrderBy(e => e.On).ThenBy(e => e.Id).Select(RowOf));

    public static async Task<PlanBoard?> PlanAsync(PortalDb db, int planId, DateOnly today, CancellationToken ct)
    {
        var plan = await db.Set<Plan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct);
        if (plan is null) return null;

        var goals = await db.Set<Goal>().AsNoTracking().Where(g => g.PlanId == planId)
            .OrderBy(g => g.Position).ThenBy(g => g.Id).ToListAsync(ct);
        var tasks = (await db.Set<GoalTask>().AsNoTracking().Where(t => t.Goal.PlanId == planId)
            .OrderBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(ct)).ToLookup(t => t.GoalId);
        var measures = (await db.Set<Measure>().AsNoTracking().Where(m => m.Task.Goal.PlanId == planId)
            .OrderBy(m => m.Position).ThenBy(m => m.Id).ToListAsync(ct)).ToLookup(m => m.TaskId);
        var entries = (await EntriesAsync(db, e => e.Where(x => x.Measure.Task.Goal.PlanId == planId), ct)).ToLookup(e => e.MeasureId);

        return WithGoals(
            new PlanBoard(plan.Id, plan.Year, plan.Title, plan.Issuer, plan.UpperHeading, plan.LowerHeading, plan.Revision, plan.Published, plan.IsSample, plan.ChangedAt, today, [], Share.Empty),
            [.. goals.Select(goal => Line(goal, [.. tasks[goal.Id].Select(task =>
                Line(task, [.. measures[task.Id].Select(m => Line(m, plan.Year, [.. entries[m.Id]], today))]))]))]);
    }

    /// <summary>One task with its measures, and the plan's edition with it in the same query; null when it is gone.</summary>
    public static async Task<(TaskLine Line, PlanStamp PlanStamp)?> TaskAsync(PortalDb db, int taskId, int year, DateOnly today, CancellationToken ct)
    {
        var task = await db.Set<GoalTask>().AsNoTracking().Where(t => t.Id == taskId)
            .Select(t => new { Row = t, PlanStamp = new PlanStamp(t.Goal.Plan.Revision, t.Goal.Plan.ChangedAt) }).SingleOrDefaultAsync(ct);
        if (task is null) return null;
        var measures = await db.Set<Measure>().AsNoTracking().Where(m => m.TaskId == taskId).OrderBy(m => m.Position).ThenBy(m => m.Id).ToListAsync(ct);
        var entries = (await EntriesAsync(db, e => e.Where(x => x.Measure.TaskId == taskId), ct)).ToLookup(e => e.MeasureId);
        return (Line(task.Row, [.. measures.Select(m => Line(m, year, [.. entries[m.Id]], today))]), task.PlanStamp);
    }

    /// <summary>One measure, and the plan's edition with it in the same query; null when it is gone.</summary>
    public static async Task<(MeasureLine Line, PlanStamp PlanStamp)?> MeasureAsync(PortalDb db, int measureId, int year, DateOnly today, CancellationToken ct)
    {
        var measure = await StampedMeasureOf(db, measureId, ct);
        if (measure is null) return null;
        var entries = (await EntriesOf(db, measureId).ToListAsync(ct)).ConvertAll(View);
        return (Line(measure.Row, year, entries, today), measure.Stamp);
    }

    /// <summary>Reports with their evidence, oldest first.</summary>
    public static async Task<List<EntryView>> EntriesAsync(PortalDb db, Func<IQueryable<ProgressEntry>, IQueryable<ProgressEntry>> which, CancellationToken ct)
    {
        var entries = await which(db.Set<ProgressEntry>().AsNoTracking()).OrderBy(e => e.On).ThenBy(e => e.Id).Select(RowOf).ToListAsync(ct);
        return entries.ConvertAll(View);
    }

    public static PlanBoard WithGoals(PlanBoard board, ImmutableArray<GoalLine> goals) =>
        board with { Goals = goals, Share = Share.Of(goals.Select(g => g.Share)) };

    public static GoalLine WithTasks(GoalLine goal, ImmutableArray<TaskLine> tasks) =>
        goal with { Tasks = tasks, Share = Share.Of(tasks.Select(t => t.Share)) };

    public static GoalLine Line(Goal goal, ImmutableArray<TaskLine> tasks) =>
        WithTasks(new GoalLine(goal.Id, goal.Position, goal.Number, goal.Name, [], Share.Empty), tasks);

    private static TaskLine Line(GoalTask task, ImmutableArray<MeasureLine> measures) => new(
        task.Id, task.GoalId, task.Position, task.Number, task.Name, task.Requirement, task.ResponsibleUnits, task.Lead, task.Supporting,
        task.Persons, task.Deadline, task.Steps, task.Supervision, task.Weight, task.Published,
        Names.Divisions(task.Lead), Names.Divisions(task.Supporting), Names.Persons(task.Persons),
        measures, Share.OfMeasures(measures, task.Weight));

    private static MeasureLine Line(Measure measure, int year, List<EntryView> entries, DateOnly today) => new(
        measure.Id, measure.TaskId, measure.Position, measure.Number, measure.Text, measure.Owner, measure.Weight, measure.Reckoning,
        measure.Due, measure.DueByHand, measure.CancelReason,
        Standings.Of(measure.Reckoning, measure.Due, year, measure.CancelledAt is not null, entries.ConvertAll(e => e.Facts), today),
        entries.Count == 0 ? null : entries[^1], entries.Count);

    private static EntryView View(EntryRow e) => new(
        e.Row.Id, e.Row.MeasureId, e.Row.On, e.Row.At, e.Row.AuthorId, e.Row.Author, e.Row.Percent, e.Row.Status, e.Row.Period, e.Row.Work, e.Row.Problem, e.Row.Next, e.Evidence);

    private sealed record EntryRow(ProgressEntry Row, List<EvidenceItem> Evidence);

    private sealed record StampedMeasure(Measure Row, PlanStamp Stamp);
}
