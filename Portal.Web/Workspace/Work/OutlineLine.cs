using Portal.Domain.Work;

namespace Portal.Web.Workspace.Work;

/// <summary>One row of the outline: a goal, one of its tasks, or one of a task's measures.</summary>
public sealed record OutlineLine(GoalLine Goal, TaskLine? Task, MeasureLine? Measure)
{
    public string Key => Measure is not null ? $"m{Measure.Id}" : Task is not null ? $"t{Task.Id}" : $"g{Goal.Id}";
}
