using Portal.Domain.Common;
using Portal.Domain.Work;

namespace Portal.Web.Public.Layout;

/// <summary>Places inside the ledger. They follow the task's number, so that a link keeps its meaning when the table is imported again.</summary>
internal static class Anchors
{
    public static string Task(TaskLine task) => $"t{Key(task)}";

    /// <summary>The inside of a task: browsers open the task when a link leads there.</summary>
    public static string Body(TaskLine task) => $"b{Key(task)}";

    public static string Goal(GoalLine goal) => $"g{Numerals.FromChinese(goal.Number)?.ToString() ?? $"-{goal.Id}"}";

    private static string Key(TaskLine task) => Numerals.FromChinese(task.Number.Trim('(', ')'))?.ToString() ?? $"-{task.Id}";
}
