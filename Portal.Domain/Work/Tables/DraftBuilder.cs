using Portal.Domain.Common;

namespace Portal.Domain.Work.Tables;

/// <summary>Puts goals, tasks and measures together as rows are read, whatever the layout.</summary>
internal sealed class DraftBuilder(int? year)
{
    private const int LongestName = 500;

    private readonly Dictionary<string, GoalBuilder> _byNumber = [];
    private readonly Dictionary<string, GoalBuilder> _byName = [];

    public IssueList Issues { get; } = new();

    public List<GoalBuilder> Goals { get; } = [];

    public GoalBuilder? Goal { get; private set; }

    public TaskBuilder? Task { get; private set; }

    /// <summary>In the order of the table, across goals.</summary>
    public List<TaskBuilder> Tasks { get; } = [];

    private bool _saidUnnumbered;

    /// <summary>Opens a goal, or goes on with one that is repeated after a page break.</summary>
    public void OpenGoal(string text, int line)
    {
        var number = ItemNumber.Lead(Cells.Flow(text), out var rest);
        var name = WithoutContinued(rest);
        var written = number switch
        {
            { Level: NumberLevel.Chinese } n => n.Text,
            { Value: { } value and > 0 } => Numerals.ToChinese(value),
            _ => null,
        };
        Goal = written is null ? ByName(name, line) : ByNumber(written, name, line);
        Task = null;
    }

    /// <summary>The rest of a goal's name, written in the row below.</summary>
    public void ContinueGoal(string text, int line)
    {
        if (Goal is null) return;
        if (Goal.Name.Length < LongestName) Goal.Name += Cells.Flow(text);
        else Issues.Error(line, $"目标“{Goal.Number}”的名称过长，请检查目标一列是否错位。");
    }

    public TaskBuilder OpenTask(ItemNumber? number, string name, int line)
    {
        if (Goal is null) OpenGoal("一、全部任务", line);
        var written = number ?? new ItemNumber(NumberLevel.Bracketed, $"({Numerals.ToChinese(Math.Min(Tasks.Count + 1, 99_999))})", null);
        if (number is null && !_saidUnnumbered)
        {
            _saidUnnumbered = true;
            Issues.Warning(line, "任务没有序号，已按先后顺序编号，请核对。");
        }
        Task = new TaskBuilder(written, name, line);
        Goal!.Tasks.Add(Task);
        Tasks.Add(Task);
        return Task;
    }

    public PlanDraft Build(string title, string upper, string lower)
    {
        DraftChecks.Run(Goals, Tasks, Issues);
        var goals = Goals.Select(g => new GoalDraft(g.Number, g.Name, g.Line, [.. g.Tasks.Select(t => t.Build(year, Issues))])).ToList();
        DraftChecks.RunText(goals, Issues);
        return new PlanDraft(title, year, upper, lower, goals, Issues.InOrder());
    }

    private GoalBuilder ByName(string name, int line) =>
        _byName.TryGetValue(name, out var known) ? known : Add(Numerals.ToChinese(Math.Min(Goals.Count + 1, 99_999)), name, line);

    private GoalBuilder ByNumber(string number, string name, int line)
    {
        if (!_byNumber.TryGetValue(number, out var known)) return Add(number, name, line);
        if (known.Name != name)
        {
            Issues.Error(line, $"目标序号“{number}”与第 {known.Line} 行重复，但名称不同，请改正序号或统一名称。");
            return Add(number, name, line);
        }
        if (known != Goals[^1]) Issues.Warning(line, $"目标“{number}、{name}”分在两处，已合并为一个，请核对任务顺序。");
        return known;
    }

    private GoalBuilder Add(string number, string name, int line)
    {
        var goal = new GoalBuilder(number, name, line);
        Goals.Add(goal);
        _byNumber.TryAdd(number, goal);
        _byName.TryAdd(name, goal);
        return goal;
    }

    private static string WithoutContinued(string name)
    {
        foreach (var mark in (string[])["（续）", "(续)", "（续表）"])
            if (name.EndsWith(mark, StringComparison.Ordinal)) return name[..^mark.Length];
        return name;
    }
}

internal sealed class GoalBuilder(string number, string name, int line)
{
    public string Number { get; } = number;

    public string Name { get; set; } = name;

    public int Line { get; } = line;

    public List<TaskBuilder> Tasks { get; } = [];
}

/// <summary>One 完成措施 cell: the items in it are taken apart only when the whole cell is known.</summary>
internal sealed class MeasureCell(string text, string? deadline, int line, ProgressCell? progress, SupplementCells? supplement)
{
    private readonly List<string> _parts = [text];

    public string? Deadline { get; } = deadline;

    public int Line { get; } = line;

    public ProgressCell? Progress { get; } = progress;

    public SupplementCells? Supplement { get; set; } = supplement;

    public void Append(string text) => _parts.Add(text);

    public bool EndsSentence => _parts[^1].Length > 0 && _parts[^1][^1] is '。' or '；' or ';' or '！';

    public IReadOnlyList<string> Items() => MeasureItems.Split(string.Join('\n', _parts));
}

internal sealed class TaskBuilder(ItemNumber number, string name, int line)
{
    private readonly Dictionary<TableColumn, List<string>> _fields = new() { [TableColumn.Task] = [name] };
    private readonly List<MeasureCell> _measures = [];

    public ItemNumber Number { get; } = number;

    public int Line { get; } = line;

    /// <summary>The layout has no column for measures: the task is its own and only measure.</summary>
    public bool IsItsOwnMeasure { get; set; }

    /// <summary>What the task's row says of its measures where no measure stands in it.</summary>
    public SupplementCells? OwnSupplement { get; set; }

    /// <summary>An error was already reported for this row.</summary>
    public bool IsBroken { get; set; }

    public bool HasContent => _measures.Count > 0 || _fields.Count > 1;

    public bool HasMeasures => IsItsOwnMeasure || _measures.Exists(m => m.Items().Count > 0);

    public string Name => Cells.Flow(Raw(TableColumn.Task));

    public MeasureCell? LastMeasure => _measures.Count > 0 ? _measures[^1] : null;

    public void Append(TableColumn column, string text)
    {
        if (text.Length == 0) return;
        if (!_fields.TryGetValue(column, out var parts)) _fields[column] = parts = [];
        parts.Add(text);
    }

    /// <summary>For what measure rows repeat: the same division on each.</summary>
    public void AppendOnce(TableColumn column, string text)
    {
        if (!_fields.TryGetValue(column, out var parts) || !parts.Contains(text)) Append(column, text);
    }

    public void AddMeasure(string text, string? deadline, int line, ProgressCell? progress = null, SupplementCells? supplement = null) =>
        _measures.Add(new MeasureCell(text, deadline, line, progress, supplement));

    public void ContinueMeasure(string text, int line)
    {
        if (LastMeasure is { } last) last.Append(text);
        else AddMeasure(text, null, line);
    }

    public void ContinueSupplement(SupplementCells below)
    {
        if (LastMeasure is not { } last) OwnSupplement ??= below;
        else if (last.Supplement is { } above) above.Append(below);
        else last.Supplement = below;
    }

    public TaskDraft Build(int? year, IssueList issues)
    {
        var requirement = Cells.OrNone(Cells.Flow(Raw(TableColumn.Requirement)));
        var deadline = Cells.OrNone(Cells.Flow(Raw(TableColumn.Deadline)));
        if (IsItsOwnMeasure && _measures.Count == 0) AddMeasure(MeasureItems.Guard(requirement.Length > 0 ? requirement : Name), null, Line, supplement: OwnSupplement);
        else OwnSupplement?.Apply([], issues);
        return new TaskDraft(
            Number.Text,
            Name,
            requirement,
            Cells.OrNone(Cells.Divisions(Raw(TableColumn.ResponsibleUnits))),
            Cells.OrNone(Cells.Divisions(Raw(TableColumn.Lead))),
            Cells.OrNone(Cells.Divisions(Raw(TableColumn.Supporting))),
            Cells.OrNone(Cells.Persons(Raw(TableColumn.Persons))),
            deadline,
            Line,
            [.. Measures(deadline, year, issues)],
            Accepted(TableColumn.Steps, PlanField.Steps, issues) ?? "",
            Accepted(TableColumn.Supervision, PlanField.Supervision, issues) ?? "",
            Accepted(TableColumn.TaskWeight, PlanField.TaskWeight, issues) is { } weight ? SupplementCells.Weight(PlanField.TaskWeight, weight) : null);
    }

    /// <summary>The text of a column behind the form; null where there is none, or none that can be taken.</summary>
    private string? Accepted(TableColumn column, PlanField field, IssueList issues)
    {
        var text = Cells.OrNone(Cells.Flow(Raw(column)));
        if (text.Length == 0) return null;
        if (SupplementCells.Accepted(field, text) is { } accepted) return accepted;
        issues.Warning(Line, $"“{Supplement.NameOf(column)}”一栏的{Cells.Quote(text)}没有导入，原来的不变；{SupplementCells.Expected(column)}。");
        return null;
    }

    private List<MeasureDraft> Measures(string deadline, int? year, IssueList issues)
    {
        var measures = new List<MeasureDraft>();
        foreach (var cell in _measures)
        {
            var items = new List<MeasureDraft>();
            var progress = cell.Progress;
            foreach (var text in cell.Items())
            {
                var own = cell.Deadline is { Length: > 0 } written ? written : deadline;
                var due = year is { } y ? DueReader.Read(text, own, y) : DueRule.AllYear(null);
                items.Add(new MeasureDraft(measures.Count + items.Count + 1, text, due, cell.Line, progress));
                progress = null;
            }
            measures.AddRange(cell.Supplement?.Apply(items, issues) ?? items);
        }
        return measures;
    }

    private string Raw(TableColumn column) => _fields.TryGetValue(column, out var parts) ? string.Join('\n', parts) : "";
}
