using System.Text.RegularExpressions;

namespace Portal.Domain.Work.Tables;

/// <summary>What stands above the rows of a table and comes again on each page: title, bands, header.</summary>
internal sealed partial class FrontMatter
{
    private readonly Dictionary<int, ColumnMap> _headers = [];
    private readonly HashSet<int> _covered = [];

    private FrontMatter()
    {
    }

    public string Title { get; private set; } = "";

    public string UpperHeading { get; private set; } = "";

    public string LowerHeading { get; private set; } = "";

    public ColumnMap FirstHeader { get; private set; } = PlanForm.Header;

    public int FirstHeaderRow { get; private set; }

    public int FirstLine { get; private set; }

    /// <summary>The header that begins at this row of the grid; null for every other row.</summary>
    public ColumnMap? HeaderAt(int row) => _headers.GetValueOrDefault(row);

    /// <summary>Whether the row belongs to a title, a band or a header.</summary>
    public bool Covers(int row) => _covered.Contains(row);

    /// <summary>Null when no row of the grid is a header.</summary>
    public static FrontMatter? Find(Grid grid)
    {
        var front = new FrontMatter();
        for (var i = 0; i < grid.Rows.Count; i++)
        {
            if (grid.Rows[i].Loose || front.Covers(i) || HeaderOf(grid, i) is not { } header) continue;
            // '市政府任务 | 我局任务' is a band although its words are known: the true header below knows more.
            if (i + 1 < grid.Rows.Count && !grid.Rows[i + 1].Loose && grid.Rows[i + 1][0].Length > 0
                && ColumnMap.Read(grid.Rows[i + 1].Cells) is { } below && below.Count > header.Count) continue;
            // A header may have a second row that parts one of its columns: 责任分工 → 牵头处室, 配合处室.
            var split = i + 1 < grid.Rows.Count ? Split(grid.Rows[i], grid.Rows[i + 1]) : null;
            front._covered.Add(i);
            if (split is not null) front._covered.Add(i + 1);
            front.Add(grid, i, split ?? header);
        }
        return front._headers.Count == 0 ? null : front;
    }

    /// <summary>Rows of the ten columns copied without their header.</summary>
    public static FrontMatter Headless() => new() { FirstHeaderRow = 0 };

    private void Add(Grid grid, int row, ColumnMap header)
    {
        _headers[row] = header;
        if (_headers.Count == 1)
        {
            (FirstHeader, FirstHeaderRow, FirstLine) = (header, row, grid.Rows[row].Line);
            ReadTitle(grid, row);
            return;
        }
        // Above a repeated header its band and title come again.
        for (var above = row - 1; above >= 0 && above >= row - 6 && !_covered.Contains(above); above--)
        {
            var cells = grid.Rows[above];
            if (cells.IsBlank) continue;
            if (!IsBand(cells) && !(cells.OnlyText is { } text && (IsOrnament(text) || WithoutMarks(text) == Title || IsTitle(text)))) break;
            _covered.Add(above);
        }
    }

    private void ReadTitle(Grid grid, int headerRow)
    {
        var candidates = new List<(int Row, string Text)>();
        var band = -1;
        for (var i = 0; i < headerRow; i++)
        {
            var row = grid.Rows[i];
            if (row.IsBlank) continue;
            if (row.OnlyText is not { } text) band = i;
            else if (!IsOrnament(text)) candidates.Add((i, WithoutMarks(text)));
        }
        if (band < 0 && candidates.Count > 1 && !grid.Rows[candidates[^1].Row].Loose && candidates[^1].Row == headerRow - 1)
        {
            band = candidates[^1].Row;
            candidates.RemoveAt(candidates.Count - 1);
        }
        if (band >= 0) ReadBand(grid.Rows[band], whole: grid.Rows[headerRow].Cells.Take(FirstHeader.Width).All(c => !c.IsBlank));
        // Above the table stands a title, and above that perhaps the notice it is attached to.
        var title = candidates.FindLastIndex(c => IsTitle(c.Text));
        if (title < 0) title = candidates.FindIndex(c => ItemNumber.Lead(c.Text, out _) is null);
        if (title < 0) return;
        Title = Cells.Flow(candidates[title].Text);
        for (var i = 0; i < headerRow; i++)
            if (i <= candidates[title].Row || i == band || ItemNumber.Lead(grid.Rows[i][0], out _) is null) _covered.Add(i);
    }

    // Above a header with gaps the band also holds header words (序号, 任务) that reach down into the gaps.
    private void ReadBand(GridRow band, bool whole)
    {
        var filled = Enumerable.Range(0, band.Cells.Count).Where(c => !band.Cells[c].IsBlank && (whole || ColumnMap.Meaning(band[c]) is null)).ToList();
        if (filled.Count == 0) return;
        if (filled[0] == 0 || filled.Count > 1) UpperHeading = Cells.Flow(band[filled[0]]);
        if (filled[^1] > 0 && (filled.Count > 1 || filled[0] > 0)) LowerHeading = Cells.Flow(band[filled[^1]]);
    }

    // A band stands beside nothing numbered; on later pages it says what the first one said, or stands over the first column.
    private bool IsBand(GridRow row)
    {
        if (row.Loose) return false;
        var texts = row.Cells.Where(c => !c.IsBlank).Select(c => Cells.Flow(c.Text)).ToList();
        if (texts.TrueForAll(t => t == UpperHeading || t == LowerHeading || ColumnMap.Meaning(t) is not null)) return true;
        return texts.Count is 2 or 3 && row[0].Length > 0 && texts.TrueForAll(t => t.Length < 30 && ItemNumber.Lead(t, out _) is null)
            && texts[0].EndsWith("情况", StringComparison.Ordinal);
    }

    private static ColumnMap? HeaderOf(Grid grid, int index)
    {
        var row = grid.Rows[index];
        if (row.Cells.Count(c => !c.IsBlank) < 2 || row.Cells.Any(c => c.Text.Length > 40)) return null;
        if (index == 0 || grid.Rows[index - 1].Loose) return ColumnMap.Read(row.Cells);

        var above = grid.Rows[index - 1];
        var width = Math.Max(row.Cells.Count, above.Cells.Count);
        var cells = Enumerable.Range(0, width)
            .Select(c => row[c].Length == 0 && ColumnMap.Meaning(above[c]) is not null ? above.Cells[c] : new GridCell(row[c])).ToList();
        return row.Cells.Where(c => !c.IsBlank).All(c => ColumnMap.Meaning(c.Text) is not null) || ColumnMap.Read(row.Cells) is not null
            ? ColumnMap.Read(cells)
            : null;
    }

    private static ColumnMap? Split(GridRow upper, GridRow lower)
    {
        if (lower.Loose || lower.IsBlank || !lower.Cells.All(c => c.IsBlank || ColumnMap.Meaning(c.Text) is not null)) return null;
        var width = Math.Max(upper.Cells.Count, lower.Cells.Count);
        if (lower[0].Length > 0 && upper[0].Length > 0) return null;
        return ColumnMap.Read([.. Enumerable.Range(0, width).Select(c => new GridCell(lower[c].Length > 0 ? lower[c] : upper[c]))]);
    }

    /// <summary>附件 marks, page numbers, notes under a table: nothing to read.</summary>
    public static bool IsOrnament(string text) => text.Length == 0 || Ornament().IsMatch(text);

    /// <summary>Whether a line reads like the title of a table.</summary>
    public static bool IsTitle(string text) => text.Length < 80 && TitleEnding().IsMatch(text);

    /// <summary>A title without the heading marks of a converted document.</summary>
    private static string WithoutMarks(string text) => text.TrimStart('#', '*', ' ').TrimEnd('*', ' ');

    [GeneratedRegex("^(?:附\\s?[件表]|[-—－–\\s]*(?:第\\s?)?[0-9０-９]{1,4}\\s?(?:页|[-—－–/])|[0-9]{1,3}$|(?:备?注|说明|填表说明|填报单位|填表人|单位|制表|填报时间)\\s?[:：]|[-=*_\\s]+$)")]
    private static partial Regex Ornament();

    [GeneratedRegex("(?:表|清单|台账|台帐|一览)(?:[(（][^)）]{1,20}[)）])?[*\\s]*$")]
    private static partial Regex TitleEnding();
}
