using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Tests.Site;

namespace Portal.Tests.Public;

/// <summary>A portal with the sample documents on a day of the test's choosing, and the desk's acts on them.</summary>
public sealed class DocumentSite : IAsyncDisposable
{
    /// <summary>A Monday on which all samples are public.</summary>
    public static readonly DateTimeOffset Autumn2026 = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    private DocumentSite(PortalSite site, FakeTimeProvider clock) => (Site, Clock) = (site, clock);

    public PortalSite Site { get; }
    public FakeTimeProvider Clock { get; }
    public HttpClient Visitor => field ??= Site.NewClient();
    public HttpClient Follower => field ??= Site.NewClient(followRedirects: true);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<DocumentSite> StartAsync(DateTimeOffset? now = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var clock = new FakeTimeProvider(now ?? Autumn2026);
        return new DocumentSite(await PortalSite.StartAsync(new SiteOptions { Seed = "Sample", Clock = clock, Settings = settings ?? new Dictionary<string, string>() }), clock);
    }

    public async Task<ShelfView> ShelfAsync() => await Site.Get<Shelf>().ViewAsync(Ct);

    public async Task<ShelfItem> ItemAsync(DocumentKind kind, string slug) => (await ShelfAsync()).Find(kind, slug) ?? throw new InvalidOperationException($"{kind} {slug} is not public.");

    public Task<ShelfItem> PolicyAsync(string slug) => ItemAsync(DocumentKind.Policy, slug);

    public void TravelTo(DateOnly day) => Clock.SetUtcNow(new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)));

    public async Task WriteAsync(int document, string text) =>
        Ok(await Site.Get<SaveDraft>().ExecuteAsync(await AuthorAsync(), document, text, (await Site.Get<DocumentQueries>().TextAsync(document, Ct))!.Version, Ct));

    public async Task FactAsync(int document, DocumentField field, string value)
    {
        await using var db = await Site.OpenDbAsync();
        var found = await db.Set<Document>().Include(d => d.Editions).SingleAsync(d => d.Id == document, Ct);
        Ok(await Site.Get<EditFact>().ExecuteAsync(await AuthorAsync(), document, field, DocumentFields.Of(field).Get(found), value, Ct));
    }

    /// <summary>Begins a document of the author's own.</summary>
    public async Task<int> BeginAsync(DocumentKind kind, string column, string title, string text, int? interprets = null)
    {
        var columns = await Site.Get<DocumentQueries>().ColumnsAsync(Ct);
        var made = await Site.Get<CreateDocument>().ExecuteAsync(await AuthorAsync(), new NewDocument(kind, columns.Single(c => c.Slug == column).Id, title, "高新技术处", interprets), Ct);
        Ok(made);
        await WriteAsync(made.Value, text);
        return made.Value;
    }

    /// <summary>Handed in, signed by everybody whose turn it is, released.</summary>
    /// <param name="head">The document that the package is about.</param>
    public async Task ReleaseAsync(int head)
    {
        Ok(await Site.Get<SubmitPackage>().ExecuteAsync(await AuthorAsync(), head, "", Ct));
        while ((await Site.Get<ReviewQueries>().RoundsAsync(Packages.Subject, head, Ct))[0] is { Current: { } step } round)
            Ok(await Site.Get<DecideReview>().ExecuteAsync(await Site.ActorAsync(step.Rule.Role), round.Id, round.Hash, StepDecision.Approved, "", step.Rule.Points, Ct));
        Ok(await Site.Get<ReleasePackage>().ExecuteAsync(await AuthorAsync(), head, Ct));
    }

    public static void Ok(Outcome outcome) => Assert.True(outcome.Ok, string.Join(' ', outcome.Reasons));

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>May write for every division and release; signs no step.</summary>
    private Task<Actor> AuthorAsync() => Site.ActorAsync(Role.Webmaster);
}

/// <summary>One such portal for all tests that only read.</summary>
public sealed class ReadOnlyDocuments : IAsyncLifetime
{
    public DocumentSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await DocumentSite.StartAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class DocumentReading : ICollectionFixture<ReadOnlyDocuments>
{
    public const string Name = "public documents, read only";
}
