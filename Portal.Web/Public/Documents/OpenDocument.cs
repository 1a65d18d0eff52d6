using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Readers;

namespace Portal.Web.Public.Documents;

/// <summary>A public document opened: with everything that its page shows around it, and nothing that a withdrawal took away.</summary>
/// <param name="Missing">Said where a policy has no interpretation.</param>
/// <param name="Today">Day for which its validity is reckoned.</param>
public sealed record OpenDocument(PublicDocument Document, ShelfView Shelf, MissingMaterial? Missing, DateOnly Today)
{
    public ShelfItem Head => Document.Head;

    /// <summary>What other rooms know of a policy's life.</summary>
    public IReadOnlyList<PolicyMoment> Moments { get; init; } = [];

    /// <summary>The newest published questions of a policy, and how many there are.</summary>
    public Portal.Domain.Common.Paged<PublicAnswer>? Questions { get; init; }

    /// <summary>Number of the edition on the page.</summary>
    public int Edition { get; init; } = 1;

    public Validity Validity { get; } = Document.Head.ValidityOn(Today);

    /// <summary>Withdrawn with its text, e.g. because it shows personal data: the page and its facts stay.</summary>
    public bool IsHidden { get; } = Document.Head.IsHiddenOn(Today);

    public PageText Text { get; } = new(Document.Html);

    public IReadOnlyList<AttachmentView> Attachments => IsHidden ? [] : Document.Attachments;

    /// <summary>In one sentence, for the page's description.</summary>
    public string Summary => IsHidden || Head.Summary.Length == 0 ? Head.Title : Head.Summary;

    public Column? Column => Shelf.Column(Head.ColumnId);

    /// <summary>解读 of a policy.</summary>
    public IReadOnlyList<ShelfItem> Interpretations { get; } = Shelf.InterpretationsOf(Document.Head.Id);

    /// <summary>What an interpretation explains.</summary>
    public IReadOnlyList<ShelfItem> Explained { get; } = [.. Shelf.TargetsOf(Document.Head, LinkKind.Interprets)];

    /// <summary>Linked as related, from either end.</summary>
    public IReadOnlyList<ShelfItem> Related { get; } =
        [.. Shelf.TargetsOf(Document.Head, LinkKind.Related).Concat(Shelf.SourcesOf(Document.Head.Id, LinkKind.Related)).Distinct()];

    /// <summary>The document behind an act on this one's validity, where it is public.</summary>
    public ShelfItem? CauseOf(StatusEvent? act) => act?.SourceId is { } id ? Shelf.Find(id) : null;

    /// <summary>有效期至, extensions counted; null: no end.</summary>
    public DateOnly? LastDay => Head.Acts.LastOrDefault(a => a.Kind == StatusActKind.Extended && a.On <= Today)?.Until ?? Head.Facts.ExpiresOn;

    /// <summary>This document and every other one that its page names.</summary>
    public IReadOnlyCollection<string> Tags
    {
        get
        {
            var neighbours = Head.Links.Select(l => l.TargetId)
                .Concat(Shelf.SourcesOf(Head.Id).Select(i => i.Id))
                .Concat(Head.Acts.Select(a => a.SourceId).OfType<int>())
                .Concat(Explained.SelectMany(policy => Shelf.InterpretationsOf(policy.Id)).Select(i => i.Id));
            string[] rooms = Head.Kind == DocumentKind.Policy ? [PageTags.Timelines, PageTags.Questions(Head.Id)] : [];
            return [PageTags.Columns, .. rooms, .. neighbours.Append(Head.Id).Distinct().Select(PageTags.Document)];
        }
    }
}

/// <summary>Opens public documents for their pages.</summary>
public sealed class OpenDocuments(PublicDocuments documents, PublicPackages packages, PolicyTimelines timelines, ReaderQueries readers, Shelf shelf, Portal.Domain.Common.OfficeClock clock)
{
    /// <summary>Answers that the page of a policy itself shows.</summary>
    private const int ShownQuestions = 3;

    /// <returns>Null when there is none at this address.</returns>
    public async Task<OpenDocument?> FindAsync(DocumentKind kind, string slug, CancellationToken ct)
    {
        if (await documents.FindAsync(kind, slug, ct) is not { } document) return null;
        var view = await shelf.ViewAsync(ct);
        // Only where there is no interpretation somebody asks why.
        var missing = KindRules.Of(kind).NeedsPlan && view.InterpretationsOf(document.Head.Id).Count == 0 ? await packages.MissingAsync(document.Head.Id, ct) : null;
        var isPolicy = kind == DocumentKind.Policy;
        return new OpenDocument(document, view, missing, clock.Today)
        {
            Edition = document.Edition,
            Moments = isPolicy ? await timelines.OfAsync(document.Head.Id, ct) : [],
            Questions = isPolicy ? await readers.NewestAsync(document.Head.Id, ShownQuestions, ct) : null,
        };
    }

    /// <summary>The same as what a page component is given.</summary>
    public async Task<PageContent?> ContentAsync(DocumentKind kind, string slug, CancellationToken ct) =>
        await FindAsync(kind, slug, ct) is { } open ? PageContent.With("Open", open, open.Tags, open.Head.ChangedAt) : null;

    /// <summary>What the text was made of.</summary>
    public Task<string> MarkdownAsync(OpenDocument open, CancellationToken ct) => documents.MarkdownAsync(open.Head.Id, ct);

    public async Task<string?> TitleAsync(DocumentKind kind, string slug, CancellationToken ct) => (await shelf.ViewAsync(ct)).Find(kind, slug)?.Title;

    public Task<string?> MovedToAsync(DocumentKind kind, string slug, CancellationToken ct) => documents.MovedToAsync(kind, slug, ct);
}
