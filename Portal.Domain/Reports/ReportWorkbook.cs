using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Reports;

/// <summary>The tables as a workbook, one sheet each, numbers as numbers. The same tables give the same bytes.</summary>
public static class ReportWorkbook
{
    private const uint TitleStyle = 1;
    private const uint HeadStyle = 2;
    private const uint RowHeadStyle = 3;
    private const uint FigureStyle = 4;

    public static byte[] Write(ReportTables tables)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "rBook");
            book.AddNewPart<WorkbookStylesPart>("rStyles").Stylesheet = Styles();
            var sheets = new Sheets();
            foreach (var form in tables.OfForm.Tables)
            {
                book.AddNewPart<WorksheetPart>($"rSheet{form.Number}").Worksheet = Sheet(form, tables);
                sheets.Append(new Sheet { Name = $"表{Common.Numerals.ToChinese(form.Number)}", SheetId = (uint)form.Number, Id = $"rSheet{form.Number}" });
            }

            book.Workbook = new Workbook(sheets);
        }

        return OfficePackage.WithoutClock(stream.ToArray());
    }

    private static Worksheet Sheet(FormTable form, ReportTables tables)
    {
        var merges = new List<string> { $"A1:{Name(form.Columns - 1, 1)}" };
        var title = new Row { RowIndex = 1 };
        title.Append(Text(0, 1, TitleStyle, $"{ReportNarrative.Heading(form.Number)}（{tables.Year}年）"));
        var data = new SheetData(title);
        var laid = form.Laid().ToList();
        for (var row = 0; row < form.Rows.Count; row++)
        {
            var (number, line) = (row + 2, new Row { RowIndex = (uint)row + 2 });
            // Every cell of a merged range carries its border.
            var here = new Cell[form.Columns];
            foreach (var (cell, first, column) in laid.Where(l => l.Row <= row && row < l.Row + l.Cell.Rows))
                for (var c = column; c < column + cell.Columns; c++)
                    here[c] = first == row && c == column ? Filled(cell, c, number, tables) : new Cell { CellReference = Name(c, number), StyleIndex = Style(cell) };
            line.Append(here);
            data.Append(line);
        }

        merges.AddRange(laid.Where(l => l.Cell.Rows > 1 || l.Cell.Columns > 1).Select(l => $"{Name(l.Column, l.Row + 2)}:{Name(l.Column + l.Cell.Columns - 1, l.Row + 1 + l.Cell.Rows)}"));
        double[] widths = form.Number switch { 2 => [28, 18, 18, 18], 3 => [14, 18, 44, 9, 9, 9, 9, 9, 9, 9], _ => [.. Enumerable.Repeat(10.0, form.Columns)] };
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new Columns(widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })),
            data,
            new MergeCells(merges.Select(m => new MergeCell { Reference = m })),
            // 9 is A4.
            new PageSetup { PaperSize = 9, Orientation = form.Number == 2 ? OrientationValues.Portrait : OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
    }

    private static Cell Filled(FormCell cell, int column, int row, ReportTables tables) => cell.Key is { } key
        ? new Cell { CellReference = Name(column, row), StyleIndex = FigureStyle, CellValue = new CellValue(tables.Text(key)) }
        : Text(column, row, Style(cell), cell.Text);

    private static Cell Text(int column, int row, uint style, string text) =>
        new() { CellReference = Name(column, row), StyleIndex = style, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };

    private static uint Style(FormCell cell) => cell.Kind switch { FormCellKind.Figure => FigureStyle, FormCellKind.RowHead when cell.Rows == 1 => RowHeadStyle, _ => HeadStyle };

    private static string Name(int column, int row) => $"{(char)('A' + column)}{row}";

    private static Stylesheet Styles() => new(
        new Fonts(Font(OfficialFonts.Text, 11), Font(OfficialFonts.Title, 16), Font(OfficialFonts.Bold, 11)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), new Border(
            new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
            new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin })),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), Format(1, 0, HorizontalAlignmentValues.Center), Format(2, 1, HorizontalAlignmentValues.Center), Format(0, 1, HorizontalAlignmentValues.Left), Format(0, 1, HorizontalAlignmentValues.Center)));

    private static Font Font(string name, double size) => new(new FontSize { Val = size }, new FontName { Val = name }, new FontFamilyNumbering { Val = 1 }, new FontCharSet { Val = 134 });

    private static CellFormat Format(uint font, uint border, HorizontalAlignmentValues align) => new(
        new Alignment { Horizontal = align, Vertical = VerticalAlignmentValues.Center, WrapText = true })
    { FontId = font, BorderId = border, ApplyFont = true, ApplyBorder = true, ApplyAlignment = true };
}
