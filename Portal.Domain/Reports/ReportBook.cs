using Microsoft.EntityFrameworkCore;
using Portal.Domain.Documents;
using Portal.Domain.Normative;
using Portal.Domain.Requests;
using Portal.Domain.Storage;

namespace Portal.Domain.Reports;

/// <summary>Names under which changes of this room are announced.</summary>
public static class ReportChange
{
    /// <summary>A report was begun, or something was typed into it; the id is the year.</summary>
    public const string Report = "annual-report";
}

/// <summary>A line of the list of reports.</summary>
/// <param name="ReleasedAt">UTC, of the version that is public; null while there is none.</param>
/// <param name="Versions">How often it went public.</param>
/// <param name="HasDraft">A version is in the making.</param>
public sealed record ReportRow(int Year, int DocumentId, string Title, DateTime? ReleasedAt, int Versions, bool HasDraft, bool IsSample);

/// <summary>A report as its makers see it.</summary>
/// <param name="Figures">By cell.</param>
/// <param name="Before">Tables of the year before; null where nothing is known of it.</param>
/// <param name="Draft">Frozen with the draft of the text; null while they are not.</param>
/// <param name="Released">Frozen with what is public; null while nothing is.</param>
/// <param name="Issues">What does not fit, of the figures as they are now.</param>
public sealed record ReportView(AnnualReport Report, ReportForm Form, IReadOnlyDictionary<string, Figure> Figures, ReportCount Count, ReportTables? Before, ReportTables? Draft, ReportTables? Released,
    IReadOnlyList<BalanceIssue> Issues)
{
    public int Year => Report.Year;

    /// <summary>The figures as they are now.</summary>
    public ReportTables Now { get; } = new(Report.Year, Form.Key, Figures.ToDictionary(f => f.Key, f => f.Value.Value));

    /// <summary>What still stops the tables: hard rules, and warnings without an explanation.</summary>
    public IEnumerable<BalanceIssue> Open => Issues.Where(i => i.IsHard || !Report.Explained.ContainsKey(i.Code));
}

/// <summary>Reads reports with their numbers, counted anew from the registers.</summary>
public sealed class ReportBook(IDbContextFactory<PortalDb> dbs, RequestRegister requests, NormativeRegister normative)
{
    public async Task<IReadOnlyList<ReportRow>> ListAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var reports = await db.Set<AnnualReport>().AsNoTracking().OrderByDescending(r => r.Year).ToListAsync(ct);
        var ids = reports.ConvertAll(r => r.DocumentId);
        var documents = (await db.Set<Document>().AsNoTracking().Include(d => d.Editions).Where(d => ids.Contains(d.Id)).ToListAsync(ct)).ToDictionary(d => d.Id);
        return [.. reports.Where(r => documents.ContainsKey(r.DocumentId)).Select(r => (r, d: documents[r.DocumentId])).Select(x =>
            new ReportRow(x.r.Year, x.r.DocumentId, x.d.Current.Title, x.d.Live?.ReleasedAt, x.d.Editions.Count(e => e.ReleasedAt is not null), x.d.Draft is not null, x.r.IsSample))];
    }

    /// <returns>Null when the report of that year was not begun.</returns>
    public async Task<ReportView?> FindAsync(int year, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await FindAsync(db, year, ct);
    }

    /// <summary>What the registers say of a year.</summary>
    public async Task<ReportCount> CountAsync(ReportForm form, int year, CancellationToken ct) =>
        ReportCount.Of(form, year, await requests.CasesAsync(year, ct), await requests.RemediesAsync(year, ct), await normative.CountsAsync(year, ct));

    internal async Task<ReportView?> FindAsync(PortalDb db, int year, CancellationToken ct)
    {
        if (await WholeAsync(db, year, ct) is not { } report) return null;
        var (count, figures) = await FiguresAsync(report, ct);
        var document = await db.Set<Document>().AsNoTracking().Include(d => d.Editions).ThenInclude(e => e.Attachments).SingleOrDefaultAsync(d => d.Id == report.DocumentId, ct);
        var (draft, released) = (await FrozenAsync(db, document?.Draft, ct), await FrozenAsync(db, document?.Live, ct));
        var before = await BeforeAsync(db, year, ct);
        var view = new ReportView(report, report.Form, figures, count, before, draft, released, []);
        return view with { Issues = BalanceRules.Check(view.Now, before, figures) };
    }

    /// <summary>The tables that go with an edition; null where it carries none.</summary>
    internal static async Task<ReportTables?> FrozenAsync(PortalDb db, Edition? edition, CancellationToken ct)
    {
        if (edition?.Attachments.FirstOrDefault(a => a.ContentType == ReportTables.ContentType) is not { } attachment) return null;
        var content = await db.Set<StoredFile>().Where(f => f.Hash == attachment.FileHash).Select(f => f.Content).SingleOrDefaultAsync(ct);
        return content is null ? null : ReportTables.FromJson(content);
    }

    private static Task<AnnualReport?> WholeAsync(PortalDb db, int year, CancellationToken ct) =>
        db.Set<AnnualReport>().AsNoTracking().Include(r => r.Figures).Include(r => r.Notes).AsSplitQuery().SingleOrDefaultAsync(r => r.Year == year, ct);

    private async Task<(ReportCount Count, IReadOnlyDictionary<string, Figure> Figures)> FiguresAsync(AnnualReport report, CancellationToken ct)
    {
        var count = await CountAsync(report.Form, report.Year, ct);
        return (count, ReportFigures.Of(report.Form, count.Numbers, report.Typed));
    }

    /// <summary>What last year's report says: the public one first, what is in the making otherwise.</summary>
    private async Task<ReportTables?> BeforeAsync(PortalDb db, int year, CancellationToken ct)
    {
        if (ReportForms.Of(year - 1) is null || await WholeAsync(db, year - 1, ct) is not { } report) return null;
        var document = await db.Set<Document>().AsNoTracking().Include(d => d.Editions).ThenInclude(e => e.Attachments).SingleOrDefaultAsync(d => d.Id == report.DocumentId, ct);
        if (await FrozenAsync(db, document?.Live, ct) is { } released) return released;
        var (_, figures) = await FiguresAsync(report, ct);
        return new ReportTables(year - 1, report.Form.Key, figures.ToDictionary(f => f.Key, f => f.Value.Value));
    }
}
