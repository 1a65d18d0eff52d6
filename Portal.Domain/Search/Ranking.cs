using System.Runtime.CompilerServices;

namespace Portal.Domain.Search;

/// <summary>
/// Matching rows and what each is worth so far. A common word matches everything and is asked seldom: the loops are compiled at their best the first time, since
/// their first times are the ones that count.
/// </summary>
/// <param name="rows">Lowest first.</param>
internal sealed class Ranking(long[] rows, int start)
{
    private readonly int[] _scores = Filled(rows.Length, start);
    private readonly MatchPlace[] _places = new MatchPlace[rows.Length];

    public int Count => rows.Length;

    /// <summary>Lifts those of the rows that match to a step at least.</summary>
    /// <param name="raised">Lowest first.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Raise(long[] raised, int score, MatchPlace place)
    {
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
        var heaviest = weights.Values.DefaultIfEmpty(1).Max();
        for (var i = 0; i < rows.Length; i++) _scores[i] += (int)Math.Round(most * weights.GetValueOrDefault(rows[i]) / heaviest);
    }

    /// <param name="boost">Points added to each; a few hundred at most.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public IReadOnlyList<SearchHit> Sorted(IndexReader index, Func<SearchHit, int>? boost, int most)
    {
        var (kind, name) = (-1L, "");
        var (lowest, highest) = (int.MaxValue, int.MinValue);
        for (var i = 0; i < rows.Length; i++)
        {
            if (boost is not null) _scores[i] += boost(Hit(i, ref kind, ref name, index));
            (lowest, highest) = (Math.Min(lowest, _scores[i]), Math.Max(highest, _scores[i]));
        }

        if (rows.Length == 0) return [];
        // Few points, many rows: counted into their places instead of compared with each other.
        var next = new int[highest - lowest + 1];
        foreach (var score in _scores) next[highest - score]++;
        for (int i = 0, before = 0; i < next.Length; i++) (next[i], before) = (before, before + next[i]);
        var sorted = new SearchHit[Math.Clamp(most, 0, rows.Length)];
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            var place = next[highest - _scores[i]]++;
            if (place < sorted.Length) sorted[place] = Hit(i, ref kind, ref name, index);
        }

        return sorted;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private SearchHit Hit(int i, ref long kind, ref string name, IndexReader index)
    {
        // Rows of a kind stand together.
        if (rows[i] >> SearchIndex.BitsOfId != kind) (kind, name) = (rows[i] >> SearchIndex.BitsOfId, index.KeyOf(rows[i]).Kind);
        return new SearchHit(name, (int)rows[i], _scores[i], _places[i]);
    }

    private static int[] Filled(int count, int value)
    {
        var values = GC.AllocateUninitializedArray<int>(count);
        values.AsSpan().Fill(value);
        return values;
    }
}
