namespace Portal.Domain.Documents.Office;

/// <summary>Lays the cells of a Word table out in rows and columns. What is merged over rows is repeated, for a Markdown table has no merged cells.</summary>
internal sealed class WordGrid
{
    /// <summary>Word allows no more.</summary>
    public const int MaxColumns = 63;

    private readonly List<List<Cell>> _rows = [];

    /// <summary>Cells reach over several rows or columns; known once the table is laid out.</summary>
    public bool HasMerged { get; private set; }

    public void BeginRow(int columnsBefore)
    {
        _rows.Add([]);
        for (var i = 0; i < columnsBefore; i++) _rows[^1].Add(Cell.Empty);
    }

    /// <param name="covered">Belongs to the cell above.</param>
    public void Add(IReadOnlyList<Ink> inks, string align, int span, bool covered)
    {
        var row = _rows[^1];
        for (var i = 0; i < Math.Max(span, 1) && row.Count < MaxColumns; i++)
        {
            var above = covered && _rows.Count > 1 && row.Count < _rows[^2].Count ? _rows[^2][row.Count] : Cell.Empty;
            row.Add((covered ? above : i == 0 ? new Cell(inks, align) : Cell.Empty) with { Merged = covered || i > 0 });
        }
    }

    /// <summary>Null for a table without any text.</summary>
    public WordTable? Lay()
    {
        var columns = _rows.Select(r => r.Count).DefaultIfEmpty(0).Max();
        // Word's grid has a column wherever any two cells part, even where all cells of a table reach over it.
        var used = Enumerable.Range(0, columns).Where(c => _rows.Any(r => c < r.Count && r[c].Inks.Count > 0)).ToList();
        if (used.Count == 0) return null;

        var rows = _rows.ConvertAll(r => used.ConvertAll(c => c < r.Count ? r[c] : Cell.Empty));
        HasMerged = rows.Any(r => r.Any(c => c.Merged));
        return new WordTable(
            [.. rows.Select(r => (IReadOnlyList<IReadOnlyList<Ink>>)[.. r.Select(c => c.Inks)])],
            [.. Enumerable.Range(0, used.Count).Select(c => Align(rows, c))]);
    }

    // The header is centred in most tables; the rows under it say how a column stands.
    private static string Align(List<List<Cell>> rows, int column)
    {
        var aligns = rows.Skip(1).Select(r => r[column]).Where(c => c.Inks.Count > 0).Select(c => c.Align).Distinct().Take(2).ToList();
        return aligns switch
        {
            ["right" or "end"] => "right",
            ["center"] => "center",
            _ => "left",
        };
    }

    private readonly record struct Cell(IReadOnlyList<Ink> Inks, string Align, bool Merged = false)
    {
        public static readonly Cell Empty = new([], "");
    }
}
