using System.Buffers;

namespace Portal.Domain.Search;

/// <summary>
/// Rows of the index, lowest first, in lent memory: a common word matches every one, and half a megabyte thrown away at each question makes the collector go
/// through everything old.
/// </summary>
internal readonly struct IndexRows
{
    public static readonly IndexRows None = new([], 0);

    private readonly long[] _lent;

    private IndexRows(long[] lent, int count) => (_lent, Count) = (lent, count);

    public int Count { get; }

    public Span<long> Span => _lent.AsSpan(0, Count);

    /// <summary>Memory for so many rows; what stands in it is not said.</summary>
    public static IndexRows Lend(int count) => new(ArrayPool<long>.Shared.Rent(count), count);

    public static IndexRows Of(IReadOnlyCollection<long> rows)
    {
        var lent = Lend(rows.Count);
        foreach (var (place, row) in rows.Index()) lent.Span[place] = row;
        return lent;
    }

    /// <summary>To be called once, by the last to read them; memory that is not given back is only lost to the collector.</summary>
    public void GiveBack() => ArrayPool<long>.Shared.Return(_lent);
}
