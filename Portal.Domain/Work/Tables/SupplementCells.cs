namespace Portal.Domain.Work.Tables;

/// <summary>What one row says about its measures behind the official form. A value that cannot be read is a warning and changes nothing.</summary>
internal sealed class SupplementCells
{
    private readonly Dictionary<TableColumn, string> _texts = [];
    private readonly int _line;

    private SupplementCells(int line) => _line = line;

    /// <summary>Null when the row says nothing.</summary>
    public static SupplementCells? Of(ColumnMap header, GridRow row)
    {
        SupplementCells? cells = null;
        foreach (var column in Supplement.All.Where(c => c.OfMeasure is not null && header.Has(c.Column)).Select(c => c.Column))
            if (!Cells.IsNone(row[header.Place(column)]))
                (cells ??= new SupplementCells(row.Line))._texts[column] = row[header.Place(column)];
        return cells;
    }

    /// <summary>The rest of the cells, from the row below.</summary>
    public void Append(SupplementCells below)
    {
        foreach (var (column, text) in below._texts)
            _texts[column] = _texts.TryGetValue(column, out var above) ? above + "\n" + text : text;
    }

    public IReadOnlyList<MeasureDraft> Apply(IReadOnlyList<MeasureDraft> measures, IssueList issues)
    {
        MeasureDraft[] result = [.. measures];
        foreach (var (column, text) in _texts)
        {
            var values = MeasureItems.Split(text);
            if (values.Count != result.Length)
            {
                issues.Warning(_line, $"“{Supplement.NameOf(column)}”有 {values.Count} 项，完成措施有 {result.Length} 条，对不上，没有导入；请逐条写成“1. … 2. …”，没有的写“——”。");
                continue;
            }

            for (var i = 0; i < result.Length; i++)
            {
                if (Cells.IsNone(values[i])) continue;
                if (With(result[i], column, values[i]) is { } read) result[i] = read;
                else issues.Warning(_line, $"“{Supplement.NameOf(column)}”一栏的{Cells.Quote(values[i])}没有导入，原来的不变；{Expected(column)}。");
            }
        }
        return result;
    }

    /// <summary>The value as the field's own rule takes it; null where it does not.</summary>
    public static string? Accepted(PlanField field, string value)
    {
        var rule = PlanFields.Of(field);
        var normal = rule.Normalize(value);
        return rule.Refusals(normal).Any() ? null : normal;
    }

    public static decimal? Weight(PlanField field, string value) =>
        Accepted(field, value) is { } text ? decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>How the column is to be filled in.</summary>
    public static string Expected(TableColumn column) => column switch
    {
        TableColumn.MeasureDue => "请写 2019-09-30 这样的日期，或每月、每季度、每半年、每年，或全年持续（每季度）",
        TableColumn.MeasureReckoning => "请写按百分比、只报状态或按期佐证",
        TableColumn.MeasureWeight or TableColumn.TaskWeight => "请写 0.1 到 100 之间的数",
        _ => "文字太长，请缩短",
    };

    private static MeasureDraft? With(MeasureDraft measure, TableColumn column, string value) => column switch
    {
        TableColumn.MeasureDue => PlanWords.ReadDue(value) is { } due ? measure with { Due = due with { Phrase = measure.Due.Phrase }, DueByHand = true } : null,
        TableColumn.MeasureOwner => Accepted(PlanField.MeasureOwner, value) is { } owner ? measure with { Owner = owner } : null,
        TableColumn.MeasureWeight => Weight(PlanField.MeasureWeight, value) is { } weight ? measure with { Weight = weight } : null,
        _ => PlanWords.ReadReckoning(value) is { } reckoning ? measure with { Reckoning = reckoning } : null,
    };
}
