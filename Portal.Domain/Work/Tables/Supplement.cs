namespace Portal.Domain.Work.Tables;

/// <param name="Width">Twentieths of a point in Word; a hundredth of it is the width in Excel.</param>
/// <param name="OfTask">Text for a task; null where the column speaks of measures.</param>
/// <param name="OfMeasure">Text for a measure; empty where there is nothing to say.</param>
internal sealed record SupplementColumn(
    TableColumn Column,
    string Name,
    int Width,
    Func<TaskDraft, string>? OfTask,
    Func<MeasureDraft, string>? OfMeasure)
{
    public bool IsUsedBy(TaskDraft task) => OfTask?.Invoke(task).Length > 0 || OfMeasure is not null && task.Measures.Any(m => OfMeasure(m).Length > 0);
}

/// <summary>
/// Columns behind the official form for what an office has decided and the form's words cannot say. A table carries only those it
/// needs, so a plan without such decisions is the official form and nothing else. What a cell leaves empty, an import leaves alone.
/// </summary>
internal static class Supplement
{
    public static readonly IReadOnlyList<SupplementColumn> All =
    [
        new(TableColumn.TaskWeight, "任务权重", 800, t => Weight(t.Weight), null),
        new(TableColumn.Steps, "实施步骤", 1700, t => t.Steps, null),
        new(TableColumn.Supervision, "监督方式", 1500, t => t.Supervision, null),
        new(TableColumn.MeasureDue, "期限核定", 1400, null, m => m.DueByHand ? PlanWords.Text(m.Due) : ""),
        new(TableColumn.MeasureOwner, "措施责任人", 1200, null, m => m.Owner),
        new(TableColumn.MeasureWeight, "措施权重", 800, null, m => Weight(m.Weight)),
        new(TableColumn.MeasureReckoning, "统计方式", 1000, null, m => m.Reckoning is { } reckoning ? PlanWords.Text(reckoning) : ""),
    ];

    public static string NameOf(TableColumn column) => All.First(c => c.Column == column).Name;

    public static IReadOnlyList<SupplementColumn> UsedIn(PlanSheet sheet) =>
        [.. All.Where(column => sheet.Goals.Any(g => g.Tasks.Any(column.IsUsedBy)))];

    /// <summary>The column's text for some measures of a task: one plain, several numbered as the measures themselves are.</summary>
    public static string Cell(SupplementColumn column, IReadOnlyList<MeasureDraft> measures)
    {
        string[] texts = [.. measures.Select(column.OfMeasure!)];
        if (Array.TrueForAll(texts, t => t.Length == 0)) return "";
        return MeasureItems.Join([.. texts.Select(t => t.Length == 0 ? Cells.None : t)]);
    }

    private static string Weight(decimal? weight) => weight is { } w ? PlanFields.WeightText(w) : "";
}
