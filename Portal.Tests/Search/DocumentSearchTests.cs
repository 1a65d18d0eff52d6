using System.Runtime.CompilerServices;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Search;
using Portal.Tests.Storage;

namespace Portal.Tests.Search;

/// <summary>The sample documents, put into the index by their release.</summary>
public sealed class DocumentSearchTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_public_document_is_first_for_its_title_and_its_numbers_and_gone_when_withdrawn()
    {
        await using var store = await TestStore.OpenAsync();
        await store.Get<ReferenceData>().EnsureAsync(Seeds(), Ct);
        Assert.True((await store.Get<SampleDocuments>().SeedAsync(Seeds(), Actor.System, Ct)).Ok);
        var shelf = await store.Get<Shelf>().ViewAsync(Ct);
        Assert.NotEmpty(shelf.All);
        foreach (var item in shelf.All)
        {
            foreach (var text in ((string?[])[item.Title, item.Facts.Number, item.IndexNumber]).OfType<string>().Where(t => t.Length > 0))
            {
                var hits = await FindAsync(store, text);
                Assert.Equal(Standing.Exact, hits.Single(h => h.Id == item.Id).Score);
                Assert.All(hits.TakeWhile(h => h.Id != item.Id), h => Assert.Equal(item.Title, shelf.Find(h.Id)!.Title));
            }
        }

        var policy = shelf.All.First(i => i.Kind == DocumentKind.Policy);
        Assert.True((await store.Get<ChangeStatus>().WithdrawAsync(Actor.System, policy.Id, "内容有误", hidesText: false, Ct)).Ok);
        Assert.DoesNotContain(await FindAsync(store, policy.Title), h => h.Id == policy.Id);
        Assert.True((await store.Get<ChangeStatus>().RestoreAsync(Actor.System, policy.Id, "已经更正", Ct)).Ok);
        Assert.Contains(await FindAsync(store, policy.Title), h => h.Id == policy.Id);
    }

    private static async Task<IReadOnlyList<SearchHit>> FindAsync(TestStore store, string text) => (await store.Get<SearchQueries>().FindAsync(new SearchQuery(text, "document"), null, Ct)).Hits;

    private static string Seeds([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "seeds"));
}
