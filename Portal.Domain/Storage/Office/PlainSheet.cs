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
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(cell => new Cell(new InlineString(new Text(Clean(cell)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString })))));
            part.Workbook = new Workbook(new Sheets(new Sheet { Id = "rSheet", SheetId = 1, Name = name }));
        }

        return stream.ToArray();
    }

    /// <summary>Without what XML cannot hold.</summary>
    private static string Clean(string? text)
    {
        text = string.Concat((text ?? "").Where(c => c is '\n' or '\t' || !char.IsControl(c)));
        return text.Length > MaxCell ? text[..MaxCell] : text;
    }
}
