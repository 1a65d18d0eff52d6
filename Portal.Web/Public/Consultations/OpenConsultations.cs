using Portal.Domain.Consultations;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Writing;
using Portal.Web.Public.Documents;

namespace Portal.Web.Public.Consultations;

/// <summary>A consultation opened with the texts that its page shows.</summary>
/// <param name="Draft">征求意见稿; null when it was withdrawn.</param>
public sealed record OpenConsultation(PublicConsultation Of, OpenDocument Notice, OpenDocument? Draft)
{
    public ConsultationLine Line => Of.Line;

    public string Slug => Line.Notice.Slug;

    public IReadOnlyCollection<string> Tags => [PageTags.Consultations, .. Notice.Tags.Concat(Draft?.Tags ?? []).Concat(((ShelfItem?[])[Of.Revised, Of.Policy]).OfType<ShelfItem>().Select(i => PageTags.Document(i.Id))).Distinct()];

    /// <summary>UTC; the newest of what the page shows.</summary>
    public DateTime ChangedAt => ((DateTime?[])[Notice.Head.ChangedAt, Draft?.Head.ChangedAt, Line.AnsweredAt]).OfType<DateTime>().Max();
}

/// <summary>Opens consultations for their pages.</summary>
public sealed class OpenConsultations(PublicConsultations consultations, OpenDocuments documents)
{
    public async Task<OpenConsultation?> FindAsync(string slug, CancellationToken ct)
    {
        if (await consultations.FindAsync(slug, ct) is not { } found || await documents.FindAsync(DocumentKind.Consultation, slug, ct) is not { } notice) return null;
        return new OpenConsultation(found, notice, found.Draft is { } draft ? await documents.FindAsync(DocumentKind.ConsultationDraft, draft.Slug, ct) : null);
    }

    public async Task<PageContent?> ContentAsync(string slug, CancellationToken ct) =>
        await FindAsync(slug, ct) is { } open ? PageContent.With("Open", open, open.Tags, open.ChangedAt) : null;

    /// <summary>The consulted draft against the revised one; null while there is none.</summary>
    public async Task<PageContent?> ChangesAsync(string slug, CancellationToken ct)
    {
        if (await FindAsync(slug, ct) is not { Notice.IsHidden: false, Draft: { IsHidden: false } before, Of.Revised: { } item } open || await documents.FindAsync(DocumentKind.ConsultationDraft, item.Slug, ct) is not { IsHidden: false } after) return null;
        var changes = DraftChanges.Of(MarkdownText.Render(await documents.MarkdownAsync(before, ct)), MarkdownText.Render(await documents.MarkdownAsync(after, ct)), open.Of.Answers);
        return new PageContent(new Dictionary<string, object?> { ["Open"] = open, ["Changes"] = changes }, [.. open.Tags, .. after.Tags], open.ChangedAt);
    }

    /// <summary>A draft, of either version.</summary>
    public async Task<PageContent?> DraftAsync(string slug, CancellationToken ct)
    {
        if (await documents.FindAsync(DocumentKind.ConsultationDraft, slug, ct) is not { } draft) return null;
        return new PageContent(new Dictionary<string, object?> { ["Open"] = draft, ["Of"] = await consultations.OfDraftAsync(draft.Head.Id, ct) }, [.. draft.Tags, PageTags.Consultations], draft.Head.ChangedAt);
    }
}
