namespace Portal.Domain.Work.Tables;

/// <summary>Reads a plan that is no table but headings: 一、 goals, （一） tasks, 1. measures.</summary>
internal static class Outline
{
    /// <summary>False when the lines have no such levels.</summary>
    public static bool Read(Grid grid, DraftBuilder draft)
    {
        var levels = grid.Rows.Select(r => ItemNumber.Lead(r[0], out var rest) is { } n && rest.Length > 0 ? n.Level : (NumberLevel?)null).ToHashSet();
        if (!levels.Contains(NumberLevel.Chinese)) return false;
        if (!levels.Contains(NumberLevel.Bracketed) && !levels.Contains(NumberLevel.Arabic)) return false;

        var taskLevel = levels.Contains(NumberLevel.Bracketed) ? NumberLevel.Bracketed : NumberLevel.Arabic;
        foreach (var row in grid.Rows)
        {
            if (row.IsBlank) continue;
            var text = string.Join(' ', row.Cells.Select(c => c.Text));
            if (!FrontMatter.IsOrnament(text)) Line(draft, row.Line, text, taskLevel);
        }
        return draft.Tasks.Count > 0;
    }

    /// <summary>Rows of the standard ten columns whose header was not copied.</summary>
    public static bool HasStandardRows(Grid grid) =>
        grid.Rows.Any(r => r.Cells.Count == PlanForm.Columns.Length && ItemNumber.Alone(r[1]) is not null && r[2].Length > 0);

    public static string TitleOf(Grid grid)
    {
        foreach (var row in grid.Rows)
        {
            if (row.IsBlank || FrontMatter.IsOrnament(row[0])) continue;
            return ItemNumber.Lead(row[0], out _) is null ? Cells.Flow(row[0].TrimStart('#', ' ')) : "";
        }
        return "";
    }

    private static void Line(DraftBuilder draft, int line, string text, NumberLevel taskLevel)
    {
        var number = ItemNumber.Lead(text, out var rest);
        if (number is { Level: NumberLevel.Chinese }) draft.OpenGoal(text, line);
        else if (draft.Goal is null) return;
        else if (number is { } own && own.Level == taskLevel) Task(draft, own, rest, line);
        else if (draft.Task is not { } task) draft.Issues.Warning(line, $"这一行{Cells.Quote(text)}不在任何任务下面，没有导入。");
        else if (number is not null && number.Value.Level > taskLevel) Measure(task, rest, line);
        else if (Attributes(text) is { Count: > 0 } attributes) Assign(task, attributes);
        else if (task.LastMeasure is not null) task.ContinueMeasure(text, line);
        else task.Append(TableColumn.Requirement, text);
    }

    private static void Task(DraftBuilder draft, ItemNumber number, string heading, int line)
    {
        var (text, attributes) = WithoutAttributes(heading);
        // '（一）加强解读。做到……': the first sentence is the name.
        var stop = text.IndexOf('。');
        var task = draft.OpenTask(number, stop > 0 ? text[..stop] : text, line);
        if (stop > 0) task.Append(TableColumn.Requirement, text[(stop + 1)..].Trim());
        task.IsItsOwnMeasure = true;
        Assign(task, attributes);
    }

    private static void Measure(TaskBuilder task, string text, int line)
    {
        var (measure, attributes) = WithoutAttributes(text);
        var deadline = attributes.Find(a => a.Column == TableColumn.Deadline).Value;
        task.AddMeasure(MeasureItems.Guard(measure), deadline, line);
        Assign(task, attributes);
    }

    private static void Assign(TaskBuilder task, List<(TableColumn Column, string Value)> attributes)
    {
        foreach (var (column, value) in attributes)
        {
            if (column == TableColumn.Measures) task.AddMeasure(value, null, task.Line);
            else if (column is not (TableColumn.Task or TableColumn.Goal or TableColumn.Number)) task.AppendOnce(column, value);
        }
    }

    /// <summary>Parts a trailing （责任单位：…；完成时限：…） from the text.</summary>
    private static (string Text, List<(TableColumn Column, string Value)> Attributes) WithoutAttributes(string text)
    {
        var bare = text.TrimEnd('。', ' ');
        if (bare.Length > 0 && bare[^1] is '）' or ')')
        {
            var open = bare.LastIndexOfAny(['（', '(']);
            if (open > 0 && Attributes(bare[(open + 1)..^1]) is { Count: > 0 } attributes) return (bare[..open].TrimEnd(), attributes);
        }
        return (text, []);
    }

    private static List<(TableColumn Column, string Value)> Attributes(string text)
    {
        var attributes = new List<(TableColumn Column, string Value)>();
        foreach (var piece in text.Split(['；', ';', '\n', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = piece.AsSpan().IndexOfAny('：', ':');
            if (colon > 0 && ColumnMap.Meaning(piece[..colon]) is { } column) attributes.Add((column, piece[(colon + 1)..].Trim()));
            else if (attributes.Count == 0) return [];
            else attributes[^1] = (attributes[^1].Column, $"{attributes[^1].Value}，{piece}");
        }
        return attributes;
    }
}
