using System.Buffers;

namespace Portal.Domain.Search;

/// <summary>
/// Ids of entries, lowest first, in lent memory: a common word matches every one, and a large object thrown away at each question makes the collector go through
/// everything old.
/// </summary>
internal readonly struct LentIds
{
    public static readonly LentIds None = new([], 0);

    private readonly int[] _lent;

    private LentIds(int[] lent, int count) => (_lent, Count) = (lent, count);

    public int Count { get; }

    public Span<int> Span => _lent.AsSpan(0, Count);

    /// <summary>Memory for so many ids; what stands in it is not said.</summary>
    public static LentIds Lend(int count) => new(ArrayPool<int>.Shared.Rent(count), count);

    public static LentIds Of(IReadOnlyCollection<int> ids)
    {
        var lent = Lend(ids.Count);
        foreach (var (place, id) in ids.Index()) lent.Span[place] = id;
        return lent;
    }

    /// <summary>To be called once, by the last to read them; memory that is not given back is only lost to the collector.</summary>
    public void GiveBack() => ArrayPool<int>.Shared.Return(_lent);
}
