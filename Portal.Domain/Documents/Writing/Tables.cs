using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Portal.Domain.Common;

namespace Portal.Domain.Documents.Writing;

/// <summary>Tables without inline styles, and with header cells that say what they head.</summary>
internal static class Tables
{
    public const string Centred = "al-c";
    public const string Right = "al-r";

    public static void Read(Table table, string markdown, TextIssues issues)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            for (var i = 0; i < row.Count; i++)
            {
                var cell = (TableCell)row[i];
                if (row.IsHeader) cell.GetAttributes().AddProperty("scope", "col");
                var column = cell.ColumnIndex >= 0 ? cell.ColumnIndex : i;
                var align = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
                if (align == TableColumnAlign.Center) cell.GetAttributes().AddClass(Centred);
                else if (align == TableColumnAlign.Right) cell.GetAttributes().AddClass(Right);
            }

            if (Cells(markdown, row) is var cells && cells > table.ColumnDefinitions.Count)
                issues.Warning(row.Line + 1, new Reason("表格这一行有 {0} 格，表头只有 {1} 格，多出的内容不会显示。请补上表头，或在格内的竖线前加反斜杠。", cells, table.ColumnDefinitions.Count));
        }

        foreach (var column in table.ColumnDefinitions) (column.Alignment, column.Width) = (null, 0);
    }

    /// <summary>In a row of a pipe table as typed; the parser drops what goes beyond the header. Rows of a grid table have several lines and lose nothing.</summary>
    private static int Cells(string markdown, TableRow block)
    {
        if (block.Span is not { Start: >= 0, Length: > 0 } span || span.End >= markdown.Length) return 0;
        var row = markdown.AsSpan(span.Start, span.Length).Trim();
        if (row.ContainsAny('\n', '\r')) return 0;
        if (row.StartsWith("|")) row = row[1..];
        var cells = 1;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '\\') i++;
            else if (row[i] == '|' && i < row.Length - 1) cells++;
        }

        return cells;
    }
}
