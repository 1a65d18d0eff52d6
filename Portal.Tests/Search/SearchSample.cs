using Portal.Domain.Search;
using Portal.Domain.Storage;
using Portal.Tests.Storage;

namespace Portal.Tests.Search;

/// <summary>One database for a class of tests, in which each test has a kind of its own.</summary>
public sealed class SearchFixture : IAsyncLifetime
{
    internal TestStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await TestStore.OpenAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    internal async Task<SearchSample> WithAsync(params IEnumerable<SearchEntry> entries)
    {
        var sample = new SearchSample(Store);
        await sample.PutAsync(entries);
        return sample;
    }
}

/// <summary>Entries of one kind, to put in and look for.</summary>
internal sealed class SearchSample(TestStore store)
{
    private readonly string _kind = Guid.NewGuid().ToString("N");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="kind">Empty: the sample's own.</param>
    public static SearchEntry Entry(int id, string title, string text = "", string number = "", string keywords = "", string attachments = "", string kind = "") =>
        new(kind, id, title, number, keywords, text, attachments);

    public Task PutAsync(params IEnumerable<SearchEntry> entries) => InWriteAsync(async db =>
    {
        foreach (var entry in entries) await PutAsync(db, entry);
    });

    public Task PutAsync(PortalDb db, SearchEntry entry) => SearchIndex.PutAsync(db, entry with { Kind = _kind + entry.Kind }, Ct);

    public Task RemoveAsync(PortalDb db, int id, string kind = "") => SearchIndex.RemoveAsync(db, _kind + kind, id, Ct);

    public Task<SearchHits> FindAsync(string text, string kind = "", Func<int, int>? boost = null, int most = 20_000) =>
        store.Get<SearchQueries>().FindAsync(new SearchQuery(text, _kind + kind, most), boost, Ct);

    /// <summary>Only what has all the words.</summary>
    public async Task<IReadOnlyList<int>> IdsAsync(string text, string kind = "") =>
        await FindAsync(text, kind) is { IsLoose: false } found ? [.. found.Hits.Select(h => h.Id)] : [];

    public async Task<IReadOnlyList<Excerpt>> ExcerptsAsync(string text)
    {
        var found = await FindAsync(text);
        return await store.Get<SearchQueries>().ExcerptsAsync(_kind, found.Hits.Take(20).Select(h => h.Id), found.Terms, Ct);
    }

    public async Task InWriteAsync(Func<PortalDb, Task> write)
    {
        await using var db = await store.DbAsync();
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        await write(db);
        await transaction.CommitAsync(Ct);
    }
}
