using Microsoft.EntityFrameworkCore;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Reports;

/// <summary>A version of a report that is or was public.</summary>
/// <param name="Number">From 1: first publication, then corrections.</param>
/// <param name="ReleasedAt">UTC.</param>
/// <param name="ChangeNote">Why it was corrected; empty for the first.</param>
public sealed record ReportVersion(int Number, DateTime ReleasedAt, string ChangeNote);

/// <summary>One version of a report as the public sees it.</summary>
/// <param name="Head">The document; of an older version the newest one's.</param>
/// <param name="Versions">Oldest first.</param>
public sealed record PublicReport(int Year, ShelfItem Head, string Title, string Html, string Text, ReportTables Tables, ReportVersion Version, IReadOnlyList<ReportVersion> Versions, AttachmentView? Data)
{
    public bool IsNewest => Version.Number == Versions.Count;

    /// <summary>Address of a version; the newest has the year's own.</summary>
    public string AddressOf(ReportVersion version) => version.Number == Versions.Count ? Head.Address : $"{Head.Address}/v{version.Number}";
}

/// <summary>Reads reports that are public, older versions included: a correction takes nothing away.</summary>
public sealed class PublicReports(IDbContextFactory<PortalDb> dbs, Shelf shelf)
{
    /// <summary>Newest year first.</summary>
    public async Task<IReadOnlyList<ShelfItem>> ListAsync(CancellationToken ct) =>
        [.. (await shelf.ViewAsync(ct)).All.Where(i => i.Kind == DocumentKind.Report).OrderByDescending(i => i.Slug, StringComparer.Ordinal)];

    /// <param name="version">Null: the newest.</param>
    /// <returns>Null when there is no such report, or version, or it carries no tables.</returns>
    public async Task<PublicReport?> FindAsync(int year, int? version, CancellationToken ct)
    {
        if ((await shelf.ViewAsync(ct)).Find(DocumentKind.Report, year.ToString(System.Globalization.CultureInfo.InvariantCulture)) is not { } head) return null;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var released = await db.Set<Edition>().AsNoTracking().Where(e => e.DocumentId == head.Id && e.ReleasedAt != null).OrderBy(e => e.Number).Select(e => new { e.Id, e.ReleasedAt, e.ChangeNote }).ToListAsync(ct);
        var number = version ?? released.Count;
        if (number < 1 || number > released.Count) return null;
        var id = released[number - 1].Id;
        var edition = await db.Set<Edition>().AsNoTracking().Include(e => e.Attachments).SingleAsync(e => e.Id == id, ct);
        if (await ReportBook.FrozenAsync(db, edition, ct) is not { } tables) return null;
        var versions = released.Select((e, i) => new ReportVersion(i + 1, e.ReleasedAt!.Value, e.ChangeNote)).ToList();
        var data = edition.Attachments.Where(a => a.ContentType == ReportTables.ContentType).Select(a => new AttachmentView(a.Id, a.FileHash, a.Name, a.ContentType, a.Size, a.InText)).FirstOrDefault();
        return new PublicReport(year, head, edition.Title, edition.Html ?? "", edition.Text, tables, versions[number - 1], versions, data);
    }
}
