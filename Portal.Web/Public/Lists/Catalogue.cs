using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Search;

namespace Portal.Web.Public.Lists;

/// <summary>What a list holds and offers.</summary>
/// <param name="Kinds">Documents of these kinds alone.</param>
public sealed record ListScope(IReadOnlyCollection<DocumentKind> Kinds, IReadOnlyList<Facet> Facets)
{
    /// <summary>This column alone; null: all.</summary>
    public int? ColumnId { get; init; }
}

/// <summary>A page of a list, with what could be chosen instead.</summary>
/// <param name="Choices">By facet, in the list's order.</param>
public sealed record ListResult(ListQuery Query, Paged<ShelfItem> Page, IReadOnlyList<FacetChoices> Choices, Catalogue Catalogue)
{
    public ShelfView Shelf => Catalogue.Shelf;
}

/// <summary>The values of one facet.</summary>
public sealed record FacetChoices(Facet Facet, IReadOnlyList<FacetChoice> Values);

/// <param name="Count">Documents that would be found with it, all other choices as they are.</param>
public sealed record FacetChoice(string Value, int Count, bool IsChosen);

/// <summary>
/// All public documents as lists filter them on one day: every facet's value is a small number, so that filtering and counting fifty thousand documents
/// is a walk through arrays.
/// </summary>
public sealed class Catalogue
{
    private readonly Dictionary<Facet, FacetMarks> _marks;
    private readonly ConcurrentDictionary<string, int[]> _orders = new();

    /// <summary>By id, which the database gives out without gaps worth naming; -1: not public.</summary>
    private readonly int[] _places;
    private readonly DocumentKind[] _kinds;
    private readonly Dictionary<int, int> _counts = [];
    private readonly bool[] _withdrawn;
    private readonly Lazy<JoinedTexts[]> _texts;

    public Catalogue(ShelfView shelf, DateOnly today)
    {
        (Shelf, Today) = (shelf, today);
        var validities = shelf.All.Select(item => item.ValidityOn(today)).ToArray();
        _marks = ListFacets.All.ToDictionary(facet => facet, facet => new FacetMarks(facet, shelf, validities));
        _kinds = [.. shelf.All.Select(item => item.Kind)];
        _withdrawn = [.. validities.Select(v => v.State == ValidityState.Withdrawn)];
        _texts = new(() => [new(shelf.All.Select(i => i.Title)), new(shelf.All.Select(i => i.IndexNumber ?? "")), new(shelf.All.Select(i => i.Facts.Number))]);
        var parents = shelf.Columns.ToDictionary(c => c.Id, c => c.ParentId);
        _places = new int[shelf.All.Select(item => item.Id).DefaultIfEmpty().Max() + 1];
        Array.Fill(_places, -1);
        for (var i = 0; i < shelf.All.Length; i++)
        {
            _places[shelf.All[i].Id] = i;
            if (_withdrawn[i]) continue;
            for (int? column = shelf.All[i].ColumnId; column is { } id; column = parents.GetValueOrDefault(id)) _counts[id] = _counts.GetValueOrDefault(id) + 1;
        }
    }

    public ShelfView Shelf { get; }

    public DateOnly Today { get; }

    /// <summary>Documents in a column and in those under it, without what was withdrawn.</summary>
    public int CountIn(Column column) => _counts.GetValueOrDefault(column.Id);

    /// <summary>Whether all chosen values exist: only then an answer is worth keeping.</summary>
    public bool Knows(ListQuery query) => query.Chosen.All(c => ListFacets.All.FirstOrDefault(f => f.Parameter == c.Key) is { } facet && c.Value.All(v => _marks[facet].Find(v) >= 0));

    /// <param name="ranked">Documents found by a search, best first; null: all, and the query's text is looked for in titles and numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // walks through everything from the first time on
    public ListResult Find(ListScope scope, ListQuery query, int size, IReadOnlyList<SearchHit>? ranked = null)
    {
        var filters = scope.Facets.Select(facet => new FacetFilter(_marks[facet], query.Chosen.GetValueOrDefault(facet.Parameter))).ToArray();
        var states = Array.FindIndex(filters, f => f.Facet == ListFacets.State);
        var showsWithdrawn = query.Has(ListFacets.State.Parameter, "withdrawn");
        var kinds = Enum.GetValues<DocumentKind>().Select(scope.Kinds.Contains).ToArray();
        var reads = ranked is null && query.Text.Length > 0 ? Reading(query.Text) : null;
        var (rows, count, first) = (new List<ShelfItem>(size), 0, (query.Page - 1) * size);
        var order = ranked is null || query.Sort.Length > 0 ? Order(query.Sort, ranked) : null;
        for (var at = 0; at < (order?.Length ?? ranked!.Count); at++)
        {
            // The document itself is touched only when it is shown: fifty thousand of them are all over the memory.
            var i = order is not null ? order[at] : PlaceOf(ranked![at].Id);
            if (i < 0 || !kinds[(int)_kinds[i]] || (scope.ColumnId is { } column && Shelf.All[i].ColumnId != column)) continue;
            if (reads?[i] == false) continue;
            // A value is counted where no facet but its own stands against it.
            var failed = -1;
            var failures = 0;
            for (var f = 0; f < filters.Length && failures < 2; f++)
                if (!filters[f].Lets(i)) (failed, failures) = (f, failures + 1);
            if (failures > 1) continue;
            // What was withdrawn is found by whoever asks for it, and counted only for that choice.
            var isHidden = _withdrawn[i] && !showsWithdrawn;
            if (failures == 0 && !isHidden && count++ >= first && rows.Count < size) rows.Add(Shelf.All[i]);
            for (var f = 0; f < filters.Length; f++)
                if ((failures == 0 || failed == f) && (!isHidden || f == states)) filters[f].Count(i);
        }

        return new ListResult(query, new Paged<ShelfItem>(rows, count, query.Page, size), [.. filters.Select(f => new FacetChoices(f.Facet, f.Choices(query)))], this);
    }

    /// <summary>Which documents have the text as a part of their title, of their 发文字号 however its brackets were typed, or of their 索引号.</summary>
    private bool[] Reading(string text)
    {
        var marks = new bool[Shelf.All.Length];
        _texts.Value[0].Mark(text, marks);
        _texts.Value[1].Mark(text, marks);
        _texts.Value[2].Mark(DocumentFields.NormalNumber(text), marks);
        return marks;
    }

    private int PlaceOf(int id) => id < _places.Length ? _places[id] : -1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] Order(string sort, IReadOnlyList<SearchHit>? ranked)
    {
        var order = sort switch
        {
            ListQuery.SignedOn => _orders.GetOrAdd(sort, _ => Sorted(item => item.Facts.SignedOn)),
            ListQuery.Effective => _orders.GetOrAdd(sort, _ => Sorted(item => item.Facts.EffectiveOn ?? item.ReleasedOn)),
            _ => _orders.GetOrAdd("", _ => [.. Enumerable.Range(0, Shelf.All.Length)]),
        };
        if (ranked is null) return order;
        var hits = new bool[order.Length];
        for (var at = 0; at < ranked.Count; at++)
            if (PlaceOf(ranked[at].Id) is >= 0 and var place) hits[place] = true;
        return [.. order.Where(i => hits[i])];
    }

    /// <summary>Newest first; documents without that date come last.</summary>
    private int[] Sorted(Func<ShelfItem, DateOnly?> day) =>
        [.. Enumerable.Range(0, Shelf.All.Length).OrderByDescending(i => day(Shelf.All[i]) ?? DateOnly.MinValue)];
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
