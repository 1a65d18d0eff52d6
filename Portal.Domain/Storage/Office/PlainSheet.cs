using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Portal.Domain.Storage.Office;

/// <summary>A workbook of one sheet of text. Every cell is an inline string, so that nothing in it can become a formula.</summary>
public static class PlainSheet
{
    /// <summary>Longest text that a cell takes.</summary>
    private const int MaxCell = 32_767;

    public static byte[] Write(string name, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var stream = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            var sheet = part.AddNewPart<WorksheetPart>("rSheet");
            using (var writer = OpenXmlWriter.Create(sheet)) // row by row: a hundred thousand of them as a tree would not fit
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                foreach (var row in rows) writer.WriteElement(new Row(row.Select(cell => new Cell(new InlineString(new Text(Clean(cell)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString })));
                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            part.Workbook = new Workbook(new Sheets(new Sheet { Id = "rSheet", SheetId = 1, Name = name }));
        }

        return stream.ToArray();
    }

    /// <summary>The rows of the first visible sheet as text; empty cells before the last one are empty strings.</summary>
    /// <exception cref="UnreadableFileException">It is no workbook, or not a harmless one.</exception>
    internal static IReadOnlyList<IReadOnlyList<string>> Read(byte[] content) => OfficePackage.Read(content, (parts, stream) =>
    {
        if (!parts.Contains("xl/workbook.xml")) throw new UnreadableFileException("这不是 .xlsx 文件；请在 Excel 或 WPS 里另存为 .xlsx 再导入。");
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var book = document.WorkbookPart!;
        var sheet = book.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault(s => s.State?.InnerText is not ("hidden" or "veryHidden"));
        var rows = new List<IReadOnlyList<string>>();
        if (sheet?.Id?.Value is not { } id || !book.TryGetPartById(id, out var part) || part is not WorksheetPart) return rows;
        var values = new XlsxValues(book);
        using var xml = OfficePackage.Xml(part);
        while (xml.ReadToFollowing("row", Main))
        {
            if (rows.Count >= MaxRows) throw new UnreadableFileException(new Common.Reason("表格超过 {0} 行，请拆分后分别导入。", MaxRows));
            rows.Add(ReadRow(xml, values));
        }

        return rows;
    });

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int MaxRows = 50_000;
    private const int MaxColumns = 100;

    private static List<string> ReadRow(XmlReader row, XlsxValues values)
    {
        var cells = new List<string>();
        if (row.IsEmptyElement) return cells;
        row.Read();
        while (!row.EOF && !(row.NodeType == XmlNodeType.EndElement && row.LocalName == "row"))
        {
            if (row.NodeType != XmlNodeType.Element || row.LocalName != "c")
            {
                row.Read();
                continue;
            }

            var column = ColumnOf(row.GetAttribute("r")) ?? cells.Count;
            var text = values.Read(row);
            if (column >= MaxColumns) continue;
            while (cells.Count <= column) cells.Add("");
            cells[column] = text;
        }

        return cells;
    }

    /// <summary>B7 is column 1.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in (reference ?? "").TakeWhile(c => c is >= 'A' and <= 'Z').Take(3)) column = column * 26 + (c - 'A' + 1);
        return column == 0 ? null : column - 1;
    }

    /// <summary>Without what XML cannot hold.</summary>
    private static string Clean(string? text)
    {
        text = string.Concat((text ?? "").Where(c => c is '\n' or '\t' || !char.IsControl(c)));
        return text.Length > MaxCell ? text[..MaxCell] : text;
    }
}
