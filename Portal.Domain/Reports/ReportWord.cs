using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Documents.Office;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Reports;

/// <summary>The report in Word: the text laid out as an official paper, the tables at the end of their sections. The same report gives the same bytes.</summary>
public static class ReportWord
{
    /// <summary>Size of a table's text in half points: 15 columns must fit the type area of A4.</summary>
    private const string Size = "18";

    /// <param name="issuer">Who signs it.</param>
    /// <param name="markdown">The text with its six sections.</param>
    public static byte[] Write(string title, string issuer, string markdown, ReportTables tables)
    {
        var paper = DocxPaper.Write(new PaperSheet(issuer, "", title, WithMarks(markdown, tables.OfForm), RedHead: false) { Subject = "政府信息公开工作年度报告" });
        using var stream = new MemoryStream();
        stream.Write(paper);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            var body = document.MainDocumentPart!.Document!.Body!;
            foreach (var table in tables.OfForm.Tables)
                if (body.Elements<Paragraph>().FirstOrDefault(p => p.InnerText == Mark(table)) is { } mark)
                    mark.InsertAfterSelf(Table(table, tables)).InsertAfterSelf(new Paragraph());
            foreach (var mark in body.Elements<Paragraph>().Where(p => tables.OfForm.Tables.Any(t => p.InnerText == Mark(t))).ToList()) mark.Remove();
        }

        return OfficePackage.WithoutClock(stream.ToArray());
    }

    /// <summary>A line of its own at the end of each section that has a table.</summary>
    private static string WithMarks(string markdown, ReportForm form)
    {
        var lines = markdown.ReplaceLineEndings("\n").TrimEnd().Split('\n').ToList();
        foreach (var table in form.Tables)
        {
            var heading = lines.FindIndex(l => l == $"## {ReportNarrative.Heading(table.Number)}");
            if (heading < 0) continue;
            var next = lines.FindIndex(heading + 1, l => l.StartsWith("## ", StringComparison.Ordinal));
            lines.InsertRange(next < 0 ? lines.Count : next, ["", Mark(table), ""]);
        }

        return string.Join('\n', lines);
    }

    private static string Mark(FormTable table) => $"〔表{table.Number}〕";

    private static Table Table(FormTable form, ReportTables tables)
    {
        var widths = Widths(form);
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 40, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 40, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })));
        var laid = form.Laid().ToList();
        for (var row = 0; row < form.Rows.Count; row++)
        {
            var properties = new TableRowProperties(new CantSplit());
            if (row < form.HeaderRows) properties.Append(new TableHeader());
            var line = new TableRow(properties);
            // Word wants a cell in every row that a merged one reaches over.
            foreach (var (cell, first, column) in laid.Where(l => l.Row <= row && row < l.Row + l.Cell.Rows).OrderBy(l => l.Column)) line.Append(Cell(cell, first == row, widths.Skip(column).Take(cell.Columns).Sum(), tables));
            table.Append(line);
        }

        return table;
    }

    private static TableCell Cell(FormCell cell, bool begins, int width, ReportTables tables)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa });
        if (cell.Columns > 1) properties.Append(new GridSpan { Val = cell.Columns });
        if (cell.Rows > 1) properties.Append(begins ? new VerticalMerge { Val = MergedCellValues.Restart } : new VerticalMerge());
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var side = cell.Kind == FormCellKind.RowHead && cell.Rows == 1 ? JustificationValues.Left : JustificationValues.Center;
        var paragraph = new Paragraph(new ParagraphProperties(
            new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto },
            new Indentation { FirstLine = "0", FirstLineChars = 0 },
            new Justification { Val = side }));
        var text = cell.Key is { } key ? tables.Text(key) : cell.Text;
        if (begins) paragraph.Append(new Run(new RunProperties(OfficialFonts.Run(cell.Key is null ? OfficialFonts.Bold : OfficialFonts.Text), new FontSize { Val = Size }, new FontSizeComplexScript { Val = Size }), new Text(text)));
        return new TableCell(properties, paragraph);
    }

    /// <summary>In twentieths of a point, together as wide as the type area.</summary>
    private static int[] Widths(FormTable form) => form.Number switch
    {
        2 => [2545, 2100, 2100, 2100],
        3 => [780, 1180, 2685, 600, 600, 600, 600, 600, 600, 600],
        _ => [.. Enumerable.Repeat(PaperPage.Width / form.Columns, form.Columns)],
    };
}
