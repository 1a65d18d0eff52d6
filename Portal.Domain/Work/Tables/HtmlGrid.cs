using System.Net;
using System.Text;

namespace Portal.Domain.Work.Tables;

/// <summary>Rows out of an HTML table, as browsers and WPS put it on the clipboard. Reads tags only, builds no tree, runs nothing.</summary>
internal sealed class HtmlGrid
{
    private readonly List<GridRow> _rows = [];
    private readonly StringBuilder _text = new();
    private readonly Dictionary<int, int> _spans = [];
    private List<GridCell>? _cells;
    private bool _inCell;
    private int _columns = 1;
    private int _rowsDown = 1;
    private int _row;

    public static Grid Read(string html)
    {
        var reader = new HtmlGrid();
        reader.Scan(html);
        return new Grid(reader._rows);
    }

    private void Scan(string html)
    {
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0) open = html.Length;
            Append(html.AsSpan(at, open - at));
            if (open == html.Length) break;

            var comment = html.AsSpan(open).StartsWith("<!--");
            var close = comment ? html.IndexOf("-->", open, StringComparison.Ordinal) : html.IndexOf('>', open);
            if (close < 0) break;
            at = close + (comment ? 3 : 1);
            if (!comment) Tag(html.AsSpan(open + 1, close - open - 1), html, ref at);
        }
        EndRow();
        EndLoose();
    }

    // Line breaks of the source mean nothing; <br> and <p> do.
    private void Append(ReadOnlySpan<char> source)
    {
        foreach (var c in source)
        {
            if (c is not ('\r' or '\n' or '\t')) _text.Append(c);
            else if (_text.Length > 0 && _text[^1] is not (' ' or '\n')) _text.Append(' ');
        }
    }

    private void Tag(ReadOnlySpan<char> tag, string html, ref int at)
    {
        var closing = tag.StartsWith("/");
        var body = closing ? tag[1..] : tag;
        var end = body.IndexOfAny(" \t\r\n/");
        var name = (end < 0 ? body : body[..end]).ToString().ToLowerInvariant();
        switch (name)
        {
            case "script" or "style" or "head" or "title" when !closing:
                var stop = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
                at = stop < 0 ? html.Length : stop;
                break;
            case "tr":
                EndRow();
                EndLoose();
                if (!closing) (_cells, _row) = ([], _row + 1);
                break;
            case "td" or "th":
                EndCell();
                if (closing) break;
                _cells ??= [];
                (_inCell, _columns, _rowsDown) = (true, Span(body, "colspan"), Span(body, "rowspan"));
                _text.Clear();
                break;
            case "table":
                EndRow();
                EndLoose();
                if (!closing) _spans.Clear();
                break;
            case "br" or "p" or "div" or "li" or "h1" or "h2" or "h3" or "h4":
                if (_inCell) _text.Append('\n');
                else EndLoose();
                break;
        }
    }

    private static int Span(ReadOnlySpan<char> tag, string attribute)
    {
        var at = tag.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return 1;
        var value = tag[(at + attribute.Length)..].TrimStart(" =\"'");
        var digits = value.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(digits < 0 ? value : value[..digits], out var span) ? Math.Clamp(span, 1, Grid.MaxRows) : 1;
    }

    private void EndCell()
    {
        if (!_inCell) return;
        _inCell = false;
        FillFromAbove();
        var text = Cells.Clean(WebUtility.HtmlDecode(_text.ToString()));
        for (var i = 0; i < _columns && _cells!.Count < Grid.MaxColumns; i++)
        {
            if (_rowsDown > 1) _spans[_cells.Count] = _row + _rowsDown - 1;
            _cells.Add(new GridCell(i == 0 ? text : ""));
        }
        _text.Clear();
    }

    private void FillFromAbove()
    {
        while (_cells!.Count < Grid.MaxColumns && _spans.TryGetValue(_cells.Count, out var last) && last >= _row)
            _cells.Add(new GridCell("", Covered: true));
    }

    private void EndRow()
    {
        EndCell();
        if (_cells is null) return;
        FillFromAbove();
        Add(new GridRow(_row, _cells));
        _cells = null;
        _text.Clear();
    }

    private void EndLoose()
    {
        if (_inCell) return;
        var text = Cells.Clean(WebUtility.HtmlDecode(_text.ToString()));
        _text.Clear();
        if (text.Length > 0 && _cells is null) Add(GridRow.LooseLine(_row + 1, text));
    }

    private void Add(GridRow row)
    {
        if (_rows.Count >= Grid.MaxRows) throw Grid.TooManyRows();
        _rows.Add(row);
    }
}
