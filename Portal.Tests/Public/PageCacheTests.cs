using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;
using Portal.Domain.Work;
using Portal.Tests.Storage;
using Portal.Web.Public;

namespace Portal.Tests.Public;

/// <summary>Pages kept as bytes: rendered once, dropped when what they show changes, bounded.</summary>
public sealed class PageCacheTests
{
    [Fact]
    public async Task Visitors_who_come_together_cause_one_rendering()
    {
        await using var store = await TestStore.OpenAsync();
        using var cache = Open(store);
        var (rendered, gate) = (0, new TaskCompletionSource());
        async Task<TaggedPage?> RenderAsync()
        {
            Interlocked.Increment(ref rendered);
            await gate.Task;
            return Page("a", "x");
        }

        var asked = Enumerable.Range(0, 50).Select(_ => cache.GetAsync("/a", "", RenderAsync)).ToArray();
        gate.SetResult();
        Assert.Single((await Task.WhenAll(asked)).Distinct());
        Assert.Equal(1, rendered);
    }

    [Fact]
    public async Task Only_pages_that_show_what_changed_are_dropped()
    {
        await using var store = await TestStore.OpenAsync();
        using var cache = Open(store);
        var rendered = new List<string>();
        async Task AskAsync(string name, string tag) => await cache.GetAsync(name, "", () =>
        {
            rendered.Add(name);
            return Task.FromResult<TaggedPage?>(Page(name, tag));
        });
        async Task AskAllAsync()
        {
            await AskAsync("/policies/a", PageTags.Document(1));
            await AskAsync("/policies", PageTags.Documents);
            await AskAsync("/ledger/2019", PageTags.Plan(7));
            await AskAsync("/disclosure", PageTags.Columns);
            await AskAsync("/help", "nothing");
        }

        async Task<string[]> AfterAsync(string kind, int id)
        {
            await AskAllAsync();
            rendered.Clear();
            await AnnounceAsync(store, kind, id);
            await AskAllAsync();
            return [.. rendered];
        }

        Assert.Equal(["/policies/a", "/policies"], await AfterAsync(DocumentChange.Public, 1));
        Assert.Equal(["/policies"], await AfterAsync(DocumentChange.Public, 2));
        Assert.Equal(["/policies", "/disclosure"], await AfterAsync(DocumentChange.Column, 3));
        Assert.Equal(["/ledger/2019"], await AfterAsync(PlanChange.Plan, 7));
        Assert.Empty(await AfterAsync(DocumentChange.Draft, 1));
    }

    [Fact]
    public async Task A_rendering_that_a_commit_overtakes_is_not_kept()
    {
        await using var store = await TestStore.OpenAsync();
        using var cache = Open(store);
        var gate = new TaskCompletionSource();
        var stale = cache.GetAsync("/a", "", async () =>
        {
            await gate.Task;
            return Page("stale", "x");
        });
        await AnnounceAsync(store, DocumentChange.Public, 1);
        gate.SetResult();
        await stale;
        var fresh = Page("fresh", "x");
        Assert.Same(fresh.Bytes, await cache.GetAsync("/a", "", () => Task.FromResult<TaggedPage?>(fresh)));
        Assert.Equal(fresh.Bytes.Size, cache.Size);
    }

    [Fact]
    public async Task What_nobody_asks_for_gives_way()
    {
        await using var store = await TestStore.OpenAsync();
        var page = Page("0", "x").Bytes.Size;
        using var cache = Open(store, capacity: page * 40);
        var rendered = 0;
        Task<PageBytes?> AskAsync(string name) => cache.GetAsync(name, "", () =>
        {
            rendered++;
            return Task.FromResult<TaggedPage?>(Page("0", "x"));
        });
        for (var i = 0; i < 500; i++)
        {
            await AskAsync($"/{i}");
            await AskAsync("/"); // the one that everybody asks for
            Assert.True(cache.Size <= page * 40);
        }

        Assert.Equal(501, rendered);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_or_fails_is_not_kept()
    {
        await using var store = await TestStore.OpenAsync();
        using var cache = Open(store);
        Assert.Null(await cache.GetAsync("/a", "", () => Task.FromResult<TaggedPage?>(null)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => cache.GetAsync("/a", "", () => throw new InvalidOperationException()));
        Assert.NotNull(await cache.GetAsync("/a", "", () => Task.FromResult<TaggedPage?>(Page("a", "x"))));
    }

    private static PageCache Open(TestStore store, long? capacity = null) =>
        new(store.Get<OfficeClock>(), store.Get<ChangeFeed>(), store.Get<PlanBoards>(), store.Get<Shelf>(), store.Get<PolicyTimelines>()) { Capacity = capacity ?? 1024 * 1024 };

    private static TaggedPage Page(string text, string tag) => new(new PageBytes(System.Text.Encoding.UTF8.GetBytes(text), "text/plain", DateTime.UnixEpoch), [tag]);

    private static Task AnnounceAsync(TestStore store, string kind, int id) => store.Gate.RunAsync(Actor.System, Permission.ManageColumns, "Test", write =>
    {
        write.Db.Add(new IndexNumber(Guid.NewGuid().ToString(), id)); // a write that changes nothing announces nothing
        write.Subject = () => "test";
        write.Announce(kind, id, id);
        return Task.FromResult(Outcome.Done);
    }, CancellationToken.None);
}
