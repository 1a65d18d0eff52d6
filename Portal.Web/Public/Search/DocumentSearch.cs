using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Search;

namespace Portal.Web.Public.Search;

/// <summary>Searches the public documents; what is valid goes before what has ended, a policy before what is written about it.</summary>
public sealed class DocumentSearch(SearchQueries search, Shelf shelf, OfficeClock clock)
{
    public async Task<SearchHits> FindAsync(string text, CancellationToken ct)
    {
        var (view, today) = (await shelf.ViewAsync(ct), clock.Today);
        return await search.FindAsync(new SearchQuery(text, PublicIndex.Kind), hit => view.Find(hit.Id) is { } item ? Boost(item, today) : 0, ct);
    }

    public async Task<IReadOnlyDictionary<int, Excerpt>> ExcerptsAsync(SearchHits hits, IEnumerable<int> shown, CancellationToken ct)
    {
        var wanted = shown.ToHashSet();
        return (await search.ExcerptsAsync([.. hits.Hits.Where(h => wanted.Contains(h.Id))], hits.Terms, ct)).ToDictionary(e => e.Id);
    }

    /// <summary>Within a step of <see cref="Standing"/>, except that what has ended falls below the same match in what is valid.</summary>
    private static double Boost(ShelfItem item, DateOnly today) =>
        (item.Kind switch { DocumentKind.Policy => 60, DocumentKind.Interpretation => 30, DocumentKind.Page => 10, _ => 0 })
        + (item.ValidityOn(today).IsCurrent ? 0 : item.Kind == DocumentKind.Policy ? -150 : -30);
}
