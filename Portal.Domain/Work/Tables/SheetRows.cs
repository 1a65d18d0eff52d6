namespace Portal.Domain.Work.Tables;

/// <param name="Text">One line of text; empty where a cell above covers this one.</param>
/// <param name="Rows">Rows the cell reaches over, itself included; 0 where a cell above covers it.</param>
internal readonly record struct SheetCell(string Text, int Rows);

/// <summary>The rows of the official form, the same for every format.</summary>
internal static class SheetRows
{
    public static IReadOnlyList<string> Header(PlanSheet sheet) =>
        [.. PlanForm.Columns, .. sheet.WithProgress ? PlanForm.ProgressColumns : [], .. Supplement.UsedIn(sheet).Select(c => c.Name)];

    public static bool HasBands(PlanSheet sheet) => sheet.UpperHeading.Length + sheet.LowerHeading.Length > 0;

    /// <summary>Streams the rows under the header: one per task, or one per measure with progress columns.</summary>
    public static IEnumerable<SheetCell[]> Of(PlanSheet sheet)
    {
        var supplement = Supplement.UsedIn(sheet);
        foreach (var goal in sheet.Goals)
        {
            var height = goal.Tasks.Sum(t => Height(sheet, t));
            var heading = new SheetCell(OneLine($"{goal.Number}、{goal.Name}"), Math.Max(height, 1));
            if (goal.Tasks.Count == 0)
            {
                var row = new SheetCell[PlanForm.Columns.Length + (sheet.WithProgress ? PlanForm.ProgressColumns.Length : 0) + supplement.Count];
                Array.Fill(row, new SheetCell("", 1));
                row[0] = heading;
                yield return row;
            }
            foreach (var task in goal.Tasks)
                for (var i = 0; i < Height(sheet, task); i++)
                {
                    yield return Row(sheet, supplement, task, i, heading);
                    heading = new SheetCell("", 0);
                }
        }
    }

    private static int Height(PlanSheet sheet, TaskDraft task) => sheet.WithProgress ? Math.Max(1, task.Measures.Count) : 1;

    private static SheetCell[] Row(PlanSheet sheet, IReadOnlyList<SupplementColumn> supplement, TaskDraft task, int index, SheetCell goal)
    {
        var height = Height(sheet, task);
        SheetCell Once(string text) => index == 0 ? new SheetCell(OneLine(text), height) : new SheetCell("", 0);
        string[] before =
        [
            task.Number, task.Name, OrMark(task.Requirement), OrMark(task.ResponsibleUnits), OrMark(task.Lead), OrMark(task.Supporting), OrMark(task.Persons),
        ];
        List<SheetCell> row = [goal, .. before.Select(Once), new SheetCell(OneLine(Measures(sheet, task, index)), 1), Once(OrMark(task.Deadline))];
        if (sheet.WithProgress)
        {
            var progress = index < task.Measures.Count ? task.Measures[index].Progress : null;
            foreach (var text in (string[])[progress?.Percent ?? "", progress?.Work ?? "", progress?.Problem ?? "", progress?.Next ?? ""])
                row.Add(new SheetCell(OneLine(text), 1));
        }
        foreach (var column in supplement)
            row.Add(column.OfTask is { } text ? Once(text(task)) : new SheetCell(OneLine(Supplement.Cell(column, sheet.WithProgress ? [.. task.Measures.Skip(index).Take(1)] : task.Measures)), 1));
        return [.. row];
    }

    private static string Measures(PlanSheet sheet, TaskDraft task, int index) => sheet.WithProgress && task.Measures.Count > 1
        ? MeasureItems.Numbered(index + 1, task.Measures[index].Text)
        : MeasureItems.Join([.. task.Measures.Select(m => m.Text)]);

    private static string OrMark(string text) => text.Length == 0 ? Cells.None : text;

    /// <summary>A text as its cell shows it.</summary>
    public static string OneLine(string text) => Cells.Clean(text).Replace('\n', ' ');
}
