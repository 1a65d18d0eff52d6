namespace Portal.Domain.Work.Tables;

/// <summary>Understands the rows of a table under its header, page after page.</summary>
internal sealed class GridInterpreter
{
    // A row broken into more lines than this is no row.
    private const int MostLinesOfARow = 60;

    private readonly Grid _grid;
    private readonly DraftBuilder _draft;
    private readonly FrontMatter _front;
    private readonly NumberLevel _taskLevel;
    private readonly bool _numbered;
    private readonly HashSet<string> _unknown = [];
    private ColumnMap _header;
    private bool _rowsAreMeasures;
    private string? _pendingGoal;
    private (ItemNumber Number, string Name, int Line)? _pendingTask;

    private GridInterpreter(Grid grid, FrontMatter front, DraftBuilder draft)
    {
        (_grid, _front, _draft) = (grid, front, draft);
        _header = front.FirstHeader;
        var levels = Levels();
        _numbered = levels.Count > 0;
        _taskLevel =
            levels.Contains(NumberLevel.Bracketed) ? NumberLevel.Bracketed :
            levels.Contains(NumberLevel.Arabic) ? NumberLevel.Arabic :
            levels.Contains(NumberLevel.BracketedArabic) ? NumberLevel.BracketedArabic : NumberLevel.Chinese;
    }

    public static void Read(Grid grid, FrontMatter front, DraftBuilder draft) => new GridInterpreter(grid, front, draft).Run();

    private void Run()
    {
        for (var i = 0; i < _grid.Rows.Count; i++)
        {
            var row = _grid.Rows[i];
            if (_front.HeaderAt(i) is { } header) Begin(header, row.Line);
            if (_front.Covers(i) || row.IsBlank) continue;
            if (i < _front.FirstHeaderRow || row.Loose) Note(row);
            else i += Data(row, i);
        }
    }

    private void Begin(ColumnMap header, int line)
    {
        // Said once, not on every page.
        foreach (var name in header.Unknown.Where(_unknown.Add))
            _draft.Issues.Warning(line, $"表头中的{Cells.Quote(name)}不在导入范围内，这一列没有导入。");
        _header = header;
        _rowsAreMeasures = false;
        OpenPending(line);
    }

    // A heading counts only when rows follow it: '一、填表说明' under a table does not.
    private void OpenPending(int line)
    {
        if (_pendingGoal is not null) _draft.OpenGoal(_pendingGoal, line);
        if (_pendingTask is { } task) _draft.OpenTask(task.Number, task.Name, task.Line);
        _rowsAreMeasures = _pendingTask is not null || _rowsAreMeasures && _pendingGoal is null;
        (_pendingGoal, _pendingTask) = (null, null);
    }

    /// <summary>The levels that the 序号 column uses in the whole file.</summary>
    private HashSet<NumberLevel> Levels()
    {
        var levels = new HashSet<NumberLevel>();
        var header = _header;
        for (var i = 0; i < _grid.Rows.Count; i++)
        {
            header = _front.HeaderAt(i) ?? header;
            if (i < _front.FirstHeaderRow || _front.Covers(i) || _grid.Rows[i].Loose) continue;
            var number = header.Has(TableColumn.Number)
                ? ItemNumber.Alone(_grid.Rows[i][header.Place(TableColumn.Number)]) ?? ItemNumber.Alone(_grid.Rows[i][0])
                : ItemNumber.Lead(_grid.Rows[i][header.Place(TableColumn.Task)], out _);
            if (number is { } found) levels.Add(found.Level);
        }
        return levels;
    }

    /// <summary>A line that no table holds: a heading above a table, a title, a note.</summary>
    private void Note(GridRow row)
    {
        var text = row.Cells[0].Text;
        if (FrontMatter.IsOrnament(text)) return;
        var number = ItemNumber.Lead(text, out var rest);
        if (number is { Level: NumberLevel.Chinese } && rest.Length > 0) (_pendingGoal, _pendingTask) = (text, null);
        else if (number is { Level: NumberLevel.Bracketed } task && rest.Length > 0) _pendingTask = (task, rest, row.Line);
        else if (row.Line < _front.FirstLine || FrontMatter.IsTitle(text)) (_pendingGoal, _pendingTask) = (null, null);
        else if (number is not null && _draft.Task is { } open && LastColumnIsLong) open.ContinueMeasure(text, row.Line);
        else _draft.Issues.Warning(row.Line, $"这一行{Cells.Quote(text)}在表格之外，没有导入，请核对。");
    }

    private bool LastColumnIsLong => _header.Place(TableColumn.Measures) == _header.Width - 1;

    /// <summary>Returns how many of the following rows were part of this one.</summary>
    private int Data(GridRow row, int index)
    {
        OpenPending(row.Line);
        var (cells, joined) = Fit(row, index);
        if (RowText(cells, TableColumn.Goal) is { Length: > 0 } goal && !cells.IsCovered(_header.Place(TableColumn.Goal))) Goal(goal, cells);

        var number = NumberOf(cells, out var name);
        if (number is null && cells.OnlyText is { } only && _header.Place(TableColumn.Goal) != 0) Only(cells, only);
        else if (number is { } n && n.Level < _taskLevel && !_rowsAreMeasures) _draft.OpenGoal($"{n.Text}、{name}", cells.Line);
        else if (number is { } m && (m.Level > _taskLevel || _rowsAreMeasures) && _draft.Task is { } parent) MeasureRow(parent, cells);
        else if (number is not null || BeginsUnnumbered(cells, name)) TaskRow(cells, number, name);
        else if (_draft.Task is { } task) Continue(task, cells);
        else if (cells.OnlyText is null) _draft.Issues.Error(cells.Line, "这一行没有序号，上面也没有任务可以接续，请补上序号和任务。");
        return joined;
    }

    private void Goal(string goal, GridRow row)
    {
        var begins = ItemNumber.Lead(goal, out _) is not null || NumberOf(row, out _) is not null || row.OnlyText is not null && _draft.Task is null;
        if (begins || _draft.Goal is null || !_numbered) _draft.OpenGoal(goal, row.Line);
        else _draft.ContinueGoal(goal, row.Line);
    }

    private ItemNumber? NumberOf(GridRow row, out string name)
    {
        name = RowText(row, TableColumn.Task);
        if (name.Length == 0 && !_header.Has(TableColumn.Task))
            name = RowText(row, _header.Has(TableColumn.Requirement) ? TableColumn.Requirement : TableColumn.Measures);
        var written = RowText(row, TableColumn.Number);
        if (written.Length == 0) return ItemNumber.Lead(name, out var rest) is { } lead && Counts(row, lead) ? With(lead, rest, ref name) : null;
        if (ItemNumber.Alone(written) is { } alone) return alone;
        // '（一）突出做好…' in the 序号 cell, or a mark of their own such as A-1.
        if (ItemNumber.Lead(written, out var after) is { } number) return With(number, after + name, ref name);
        return written is "合计" or "总计" or "小计" ? null : new ItemNumber(_taskLevel, Cells.Flow(written), null);
    }

    // A numbered name counts where the table has no 序号 column, or left this cell empty.
    private bool Counts(GridRow row, ItemNumber lead) => !_header.Has(TableColumn.Number) || row.OnlyText is null && lead.Level == NumberLevel.Bracketed;

    private static ItemNumber With(ItemNumber number, string rest, ref string name)
    {
        name = rest;
        return number;
    }

    private void Only(GridRow row, string text)
    {
        var number = ItemNumber.Lead(text, out var rest);
        if (FrontMatter.IsOrnament(text) || text == _front.Title) return;
        if (number is null or { Level: NumberLevel.Chinese } && rest.Length > 0 && (_taskLevel > NumberLevel.Chinese || number is null))
        {
            if (number is not null) _draft.OpenGoal(text, row.Line);
            else if (_draft.Task is { } task && _header.Place(TableColumn.Task) == 0) task.Append(TableColumn.Task, text);
            else _draft.Issues.Warning(row.Line, $"这一行只有{Cells.Quote(text)}一格，没有导入，请核对。");
        }
        else TaskRow(row, number, rest);
    }

    // A row without number whose name stands beside divisions and dates is a task that lost its number, not the rest of a name.
    private bool BeginsUnnumbered(GridRow row, string name)
    {
        if (name.Length == 0 || row.IsCovered(_header.Place(TableColumn.Task))) return false;
        if (!_header.Has(TableColumn.Number) || !_numbered) return true;
        TableColumn[] own = [TableColumn.ResponsibleUnits, TableColumn.Lead, TableColumn.Persons, TableColumn.Deadline, TableColumn.Measures];
        if (own.Count(c => RowText(row, c).Length > 0) < 2) return false;
        _draft.Issues.Error(row.Line, $"任务{Cells.Quote(name)}没有序号，请补上。");
        return true;
    }

    private void TaskRow(GridRow row, ItemNumber? number, string name)
    {
        var task = _draft.OpenTask(number, name, row.Line);
        foreach (var column in Fields) task.Append(column, RowText(row, column));
        if (!_header.Has(TableColumn.Task)) task.IsItsOwnMeasure = true;
        var measures = RowText(row, TableColumn.Measures);
        if (measures.Length > 0) task.AddMeasure(measures, null, row.Line, ProgressOf(row), SupplementCells.Of(_header, row));
        else task.OwnSupplement = SupplementCells.Of(_header, row);
        task.IsItsOwnMeasure |= !_header.Has(TableColumn.Measures);
        if (row.Cells.Count >= _header.Width || _grid.Padded) return;

        task.IsBroken = true;
        _draft.Issues.Error(row.Line,
            $"任务{task.Number.Text}{Cells.Quote(name)}只有 {row.Cells.Count} 格，表头有 {_header.Width} 格；请补齐缺少的单元格，没有内容的写“——”。");
    }

    private static readonly TableColumn[] Fields =
    [
        TableColumn.Requirement, TableColumn.ResponsibleUnits, TableColumn.Lead, TableColumn.Supporting, TableColumn.Persons, TableColumn.Deadline,
        TableColumn.TaskWeight, TableColumn.Steps, TableColumn.Supervision,
    ];

    /// <summary>The third level of a table: 1. under (一).</summary>
    private void MeasureRow(TaskBuilder task, GridRow row)
    {
        TableColumn[] text = [TableColumn.Measures, TableColumn.Task, TableColumn.Requirement];
        var column = Array.Find(text, c => RowText(row, c).Length > 0);
        var deadline = RowText(row, TableColumn.Deadline);
        task.AddMeasure(RowText(row, column), deadline, row.Line, ProgressOf(row), SupplementCells.Of(_header, row));
        foreach (var field in Fields.Where(f => f != column)) task.AppendOnce(field, RowText(row, field));
    }

    /// <summary>A row without number and name: further measures of the task above, or the rest of its cells.</summary>
    private void Continue(TaskBuilder task, GridRow row)
    {
        var measures = RowText(row, TableColumn.Measures);
        var deadline = RowText(row, TableColumn.Deadline);
        var merged = row.IsCovered(_header.Place(TableColumn.Task)) || row.IsCovered(_header.Place(TableColumn.Number));
        var progress = ProgressOf(row);
        var further = measures.Length > 0
            && (MeasureItems.BeginsItem(measures) || merged || progress is not null || deadline.Length > 0 && task.LastMeasure is null or { EndsSentence: true });
        var supplement = SupplementCells.Of(_header, row);
        if (further) task.AddMeasure(measures, deadline, row.Line, progress, supplement);
        else if (measures.Length > 0) task.ContinueMeasure(measures, row.Line);
        if (!further && supplement is not null) task.ContinueSupplement(supplement);

        task.Append(TableColumn.Task, RowText(row, TableColumn.Task));
        foreach (var column in Fields)
        {
            if (column == TableColumn.Deadline && further) continue;
            if (merged) task.AppendOnce(column, RowText(row, column));
            else task.Append(column, RowText(row, column));
        }
    }

    private ProgressCell? ProgressOf(GridRow row)
    {
        if (!_header.HasProgress) return null;
        string Text(TableColumn column) => Cells.OrNone(Cells.Flow(RowText(row, column)));
        var progress = new ProgressCell(Text(TableColumn.Percent), Text(TableColumn.Work), Text(TableColumn.Problem), Text(TableColumn.Next));
        return progress.IsEmpty ? null : progress;
    }

    private string RowText(GridRow row, TableColumn column) => row[_header.Place(column)];

    /// <summary>Gives a short row back the cells it can get back: those a page break or a line break inside a cell cut off.</summary>
    private (GridRow Row, int Joined) Fit(GridRow row, int index)
    {
        var width = _header.Width;
        if (row.Cells.Count > width && row.Cells.Skip(width).Any(c => !c.IsBlank))
            _draft.Issues.Error(row.Line, $"这一行有 {row.Cells.Count} 格，表头只有 {width} 格；请去掉单元格里的制表符或竖线，或补上表头。");
        if (row.Cells.Count >= width || _grid.Padded) return (row, 0);

        var before = _header.Place(TableColumn.Number);
        if (before > 0 && row.Cells.Count == width - before && ItemNumber.Alone(row[0]) is not null)
            return (row with { Cells = [.. Enumerable.Repeat(new GridCell(""), before), .. row.Cells] }, 0);

        return Begins(row) && row.Cells.Count > 1 ? Join(row, index) : (row, 0);
    }

    private (GridRow Row, int Joined) Join(GridRow row, int index)
    {
        var cells = row.Cells.ToList();
        var last = Math.Min(_grid.Rows.Count, index + MostLinesOfARow);
        for (var next = index + 1; next < last; next++)
        {
            var more = _grid.Rows[next];
            if (_front.HeaderAt(next) is not null || _front.Covers(next) || more.IsBlank || more[0].Length == 0 || Begins(more)) break;
            if (FrontMatter.IsOrnament(more[0]) || more[0] == _front.Title) break;
            cells[^1] = new GridCell(cells[^1].Text + "\n" + more[0]);
            cells.AddRange(more.Cells.Skip(1));
            if (cells.Count == _header.Width) return (row with { Cells = cells }, next - index);
        }
        return (row, 0);
    }

    private bool Begins(GridRow row) =>
        ItemNumber.Alone(RowText(row, TableColumn.Number)) is not null
        || ItemNumber.Alone(row[0]) is not null
        || ItemNumber.Lead(row[0], out _) is { Level: NumberLevel.Chinese or NumberLevel.Bracketed };
}
