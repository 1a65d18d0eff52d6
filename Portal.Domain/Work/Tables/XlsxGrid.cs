using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Work.Tables;

/// <summary>Rows out of the visible sheets of a workbook, streamed.</summary>
internal static class XlsxGrid
{
    public static Grid Read(Stream stream)
    {
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var book = document.WorkbookPart ?? throw new InvalidDataException("no workbook");
        var values = new XlsxValues(book);
        var rows = new List<GridRow>();
        foreach (var sheet in book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
        {
            var hidden = sheet.State?.InnerText is "hidden" or "veryHidden";
            if (hidden || sheet.Id?.Value is not { } id || !book.TryGetPartById(id, out var part) || part is not WorksheetPart) continue;
            using var xml = OfficePackage.Xml(part);
            ReadSheet(xml, values, rows);
        }
        return new Grid(rows, Padded: true);
    }

    private static void ReadSheet(XmlReader xml, XlsxValues values, List<GridRow> rows)
    {
        var first = rows.Count;
        var merged = new List<string>();
        var line = 0;
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
            {
                line = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : line + 1;
                var cells = ReadRow(xml, values);
                if (cells.Count == 0) continue;
                if (rows.Count >= Grid.MaxRows) throw Grid.TooManyRows();
                rows.Add(new GridRow(line, cells));
                continue;
            }
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && xml.GetAttribute("ref") is { } range) merged.Add(range);
            xml.Read();
        }
        Cover(rows, first, merged);
    }

    /// <summary>Leaves the reader behind the row.</summary>
    private static List<GridCell> ReadRow(XmlReader xml, XlsxValues values)
    {
        var cells = new List<GridCell>();
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return cells;
        }
        xml.Read();
        while (!xml.EOF && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row"))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
            {
                xml.Read();
                continue;
            }
            var column = Column(xml.GetAttribute("r")) ?? cells.Count;
            var text = Cells.Clean(values.Read(xml));
            if (column >= Grid.MaxColumns || text.Length == 0) continue;
            while (cells.Count < column) cells.Add(default(GridCell) with { Text = "" });
            if (cells.Count == column) cells.Add(new GridCell(text));
        }
        xml.Read();
        return cells;
    }

    /// <summary>Marks what a merged cell covers below its first row; the cells themselves are empty already.</summary>
    private static void Cover(List<GridRow> rows, int first, List<string> merged)
    {
        // Sheets are sorted by row; a forged one may name any number of ranges over any number of rows, hence the budget.
        var budget = Grid.MaxRows * 20;
        foreach (var range in merged)
        {
            var colon = range.IndexOf(':');
            if (colon < 0 || Column(range[..colon]) is not { } left || Column(range[(colon + 1)..]) is not { } right) continue;
            var (top, bottom) = (Row(range[..colon]), Row(range[(colon + 1)..]));
            for (var i = FirstBelow(rows, first, top); i < rows.Count && rows[i].Line <= bottom && budget-- > 0; i++)
            {
                var cells = (List<GridCell>)rows[i].Cells;
                for (var c = left; c <= Math.Min(right, Grid.MaxColumns - 1); c++)
                {
                    while (cells.Count <= c) cells.Add(new GridCell(""));
                    cells[c] = cells[c] with { Covered = true };
                }
            }
        }
    }

    private static int FirstBelow(List<GridRow> rows, int from, int line)
    {
        var to = rows.Count;
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (rows[middle].Line <= line) from = middle + 1;
            else to = middle;
        }
        return from;
    }

    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in (reference ?? "").AsSpan().TrimStart('$'))
        {
            if (c is < 'A' or > 'Z' || column > 20_000) break;
            column = column * 26 + (c - 'A' + 1);
        }
        return column == 0 ? null : column - 1;
    }

    private static int Row(string reference)
    {
        var digits = reference.AsSpan().IndexOfAnyInRange('0', '9');
        return digits >= 0 && int.TryParse(reference.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;
    }
}
