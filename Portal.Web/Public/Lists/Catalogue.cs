using System.Collections.Concurrent;
using Portal.Domain.Common;
using Portal.Domain.Documents;

namespace Portal.Web.Public.Lists;

/// <summary>A page of a list, with what could be chosen instead.</summary>
/// <param name="Choices">By facet, in the list's order.</param>
public sealed record ListResult(ListQuery Query, Paged<ShelfItem> Page, IReadOnlyList<FacetChoices> Choices, ShelfView Shelf, DateOnly Today);

/// <summary>The values of one facet.</summary>
public sealed record FacetChoices(Facet Facet, IReadOnlyList<FacetChoice> Values);

/// <param name="Count">Documents that would be found with it, all other choices as they are.</param>
public sealed record FacetChoice(string Value, int Count, bool IsChosen);

/// <summary>What a list holds and offers.</summary>
/// <param name="Kinds">Documents of these kinds alone.</param>
public sealed record ListScope(IReadOnlyCollection<DocumentKind> Kinds, IReadOnlyList<Facet> Facets)
{
    /// <summary>This column and those under it alone; null: all.</summary>
    public int? ColumnId { get; init; }
}

/// <summary>
/// All public documents as lists filter them on one day: every facet's value is a small number, so that filtering and counting fifty thousand documents
/// is a walk through arrays.
/// </summary>
public sealed class Catalogue
{
    private readonly Dictionary<Facet, Marks> _marks;
    private readonly ConcurrentDictionary<string, int[]> _orders = new();
    private readonly Dictionary<int, int> _places = [];

    public Catalogue(ShelfView shelf, DateOnly today)
    {
        (Shelf, Today) = (shelf, today);
        _marks = ListFacets.All.ToDictionary(facet => facet, facet => new Marks(facet, shelf, today));
        for (var i = 0; i < shelf.All.Length; i++) _places[shelf.All[i].Id] = i;
    }

    public ShelfView Shelf { get; }

    public DateOnly Today { get; }

    /// <summary>Whether all chosen values exist: only then an answer is worth keeping.</summary>
    public bool Knows(ListQuery query) => query.Chosen.All(c => ListFacets.All.FirstOrDefault(f => f.Parameter == c.Key) is { } facet && c.Value.All(v => _marks[facet].Find(v) >= 0));

    /// <param name="ranked">Documents found by a search, best first; null: all, and the query's text is looked for in titles and numbers.</param>
    public ListResult Find(ListScope scope, ListQuery query, int size, IReadOnlyList<int>? ranked = null)
    {
        var filters = scope.Facets.Select(facet => new Filter(_marks[facet], query.Chosen.GetValueOrDefault(facet.Parameter))).ToArray();
        var state = _marks[ListFacets.State];
        var withdrawn = state.Find("withdrawn");
        var showsWithdrawn = query.Has(ListFacets.State.Parameter, "withdrawn");
        var columns = scope.ColumnId is { } column ? Shelf.Columns.Where(c => c.Id == column || c.ParentId == column).Select(c => c.Id).ToHashSet() : null;
        var found = new List<int>();
        foreach (var i in Order(query.Sort, ranked))
        {
            var item = Shelf.All[i];
            if (!scope.Kinds.Contains(item.Kind) || (columns is not null && !columns.Contains(item.ColumnId))) continue;
            if (ranked is null && query.Text.Length > 0 && !Reads(item, query.Text)) continue;
            var failed = -1;
            for (var f = 0; f < filters.Length && failed != -2; f++)
                if (!filters[f].Lets(i)) failed = failed == -1 ? f : -2;
            // What was withdrawn is found by whoever asks for it, and counted only for that choice.
            var isHidden = withdrawn >= 0 && state.Of[i] == withdrawn && !showsWithdrawn;
            if (failed == -1 && !isHidden) found.Add(i);
            for (var f = 0; f < filters.Length; f++)
                if ((failed == -1 || failed == f) && (!isHidden || filters[f].Facet == ListFacets.State)) filters[f].Count(i);
        }

        var rows = found.Skip((query.Page - 1) * size).Take(size).Select(i => Shelf.All[i]);
        var choices = scope.Facets.Select((facet, f) => new FacetChoices(facet, filters[f].Choices(query)));
        return new ListResult(query, new Paged<ShelfItem>([.. rows], found.Count, query.Page, size), [.. choices], Shelf, Today);
    }

    /// <summary>Part of a title, of a 发文字号 however its brackets were typed, or of an 索引号.</summary>
    private static bool Reads(ShelfItem item, string text) =>
        item.Title.Contains(text, StringComparison.OrdinalIgnoreCase)
        || (item.Facts.Number.Length > 0 && item.Facts.Number.Contains(DocumentFields.NormalNumber(text), StringComparison.Ordinal))
        || (item.IndexNumber?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false);

    private IEnumerable<int> Order(string sort, IReadOnlyList<int>? ranked)
    {
        if (ranked is not null && sort.Length == 0) return ranked.Where(_places.ContainsKey).Select(id => _places[id]);
        var order = sort switch
        {
            ListQuery.Signed => _orders.GetOrAdd(sort, _ => Sorted(item => item.Facts.SignedOn)),
            ListQuery.Effective => _orders.GetOrAdd(sort, _ => Sorted(item => item.Facts.EffectiveOn ?? item.ReleasedOn)),
            _ => _orders.GetOrAdd("", _ => [.. Enumerable.Range(0, Shelf.All.Length)]),
        };
        if (ranked is null) return order;
        var hits = ranked.ToHashSet();
        return order.Where(i => hits.Contains(Shelf.All[i].Id));
    }

    /// <summary>Newest first; documents without that date come last.</summary>
    private int[] Sorted(Func<ShelfItem, DateOnly?> day) =>
        [.. Enumerable.Range(0, Shelf.All.Length).OrderByDescending(i => day(Shelf.All[i]) ?? DateOnly.MinValue)];

    /// <summary>One facet's value of every document, as a place in <see cref="Values"/>; -1: none.</summary>
    private sealed class Marks
    {
        private readonly Dictionary<string, int> _places;

        public Marks(Facet facet, ShelfView shelf, DateOnly today)
        {
            Facet = facet;
            var texts = shelf.All.Select(item => facet.ValueOf(item, shelf, today)).ToArray();
            var values = texts.Where(t => t.Length > 0).Distinct().ToList();
            values.Sort(facet.Compare);
            Values = values;
            _places = values.Select((value, place) => (value, place)).ToDictionary(v => v.value, v => v.place);
            Of = [.. texts.Select(Find)];
        }

        public Facet Facet { get; }

        public IReadOnlyList<string> Values { get; }

        public int[] Of { get; }

        public int Find(string value) => _places.GetValueOrDefault(value, -1);
    }

    /// <summary>One facet of one question.</summary>
    private sealed class Filter(Marks marks, IReadOnlySet<string>? chosen)
    {
        private readonly bool[]? _chosen = chosen is null ? null : [.. marks.Values.Select(chosen.Contains)];
        private readonly int[] _counts = new int[marks.Values.Count];

        public Facet Facet => marks.Facet;

        public bool Lets(int i) => _chosen is null || (marks.Of[i] is >= 0 and var place && _chosen[place]);

        public void Count(int i)
        {
            if (marks.Of[i] is >= 0 and var place) _counts[place]++;
        }

        /// <summary>A value that finds nothing is left out, unless it was chosen.</summary>
        public IReadOnlyList<FacetChoice> Choices(ListQuery query) =>
            [.. marks.Values.Select((value, i) => new FacetChoice(value, _counts[i], query.Has(Facet.Parameter, value))).Where(c => c.Count > 0 || c.IsChosen)];
    }
}

/// <summary>Keeps the newest catalogue: a new one is made when the shelf or the day is another.</summary>
public sealed class Catalogues(Shelf shelf, OfficeClock clock)
{
    private volatile Catalogue? _newest;

    public async ValueTask<Catalogue> NewestAsync(CancellationToken ct)
    {
        var (view, today) = (await shelf.ViewAsync(ct), clock.Today);
        if (_newest is { } known && ReferenceEquals(known.Shelf, view) && known.Today == today) return known;
        return _newest = new Catalogue(view, today);
    }
}
