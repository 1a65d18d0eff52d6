using System.Buffers;
using System.Runtime.CompilerServices;

namespace Portal.Domain.Search;

/// <summary>
/// Matching rows and what each is worth so far. A common word matches everything and is asked seldom: the loops are compiled at their best the first time, since
/// their first times are the ones that count.
/// </summary>
internal sealed class Ranking(IndexRows matching, int start)
{
    private readonly int[] _scores = Lent(matching.Count, start);
    private readonly MatchPlace[] _places = new MatchPlace[matching.Count];

    public int Count { get; } = matching.Count;

    /// <summary>Lifts those of the rows that match to a step at least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Raise(IndexRows which, int score, MatchPlace place)
    {
        var rows = matching.Span;
        var raised = which.Span;
        for (int own = 0, other = 0; own < rows.Length && other < raised.Length;)
        {
            if (rows[own] < raised[other])
            {
                own++;
            }
            else if (rows[own] > raised[other])
            {
                other++;
            }
            else
            {
                if (score > _scores[own]) (_scores[own], _places[own]) = (score, place);
                own++;
                other++;
            }
        }
    }

    /// <summary>Adds to the score by weight, up to a most for the heaviest.</summary>
    public void Weigh(IReadOnlyDictionary<long, double> weights, int most)
    {
        var rows = matching.Span;
        var heaviest = weights.Values.DefaultIfEmpty(1).Max();
        for (var i = 0; i < rows.Length; i++) _scores[i] += (int)Math.Round(most * weights.GetValueOrDefault(rows[i]) / heaviest);
    }

    /// <summary>The best of the rows, best first. Only once: the memory is given back.</summary>
    /// <param name="boost">Points added to each; a few hundred at most.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public IReadOnlyList<SearchHit> Sorted(IndexReader index, Func<SearchHit, int>? boost, int most)
    {
        var (kind, name) = (-1L, "");
        var (lowest, highest) = (int.MaxValue, int.MinValue);
        for (var i = 0; i < Count; i++)
        {
            if (boost is not null) _scores[i] += boost(Hit(i, ref kind, ref name, index));
            (lowest, highest) = (Math.Min(lowest, _scores[i]), Math.Max(highest, _scores[i]));
        }

        if (Count == 0) return [];
        // Few points, many rows: counted into their places instead of compared with each other.
        var next = new int[highest - lowest + 1];
        foreach (var score in _scores.AsSpan(0, Count)) next[highest - score]++;
        for (int i = 0, before = 0; i < next.Length; i++) (next[i], before) = (before, before + next[i]);
        var sorted = new SearchHit[Math.Clamp(most, 0, Count)];
        for (var i = Count - 1; i >= 0; i--)
        {
            var place = next[highest - _scores[i]]++;
            if (place < sorted.Length) sorted[place] = Hit(i, ref kind, ref name, index);
        }

        matching.GiveBack();
        ArrayPool<int>.Shared.Return(_scores);
        return sorted;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private SearchHit Hit(int i, ref long kind, ref string name, IndexReader index)
    {
        var rows = matching.Span;
        // Rows of a kind stand together.
        if (rows[i] >> SearchIndex.BitsOfId != kind) (kind, name) = (rows[i] >> SearchIndex.BitsOfId, index.KeyOf(rows[i]).Kind);
        return new SearchHit(name, (int)rows[i], _scores[i], _places[i]);
    }

    private static int[] Lent(int count, int value)
    {
        var values = ArrayPool<int>.Shared.Rent(count);
        values.AsSpan(0, count).Fill(value);
        return values;
    }
}
