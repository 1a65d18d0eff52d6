using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Work.Tables;

/// <summary>The official form as a Word document: A3 landscape, merged goals, header rows on every page.</summary>
internal static class DocxForm
{
    // Twentieths of a point: A3 landscape is 23811 wide, less two margins of 1134.
    private static readonly int[] Widths = [2000, 900, 2200, 4700, 1700, 1700, 1400, 1200, 4343, 1400];
    private static readonly int[] WidthsWithProgress = [1500, 800, 1700, 3200, 1300, 1300, 1100, 1000, 3200, 1100, 743, 1900, 1350, 1350];

    public static byte[] Write(PlanSheet sheet)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "rMain");
            main.AddNewPart<StyleDefinitionsPart>("rStyles").Styles = Styles();
            main.AddNewPart<FontTablePart>("rFonts").Fonts = OfficialFonts.Table();
            using var writer = OpenXmlWriter.Create(main);
            writer.WriteStartElement(new Document());
            writer.WriteStartElement(new Body());
            if (sheet.Title.Length > 0) writer.WriteElement(Paragraph(Cells.Flow(Cells.Clean(sheet.Title)), "PlanTitle"));
            WriteTable(writer, sheet);
            writer.WriteElement(Paragraph("", "PlanCell"));
            writer.WriteElement(Page());
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static void WriteTable(OpenXmlWriter writer, PlanSheet sheet)
    {
        var widths = WidthsOf(sheet);
        writer.WriteStartElement(new Table());
        writer.WriteElement(new TableProperties(
            new TableStyle { Val = "PlanTable" },
            new TableWidth { Width = widths.Sum().ToString(), Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed }));
        writer.WriteElement(new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString() })));
        if (SheetRows.HasBands(sheet))
        {
            var lower = widths.Length - PlanForm.UpperColumns;
            writer.WriteElement(HeaderRow([
                Cell(Cells.Flow(Cells.Clean(sheet.UpperHeading)), "PlanBand", widths[..PlanForm.UpperColumns].Sum(), new GridSpan { Val = PlanForm.UpperColumns }),
                Cell(Cells.Flow(Cells.Clean(sheet.LowerHeading)), "PlanBand", widths[PlanForm.UpperColumns..].Sum(), new GridSpan { Val = lower })]));
        }
        writer.WriteElement(HeaderRow(SheetRows.Header(sheet).Select((name, i) => Cell(name, "PlanBand", widths[i]))));
        foreach (var row in SheetRows.Of(sheet))
            writer.WriteElement(new TableRow(row.Select((cell, i) => Cell(cell.Text, "PlanCell", widths[i], Merge(cell)))));
        writer.WriteEndElement();
    }

    // Columns behind the form take their room from the wide ones, so that the table still fits the page.
    private static int[] WidthsOf(PlanSheet sheet)
    {
        var form = sheet.WithProgress ? WidthsWithProgress : Widths;
        var behind = Supplement.UsedIn(sheet).Select(c => c.Width).ToList();
        if (behind.Count == 0) return form;
        var wide = form.Where(IsWide).Sum();
        return [.. form.Select(w => IsWide(w) ? w * (wide - behind.Sum()) / wide : w), .. behind];
    }

    private static bool IsWide(int width) => width > 1000;

    private static TableRow HeaderRow(IEnumerable<TableCell> cells) =>
        new([new TableRowProperties(new CantSplit(), new TableHeader()), .. cells]);

    private static VerticalMerge? Merge(SheetCell cell) => cell.Rows switch
    {
        0 => new VerticalMerge(),
        1 => null,
        _ => new VerticalMerge { Val = MergedCellValues.Restart },
    };

    private static TableCell Cell(string text, string style, int width, OpenXmlElement? merge = null)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width.ToString(), Type = TableWidthUnitValues.Dxa });
        if (merge is not null) properties.Append(merge);
        return new TableCell(properties, Paragraph(text, style));
    }

    private static Paragraph Paragraph(string text, string style)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (text.Length > 0) paragraph.Append(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        return paragraph;
    }

    private static SectionProperties Page() => new(
        new PageSize { Width = 23811, Height = 16838, Orient = PageOrientationValues.Landscape },
        new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 720, Footer = 720, Gutter = 0 });

    private static Styles Styles() => new(
        Style("PlanTitle", OfficialFonts.Title, "44", JustificationValues.Center),
        Style("PlanBand", OfficialFonts.Bold, "24", JustificationValues.Center),
        Style("PlanCell", OfficialFonts.Text, "24", JustificationValues.Left),
        new Style(
            new StyleName { Val = "PlanTable" },
            new StyleTableProperties(
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })))
        { Type = StyleValues.Table, StyleId = "PlanTable" });

    private static Style Style(string id, string font, string size, JustificationValues align) => new(
        new StyleName { Val = id },
        new StyleParagraphProperties(new Justification { Val = align }),
        new StyleRunProperties(
            OfficialFonts.Run(font),
            new FontSize { Val = size }))
    { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = true };
}
