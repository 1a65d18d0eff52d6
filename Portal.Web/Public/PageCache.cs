using System.Collections.Concurrent;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Domain.Work;

namespace Portal.Web.Public;

/// <summary>
/// Keeps reading pages as bytes until a commit touches the plan they show, or the day ends on which they were reckoned.
/// However many visitors ask at once, a page is rendered once.
/// </summary>
public sealed class PageCache : IDisposable
{
    /// <summary>The tag of pages that show no plan's content, e.g. help: they fall only at midnight.</summary>
    public const int NoPlan = 0;

    /// <summary>The tag of pages that show whatever plan is newest: they fall with any of them.</summary>
    public const int AnyPlan = -1;

    private readonly ConcurrentDictionary<(string Name, string Look), Entry> _entries = new();
    private readonly OfficeClock _clock;
    private readonly IDisposable _subscription;

    /// <param name="boards">Asked for so that it has subscribed first: boards are new before the pages that show them fall.</param>
    public PageCache(OfficeClock clock, ChangeFeed feed, PlanBoards boards)
    {
        ArgumentNullException.ThrowIfNull(boards);
        _clock = clock;
        _subscription = feed.Subscribe(OnChangesAsync);
    }

    /// <param name="name">Address of the page.</param>
    /// <param name="plan">Id of the plan it shows, <see cref="AnyPlan"/> or <see cref="NoPlan"/>.</param>
    /// <returns>Null when the page does not exist; that is not kept, or strangers could fill the memory with made-up addresses.</returns>
    public async Task<PageBytes?> GetAsync(string name, string look, int plan, Func<Task<PageBytes?>> render)
    {
        var today = _clock.Today;
        var entry = _entries.AddOrUpdate((name, look), _ => new Entry(plan, today, render), (_, old) => old.Day == today ? old : new Entry(plan, today, render));
        PageBytes? page = null;
        try
        {
            page = await entry.Page.Value;
        }
        finally
        {
            if (page is null) _entries.TryRemove(new KeyValuePair<(string, string), Entry>((name, look), entry));
        }

        return page;
    }

    public void Dispose() => _subscription.Dispose();

    private Task OnChangesAsync(IReadOnlyList<Change> changes)
    {
        // A rendering under way is dropped too: it may have read what was there before the commit.
        foreach (var (key, entry) in _entries)
            if (entry.Plan == AnyPlan || changes.Any(c => c.Root == entry.Plan && c.Kind is PlanChange.Plan or PlanChange.Task or PlanChange.Measure))
                _entries.TryRemove(new KeyValuePair<(string, string), Entry>(key, entry));
        return Task.CompletedTask;
    }

    private sealed class Entry(int plan, DateOnly day, Func<Task<PageBytes?>> render)
    {
        public int Plan => plan;

        public DateOnly Day => day;

        public Lazy<Task<PageBytes?>> Page { get; } = new(() => Task.Run(render));
    }
}
