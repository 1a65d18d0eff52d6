using Portal.Domain.Storage.Office;

namespace Portal.Domain.Work.Tables;

/// <param name="Text">Cleaned, line breaks as \n.</param>
/// <param name="Covered">Part of a merged cell that begins in a row above.</param>
internal readonly record struct GridCell(string Text, bool Covered = false)
{
    public bool IsBlank => Text.Length == 0;
}

/// <summary>One row of a table, or one line outside any table.</summary>
/// <param name="Line">Line of the text or row of the table, counted from 1.</param>
/// <param name="Loose">A line or paragraph that no table holds.</param>
internal sealed record GridRow(int Line, IReadOnlyList<GridCell> Cells, bool Loose = false)
{
    public bool IsBlank => Cells.All(c => c.IsBlank);

    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column].Text : "";

    public bool IsCovered(int column) => column >= 0 && column < Cells.Count && Cells[column].Covered;

    /// <summary>The text of a row with nothing but its first cell filled; null otherwise.</summary>
    public string? OnlyText => Cells.Count > 0 && !Cells[0].IsBlank && Cells.Skip(1).All(c => c.IsBlank) ? Cells[0].Text : null;

    public static GridRow LooseLine(int line, string text) => new(line, [new GridCell(text)], Loose: true);
}

/// <summary>What every format comes down to before anybody asks what it means.</summary>
/// <param name="Padded">The format leaves out empty cells at the end of a row (.xlsx), so a short row has lost nothing.</param>
internal sealed record Grid(IReadOnlyList<GridRow> Rows, bool Padded = false)
{
    /// <summary>More than any table: a limit against files made to fill the memory.</summary>
    public const int MaxRows = 200_000;

    /// <summary>More than any table; what lies further right is ignored.</summary>
    public const int MaxColumns = 40;

    public static UnreadableFileException TooManyRows() => new($"表格超过 {MaxRows / 10_000} 万行，无法导入，请拆分后分别导入。");
}
