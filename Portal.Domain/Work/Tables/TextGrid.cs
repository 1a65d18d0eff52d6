using System.Text;

namespace Portal.Domain.Work.Tables;

/// <summary>Rows out of plain text: parted by tabs as Excel and Word copy them, by vertical bars, or by commas.</summary>
internal static class TextGrid
{
    private const string Bars = "|｜│┃¦";
    private const string Ruling = "-—─━=:：+|｜│┃├┤┼┬┴┌┐└┘┠┨╋┯┷┏┓┗┛ 　";

    public static Grid Read(string text)
    {
        var commas = !text.Contains('\t') && text.AsSpan().IndexOfAny(Bars) < 0 && HasCommaHeader(text);
        var rows = new List<GridRow>();
        var line = 1;
        for (var at = 0; at < text.Length;)
        {
            var start = line;
            var cells = ReadRecord(text, ref at, ref line, commas ? ',' : '\t');
            if (rows.Count >= Grid.MaxRows) throw Grid.TooManyRows();
            if (Row(start, cells) is { } row) rows.Add(row);
        }
        return new Grid(rows);
    }

    private static bool HasCommaHeader(string text) =>
        text.Split('\n', 30).Take(29).Any(l => ColumnMap.Read([.. l.Split(',').Select(c => new GridCell(Cells.Clean(c.Trim('"', '\r'))))]) is not null);

    private static GridRow? Row(int line, List<string> cells)
    {
        if (cells.Count > 1) return new GridRow(line, [.. cells.Take(Grid.MaxColumns).Select(c => new GridCell(Cells.Clean(c)))]);

        var text = cells[0];
        var bars = text.Count(c => Bars.Contains(c));
        if (bars < 2) return GridRow.LooseLine(line, Cells.Clean(text));
        if (text.All(c => Ruling.Contains(c))) return null;
        return new GridRow(line, SplitBars(text.Trim()));
    }

    private static List<GridCell> SplitBars(string text)
    {
        var cells = new List<GridCell>();
        var cell = new StringBuilder();
        // A bar at either end is the frame of the table.
        var end = Bars.Contains(text[^1]) ? text.Length - 1 : text.Length;
        for (var i = Bars.Contains(text[0]) ? 1 : 0; i <= end && cells.Count < Grid.MaxColumns; i++)
        {
            if (i == end || Bars.Contains(text[i]))
            {
                cells.Add(new GridCell(Cells.Clean(LineBreaks(cell.ToString()))));
                cell.Clear();
            }
            else
            {
                if (text[i] == '\\' && i + 1 < end && Bars.Contains(text[i + 1])) i++;
                cell.Append(text[i]);
            }
        }
        return cells;
    }

    private static string LineBreaks(string markdown) => markdown
        .Replace("<br>", "\n", StringComparison.OrdinalIgnoreCase)
        .Replace("<br/>", "\n", StringComparison.OrdinalIgnoreCase)
        .Replace("<br />", "\n", StringComparison.OrdinalIgnoreCase);

    private static List<string> ReadRecord(string text, ref int at, ref int line, char delimiter)
    {
        var cells = new List<string>();
        while (true)
        {
            cells.Add(ReadCell(text, ref at, ref line, delimiter));
            if (at >= text.Length) return cells;
            var end = text[at++];
            if (end == delimiter)
            {
                if (at < text.Length) continue;
                cells.Add("");
                return cells;
            }
            if (end == '\r' && at < text.Length && text[at] == '\n') at++;
            line++;
            return cells;
        }
    }

    private static string ReadCell(string text, ref int at, ref int line, char delimiter)
    {
        if (at < text.Length && text[at] == '"' && ClosingQuote(text, at, delimiter) is { } close)
        {
            var quoted = text[(at + 1)..close];
            at = close + 1;
            line += quoted.Count(c => c == '\n');
            return quoted.Replace("\"\"", "\"", StringComparison.Ordinal);
        }
        var start = at;
        while (at < text.Length && text[at] != delimiter && text[at] is not ('\n' or '\r')) at++;
        return text[start..at];
    }

    // A quote that no quote before the end of a cell closes is a character like any other: "放管服"改革.
    private static int? ClosingQuote(string text, int open, char delimiter)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] != '"') continue;
            if (i + 1 == text.Length || text[i + 1] == delimiter || text[i + 1] is '\n' or '\r') return i;
            if (text[i + 1] != '"') return null;
            i++;
        }
        return null;
    }
}
