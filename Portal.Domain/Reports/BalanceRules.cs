using Portal.Domain.Common;

namespace Portal.Domain.Reports;

/// <summary>Something in the tables that does not fit.</summary>
/// <param name="Rule">1 to 10, see <see cref="BalanceRules"/>.</param>
/// <param name="IsHard">Stops publication; otherwise an explanation is asked for.</param>
/// <param name="Message">Names the column and both sides.</param>
/// <param name="Code">The rule, where, and both sides: an explanation is for these numbers and no others.</param>
/// <param name="Keys">Cells it is about.</param>
public sealed record BalanceIssue(int Rule, bool IsHard, Reason Message, string Code, IReadOnlyList<string> Keys);

/// <summary>
/// The rules that the tables of an annual report must keep (the form's own note, 国办公开办函〔2021〕30号, and practice). Of the ten, rule 9 (one application,
/// one row) is kept by <see cref="ReportCount"/>, rule 10 (corrections are versions with a reason) by <see cref="ReportPackageRule"/>.
/// </summary>
public static class BalanceRules
{
    private static readonly IReadOnlyDictionary<string, Figure> NoFigures = new Dictionary<string, Figure>();

    /// <param name="before">Tables of the year before; null where there are none.</param>
    /// <param name="figures">How the cells came about, for rule 7; null: only the numbers are known.</param>
    public static IReadOnlyList<BalanceIssue> Check(ReportTables tables, ReportTables? before, IReadOnlyDictionary<string, Figure>? figures = null) =>
        [.. Values(tables), .. Columns(tables), .. Rows(tables), .. AcrossYears(tables, before), .. Remedies(tables, before), .. Normative(tables, before), .. Registers(figures ?? NoFigures)];

    /// <summary>What a cell is called: 表3“（二）部分公开”（自然人）.</summary>
    public static Reason Name(ReportForm form, string key)
    {
        var parts = key.Split('/');
        var table = form.Tables.First(t => t.Figures.Any(c => c.Key == key));
        if (table.Number == 4) return new Reason("表四“{0}”的“{1}”", Table4.Parts.First(p => p.Key == parts[1]).Name, Table4.Results.First(r => r.Key == parts[2]).Name);
        var row = table.Rows.First(r => r.Any(c => c.Key == key));
        var head = row.Last(c => c.Kind == FormCellKind.RowHead).Text;
        if (table.Number == 3) return new Reason("表三“{0}”的“{1}”", head, Table3.ColumnNames[Table3.ColumnOf(key) - 1]);
        var index = row.Where(c => c.Key is not null).ToList().FindIndex(c => c.Key == key);
        var heads = table.Rows.TakeWhile(r => r != row).Last(r => r.All(c => c.Kind == FormCellKind.ColumnHead));
        return new Reason("表二“{0}”的“{1}”", head, heads[index + 1].Text);
    }

    /// <summary>8: non-negative integers, money with decimals.</summary>
    private static IEnumerable<BalanceIssue> Values(ReportTables tables) =>
        from key in tables.OfForm.Keys
        let fault = AnnualReport.Fault(key, tables[key])
        where fault is not null
        select Hard(8, new Reason("{0}是 {1}：{2}", Name(tables.OfForm, key), tables.Text(key), fault), key, tables[key], 0, [key]);

    /// <summary>1 and 2, per column of table 3.</summary>
    private static IEnumerable<BalanceIssue> Columns(ReportTables tables)
    {
        var results = tables.OfForm.ResultRows;
        for (var column = 1; column <= Table3.All; column++)
        {
            var name = Table3.ColumnNames[column - 1];
            var (came, went) = (tables[Table3.Received, column] + tables[Table3.CarriedIn, column], tables[Table3.Total, column] + tables[Table3.CarriedOut, column]);
            if (came != went)
                yield return Hard(1, new Reason("表三“{0}”列：新收 {1} 加上年结转 {2} 等于 {3}，办理结果总计 {4} 加结转下年度 {5} 等于 {6}，两边应相等。", name,
                    tables[Table3.Received, column], tables[Table3.CarriedIn, column], came, tables[Table3.Total, column], tables[Table3.CarriedOut, column], went),
                    name, came, went, [.. ((int[])[Table3.Received, Table3.CarriedIn, Table3.Total, Table3.CarriedOut]).Select(row => Table3.Key(row, column))]);
            var sum = results.Sum(row => tables[row, column]);
            if (sum != tables[Table3.Total, column])
                yield return Hard(2, new Reason("表三“{0}”列：（七）总计是 {1}，（一）到（六）各行相加是 {2}。", name, tables[Table3.Total, column], sum), name, tables[Table3.Total, column], sum,
                    [Table3.Key(Table3.Total, column), .. results.Select(row => Table3.Key(row, column))]);
        }
    }

    /// <summary>3, per row of table 3.</summary>
    private static IEnumerable<BalanceIssue> Rows(ReportTables tables)
    {
        foreach (var row in (int[])[Table3.Received, Table3.CarriedIn, .. tables.OfForm.ResultRows, Table3.Total, Table3.CarriedOut])
        {
            var sum = Enumerable.Range(1, Table3.All - 1).Sum(column => tables[row, column]);
            if (sum == tables[row, Table3.All]) continue;
            var head = tables.OfForm.Table(3).Rows.First(r => r.Any(c => c.Key == Table3.Key(row, 1))).Last(c => c.Kind == FormCellKind.RowHead).Text;
            yield return Hard(3, new Reason("表三“{0}”行：总计是 {1}，自然人与五类组织相加是 {2}。", head, tables[row, Table3.All], sum), row.ToString(System.Globalization.CultureInfo.InvariantCulture), tables[row, Table3.All], sum,
                [.. Enumerable.Range(1, Table3.All).Select(column => Table3.Key(row, column))]);
        }
    }

    /// <summary>4: what was carried out of last year is carried into this one.</summary>
    private static IEnumerable<BalanceIssue> AcrossYears(ReportTables tables, ReportTables? before)
    {
        if (before is null) yield break;
        for (var column = 1; column <= Table3.All; column++)
            if (tables[Table3.CarriedIn, column] != before[Table3.CarriedOut, column])
                yield return Hard(4, new Reason("表三“{0}”列：上年结转是 {1}，{2} 年的年报里结转下年度是 {3}，两边应相等。", Table3.ColumnNames[column - 1], tables[Table3.CarriedIn, column], before.Year, before[Table3.CarriedOut, column]),
                    Table3.ColumnNames[column - 1], tables[Table3.CarriedIn, column], before[Table3.CarriedOut, column], [Table3.Key(Table3.CarriedIn, column)]);
    }

    /// <summary>5: totals of table 4; what was open last year comes back as a result or is open again.</summary>
    private static IEnumerable<BalanceIssue> Remedies(ReportTables tables, ReportTables? before)
    {
        foreach (var (part, name) in Table4.Parts)
        {
            var sum = Table4.Results.Where(r => r.Key != Table4.Sum).Sum(r => tables[Table4.Key(part, r.Key)]);
            var total = tables[Table4.Key(part, Table4.Sum)];
            if (sum != total) yield return Hard(5, new Reason("表四“{0}”：总计是 {1}，四项相加是 {2}。", name, total, sum), part, total, sum, [.. Table4.Results.Select(r => Table4.Key(part, r.Key))]);
            if (before?[Table4.Key(part, Table4.Open)] is { } open && open > total)
                yield return Soft(5, new Reason("表四“{0}”：{1} 年有 {2} 件尚未审结，本年总计只有 {3} 件，应继续列为结果或尚未审结，请说明。", name, before.Year, open, total), part, open, total, [Table4.Key(part, Table4.Sum)]);
        }
    }

    /// <summary>6: in force = last year's + made − ended. 自动失效 and 认定 changes break it, so it asks for words only.</summary>
    private static IEnumerable<BalanceIssue> Normative(ReportTables tables, ReportTables? before)
    {
        if (before is null || tables.Form != ReportForms.Current.Key || before.Form != ReportForms.Current.Key) return [];
        (string Name, string Made, string Ended, string Valid)[] rows = [("规章", Table2.RulesMade, Table2.RulesRepealed, Table2.RulesValid), ("行政规范性文件", Table2.NormativeMade, Table2.NormativeRepealed, Table2.NormativeValid)];
        return from row in rows
               let expected = before[row.Valid] + tables[row.Made] - tables[row.Ended]
               where expected != tables[row.Valid]
               select Soft(6, new Reason("表二“{0}”：现行有效是 {1}，{2} 年的 {3} 加制发 {4} 减废止 {5} 是 {6}，请说明。", row.Name, tables[row.Valid], before.Year, before[row.Valid], tables[row.Made], tables[row.Ended], expected), row.Valid, tables[row.Valid], expected, [row.Valid]);
    }

    /// <summary>7: a number of a register is the register's; where a person's word stands against it, the reason is on record and is asked about again.</summary>
    private static IEnumerable<BalanceIssue> Registers(IReadOnlyDictionary<string, Figure> figures) =>
        from figure in figures.Values
        where figure is { Differs: true, Source: FigureSource.ByHand } && ReportFigures.PartsOf(ReportForms.Current, figure.Key).Any() is false
        select Soft(7, new Reason("{0}填的是 {1}，登记簿里数出来是 {2}，请说明为什么不一致。", Name(FormOf(figures), figure.Key), figure.Value, figure.Counted!), figure.Key, figure.Value, figure.Counted!.Value, [figure.Key]);

    private static ReportForm FormOf(IReadOnlyDictionary<string, Figure> figures) => figures.ContainsKey("2/normative/public") ? ReportForms.Trial : ReportForms.Current;

    private static BalanceIssue Hard(int rule, Reason message, string where, decimal left, decimal right, IReadOnlyList<string> keys) => new(rule, true, message, Code(rule, where, left, right), keys);

    private static BalanceIssue Soft(int rule, Reason message, string where, decimal left, decimal right, IReadOnlyList<string> keys) => new(rule, false, message, Code(rule, where, left, right), keys);

    private static string Code(int rule, string where, decimal left, decimal right) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rule}:{where}:{left:0.####}:{right:0.####}");
}
