using Portal.Domain.Documents;

namespace Portal.Web.Public.Search;

/// <summary>Finds by titles, numbers, keywords and summaries alone, until the engine that knows the texts takes its place.</summary>
internal sealed class TitleSearch(Shelf shelf) : IPublicSearch
{
    private const int Suggested = 5;

    public async Task<SearchFound> FindAsync(string text, CancellationToken ct)
    {
        var view = await shelf.ViewAsync(ct);
        string[] terms = [.. text.Split([' ', '　', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries).Distinct()];
        int[] ids = [.. view.All.Select(item => (item.Id, Rank: Rank(item, terms))).Where(r => r.Rank > 0).OrderByDescending(r => r.Rank).Select(r => r.Id)];
        var suggestions = ids.Length > 0 ? [] : view.All.SelectMany(item => item.Facts.Keywords.Split('、')).Where(k => k.Length > 1).GroupBy(k => k).OrderByDescending(g => g.Count()).Select(g => g.Key).Take(Suggested).ToArray();
        return new SearchFound(ids, terms, suggestions);
    }

    public async Task<IReadOnlyDictionary<int, Excerpt>> ExcerptsAsync(IReadOnlyList<int> ids, IReadOnlyList<string> terms, CancellationToken ct)
    {
        var view = await shelf.ViewAsync(ct);
        return ids.Select(view.Find).OfType<ShelfItem>().ToDictionary(item => item.Id, item => new Excerpt(Parts(item.Title, terms), Parts(item.Summary, terms)));
    }

    /// <returns>0 when a term is missing.</returns>
    private static int Rank(ShelfItem item, string[] terms)
    {
        var rank = 0;
        foreach (var term in terms)
        {
            var here = (Has(item.Title, term) ? 8 : 0) + (Has(item.Facts.Number, DocumentFields.NormalNumber(term)) || Has(item.IndexNumber ?? "", term) ? 4 : 0)
                + (Has(item.Facts.Keywords, term) ? 2 : 0) + (Has(item.Summary, term) ? 1 : 0);
            if (here == 0) return 0;
            rank += here;
        }

        return rank;
    }

    private static bool Has(string text, string term) => text.Contains(term, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<ExcerptPart> Parts(string text, IReadOnlyList<string> terms)
    {
        var parts = new List<ExcerptPart>();
        while (text.Length > 0)
        {
            var (at, length) = terms.Select(term => (At: text.IndexOf(term, StringComparison.OrdinalIgnoreCase), term.Length)).Where(hit => hit.At >= 0).DefaultIfEmpty((-1, 0)).Min();
            if (at < 0)
            {
                parts.Add(new ExcerptPart(text, false));
                break;
            }

            if (at > 0) parts.Add(new ExcerptPart(text[..at], false));
            parts.Add(new ExcerptPart(text.Substring(at, length), true));
            text = text[(at + length)..];
        }

        return parts;
    }
}
