using System.Collections.Concurrent;
using Portal.Domain.Common;
using Portal.Domain.Concerns;
using Portal.Domain.Consultations;
using Portal.Domain.Documents;
using Portal.Domain.Messages;
using Portal.Domain.Policies;
using Portal.Domain.Readers;
using Portal.Domain.Requests;
using Portal.Domain.Storage;
using Portal.Domain.Work;

namespace Portal.Web.Public;

/// <summary>A page with what it shows.</summary>
/// <param name="Tags">See <see cref="PageTags"/>.</param>
public sealed record TaggedPage(PageBytes Bytes, IReadOnlyCollection<string> Tags);

/// <summary>
/// Keeps reading pages as bytes until a commit touches what they show, or the day ends on which they were reckoned. However many visitors ask at once,
/// a page is rendered once. What is not asked for gives way when the pages together grow too large.
/// </summary>
public sealed class PageCache : IDisposable
{
    private readonly ConcurrentDictionary<(string Name, string Look), Entry> _entries = new();
    private readonly OfficeClock _clock;
    private readonly Shelf _shelf;
    private readonly IDisposable _subscription;
    private readonly Lock _sweeping = new();
    private long _bytes;

    /// <param name="boards">Asked for, like shelf and timelines, so that it has subscribed first: what pages are made of is new before the pages fall.</param>
    public PageCache(OfficeClock clock, ChangeFeed feed, PlanBoards boards, Shelf shelf, PolicyTimelines timelines)
    {
        ArgumentNullException.ThrowIfNull(boards);
        ArgumentNullException.ThrowIfNull(timelines);
        (_clock, _shelf) = (clock, shelf);
        _subscription = feed.Subscribe(OnChangesAsync);
    }

    /// <summary>Bytes that all kept pages may take together.</summary>
    public long Capacity { get; init; } = 256L * 1024 * 1024;

    /// <summary>Bytes that all kept pages take now.</summary>
    public long Size => Interlocked.Read(ref _bytes);

    /// <param name="name">Address of the page.</param>
    /// <returns>Null when the page does not exist; that is not kept, or strangers could fill the memory with made-up addresses.</returns>
    public Task<PageBytes?> GetAsync(string name, string look, Func<Task<TaggedPage?>> render)
    {
        if (Kept(name, look) is { } page) return Task.FromResult<PageBytes?>(page);
        return RenderAsync((name, look), _clock.Today, render);
    }

    /// <summary>A page that is ready in memory; null when it has to be rendered first.</summary>
    public PageBytes? Kept(string name, string look)
    {
        if (!_entries.TryGetValue((name, look), out var entry) || entry.Day != _clock.Today || entry.Ready is not { } page) return null;
        entry.Used = true;
        return page.Bytes;
    }

    public void Dispose() => _subscription.Dispose();

    private async Task<PageBytes?> RenderAsync((string Name, string Look) key, DateOnly today, Func<Task<TaggedPage?>> render)
    {
        if (_entries.TryGetValue(key, out var old) && old.Day != today) Drop(key, old);
        var fresh = new Entry(today);
        var entry = _entries.GetOrAdd(key, fresh);
        if (entry == fresh) _ = fresh.RenderAsync(render); // by whoever came first, on their own thread; all wait for the one page
        TaggedPage? page = null;
        try
        {
            page = await entry.Page;
        }
        finally
        {
            if (page is null) Drop(key, entry);
        }

        if (page is not null) Weigh(key, entry, page.Bytes.Size);
        return page?.Bytes;
    }

    private void Drop((string, string) key, Entry entry)
    {
        if (_entries.TryRemove(new KeyValuePair<(string, string), Entry>(key, entry))) Interlocked.Add(ref _bytes, -entry.TakeWeight());
    }

    private void Weigh((string, string) key, Entry entry, long bytes)
    {
        if (!entry.Weigh(bytes)) return;
        Interlocked.Add(ref _bytes, bytes);
        // Dropped while it was being rendered: nobody else will take its weight off.
        if (!_entries.TryGetValue(key, out var now) || now != entry) Interlocked.Add(ref _bytes, -entry.TakeWeight());
        else if (Size > Capacity) Sweep();
    }

    /// <summary>The second-chance rule: what nobody asked for since the last sweep goes, until an eighth is free.</summary>
    private void Sweep()
    {
        lock (_sweeping)
        {
            for (var round = 0; round < 2; round++)
                foreach (var (key, entry) in _entries)
                {
                    if (Size <= Capacity - Capacity / 8) return;
                    if (entry.Used) entry.Used = false;
                    else Drop(key, entry);
                }
        }
    }

    private async Task OnChangesAsync(IReadOnlyList<Change> changes)
    {
        var touched = new HashSet<string>();
        foreach (var change in changes)
            switch (change.Kind)
            {
                case PlanChange.Plan or PlanChange.Task or PlanChange.Measure:
                    touched.UnionWith([PageTags.Plan(change.Root), PageTags.Plans]);
                    break;
                case DocumentChange.Public:
                    touched.UnionWith([PageTags.Document(change.Id), PageTags.Documents]);
                    await AddNeighboursAsync(touched, change.Id);
                    break;
                case DocumentChange.Column:
                    touched.UnionWith([PageTags.Columns, PageTags.Documents]);
                    break;
                case ConsultationChange.Matter or ConsultationChange.Consultation:
                    touched.UnionWith([PageTags.Consultations, PageTags.Timelines]);
                    break;
                case ConcernChange.Incident:
                    touched.Add(PageTags.Timelines);
                    break;
                case ReaderChange.Question:
                    touched.Add(PageTags.Questions(change.Root));
                    break;
                case RequestChange.Request:
                    touched.Add(PageTags.Requests);
                    break;
                case MessageChange.Published:
                    touched.Add(PageTags.Messages);
                    break;
                default:
                    break;
            }

        if (touched.Count == 0) return;
        foreach (var (key, entry) in _entries)
            if (entry.Shows(touched))
                Drop(key, entry);
    }

    /// <summary>A document newly linked to a page's own was not among its tags when that page was made.</summary>
    private async Task AddNeighboursAsync(HashSet<string> touched, int id)
    {
        var shelf = await _shelf.ViewAsync(CancellationToken.None);
        foreach (var link in shelf.Find(id)?.Links ?? []) touched.Add(PageTags.Document(link.TargetId));
    }

    private sealed class Entry(DateOnly day)
    {
        private readonly TaskCompletionSource<TaggedPage?> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _weight;

        public DateOnly Day => day;

        public Task<TaggedPage?> Page => _page.Task;

        public TaggedPage? Ready => Page is { IsCompletedSuccessfully: true } done ? done.Result : null;

        /// <summary>Asked for since the last sweep.</summary>
        public bool Used { get; set; }

        public async Task RenderAsync(Func<Task<TaggedPage?>> render)
        {
            try
            {
                _page.SetResult(await render());
            }
            catch (Exception error)
            {
                _page.SetException(error);
            }
        }

        /// <returns>True when it had no weight.</returns>
        public bool Weigh(long bytes) => Interlocked.CompareExchange(ref _weight, bytes, 0) == 0;

        public long TakeWeight() => Interlocked.Exchange(ref _weight, 0);

        /// <summary>A rendering under way counts as touched too: it may have read what was there before the commit.</summary>
        public bool Shows(HashSet<string> touched) =>
            Ready is not { } page || page.Tags.Any(touched.Contains);
    }
}
