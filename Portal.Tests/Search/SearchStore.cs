using Portal.Domain.Search;
using Portal.Domain.Storage;
using Portal.Tests.Storage;

namespace Portal.Tests.Search;

/// <summary>A store with a few words to put in and look for.</summary>
internal sealed class SearchStore(TestStore store) : IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public TestStore Store => store;

    public static async Task<SearchStore> OpenAsync(params IEnumerable<SearchEntry> entries)
    {
        var opened = new SearchStore(await TestStore.OpenAsync());
        await opened.PutAsync(entries);
        return opened;
    }

    public static SearchEntry Entry(int id, string title, string text = "", string number = "", string keywords = "", string attachments = "", string kind = "document") =>
        new(kind, id, title, number, keywords, text, attachments);

    public Task PutAsync(params IEnumerable<SearchEntry> entries) => InWriteAsync(async db =>
    {
        foreach (var entry in entries) await SearchIndex.PutAsync(db, entry, Ct);
    });

    public Task RemoveAsync(int id, string kind = "document") => InWriteAsync(db => SearchIndex.RemoveAsync(db, kind, id, Ct));

    public Task<SearchHits> FindAsync(string text, string? kind = null, Func<SearchHit, double>? boost = null) => store.Get<SearchQueries>().FindAsync(new SearchQuery(text, kind), boost, Ct);

    public async Task<IReadOnlyList<int>> IdsAsync(string text, string? kind = null) => [.. (await FindAsync(text, kind)).Hits.Select(h => h.Id)];

    public async Task<Excerpt> ExcerptAsync(string text)
    {
        var hits = await FindAsync(text);
        return (await store.Get<SearchQueries>().ExcerptsAsync([hits.Hits[0]], hits.Terms, Ct))[0];
    }

    public async Task InWriteAsync(Func<PortalDb, Task> write)
    {
        await using var db = await store.DbAsync();
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        await write(db);
        await transaction.CommitAsync(Ct);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
