using System.Text;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Work.Tables;

/// <summary>Writes a plan as the official form, for offices that work in Word, Excel or plain text; the same plan gives the same bytes.</summary>
public static class PlanTableWriter
{
    public static byte[] Write(PlanSheet sheet, TableFormat format) => format switch
    {
        TableFormat.Tsv => WriteText(sheet),
        TableFormat.Docx => OfficePackage.WithoutClock(DocxForm.Write(sheet)),
        TableFormat.Xlsx => OfficePackage.WithoutClock(XlsxForm.Write(sheet)),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static byte[] WriteText(PlanSheet sheet)
    {
        var text = new StringBuilder();
        var header = SheetRows.Header(sheet);
        if (sheet.Title.Length > 0) text.Append(Cells.Flow(Cells.Clean(sheet.Title))).Append("\n\n");
        if (SheetRows.HasBands(sheet))
        {
            var bands = new string[header.Count];
            Array.Fill(bands, "");
            (bands[0], bands[PlanForm.UpperColumns]) = (sheet.UpperHeading, sheet.LowerHeading);
            Line(text, bands);
        }
        Line(text, header);
        foreach (var row in SheetRows.Of(sheet)) Line(text, row.Select(c => c.Text));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin('\t', cells.Select(c => Quoted(Cells.Clean(c).Replace('\n', ' ')))).Append('\n');

    // A cell that begins with a quote would be read as a quoted one.
    private static string Quoted(string cell) =>
        cell.StartsWith('"') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
