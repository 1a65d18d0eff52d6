using System.Runtime.InteropServices;

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
        // Few scores, many rows: counted into their places instead of compared with each other.
        var places = new Dictionary<long, int>();
        var (kind, name) = (-1L, "");
        for (var i = 0; i < rows.Length; i++)
        {
            if (boost is not null) _scores[i] += boost(Hit(i));
            CollectionsMarshal.GetValueRefOrAddDefault(places, Key(i), out _)++;
        }

        var next = 0;
        foreach (var key in places.Keys.OrderDescending().ToArray())
        {
            var count = places[key];
            places[key] = next;
            next += count;
        }

        var sorted = new SearchHit[Math.Clamp(most, 0, rows.Length)];
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            var place = CollectionsMarshal.GetValueRefOrNullRef(places, Key(i))++;
            if (place < sorted.Length) sorted[place] = Hit(i);
        }

        return sorted;

        long Key(int i) => (long)Math.Round(_scores[i] * 1000);

        SearchHit Hit(int i)
        {
            // Rows of a kind stand together.
            if (rows[i] >> SearchIndex.BitsOfId != kind) (kind, name) = (rows[i] >> SearchIndex.BitsOfId, index.KeyOf(rows[i]).Kind);
            return new SearchHit(name, (int)rows[i], _scores[i], _places[i]);
        }
    }
}
