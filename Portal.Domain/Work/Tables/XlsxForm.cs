using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Work.Tables;

/// <summary>The official form as a workbook. Every cell is an inline string, so nothing a clerk typed can become a formula.</summary>
internal static partial class XlsxForm
{
    private const uint TitleStyle = 1;
    private const uint BandStyle = 2;
    private const uint CellStyle = 3;

    private static readonly double[] Widths = [18, 8, 20, 48, 16, 18, 14, 12, 48, 14];
    private static readonly double[] ProgressWidths = [8, 30, 24, 24];

    public static byte[] Write(PlanSheet sheet)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "rBook");
            book.AddNewPart<WorkbookStylesPart>("rStyles").Stylesheet = Styles();
            WriteSheet(book.AddNewPart<WorksheetPart>("rSheet"), sheet);
            var headerRows = Top(sheet);
            book.Workbook = new Workbook(
                new Sheets(new Sheet { Name = "任务分解表", SheetId = 1, Id = "rSheet" }),
                new DefinedNames(new DefinedName($"任务分解表!$1:${headerRows}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }));
        }
        return stream.ToArray();
    }

    // Title, bands, header.
    private static int Top(PlanSheet sheet) => (sheet.Title.Length > 0 ? 1 : 0) + (SheetRows.HasBands(sheet) ? 1 : 0) + 1;

    private static void WriteSheet(WorksheetPart part, PlanSheet sheet)
    {
        var header = SheetRows.Header(sheet);
        var merges = new List<string>();
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = Top(sheet), TopLeftCell = $"A{Top(sheet) + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        double[] widths = [.. Widths, .. sheet.WithProgress ? ProgressWidths : [], .. Supplement.UsedIn(sheet).Select(c => c.Width / 100.0)];
        writer.WriteElement(new Columns(widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));

        writer.WriteStartElement(new SheetData());
        var row = 0;
        if (sheet.Title.Length > 0)
        {
            Row(writer, ++row, TitleStyle, [Cells.Flow(Cells.Clean(sheet.Title))]);
            merges.Add($"A{row}:{Column(header.Count - 1)}{row}");
        }
        if (SheetRows.HasBands(sheet))
        {
            var bands = new string[header.Count];
            Array.Fill(bands, "");
            (bands[0], bands[PlanForm.UpperColumns]) = (Cells.Flow(Cells.Clean(sheet.UpperHeading)), Cells.Flow(Cells.Clean(sheet.LowerHeading)));
            Row(writer, ++row, BandStyle, bands);
            merges.Add($"A{row}:{Column(PlanForm.UpperColumns - 1)}{row}");
            merges.Add($"{Column(PlanForm.UpperColumns)}{row}:{Column(header.Count - 1)}{row}");
        }
        Row(writer, ++row, BandStyle, header);
        foreach (var cells in SheetRows.Of(sheet))
        {
            Row(writer, ++row, CellStyle, cells.Select(c => c.Text));
            for (var i = 0; i < cells.Length; i++)
                if (cells[i].Rows > 1) merges.Add($"{Column(i)}{row}:{Column(i)}{row + cells[i].Rows - 1}");
        }
        writer.WriteEndElement();

        if (merges.Count > 0) writer.WriteElement(new MergeCells(merges.Select(m => new MergeCell { Reference = m })));
        writer.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 });
        // 8 is A3.
        writer.WriteElement(new PageSetup { PaperSize = 8, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteEndElement();
    }

    private static void Row(OpenXmlWriter writer, int number, uint style, IEnumerable<string> texts)
    {
        var row = new Row { RowIndex = (uint)number };
        var column = 0;
        foreach (var text in texts)
        {
            var cell = new Cell { CellReference = $"{Column(column++)}{number}", StyleIndex = style };
            if (text.Length > 0)
            {
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new InlineString(new Text(EscapeLike().Replace(text, "_x005F_")) { Space = SpaceProcessingModeValues.Preserve });
            }
            row.Append(cell);
        }
        writer.WriteElement(row);
    }

    // Excel reads _x0041_ as 'A'; the underscore in front is written as such a code itself.
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex EscapeLike();

    private static string Column(int index) => ((char)('A' + index)).ToString();

    private static Stylesheet Styles() => new(
        new Fonts(Font(OfficialFonts.Text, 11), Font(OfficialFonts.Title, 20), Font(OfficialFonts.Bold, 11)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), new Border(
            new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
            new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin })),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Format(font: 1, border: 0, HorizontalAlignmentValues.Center),
            Format(font: 2, border: 1, HorizontalAlignmentValues.Center),
            Format(font: 0, border: 1, HorizontalAlignmentValues.Left)));

    // Family 1 is roman (song) and charset 134 is GB2312: by these a machine without the official fonts chooses its own.
    private static Font Font(string name, double size) => new(
        new FontSize { Val = size }, new FontName { Val = name }, new FontFamilyNumbering { Val = 1 }, new FontCharSet { Val = 134 });

    // 49 is the text format: Excel leaves '=1+1' and '1-2' as written when the cell is edited.
    private static CellFormat Format(uint font, uint border, HorizontalAlignmentValues align) => new(
        new Alignment { Horizontal = align, Vertical = VerticalAlignmentValues.Center, WrapText = true })
    { NumberFormatId = 49, FontId = font, BorderId = border, ApplyNumberFormat = true, ApplyFont = true, ApplyBorder = true, ApplyAlignment = true };
}
