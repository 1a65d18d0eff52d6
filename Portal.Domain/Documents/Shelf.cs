using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Documents;

/// <summary>A public document as lists, feeds and neighbours show it.</summary>
/// <param name="ReleasedAt">UTC; 发布日期, of the first edition.</param>
/// <param name="ChangedAt">UTC; of the newest edition that changed anything of substance.</param>
public sealed record ShelfItem(int Id, DocumentKind Kind, string Slug, string? IndexNumber, int ColumnId, string Division, bool IsSample,
    string Title, string Summary, DocumentFacts Facts, DateTime ReleasedAt, DateTime ChangedAt, ImmutableArray<StatusEvent> Acts, ImmutableArray<ShelfLink> Links)
{
    public DocumentRecord Registered { get; init; } = new();

    public string Address => KindRules.Address(Kind, Slug);

    public DateOnly ReleasedOn { get; } = OfficeClock.DateOf(ReleasedAt);

    /// <summary>UTC. What is told of it changes with its validity too, though nothing of the text does.</summary>
    public DateTime TouchedAt(DateOnly today) => Acts.Where(a => a.On <= today).Select(a => OfficeClock.StartOf(a.On)).Append(ChangedAt).Max();

    public Validity ValidityOn(DateOnly day) => Validity.Of(Facts.EffectiveOn, Facts.ExpiresOn, Acts, day);

    /// <summary>撤下: the page stays, marked; lists and feeds pass it over.</summary>
    public bool IsWithdrawnOn(DateOnly day) => ValidityOn(day).State == ValidityState.Withdrawn;

    /// <summary>Withdrawn together with its text: title and facts stay, nothing else is told of it.</summary>
    public bool IsHiddenOn(DateOnly day) => ValidityOn(day).Cause is { Kind: StatusActKind.Withdrawn, HidesText: true };
}

public sealed record ShelfLink(LinkKind Kind, int TargetId);

/// <summary>All public documents at one moment. Never changes: a release makes a new one.</summary>
public sealed class ShelfView
{
    private static readonly Comparer<ShelfItem> NewestFirst = Comparer<ShelfItem>.Create((a, b) => b.ReleasedAt.CompareTo(a.ReleasedAt) is var order && order != 0 ? order : b.Id.CompareTo(a.Id));

    private readonly Dictionary<int, ShelfItem> _byId;
    private readonly Dictionary<(DocumentKind, string), ShelfItem> _bySlug;
    private readonly Lazy<ILookup<int, (LinkKind Kind, ShelfItem Source)>> _incoming;
    private readonly ConcurrentDictionary<int, IReadOnlyList<ShelfItem>> _interpretations = new();

    internal ShelfView(IEnumerable<ShelfItem> items, IReadOnlyList<Column> columns)
        : this([.. items.Order(NewestFirst)], columns, [], [])
    {
        foreach (var item in All) (_byId[item.Id], _bySlug[(item.Kind, item.Slug)]) = (item, item);
    }

    private ShelfView(ImmutableArray<ShelfItem> all, IReadOnlyList<Column> columns, Dictionary<int, ShelfItem> byId, Dictionary<(DocumentKind, string), ShelfItem> bySlug)
    {
        (All, Columns, _byId, _bySlug) = (all, columns, byId, bySlug);
        _incoming = new(() => All.SelectMany(i => i.Links.Select(l => (l.TargetId, l.Kind, Source: i))).ToLookup(l => l.TargetId, l => (l.Kind, l.Source)));
    }

    /// <summary>The view after a few documents have changed: copied, not made anew, so that a release costs milliseconds among 50,000.</summary>
    internal ShelfView With(IReadOnlySet<int> changed, IReadOnlyList<ShelfItem> fresh, IReadOnlyList<Column> columns)
    {
        var (byId, bySlug) = (new Dictionary<int, ShelfItem>(_byId), new Dictionary<(DocumentKind, string), ShelfItem>(_bySlug));
        foreach (var id in changed)
            if (byId.Remove(id, out var old))
                bySlug.Remove((old.Kind, old.Slug));
        foreach (var item in fresh) (byId[item.Id], bySlug[(item.Kind, item.Slug)]) = (item, item);

        var (all, waiting) = (ImmutableArray.CreateBuilder<ShelfItem>(byId.Count), new Queue<ShelfItem>(fresh.Order(NewestFirst)));
        foreach (var item in All)
        {
            if (changed.Contains(item.Id)) continue;
            while (waiting.TryPeek(out var next) && NewestFirst.Compare(next, item) < 0) all.Add(waiting.Dequeue());
            all.Add(item);
        }

        all.AddRange(waiting);
        return new ShelfView(all.DrainToImmutable(), columns, byId, bySlug);
    }

    /// <summary>Newest release first.</summary>
    public ImmutableArray<ShelfItem> All { get; }

    /// <summary>In their fixed order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    public ShelfItem? Find(int id) => _byId.GetValueOrDefault(id);

    public ShelfItem? Find(DocumentKind kind, string slug) => _bySlug.GetValueOrDefault((kind, slug));

    public Column? Column(int id) => Columns.FirstOrDefault(c => c.Id == id);

    /// <summary>The policies (one, as a rule) that an interpretation explains.</summary>
    public IEnumerable<ShelfItem> TargetsOf(ShelfItem item, LinkKind kind) => item.Links.Where(l => l.Kind == kind).Select(l => Find(l.TargetId)).OfType<ShelfItem>();

    /// <summary>Public documents that point at this one by a link of this kind.</summary>
    public IEnumerable<ShelfItem> SourcesOf(int id, LinkKind kind) => _incoming.Value[id].Where(l => l.Kind == kind).Select(l => l.Source);

    /// <summary>Public documents that point at this one, once for each of their links.</summary>
    public IEnumerable<ShelfItem> SourcesOf(int id) => _incoming.Value[id].Select(l => l.Source);

    /// <summary>解读 of a policy: by stage, then in the order they came.</summary>
    public IReadOnlyList<ShelfItem> InterpretationsOf(int policyId) => _interpretations.GetOrAdd(policyId, static (id, view) =>
        [.. view.SourcesOf(id, LinkKind.Interprets).Where(i => !i.IsWithdrawnOn(DateOnly.MaxValue.AddDays(-1))).OrderBy(i => i.Facts.Stage).ThenBy(i => i.ReleasedAt).ThenBy(i => i.Facts.Form).ThenBy(i => i.Id)], this);

    /// <summary>A column's documents, those of the columns under it included.</summary>
    public IEnumerable<ShelfItem> In(int columnId)
    {
        var ids = Columns.Where(c => c.Id == columnId || c.ParentId == columnId).Select(c => c.Id).ToHashSet();
        return All.Where(i => ids.Contains(i.ColumnId));
    }
}

/// <summary>
/// Keeps the public documents' heads in memory and patches them from the change feed, so that lists, facets, feeds and neighbours cost no query.
/// 50,000 heads take some 40 MB.
/// </summary>
public sealed class Shelf : IDisposable
{
    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly IDisposable _subscription;
    private volatile ShelfView? _view;

    public Shelf(IDbContextFactory<PortalDb> dbs, ChangeFeed feed)
    {
        _dbs = dbs;
        _subscription = feed.Subscribe(OnChangesAsync);
    }

    public async ValueTask<ShelfView> ViewAsync(CancellationToken ct)
    {
        if (_view is { } view) return view;
        await _loading.WaitAsync(ct);
        try
        {
            return _view ??= await LoadAsync(ct);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _loading.Dispose();
    }

    private async Task OnChangesAsync(IReadOnlyList<Change> changes)
    {
        var ids = changes.Where(c => c.Kind == DocumentChange.Public).Select(c => c.Id).ToHashSet();
        var columns = changes.Any(c => c.Kind == DocumentChange.Column);
        if (ids.Count == 0 && !columns) return;
        await _loading.WaitAsync();
        try
        {
            if (_view is not { } view) return;
            await using var db = await _dbs.CreateDbContextAsync();
            var fresh = await ItemsAsync(db, ids, default);
            _view = view.With(ids, fresh, columns ? await ColumnsAsync(db, default) : view.Columns);
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<ShelfView> LoadAsync(CancellationToken ct)
    {
        await using var db = await _dbs.CreateDbContextAsync(ct);
        return new ShelfView(await ItemsAsync(db, null, ct), await ColumnsAsync(db, ct));
    }

    private static Task<List<Column>> ColumnsAsync(PortalDb db, CancellationToken ct) => db.Set<Column>().AsNoTracking().OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(ct);

    /// <summary>Tables read one by one and joined here: with joins in SQL, acts and links would multiply the rows.</summary>
    private static async Task<IReadOnlyList<ShelfItem>> ItemsAsync(PortalDb db, HashSet<int>? only, CancellationToken ct)
    {
        var documents = db.Set<Document>().AsNoTracking().Where(d => only == null || only.Contains(d.Id));
        var rows = await (from d in documents
                          join e in db.Set<Edition>() on d.Id equals e.DocumentId
                          where e.State == EditionState.Live
                          select new { d.Id, d.Kind, d.Slug, d.IndexNumber, d.ColumnId, d.Division, d.Registered, d.IsSample, e.Title, e.Summary, e.Facts, e.ReleasedAt }).ToListAsync(ct);
        var releases = (await db.Set<Edition>().AsNoTracking().Where(e => e.ReleasedAt != null && (only == null || only.Contains(e.DocumentId)))
            .Select(e => new { e.DocumentId, e.Number, e.IsMinor, At = e.ReleasedAt!.Value }).ToListAsync(ct)).ToLookup(e => e.DocumentId);
        var acts = (await db.Set<StatusAct>().AsNoTracking().Where(a => only == null || only.Contains(a.DocumentId)).ToListAsync(ct)).ToLookup(a => a.DocumentId);
        var links = (await db.Set<DocumentLink>().AsNoTracking().Where(l => only == null || only.Contains(l.SourceId)).Select(l => new { l.SourceId, l.Kind, l.TargetId }).ToListAsync(ct)).ToLookup(l => l.SourceId);
        // An end of validity is told from the release that recorded it; the link of a draft only plans it.
        var ended = (await db.Set<StatusAct>().AsNoTracking().Where(a => a.SourceId != null && (only == null || only.Contains(a.SourceId.Value)))
            .Select(a => new { Source = a.SourceId!.Value, a.DocumentId }).ToListAsync(ct)).Select(a => (a.Source, a.DocumentId)).ToHashSet();
        return [.. rows.Select(r => new ShelfItem(r.Id, r.Kind, r.Slug, r.IndexNumber, r.ColumnId, r.Division, r.IsSample, r.Title, r.Summary, r.Facts,
            releases[r.Id].Min(e => e.At), releases[r.Id].Where(e => !e.IsMinor).Select(e => e.At).DefaultIfEmpty(r.ReleasedAt!.Value).Max(),
            [.. acts[r.Id].OrderBy(a => a.On).ThenBy(a => a.Id).Select(a => a.Event)], [.. links[r.Id].Where(l => l.Kind is not (LinkKind.Replaces or LinkKind.Repeals) || ended.Contains((r.Id, l.TargetId))).Select(l => new ShelfLink(l.Kind, l.TargetId))]) { Registered = r.Registered })];
    }
}
