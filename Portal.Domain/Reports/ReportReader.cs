using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Domain.Common;
using Portal.Domain.Storage.Office;
using Portal.Domain.Work.Tables;

namespace Portal.Domain.Reports;

/// <summary>
/// Reads the tables of a report that was made elsewhere, out of a file or the clipboard: rows are known by their labels, numbers by where the form puts
/// them. Published reports show '/' and blanks where there is nothing: both are 0.
/// </summary>
public static partial class ReportReader
{
    /// <summary>By cell; cells whose row was not found are missing.</summary>
    public static Outcome<IReadOnlyDictionary<string, decimal>> Read(byte[] content, string fileName, ReportForm form) => Guarded(() => PlanTableReader.GridOf(content, fileName), form);

    /// <summary>What Excel, Word or a browser put on the clipboard.</summary>
    public static Outcome<IReadOnlyDictionary<string, decimal>> ReadText(string pasted, ReportForm form) => Guarded(() => PlanTableReader.GridOf(pasted), form);

    private static Outcome<IReadOnlyDictionary<string, decimal>> Guarded(Func<Grid> read, ReportForm form)
    {
        try
        {
            var values = new Dictionary<string, decimal>();
            var grid = read();
            foreach (var table in form.Tables) Read(grid, table, values);
            return values.Count > 0 ? values : Refused("没有认出任何数字。请核对是不是年度报告的表二、表三、表四。");
        }
        catch (UnreadableFileException refused)
        {
            return Refused(refused.Message);
        }
    }

    private static Outcome<IReadOnlyDictionary<string, decimal>> Refused(Reason reason) => Outcome<IReadOnlyDictionary<string, decimal>>.From(Outcome.Refused(reason));

    private static void Read(Grid grid, FormTable table, Dictionary<string, decimal> values)
    {
        var laid = table.Laid().ToList();
        foreach (var line in laid.Where(l => l.Cell.Key is not null).GroupBy(l => l.Row))
        {
            var numbers = line.OrderBy(l => l.Column).ToList();
            var found = table.Number == 4 ? Unlabelled(grid, table) : Labelled(grid, laid.Where(l => l.Row == line.Key && l.Cell.Kind == FormCellKind.RowHead).MaxBy(l => l.Column), table.Columns);
            if (found is not { } place) continue;
            // A row that lost its merged cells on the way keeps its numbers at the end.
            var isShort = !grid.Padded && place.Row.Cells.Count - place.Offset < table.Columns;
            for (var i = 0; i < numbers.Count; i++)
            {
                var at = isShort ? place.Row.Cells.Count - numbers.Count + i : place.Offset + numbers[i].Column;
                if (Number(place.Row[at]) is { } value) values[numbers[i].Cell.Key!] = value;
            }
        }
    }

    private static (GridRow Row, int Offset)? Labelled(Grid grid, (FormCell Cell, int Row, int Column) label, int columns)
    {
        var wanted = Bare(label.Cell.Text);
        foreach (var row in grid.Rows)
            for (var i = 0; i < row.Cells.Count; i++)
                if (Bare(row.Cells[i].Text) == wanted && row.Cells.Skip(i + 1).Any(c => !c.IsBlank) && row.Cells.Skip(i + 1).Take(columns).All(c => Number(c.Text) is not null))
                    return (row, Math.Max(0, i - label.Column));
        return null;
    }

    /// <summary>The data row of table 4 has no label: it follows the heads and holds nothing but numbers.</summary>
    private static (GridRow Row, int Offset)? Unlabelled(Grid grid, FormTable table)
    {
        var heads = grid.Rows.ToList().FindIndex(r => r.Cells.Any(c => Bare(c.Text) == Bare(Table4.Parts[1].Name)));
        if (heads < 0) return null;
        var row = grid.Rows.Skip(heads + 1).FirstOrDefault(r => !r.IsBlank && !r.Loose && r.Cells.All(c => Number(c.Text) is not null));
        return row is null ? null : (row, Math.Max(0, row.Cells.Count - table.Columns));
    }

    /// <summary>'/', dashes and blanks are 0; '12件' is 12. Null for what is no number.</summary>
    private static decimal? Number(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Trim();
        if (Cells.IsNone(plain)) return 0;
        var match = NumberPattern().Match(plain);
        return match.Success && decimal.TryParse(match.Groups[1].ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>A label without its number, brackets and spaces: '（三）1.属于国家秘密' and '1．属于国家秘密' are one.</summary>
    private static string Bare(string text) => Noise().Replace(Numbering().Replace(text.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal), ""), "");

    [GeneratedRegex(@"^([-+]?\d+(?:\.\d+)?)(?:件|项|万元|元)?$")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^(?:[一二三四五六七]、|\([一二三四五六七]\)|\d[.、])+")]
    private static partial Regex Numbering();

    [GeneratedRegex(@"[^\p{L}\p{N}]")]
    private static partial Regex Noise();
}
