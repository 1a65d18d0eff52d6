using System.Runtime.CompilerServices;
using Portal.Domain.Common;

namespace Portal.Domain.Work;

/// <summary>What of a plan somebody wants to see; empty shows all. Travels in the page's address.</summary>
/// <param name="Due">'month': due this month; 'late'; 'evidence': evidence is wanted now.</param>
public sealed record PlanFilter(string? Text = null, string? Division = null, string? Person = null, MeasureState? State = null, string? Due = null, bool Mine = false)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrEmpty(Division) && string.IsNullOrEmpty(Person) && State is null && string.IsNullOrEmpty(Due) && !Mine;

    public bool Shows(TaskLine task, MeasureLine measure, Actor? actor, DateOnly today)
    {
        if (Mine && (actor is null || !Ownership.IsMine(actor, task, measure))) return false;
        if (!string.IsNullOrEmpty(Division) && !task.LeadDivisions.Contains(Division) && !task.SupportingDivisions.Contains(Division) && !measure.Owner.Contains(Division)) return false;
        if (!string.IsNullOrEmpty(Person) && !task.PersonNames.Contains(Person) && !measure.Owner.Contains(Person)) return false;
        if (State is { } state && measure.Standing.State != state) return false;
        if (Due == "late" && !measure.Standing.IsLate) return false;
        if (Due == "evidence" && !measure.Standing.WantsEvidence) return false;
        if (Due == "month" && !(measure.Standing.DueOn is { } due && due.Year == today.Year && due.Month == today.Month)) return false;
        return string.IsNullOrWhiteSpace(Text) || Finds(task, measure, Text.Trim());
    }

    private static bool Finds(TaskLine task, MeasureLine measure, string text)
    {
        foreach (var place in (string[])[task.Number, task.Name, task.Requirement, task.Lead, task.Supporting, task.Persons, measure.Text, measure.Owner])
            if (place.Contains(text, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}

/// <summary>The rows that are left of a goal.</summary>
public sealed record GoalView(GoalLine Goal, IReadOnlyList<TaskView> Tasks)
{
    public int Rows => Tasks.Sum(t => t.Rows);
}

/// <summary>The rows that are left of a task; a task without measures still takes one.</summary>
public sealed record TaskView(TaskLine Task, IReadOnlyList<MeasureLine> Measures)
{
    public int Rows => Math.Max(1, Measures.Count);
}

/// <summary>Measures of a plan, whoever looks.</summary>
public sealed record BoardCounts(int Month, int Evidence);

public static class PlanViews
{
    private static readonly ConditionalWeakTable<PlanBoard, IReadOnlyList<GoalView>> Whole = [];
    private static readonly ConditionalWeakTable<GoalLine, GoalView> WholeGoals = [];
    private static readonly ConditionalWeakTable<PlanBoard, BoardCounts> Counted = [];

    /// <summary>What is due this month and what wants evidence; counted once a board, however many pages show it.</summary>
    public static BoardCounts CountsOf(PlanBoard board) => Counted.GetValue(board, static b => new BoardCounts(Count(b, new PlanFilter { Due = "month" }, null), Count(b, new PlanFilter { Due = "evidence" }, null)));

    /// <summary>Measures that a filter leaves.</summary>
    public static int Count(PlanBoard board, PlanFilter filter, Actor? actor)
    {
        var count = 0;
        foreach (var goal in board.Goals)
            foreach (var task in goal.Tasks)
                foreach (var measure in task.Measures)
                    if (filter.Shows(task, measure, actor, board.AsOf))
                        count++;
        return count;
    }

    /// <summary>The board as a filter leaves it: goals and tasks without a match disappear. Unfiltered, all pages share one view of a board, and boards share those of the goals that have not changed.</summary>
    public static IReadOnlyList<GoalView> Of(PlanBoard board, PlanFilter filter, Actor? actor)
    {
        if (filter.IsEmpty) return Whole.GetValue(board, static b => [.. b.Goals.Select(g => WholeGoals.GetValue(g, static goal => new GoalView(goal, [.. goal.Tasks.Select(t => new TaskView(t, t.Measures))])))]);
        var goals = new List<GoalView>();
        foreach (var goal in board.Goals)
        {
            var tasks = new List<TaskView>();
            foreach (var task in goal.Tasks)
                if (task.Measures.Where(m => filter.Shows(task, m, actor, board.AsOf)).ToList() is { Count: > 0 } measures)
                    tasks.Add(new TaskView(task, measures));
            if (tasks.Count > 0) goals.Add(new GoalView(goal, tasks));
        }

        return goals;
    }
}
