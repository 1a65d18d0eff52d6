using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Domain.Work.Tables;

namespace Portal.Domain.Work;

public enum ImportChangeKind
{
    Add,
    Change,

    /// <summary>In the plan but not in the file: stays as it is.</summary>
    Keep,
}

/// <summary>One thing that an import does, for the preview.</summary>
/// <param name="Where">The row, e.g. (十三) 1.</param>
/// <param name="Field">Null when a whole row is meant.</param>
public sealed record ImportChange(ImportChangeKind Kind, string Where, PlanField? Field, string Before, string After);

/// <param name="Year">The plan that was written.</param>
public sealed record ImportResult(int Year, bool Created, IReadOnlyList<ImportChange> Changes);

/// <summary>
/// Brings a table into the plan of its year: rows are found again by their numbers, so that importing twice changes nothing, reports stay where
/// they are, and nothing is ever doubled. What the file lacks stays. All or nothing, in one transaction.
/// </summary>
public sealed class ImportPlan(WriteGate gate, IDbContextFactory<PortalDb> dbs)
{
    /// <summary>What the import would do, without doing it: the very same steps, thrown away.</summary>
    public async Task<Outcome<ImportResult>> PreviewAsync(PlanDraft draft, CancellationToken ct)
    {
        if (Refusals(draft) is { Count: > 0 } reasons) return Outcome<ImportResult>.From(Outcome.Refused(reasons));
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (_, result) = await MergeAsync(db, draft, ct);
        return result;
    }

    public Task<Outcome<ImportResult>> ExecuteAsync(Actor actor, PlanDraft draft, CancellationToken ct, Action<Plan>? prepare = null) =>
        gate.RunAsync<ImportResult>(actor, Permission.EditPlan, nameof(ImportPlan), async write =>
        {
            if (Refusals(draft) is { Count: > 0 } reasons) return Outcome<ImportResult>.From(Outcome.Refused(reasons));
            var (plan, result) = await MergeAsync(write.Db, draft, ct);
            if (!result.Created && result.Changes.All(c => c.Kind == ImportChangeKind.Keep)) return result;
            prepare?.Invoke(plan);
            plan.Touch(write.Now);
            if (result.Created) write.Insert(plan);
            write.Subject = () => $"plan/{plan.Id}";
            write.Announce(PlanChange.Plan, () => plan.Id, () => plan.Id);
            return result;
        }, ct);

    private static List<Reason> Refusals(PlanDraft draft)
    {
        var reasons = draft.Issues.Where(i => i.Severity == IssueSeverity.Error)
            .Select(i => i.Line > 0 ? new Reason("第 {0} 行：{1}", i.Line, i.Message) : new Reason(i.Message)).ToList();
        if (reasons.Count == 0 && draft.Year is null) reasons.Add("看不出是哪一年的表，请填写年份。");
        if (reasons.Count == 0 && draft.Goals.Sum(g => g.Tasks.Count) == 0) reasons.Add("文件里没有任务，没有导入任何内容。");
        return reasons;
    }

    private static async Task<(Plan Plan, ImportResult Result)> MergeAsync(PortalDb db, PlanDraft draft, CancellationToken ct)
    {
        var plan = await db.Set<Plan>().Include(p => p.Goals).ThenInclude(g => g.Tasks).ThenInclude(t => t.Measures).AsSplitQuery()
            .SingleOrDefaultAsync(p => p.Year == draft.Year, ct);
        var created = plan is null;
        plan ??= new Plan(draft.Year!.Value, draft.Title, IssuerOf(draft.Title)) { UpperHeading = draft.UpperHeading, LowerHeading = draft.LowerHeading };

        var merge = new PlanMerge(plan);
        merge.Apply(draft);
        return (plan, new ImportResult(plan.Year, created, merge.Changes));
    }

    /// <summary>市科技局落实市政府2019年… → 市科技局.</summary>
    private static string IssuerOf(string title) => title.IndexOf("落实", StringComparison.Ordinal) is > 0 and var end ? title[..end] : "";
}

/// <summary>Lays a draft over a plan, row by row, and notes what it does.</summary>
internal sealed class PlanMerge(Plan plan)
{
    private readonly List<ImportChange> _changes = [];

    public IReadOnlyList<ImportChange> Changes => _changes;

    public void Apply(PlanDraft draft)
    {
        Set(plan, PlanField.PlanTitle, draft.Title, "");
        if (draft.UpperHeading.Length > 0) Set(plan, PlanField.UpperHeading, draft.UpperHeading, "");
        if (draft.LowerHeading.Length > 0) Set(plan, PlanField.LowerHeading, draft.LowerHeading, "");

        var goals = plan.Goals.ToDictionary(g => g.Number);
        // Some agencies begin again at (一) under every goal: then a number is looked for under its own goal only.
        var restarts = draft.Goals.SelectMany(g => g.Tasks).GroupBy(t => t.Number).Any(g => g.Count() > 1);
        string Key(string goal, string task) => restarts ? $"{goal}/{task}" : task;
        var tasks = plan.Goals.SelectMany(g => g.Tasks).ToLookup(t => Key(t.Goal.Number, t.Number)).ToDictionary(g => g.Key, g => g.First());
        var seen = new HashSet<object>();
        var (goalPosition, taskPosition) = (0, 0);
        foreach (var goalDraft in draft.Goals)
        {
            goalPosition += PlanRows.Step;
            if (goals.TryGetValue(goalDraft.Number, out var goal))
            {
                Set(goal, PlanField.GoalName, goalDraft.Name, goalDraft.Number);
                goal.Position = goalPosition;
            }
            else
            {
                goal = goals[goalDraft.Number] = plan.AddGoal(goalDraft.Number, goalDraft.Name, goalPosition);
                Added($"{goalDraft.Number}、", goalDraft.Name);
            }

            seen.Add(goal);
            foreach (var taskDraft in goalDraft.Tasks)
            {
                taskPosition += PlanRows.Step;
                if (tasks.TryGetValue(Key(goalDraft.Number, taskDraft.Number), out var task))
                {
                    if (task.Goal != goal)
                    {
                        _changes.Add(new ImportChange(ImportChangeKind.Change, task.Number, PlanField.GoalName, task.Goal.Name, goal.Name));
                        goal.Adopt(task);
                    }

                    task.Position = taskPosition;
                    Set(task, PlanField.TaskName, taskDraft.Name, task.Number);
                    SetAll(task, taskDraft);
                }
                else
                {
                    task = tasks[Key(goalDraft.Number, taskDraft.Number)] = goal.AddTask(taskDraft.Number, taskDraft.Name, taskPosition);
                    Added(taskDraft.Number, taskDraft.Name);
                    SetAll(task, taskDraft, quiet: true);
                }

                seen.Add(task);
                Apply(task, taskDraft.Measures, seen);
            }
        }

        foreach (var goal in plan.Goals)
        {
            if (!seen.Contains(goal)) Kept($"{goal.Number}、", goal.Name);
            foreach (var task in goal.Tasks)
            {
                if (!seen.Contains(task)) Kept(task.Number, task.Name);
                else
                    foreach (var measure in task.Measures.Where(m => !seen.Contains(m)))
                        Kept($"{task.Number} {measure.Number}", measure.Text);
            }
        }
    }

    private void Apply(GoalTask task, IReadOnlyList<MeasureDraft> drafts, HashSet<object> seen)
    {
        var pairs = Pair(task.Measures, drafts);
        var position = 0;
        foreach (var draft in drafts)
        {
            position += PlanRows.Step;
            if (pairs.TryGetValue(draft, out var measure))
            {
                var where = $"{task.Number} {measure.Number}";
                Set(measure, PlanField.MeasureText, draft.Text, where);
                measure.Position = position;
                SetDue(measure, draft, where);
                SetDecided(measure, draft, where);
            }
            else
            {
                var number = task.Measures.All(m => m.Number != draft.Number) ? draft.Number : task.Measures.Max(m => m.Number) + 1;
                measure = task.AddMeasure(number, draft.Text, draft.Due, position);
                if (draft.DueByHand) measure.SetDue(draft.Due, byHand: true);
                SetDecided(measure, draft, "", quiet: true);
                Added($"{task.Number} {number}", draft.Text);
            }

            seen.Add(measure);
        }
    }

    /// <summary>
    /// Which stored measure a line of the file means: the one with the same text, else the one with its number. Numbers alone would not do: where a measure
    /// was deleted the stored numbers have a gap, and the form counts 1, 2, 3.
    /// </summary>
    private static Dictionary<MeasureDraft, Measure> Pair(IReadOnlyList<Measure> measures, IReadOnlyList<MeasureDraft> drafts)
    {
        var pairs = new Dictionary<MeasureDraft, Measure>(ReferenceEqualityComparer.Instance);
        var left = measures.OrderBy(m => m.Position).ToList();
        foreach (var same in (Func<MeasureDraft, Measure, bool>[])[(d, m) => d.Text == m.Text && d.Number == m.Number, (d, m) => d.Text == m.Text, (d, m) => d.Number == m.Number])
            foreach (var draft in drafts.Where(d => !pairs.ContainsKey(d)))
                if (left.Find(m => same(draft, m)) is { } measure)
                {
                    pairs.Add(draft, measure);
                    left.Remove(measure);
                }

        return pairs;
    }

    private void SetDue(Measure measure, MeasureDraft draft, string where)
    {
        var (before, after) = (PlanWords.Text(measure.Due), PlanWords.Text(draft.Due));
        if (draft.DueByHand)
        {
            if (measure.DueByHand && before == after) return;
            _changes.Add(new ImportChange(ImportChangeKind.Change, where, PlanField.MeasureDue, before, $"{after}（人工核定）"));
            measure.SetDue(draft.Due, byHand: true);
        }
        else if (!measure.DueByHand && measure.Due != draft.Due) // a rule corrected by hand is worth more than what the text seems to say
        {
            if (before != after) _changes.Add(new ImportChange(ImportChangeKind.Change, where, PlanField.MeasureDue, before, after));
            measure.SetDue(draft.Due, byHand: false);
        }
    }

    /// <summary>What the columns behind the form say; where they say nothing, what was decided here stays.</summary>
    private void SetDecided(Measure measure, MeasureDraft draft, string where, bool quiet = false)
    {
        if (draft.Owner.Length > 0) Set(measure, PlanField.MeasureOwner, draft.Owner, where, quiet);
        if (draft.Weight is { } weight) Set(measure, PlanField.MeasureWeight, PlanFields.WeightText(weight), where, quiet);
        if (draft.Reckoning is { } reckoning) Set(measure, PlanField.MeasureReckoning, reckoning.ToString(), where, quiet);
    }

    private void SetAll(GoalTask task, TaskDraft draft, bool quiet = false)
    {
        Set(task, PlanField.Requirement, draft.Requirement, task.Number, quiet);
        Set(task, PlanField.ResponsibleUnits, draft.ResponsibleUnits, task.Number, quiet);
        Set(task, PlanField.Lead, draft.Lead, task.Number, quiet);
        Set(task, PlanField.Supporting, draft.Supporting, task.Number, quiet);
        Set(task, PlanField.Persons, draft.Persons, task.Number, quiet);
        Set(task, PlanField.Deadline, draft.Deadline, task.Number, quiet);
        if (draft.Steps.Length > 0) Set(task, PlanField.Steps, draft.Steps, task.Number, quiet);
        if (draft.Supervision.Length > 0) Set(task, PlanField.Supervision, draft.Supervision, task.Number, quiet);
        if (draft.Weight is { } weight) Set(task, PlanField.TaskWeight, PlanFields.WeightText(weight), task.Number, quiet);
    }

    private void Set(object row, PlanField field, string value, string where, bool quiet = false)
    {
        var rule = PlanFields.Of(field);
        var before = rule.Get(row);
        // A cell shows a line break as a space: coming back from paper, that is no change.
        if (before == value || SheetRows.OneLine(before) == value) return;
        rule.Set(row, value);
        if (!quiet) _changes.Add(new ImportChange(ImportChangeKind.Change, where, field, PlanWords.Text(field, before), PlanWords.Text(field, value)));
    }

    private void Added(string where, string text) => _changes.Add(new ImportChange(ImportChangeKind.Add, where, null, "", text));

    private void Kept(string where, string text) => _changes.Add(new ImportChange(ImportChangeKind.Keep, where, null, text, text));
}
