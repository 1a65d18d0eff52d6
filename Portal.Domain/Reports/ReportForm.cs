namespace Portal.Domain.Reports;

public enum FormCellKind
{
    /// <summary>A band over a group of rows: 第二十条第（一）项.</summary>
    Band,

    /// <summary>Head of the columns under it.</summary>
    ColumnHead,

    /// <summary>Head of the row, or of the rows, beside it.</summary>
    RowHead,

    /// <summary>Holds a number.</summary>
    Figure,
}

/// <summary>One cell of an official form, where it begins.</summary>
/// <param name="Rows">Rows it reaches over.</param>
/// <param name="Columns">Columns it reaches over.</param>
/// <param name="Key">Which number it holds; null for heads.</param>
public sealed record FormCell(FormCellKind Kind, string Text, int Rows = 1, int Columns = 1, string? Key = null)
{
    public static FormCell Band(string text, int columns) => new(FormCellKind.Band, text, 1, columns);

    public static FormCell Head(string text, int rows = 1, int columns = 1) => new(FormCellKind.ColumnHead, text, rows, columns);

    public static FormCell Row(string text, int rows = 1, int columns = 1) => new(FormCellKind.RowHead, text, rows, columns);

    public static FormCell Figure(string key, int columns = 1) => new(FormCellKind.Figure, "", 1, columns, key);
}

/// <summary>One table of the form; a row lists the cells that begin in it.</summary>
/// <param name="Number">2, 3 or 4: the section of the report it stands in.</param>
/// <param name="Columns">Width of its grid.</param>
/// <param name="HeaderRows">Rows on top that are heads of columns.</param>
public sealed record FormTable(int Number, string Title, int Columns, int HeaderRows, IReadOnlyList<IReadOnlyList<FormCell>> Rows)
{
    public IEnumerable<FormCell> Figures => Rows.SelectMany(r => r).Where(c => c.Key is not null);

    /// <summary>Every cell with the row and the column of the grid where it begins, both from 0.</summary>
    public IEnumerable<(FormCell Cell, int Row, int Column)> Laid()
    {
        var taken = new bool[Rows.Count, Columns];
        for (var row = 0; row < Rows.Count; row++)
        {
            var column = 0;
            foreach (var cell in Rows[row])
            {
                while (taken[row, column]) column++;
                for (var r = row; r < row + cell.Rows; r++)
                    for (var c = column; c < column + cell.Columns; c++)
                        taken[r, c] = taken[r, c] ? throw new InvalidOperationException($"Table {Number}: two cells at {r}, {c}.") : true;
                yield return (cell, row, column);
                column += cell.Columns;
            }
        }
    }
}

/// <summary>The tables of the annual report as one notice of the 国务院办公厅 prescribes them; a reporting year has one form.</summary>
/// <param name="Key">Kept with every report's numbers.</param>
/// <param name="Source">The notice.</param>
/// <param name="FirstYear">First year that is reported with it.</param>
public sealed record ReportForm(string Key, string Source, int FirstYear, IReadOnlyList<FormTable> Tables)
{
    public FormTable Table(int number) => Tables.Single(t => t.Number == number);

    public IEnumerable<string> Keys => Tables.SelectMany(t => t.Figures).Select(c => c.Key!);

    /// <summary>Rows of table 3 that say what came of applications, in order: all but 新收, 结转, 总计.</summary>
    public IReadOnlyList<int> ResultRows { get; } = [.. Tables.Single(t => t.Number == 3).Figures.Select(c => Table3.RowOf(c.Key!)).Distinct().Where(r => r is > Table3.CarriedIn and < Table3.Total)];
}

/// <summary>Numbers of table 3: rows 1 to 25 as the form of 2021 counts them, columns 1 自然人 to 6 其他, 7 总计.</summary>
public static class Table3
{
    public const int Received = 1;
    public const int CarriedIn = 2;
    public const int FirstResult = 3;

    /// <summary>（六）3.其他; the whole of （六）其他处理 in the trial form.</summary>
    public const int OtherEnd = 23;

    /// <summary>（七）总计.</summary>
    public const int Total = 24;
    public const int CarriedOut = 25;

    /// <summary>Column 总计.</summary>
    public const int All = 7;

    /// <summary>Heads of the columns 1 to 7.</summary>
    public static readonly IReadOnlyList<string> ColumnNames = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

    public static string Key(int row, int column) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"3/{row}/{column}");

    public static int RowOf(string key) => int.Parse(key.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);

    public static int ColumnOf(string key) => int.Parse(key.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Numbers of table 4: three parts of five.</summary>
public static class Table4
{
    public const string Open = "open";
    public const string Sum = "total";

    /// <summary>行政复议; 行政诉讼 without and after it.</summary>
    public static readonly IReadOnlyList<(string Key, string Name)> Parts = [("review", "行政复议"), ("direct", "未经复议直接起诉"), ("after", "复议后起诉")];

    public static readonly IReadOnlyList<(string Key, string Name)> Results = [("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), (Open, "尚未审结"), (Sum, "总计")];

    public static string Key(string part, string result) => $"4/{part}/{result}";
}

/// <summary>Numbers of table 2: what is counted of what.</summary>
public static class Table2
{
    public const string NormativeMade = "2/normative/made";
    public const string NormativeRepealed = "2/normative/repealed";
    public const string NormativeValid = "2/normative/valid";
    public const string RulesMade = "2/rules/made";
    public const string RulesRepealed = "2/rules/repealed";
    public const string RulesValid = "2/rules/valid";

    /// <summary>A sum of money, in 万元: may have decimals.</summary>
    public static bool IsAmount(string key) => key.EndsWith("/amount", StringComparison.Ordinal);

    /// <summary>本年增/减: may be negative.</summary>
    public static bool IsChange(string key) => key.EndsWith("/change", StringComparison.Ordinal);
}
