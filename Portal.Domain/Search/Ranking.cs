namespace Portal.Domain.Search;

/// <summary>Matching rows and what each is worth so far.</summary>
/// <param name="rows">Lowest first.</param>
internal sealed class Ranking(long[] rows, double start)
{
    private readonly double[] _scores = [.. Enumerable.Repeat(start, rows.Length)];
    private readonly MatchPlace[] _places = new MatchPlace[rows.Length];

    public int Count => rows.Length;

    /// <summary>Lifts those of the rows that match to a step at least.</summary>
    /// <param name="raised">Lowest first.</param>
    public void Raise(long[] raised, double score, MatchPlace place)
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
    public void Weigh(IReadOnlyDictionary<long, double> weights, double most)
    {
        var heaviest = weights.Values.DefaultIfEmpty(1).Max();
        for (var i = 0; i < rows.Length; i++) _scores[i] += most * weights.GetValueOrDefault(rows[i]) / heaviest;
    }

    public IReadOnlyList<SearchHit> Sorted(IndexReader index, Func<SearchHit, double>? boost, int most)
    {
        var order = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (boost is not null) _scores[i] += boost(Hit(i));
            // Score to a thousandth, then the row: one number sorts tens of thousands of hits in a few milliseconds.
            order[i] = ((long)Math.Round(Math.Clamp(_scores[i], -1e8, 1e8) * 1000) << 24) + i;
        }

        Array.Sort(order);
        var sorted = new SearchHit[Math.Clamp(most, 0, order.Length)];
        for (var i = 0; i < sorted.Length; i++) sorted[i] = Hit((int)(order[^(i + 1)] & 0xFFFFFF));
        return sorted;

        SearchHit Hit(int i)
        {
            var (kind, id) = index.KeyOf(rows[i]);
            return new SearchHit(kind, id, _scores[i], _places[i]);
        }
    }
}
