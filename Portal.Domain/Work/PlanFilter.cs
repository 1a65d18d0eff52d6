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

public static class PlanViews
{
    private static readonly ConditionalWeakTable<PlanBoard, IReadOnlyList<GoalView>> Whole = [];

    /// <summary>The board as a filter leaves it: goals and tasks without a match disappear. Unfiltered, all pages share one view of a board.</summary>
    public static IReadOnlyList<GoalView> Of(PlanBoard board, PlanFilter filter, Actor? actor)
    {
        if (filter.IsEmpty) return Whole.GetValue(board, static b => [.. b.Goals.Select(g => new GoalView(g, [.. g.Tasks.Select(t => new TaskView(t, t.Measures))]))]);
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
