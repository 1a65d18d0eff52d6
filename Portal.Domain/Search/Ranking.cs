using System.Buffers;
using System.Runtime.CompilerServices;

namespace Portal.Domain.Search;

/// <summary>
/// Matching entries and what each is worth so far. A common word matches everything and is asked seldom: the loops are compiled at their best the first time, since
/// their first times are the ones that count.
/// </summary>
internal sealed class Ranking(LentIds matching, int start)
{
    private readonly int[] _scores = Lent(matching.Count, start);

    public int Count { get; } = matching.Count;

    /// <summary>Lifts those that match to a step at least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Raise(LentIds which, int score)
    {
        var ids = matching.Span;
        var raised = which.Span;
        for (int own = 0, other = 0; own < ids.Length && other < raised.Length;)
        {
            if (ids[own] < raised[other])
            {
                own++;
            }
            else if (ids[own] > raised[other])
            {
                other++;
            }
            else
            {
                if (score > _scores[own]) _scores[own] = score;
                own++;
                other++;
            }
        }
    }

    /// <summary>Adds to the score by weight, up to a most for the heaviest.</summary>
    public void Weigh(IReadOnlyDictionary<int, double> weights, int most)
    {
        var ids = matching.Span;
        var heaviest = weights.Values.DefaultIfEmpty(1).Max();
        for (var i = 0; i < ids.Length; i++) _scores[i] += (int)Math.Round(most * weights.GetValueOrDefault(ids[i]) / heaviest);
    }

    /// <summary>The best of them, best first. Only once: the memory is given back.</summary>
    /// <param name="boost">Points added to an id's; a few hundred at most.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public IReadOnlyList<SearchHit> Sorted(Func<int, int>? boost, int most)
    {
        if (Count == 0) return [];
        var ids = matching.Span;
        var scores = _scores.AsSpan(0, Count);
        var (lowest, highest) = (int.MaxValue, int.MinValue);
        for (var i = 0; i < ids.Length; i++)
        {
            if (boost is not null) scores[i] += boost(ids[i]);
            (lowest, highest) = (Math.Min(lowest, scores[i]), Math.Max(highest, scores[i]));
        }

        // Few points, many entries: counted into their places instead of compared with each other.
        var next = new int[highest - lowest + 1];
        foreach (var score in scores) next[highest - score]++;
        for (int i = 0, before = 0; i < next.Length; i++) (next[i], before) = (before, before + next[i]);
        var sorted = new SearchHit[Math.Clamp(most, 0, Count)];
        for (var i = ids.Length - 1; i >= 0; i--)
        {
            var place = next[highest - scores[i]]++;
            if (place < sorted.Length) sorted[place] = new SearchHit(ids[i], scores[i]);
        }

        matching.GiveBack();
        ArrayPool<int>.Shared.Return(_scores);
        return sorted;
    }

    private static int[] Lent(int count, int value)
    {
        var values = ArrayPool<int>.Shared.Rent(count);
        values.AsSpan(0, count).Fill(value);
        return values;
    }
}
