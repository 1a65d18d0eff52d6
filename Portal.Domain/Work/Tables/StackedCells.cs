namespace Portal.Domain.Work.Tables;

/// <summary>Puts rows together again where a PDF was pasted with each cell on a line of its own.</summary>
internal static class StackedCells
{
    /// <summary>The same grid, unless at least three header words stand below one another.</summary>
    public static Grid Unstack(Grid grid)
    {
        var lines = grid.Rows;
        if (lines.Any(r => !r.Loose)) return grid;

        for (var i = 0; i < lines.Count; i++)
            if (HeaderAt(lines, i, out var end) is { } header) return Rows(lines, i, end, header);
        return grid;
    }

    private static Grid Rows(IReadOnlyList<GridRow> lines, int start, int end, GridRow headerRow)
    {
        var header = ColumnMap.Read(headerRow.Cells)!;
        List<GridRow> rows = [.. lines.Take(start), headerRow];
        var segment = new List<GridRow>();
        for (var i = end; i < lines.Count; i++)
        {
            if (HeaderAt(lines, i, out var next) is { } again && again.Cells.Count == headerRow.Cells.Count)
            {
                Flush(rows, segment, header);
                rows.Add(again);
                i = next - 1;
            }
            else if (lines[i].IsBlank || FrontMatter.IsOrnament(lines[i][0]) && ItemNumber.Alone(lines[i][0]) is null || FrontMatter.IsTitle(lines[i][0])) continue;
            else
            {
                if (Begins(lines, i, header)) Flush(rows, segment, header);
                segment.Add(lines[i]);
                if (!header.Has(TableColumn.Number) && segment.Count == header.Width) Flush(rows, segment, header);
            }
        }
        Flush(rows, segment, header);
        return new Grid(rows);
    }

    private static GridRow? HeaderAt(IReadOnlyList<GridRow> lines, int start, out int end)
    {
        var cells = new List<GridCell>();
        var seen = new HashSet<string>();
        for (end = start; end < lines.Count; end++)
        {
            if (lines[end].IsBlank && cells.Count > 0) continue;
            if (ColumnMap.Meaning(lines[end][0]) is null || !seen.Add(lines[end][0])) break;
            cells.Add(new GridCell(lines[end][0]));
        }
        return cells.Count >= 3 && ColumnMap.Read(cells) is not null ? new GridRow(lines[start].Line, cells) : null;
    }

    // A row begins with its number, or with the goal that stands before the number.
    private static bool Begins(IReadOnlyList<GridRow> lines, int i, ColumnMap header)
    {
        if (!header.Has(TableColumn.Number)) return false;
        if (IsGoal(lines[i][0])) return true;
        return ItemNumber.Alone(lines[i][0]) is not null && !(i > 0 && IsGoal(lines[i - 1][0]));
    }

    private static bool IsGoal(string text) => ItemNumber.Lead(text, out var rest) is { Level: NumberLevel.Chinese } && rest.Length > 0;

    private static void Flush(List<GridRow> rows, List<GridRow> segment, ColumnMap header)
    {
        if (segment.Count == 0) return;
        var cells = new List<GridCell>();
        var number = header.Place(TableColumn.Number);
        var goalFirst = IsGoal(segment[0][0]);
        if (goalFirst && segment.Count == 1) rows.Add(GridRow.LooseLine(segment[0].Line, segment[0][0]));
        else
        {
            for (var i = goalFirst ? 1 : 0; i < number; i++) cells.Add(new GridCell(""));
            foreach (var line in segment) Add(cells, line[0], segment.Count - (goalFirst ? 1 : 0) > header.Width - Math.Max(number, 0));
            rows.Add(new GridRow(segment[0].Line, cells));
        }
        segment.Clear();
    }

    // With more lines than cells, '2. …' goes on with the cell that began '1. …'.
    private static void Add(List<GridCell> cells, string text, bool surplus)
    {
        if (surplus && cells.Count > 0 && MeasureItems.BeginsItem(cells[^1].Text) && MeasureItems.BeginsItem(text) && ItemNumber.Alone(text) is null)
            cells[^1] = new GridCell(cells[^1].Text + "\n" + text);
        else cells.Add(new GridCell(text));
    }
}
