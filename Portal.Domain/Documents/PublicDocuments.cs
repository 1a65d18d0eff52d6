using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Documents;

/// <summary>One step of a document's public history: an edition that changed something of substance.</summary>
public sealed record PublicEdition(int Number, DateTime ReleasedAt, string ChangeNote);

/// <summary>A public document whole: head, text as it was released, attachments and history. What it was written from is asked for by <see cref="PublicDocuments.MarkdownAsync"/>.</summary>
/// <param name="Edition">Number of the live edition; one without a change of substance has no step in the history.</param>
public sealed record PublicDocument(ShelfItem Head, string Html, IReadOnlyList<AttachmentView> Attachments, IReadOnlyList<PublicEdition> Editions, int Edition = 1);

/// <summary>Reads one public document; the public pages keep what is made of it.</summary>
public sealed class PublicDocuments(IDbContextFactory<PortalDb> dbs, Shelf shelf, OfficeClock clock)
{
    // The two questions of every page, read once: finding a query again by its expression costs more than asking it. SQLite answers at once either way;
    // asked asynchronously, a question is the same with a third of its cost around it.
    // Columns by name: an edition whole carries its facts, which the shelf has already; and the text of the live one alone.
    private static readonly Func<PortalDb, int, IEnumerable<EditionRow>> Editions = EF.CompileQuery((PortalDb db, int id) =>
        db.Set<Edition>().Where(e => e.DocumentId == id && (e.State == EditionState.Live || (e.ReleasedAt != null && !e.IsMinor))).OrderBy(e => e.Number)
            .Select(e => new EditionRow(e.Id, e.Number, e.State, e.ReleasedAt, e.IsMinor, e.ChangeNote, e.State == EditionState.Live ? e.Html : null)));

    private static readonly Func<PortalDb, int, IEnumerable<AttachmentView>> Attachments = EF.CompileQuery((PortalDb db, int edition) =>
        db.Set<Attachment>().Where(a => a.EditionId == edition && !a.InText).OrderBy(a => a.Position)
            .Select(a => new AttachmentView(a.Id, a.FileHash, a.Name, a.ContentType, a.Size, a.InText)));

    public async Task<PublicDocument?> FindAsync(DocumentKind kind, string slug, CancellationToken ct)
    {
        if ((await shelf.ViewAsync(ct)).Find(kind, slug) is not { } head) return null;
        await using var db = await dbs.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct); // else once for every query
        var editions = Editions(db, head.Id).ToList();
        if (editions.Find(e => e.State == EditionState.Live) is not { } live) return null;
        var attachments = Attachments(db, live.Id).ToList();
        var history = editions.Where(e => e is { ReleasedAt: not null, IsMinor: false }).Select(e => new PublicEdition(e.Number, e.ReleasedAt!.Value, e.ChangeNote));
        return new PublicDocument(head, live.Html ?? "", attachments, [.. history], live.Number);
    }

    /// <summary>The Markdown that the text of a public document was made of; empty when it has none.</summary>
    public async Task<string> MarkdownAsync(int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Edition>().Where(e => e.DocumentId == id && e.State == EditionState.Live).Select(e => e.Text).SingleOrDefaultAsync(ct) ?? "";
    }

    /// <summary>Where a document went that once had this address; null when there never was one, or it is no longer public.</summary>
    public async Task<string?> MovedToAsync(DocumentKind kind, string slug, CancellationToken ct) =>
        await OnceAtAsync(kind.ToString(), slug, ct) is { } document ? (await shelf.ViewAsync(ct)).Find(document)?.Address : null;

    /// <summary>The column that once had this address; null when there never was one.</summary>
    public async Task<Column?> ColumnOnceAtAsync(string slug, CancellationToken ct) =>
        await OnceAtAsync(FormerSlug.OfColumn, slug, ct) is { } column ? (await shelf.ViewAsync(ct)).Column(column) : null;

    /// <summary>A file that a public edition carries or once carried; gone where a withdrawal took the text away.</summary>
    public async Task<(StoredFile File, string Name)?> FileAsync(string hash, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var carriers = await (from a in db.Set<Attachment>() join e in db.Set<Edition>() on a.EditionId equals e.Id where a.FileHash == hash && e.State != EditionState.Draft orderby e.Id descending select new { e.DocumentId, a.Name }).ToListAsync(ct);
        var view = await shelf.ViewAsync(ct);
        var carrier = carriers.Find(c => view.Find(c.DocumentId) is { } item && !item.IsHiddenOn(clock.Today));
        return carrier is not null && await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Hash == hash, ct) is { } file ? (file, carrier.Name) : null;
    }

    private async Task<int?> OnceAtAsync(string kind, string slug, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<FormerSlug>().Where(s => s.Kind == kind && s.Slug == slug).Select(s => (int?)s.TargetId).SingleOrDefaultAsync(ct);
    }

    private sealed record EditionRow(int Id, int Number, EditionState State, DateTime? ReleasedAt, bool IsMinor, string ChangeNote, string? Html);
}
