using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Documents;

public enum DocumentStage
{
    /// <summary>Never public.</summary>
    Draft,

    /// <summary>Public, nothing in the making.</summary>
    Live,

    /// <summary>Public, with a next edition in the making.</summary>
    Revising,
}

/// <summary>What the staff's list of documents is asked for; everything empty finds all.</summary>
/// <param name="Text">In title, 发文字号 or 索引号.</param>
/// <param name="MineOnly">Begun by this account.</param>
public sealed record DocumentFilter(string? Text = null, DocumentKind? Kind = null, DocumentStage? Stage = null, int? ColumnId = null, string? Division = null, int? MineOnly = null);

public sealed record DocumentRow(int Id, DocumentKind Kind, string Slug, string Title, string Number, string? IndexNumber, int ColumnId, string Division, string UpdatedBy, DateTime UpdatedAt,
    DocumentStage Stage, DateTime? ReleasedAt, bool IsSample);

/// <summary>A document as the editor shows it.</summary>
/// <param name="Fields">Every fact as <see cref="EditFact"/> takes it.</param>
public sealed record DocumentView(int Id, DocumentKind Kind, string Slug, string? IndexNumber, int ColumnId, string Division, string CreatedBy, bool IsSample,
    EditionView Current, EditionView? Live, IReadOnlyList<EditionView> Editions, IReadOnlyList<LinkView> Links, IReadOnlyList<StatusEvent> Acts,
    IReadOnlyDictionary<DocumentField, string> Fields)
{
    public bool HasDraft => Current.State == EditionState.Draft;

    public string Address => KindRules.Address(Kind, Slug);
}

public sealed record EditionView(int Id, int Number, EditionState State, string Title, string Summary, string Text, int Version, string ChangeNote, bool IsMinor, DocumentFacts Facts,
    IReadOnlyList<AttachmentView> Attachments, DateTime UpdatedAt, string UpdatedBy, DateTime? ReleasedAt, string? ReleasedBy);

public sealed record AttachmentView(int Id, string FileHash, string Name, string ContentType, long Size, bool InText)
{
    public string Address => AttachFile.Address(FileHash, Name);
}

/// <param name="Outgoing">True: this document points at the other one.</param>
public sealed record LinkView(LinkKind Kind, bool Outgoing, int OtherId, DocumentKind OtherKind, string OtherTitle, string OtherSlug, string OtherNumber, bool OtherIsLive);

public sealed record RevisionRow(int Id, int EditionNumber, string Author, DateTime BeganAt, DateTime At, int Version, int Length);

/// <summary>Reads for the staff; what the public reads is on the <see cref="Shelf"/>.</summary>
public sealed class DocumentQueries(IDbContextFactory<PortalDb> dbs)
{
    public async Task<Paged<DocumentRow>> ListAsync(DocumentFilter filter, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        // The edition that is worked on, else the newest one.
        var rows = from d in db.Set<Document>()
                   let current = d.Editions.OrderByDescending(e => e.Number).First()
                   let live = d.Editions.FirstOrDefault(e => e.State == EditionState.Live)
                   select new { d, current, live };
        if (filter.Kind is { } kind) rows = rows.Where(r => r.d.Kind == kind);
        if (filter.ColumnId is { } column) rows = rows.Where(r => r.d.ColumnId == column);
        if (!string.IsNullOrWhiteSpace(filter.Division)) rows = rows.Where(r => r.d.Division == filter.Division);
        if (filter.MineOnly is { } account) rows = rows.Where(r => r.d.CreatedById == account);
        if (filter.Stage is { } stage)
            rows = stage switch
            {
                DocumentStage.Draft => rows.Where(r => r.live == null),
                DocumentStage.Live => rows.Where(r => r.live != null && r.current.State != EditionState.Draft),
                _ => rows.Where(r => r.live != null && r.current.State == EditionState.Draft),
            };
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var (text, number) = (filter.Text.Trim(), DocumentFields.NormalNumber(filter.Text));
            rows = rows.Where(r => r.current.Title.Contains(text) || r.current.Facts.Number.Contains(number) || (r.d.IndexNumber != null && r.d.IndexNumber.Contains(text)));
        }

        var total = await rows.CountAsync(ct);
        var found = await rows.OrderByDescending(r => r.current.UpdatedAt).ThenByDescending(r => r.d.Id).Skip((page - 1) * size).Take(size)
            .Select(r => new DocumentRow(r.d.Id, r.d.Kind, r.d.Slug, r.current.Title, r.current.Facts.Number, r.d.IndexNumber, r.d.ColumnId, r.d.Division, r.current.UpdatedBy, r.current.UpdatedAt,
                r.live == null ? DocumentStage.Draft : r.current.State == EditionState.Draft ? DocumentStage.Revising : DocumentStage.Live,
                r.live == null ? null : r.live.ReleasedAt, r.d.IsSample))
            .ToListAsync(ct);
        return new Paged<DocumentRow>(found, total, page, size);
    }

    public async Task<DocumentView?> FindAsync(int documentId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var document = await Drafting.Whole(db).AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, ct);
        if (document is null) return null;
        var incoming = await db.Set<DocumentLink>().AsNoTracking().Where(l => l.TargetId == documentId).Select(l => new { l.Kind, OtherId = l.SourceId }).ToListAsync(ct);
        var ends = document.Links.Select(l => (l.Kind, Outgoing: true, OtherId: l.TargetId)).Concat(incoming.Select(l => (l.Kind, Outgoing: false, l.OtherId))).ToList();
        var ids = ends.ConvertAll(e => e.OtherId);
        var others = (await db.Set<Document>().AsNoTracking().Include(d => d.Editions).Where(d => ids.Contains(d.Id)).ToListAsync(ct)).ToDictionary(d => d.Id);
        return new DocumentView(document.Id, document.Kind, document.Slug, document.IndexNumber, document.ColumnId, document.Division, document.CreatedBy, document.IsSample,
            View(document.Current), document.Live is { } live ? View(live) : null, [.. document.Editions.OrderByDescending(e => e.Number).Select(View)],
            [.. ends.Where(e => others.ContainsKey(e.OtherId)).Select(e => (e, o: others[e.OtherId])).Select(x => new LinkView(x.e.Kind, x.e.Outgoing, x.e.OtherId, x.o.Kind, x.o.Current.Title, x.o.Slug, x.o.Current.Facts.Number, x.o.Live is not null))],
            [.. document.Acts.OrderBy(a => a.On).ThenBy(a => a.Id).Select(a => a.Event)],
            Enum.GetValues<DocumentField>().ToDictionary(f => f, f => DocumentFields.Of(f).Get(document)));
    }

    /// <summary>The text to go on writing; null when there is no such document.</summary>
    public async Task<DraftText?> TextAsync(int documentId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var edition = await db.Set<Edition>().AsNoTracking().Where(e => e.DocumentId == documentId).OrderByDescending(e => e.Number)
            .Select(e => new { e.Title, e.Text, e.Version, e.UpdatedAt, e.UpdatedBy }).FirstOrDefaultAsync(ct);
        return edition is null ? null : new DraftText(documentId, edition.Title, edition.Text, edition.Version, edition.UpdatedAt, edition.UpdatedBy);
    }

    /// <summary>Who drafts it and whether it may be written to by this person.</summary>
    public async Task<bool> MayEditAsync(Actor actor, int documentId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Document>().Where(d => d.Id == documentId).Select(d => d.Division).SingleOrDefaultAsync(ct) is { } division && Authorship.MayEdit(actor, division);
    }

    /// <summary>Kept texts of all editions, newest first.</summary>
    public async Task<IReadOnlyList<RevisionRow>> RevisionsAsync(int documentId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Revision>().AsNoTracking().Where(r => r.Edition.DocumentId == documentId).OrderByDescending(r => r.Id)
            .Select(r => new RevisionRow(r.Id, r.Edition.Number, r.Author, r.BeganAt, r.At, r.Version, r.Text.Length)).Take(300).ToListAsync(ct);
    }

    public async Task<string?> RevisionTextAsync(int documentId, int revisionId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Revision>().Where(r => r.Id == revisionId && r.Edition.DocumentId == documentId).Select(r => r.Text).SingleOrDefaultAsync(ct);
    }

    /// <summary>A file that some edition carries.</summary>
    /// <param name="publicOnly">Only editions that are or were public.</param>
    public async Task<(StoredFile File, string Name)?> FileAsync(string hash, bool publicOnly, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var name = await (from a in db.Set<Attachment>()
                          join e in db.Set<Edition>() on a.EditionId equals e.Id
                          where a.FileHash == hash && (!publicOnly || e.State != EditionState.Draft)
                          select a.Name).FirstOrDefaultAsync(ct);
        return name is not null && await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Hash == hash, ct) is { } file ? (file, name) : null;
    }

    public async Task<IReadOnlyList<Column>> ColumnsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Column>().AsNoTracking().OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(ct);
    }

    private static EditionView View(Edition edition) => new(edition.Id, edition.Number, edition.State, edition.Title, edition.Summary, edition.Text, edition.Version, edition.ChangeNote, edition.IsMinor, edition.Facts,
        [.. edition.Attachments.OrderBy(a => a.Position).Select(a => new AttachmentView(a.Id, a.FileHash, a.Name, a.ContentType, a.Size, a.InText))],
        edition.UpdatedAt, edition.UpdatedBy, edition.ReleasedAt, edition.ReleasedBy);
}
