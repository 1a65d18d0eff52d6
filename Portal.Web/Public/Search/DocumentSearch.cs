using System.Collections.Concurrent;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Search;

namespace Portal.Web.Public.Search;

/// <summary>Searches the public documents; what is valid goes before what has ended, a policy before what is written about it.</summary>
public sealed class DocumentSearch(SearchQueries search, Shelf shelf, OfficeClock clock)
{
    private volatile Boosts? _boosts;

    public async Task<SearchHits> FindAsync(string text, CancellationToken ct)
    {
        var (view, today) = (await shelf.ViewAsync(ct), clock.Today);
        if (_boosts is not { } boosts || !ReferenceEquals(boosts.View, view) || boosts.Today != today) _boosts = boosts = new Boosts(view, today);
        if (boosts.Found(text) is { } known) return known;
        var found = await search.FindAsync(new SearchQuery(text, PublicIndex.Kind), id => boosts[id], ct);
        if (found.Total + found.Suggestions.Count == 0) found = found with { Suggestions = Frequent(view) };
        boosts.Keep(text, found);
        return found;
    }

    public async Task<IReadOnlyDictionary<int, Excerpt>> ExcerptsAsync(SearchHits hits, IEnumerable<int> shown, CancellationToken ct) =>
        (await search.ExcerptsAsync(PublicIndex.Kind, shown, hits.Terms, ct)).ToDictionary(e => e.Id);

    /// <summary>Keywords that many documents have: somewhere to begin when nothing is like what was typed.</summary>
    private static IReadOnlyList<string> Frequent(ShelfView view) =>
        [.. view.All.SelectMany(i => i.Facts.Keywords.Split('、')).Where(k => k.Length > 1).GroupBy(k => k).OrderByDescending(g => g.Count()).Select(g => g.Key).Take(5)];

    /// <summary>
    /// What is added to a document's score, reckoned once a change and day: a common word finds them all. Within a step of <see cref="Standing"/>, except that what
    /// has ended, and what explains it, falls below the same match in what is valid.
    /// </summary>
    private sealed class Boosts
    {
        /// <summary>Hits kept for whoever turns the page, narrows the list or asks the same: three megabytes. Who asked is not kept.</summary>
        private const int MostHits = 400_000;

        private readonly ConcurrentDictionary<string, SearchHits> _found = new(StringComparer.Ordinal);
        private readonly int[] _points;
        private int _hits;

        public Boosts(ShelfView view, DateOnly today)
        {
            (View, Today, _points) = (view, today, new int[view.All.Select(i => i.Id).DefaultIfEmpty().Max() + 1]);
            foreach (var item in view.All) _points[item.Id] = Of(view, item, today);
        }

        public ShelfView View { get; }

        public DateOnly Today { get; }

        public SearchHits? Found(string text) => _found.GetValueOrDefault(text);

        public void Keep(string text, SearchHits found)
        {
            // Nothing found costs as much as a little.
            if (Interlocked.Add(ref _hits, found.Hits.Count + 100) > MostHits)
            {
                _found.Clear();
                Interlocked.Exchange(ref _hits, 0);
            }

            _found[text] = found;
        }

        public int this[int id] => id < _points.Length ? _points[id] : 0;

        private static int Of(ShelfView view, ShelfItem item, DateOnly today)
        {
            // A draft goes below whatever it became; a notice whose window is over counts as ended.
            var kind = item.Kind switch { DocumentKind.Policy => 60, DocumentKind.Interpretation => 30, DocumentKind.Page or DocumentKind.Consultation => 10, DocumentKind.ConsultationDraft => -160, _ => 0 };
            var ended = item.Facts.ClosesOn < today || !item.ValidityOn(today).IsCurrent || (item.Links.Length > 0 && view.TargetsOf(item, LinkKind.Interprets).Any(i => !i.ValidityOn(today).IsCurrent));
            return ended ? kind - 150 : kind;
        }
    }
}
