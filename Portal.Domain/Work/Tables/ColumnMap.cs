namespace Portal.Domain.Work.Tables;

/// <summary>The columns a task breakdown table may have.</summary>
internal enum TableColumn
{
    Goal,
    Number,
    Task,
    Requirement,
    ResponsibleUnits,
    Lead,
    Supporting,
    Persons,
    Measures,
    Deadline,
    Percent,
    Work,
    Problem,
    Next,
    TaskWeight,
    Steps,
    Supervision,
    MeasureDue,
    MeasureOwner,
    MeasureWeight,
    MeasureReckoning,
}

/// <summary>Which column of a table means what, read from its header row.</summary>
internal sealed class ColumnMap
{
    private readonly Dictionary<TableColumn, int> _places = [];

    private ColumnMap(int width) => Width = width;

    /// <summary>Cells a complete row has.</summary>
    public int Width { get; }

    /// <summary>Header cells that mean nothing to us, as written.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>How many columns it knows.</summary>
    public int Count => _places.Count;

    public bool Has(TableColumn column) => _places.ContainsKey(column);

    public int Place(TableColumn column) => _places.GetValueOrDefault(column, -1);

    public bool HasProgress => Has(TableColumn.Percent) || Has(TableColumn.Work) || Has(TableColumn.Problem) || Has(TableColumn.Next);

    /// <summary>Null when the row is no header: fewer than two known columns, or mostly other words.</summary>
    public static ColumnMap? Read(IReadOnlyList<GridCell> cells)
    {
        // No header cell is numbered; a row of data may well end in words like 措施 or 任务.
        if (cells.Any(c => ItemNumber.Lead(c.Text, out _) is not null)) return null;
        var width = cells.Count;
        while (width > 0 && cells[width - 1].IsBlank) width--;
        var header = new ColumnMap(width);
        for (var i = 0; i < width; i++)
        {
            if (cells[i].IsBlank) continue;
            if (Meaning(cells[i].Text) is not { } column || !header.Take(column, i)) header.Unknown.Add(cells[i].Text);
        }
        var known = header._places.Count;
        var tells = header.Has(TableColumn.Task) || header.Has(TableColumn.Requirement) || header.Has(TableColumn.Measures);
        return known >= 2 && tells && known * 2 > header.Unknown.Count + known ? header : null;
    }

    // 重点任务 | 工作内容: the first names the task, the second says what it asks for.
    private bool Take(TableColumn column, int place) =>
        _places.TryAdd(column, place) || column == TableColumn.Task && _places.TryAdd(TableColumn.Requirement, place);

    /// <summary>What a header cell means; null for a word no table of this kind uses.</summary>
    public static TableColumn? Meaning(string cell)
    {
        var name = Bare(cell);
        if (name.Length is 0 or > 12) return null;
        if (Known.TryGetValue(name, out var column)) return column;
        foreach (var (ending, meaning) in Endings)
            if (name.EndsWith(ending, StringComparison.Ordinal)) return WhoseWork(name, meaning);
        return null;
    }

    // 牵头科室, 牵头责任单位 …: who leads is in the first word, whatever the second calls him.
    private static TableColumn WhoseWork(string name, TableColumn meaning)
    {
        if (meaning is not (TableColumn.ResponsibleUnits or TableColumn.Lead)) return meaning;
        if (name.StartsWith("牵头", StringComparison.Ordinal) || name.StartsWith('主')) return TableColumn.Lead;
        return Array.Exists(Helpers, h => name.StartsWith(h, StringComparison.Ordinal)) ? TableColumn.Supporting : meaning;
    }

    private static readonly string[] Helpers = ["配合", "协办", "协助", "协同", "参与", "参加", "会办"];

    /// <summary>'目　标', '完成时限（月）' and '**任务**' without what surrounds the word.</summary>
    private static string Bare(string cell)
    {
        var bracket = cell.AsSpan().IndexOfAny('（', '(');
        var word = bracket > 0 ? cell[..bracket] : cell;
        return word.Length > 40 ? word : string.Concat(word.Where(c => !char.IsWhiteSpace(c) && c is not ('*' or '#' or '：' or ':')));
    }

    private static readonly Dictionary<string, TableColumn> Known = new()
    {
        ["目标"] = TableColumn.Goal,
        ["总体目标"] = TableColumn.Goal,
        ["类别"] = TableColumn.Goal,
        ["工作类别"] = TableColumn.Goal,
        ["任务类别"] = TableColumn.Goal,
        ["一级任务"] = TableColumn.Goal,
        ["板块"] = TableColumn.Goal,
        ["分类"] = TableColumn.Goal,
        ["序号"] = TableColumn.Number,
        ["编号"] = TableColumn.Number,
        ["号"] = TableColumn.Number,
        ["项次"] = TableColumn.Number,
        ["任务编号"] = TableColumn.Number,
        ["任务序号"] = TableColumn.Number,
        ["工作内容"] = TableColumn.Task,
        ["任务名称"] = TableColumn.Task,
        ["任务内容"] = TableColumn.Task,
        ["重点工作"] = TableColumn.Task,
        ["主要工作"] = TableColumn.Task,
        ["任务分解"] = TableColumn.Task,
        ["工作项目"] = TableColumn.Task,
        ["事项名称"] = TableColumn.Task,
        ["工作目标"] = TableColumn.Requirement,
        ["目标要求"] = TableColumn.Requirement,
        ["工作标准"] = TableColumn.Requirement,
        ["具体内容"] = TableColumn.Requirement,
        ["主要内容"] = TableColumn.Requirement,
        ["牵头"] = TableColumn.Lead,
        ["配合"] = TableColumn.Supporting,
        ["责任领导"] = TableColumn.Persons,
        ["承办人"] = TableColumn.Persons,
        ["经办人"] = TableColumn.Persons,
        ["联系人"] = TableColumn.Persons,
        ["责任人员"] = TableColumn.Persons,
        ["时间"] = TableColumn.Deadline,
        ["时间安排"] = TableColumn.Deadline,
        ["时间要求"] = TableColumn.Deadline,
        ["进度安排"] = TableColumn.Deadline,
        ["时限要求"] = TableColumn.Deadline,
        ["时间进度"] = TableColumn.Deadline,
        ["进度"] = TableColumn.Percent,
        ["完成进度"] = TableColumn.Percent,
        ["工作进度"] = TableColumn.Percent,
        ["完成率"] = TableColumn.Percent,
        ["工作进展"] = TableColumn.Work,
        ["进展情况"] = TableColumn.Work,
        ["完成情况"] = TableColumn.Work,
        ["落实情况"] = TableColumn.Work,
        ["工作进展情况"] = TableColumn.Work,
        ["存在问题"] = TableColumn.Problem,
        ["存在的问题"] = TableColumn.Problem,
        ["下一步打算"] = TableColumn.Next,
        ["下步打算"] = TableColumn.Next,
        ["下一步工作"] = TableColumn.Next,
        ["后续举措"] = TableColumn.Next,
        ["下一步举措"] = TableColumn.Next,
        ["后续措施"] = TableColumn.Next,
        ["下一步措施"] = TableColumn.Next,
        ["任务权重"] = TableColumn.TaskWeight,
        ["权重"] = TableColumn.TaskWeight,
        ["实施步骤"] = TableColumn.Steps,
        ["监督方式"] = TableColumn.Supervision,
        ["期限核定"] = TableColumn.MeasureDue,
        ["核定期限"] = TableColumn.MeasureDue,
        ["措施责任人"] = TableColumn.MeasureOwner,
        ["本条负责"] = TableColumn.MeasureOwner,
        ["措施权重"] = TableColumn.MeasureWeight,
        ["统计方式"] = TableColumn.MeasureReckoning,
        ["计法"] = TableColumn.MeasureReckoning,
    };

    private static readonly (string Ending, TableColumn Meaning)[] Endings =
    [
        ("措施", TableColumn.Measures), ("举措", TableColumn.Measures),
        ("时限", TableColumn.Deadline), ("时间", TableColumn.Deadline), ("节点", TableColumn.Deadline), ("期限", TableColumn.Deadline),
        ("责任人", TableColumn.Persons), ("负责人", TableColumn.Persons),
        ("单位", TableColumn.ResponsibleUnits), ("部门", TableColumn.ResponsibleUnits), ("责任主体", TableColumn.ResponsibleUnits),
        ("处室", TableColumn.Lead), ("科室", TableColumn.Lead), ("股室", TableColumn.Lead), ("室所", TableColumn.Lead),
        ("任务", TableColumn.Task), ("事项", TableColumn.Task), ("要求", TableColumn.Requirement),
    ];
}
