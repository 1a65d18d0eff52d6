using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Portal.Domain.Documents.Office;

/// <summary>Sets a Markdown table: ruled, as wide as the text, its head on every page.</summary>
internal static class PaperTables
{
    public static Table Write(Markdig.Extensions.Tables.Table table, PaperRuns runs)
    {
        var rows = table.OfType<Markdig.Extensions.Tables.TableRow>().ToList();
        var columns = rows.Max(r => r.Count);
        var width = PaperPage.Width / columns;
        var laid = new Table(
            new TableProperties(
                new TableStyle { Val = PaperStyles.Table },
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLayout { Type = TableLayoutValues.Autofit }),
            new TableGrid(Enumerable.Repeat(width, columns).Select(w => new GridColumn { Width = $"{w}" })));
        foreach (var row in rows) laid.Append(Row(table, row, columns, width, runs));
        return laid;
    }

    private static TableRow Row(Markdig.Extensions.Tables.Table table, Markdig.Extensions.Tables.TableRow row, int columns, int width, PaperRuns runs)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (row.IsHeader) properties.Append(new TableHeader());
        var laid = new TableRow(properties);
        for (var i = 0; i < columns; i++)
        {
            var paragraph = PaperParagraphs.Properties(row.IsHeader ? PaperStyles.CellHead : PaperStyles.Cell);
            var align = i < table.ColumnDefinitions.Count ? table.ColumnDefinitions[i].Alignment : null;
            if (!row.IsHeader && align is TableColumnAlign.Right or TableColumnAlign.Center)
                paragraph.Justification = new Justification { Val = align == TableColumnAlign.Right ? JustificationValues.Right : JustificationValues.Center };
            var text = i < row.Count ? ((ContainerBlock)row[i]).OfType<ParagraphBlock>().SelectMany(p => runs.Write(p.Inline)).ToList() : [];
            laid.Append(new TableCell(
                new TableCellProperties(
                    new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa },
                    new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                new Paragraph([paragraph, .. text])));
        }
        return laid;
    }
}
