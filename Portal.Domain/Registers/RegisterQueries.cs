using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Registers;

/// <param name="Text">In title, people, place or summary.</param>
public sealed record RegisterFilter(string? Text = null, RegisterKind? Kind = null, int? Year = null);

public sealed record EvidenceRow(int Id, string Hash, string Name, string ContentType, long Size);

public sealed record RegisterRow(int Id, RegisterFacts Facts, IReadOnlyList<EvidenceRow> Evidence, string CreatedBy, DateTime CreatedAt, bool IsSample, int Version);

/// <summary>How often in a year, for the annual report and for the yearly duty to report to the main leader.</summary>
public sealed record RegisterYear(int Trainings, int Trained, int Publicity, int LeaderReports);

public sealed class RegisterQueries(IDbContextFactory<PortalDb> dbs)
{
    public async Task<Paged<RegisterRow>> ListAsync(RegisterFilter filter, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var entries = Of(db, filter);
        var total = await entries.CountAsync(ct);
        var rows = await entries.OrderByDescending(e => e.On).ThenByDescending(e => e.Id).Skip((page - 1) * size).Take(size).Include(e => e.Evidence).ToListAsync(ct);
        return new Paged<RegisterRow>([.. rows.Select(Row)], total, page, size);
    }

    /// <summary>The whole list, for the export.</summary>
    public async Task<IReadOnlyList<RegisterRow>> AllAsync(RegisterFilter filter, CancellationToken ct) => (await ListAsync(filter, 1, int.MaxValue, ct)).Rows;

    /// <summary>Years that have entries, newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<RegisterEntry>().Select(e => e.On.Year).Distinct().OrderByDescending(y => y).ToListAsync(ct);
    }

    public async Task<RegisterYear> YearAsync(int year, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var rows = await Of(db, new RegisterFilter(Year: year)).Select(e => new { e.Kind, e.Headcount }).ToListAsync(ct);
        return new RegisterYear(rows.Count(r => r.Kind == RegisterKind.Training), rows.Where(r => r.Kind == RegisterKind.Training).Sum(r => r.Headcount),
            rows.Count(r => r.Kind == RegisterKind.Publicity), rows.Count(r => r.Kind == RegisterKind.LeaderReport));
    }

    /// <summary>A file of an entry that is in the register.</summary>
    public async Task<(StoredFile File, string Name)?> FileAsync(string hash, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var name = await db.Set<RegisterEntry>().SelectMany(e => e.Evidence).Where(e => e.FileHash == hash).Select(e => e.Name).FirstOrDefaultAsync(ct);
        return name is not null && await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Hash == hash, ct) is { } file ? (file, name) : null;
    }

    private static IQueryable<RegisterEntry> Of(PortalDb db, RegisterFilter filter)
    {
        var entries = db.Set<RegisterEntry>().AsNoTracking();
        if (filter.Kind is { } kind) entries = entries.Where(e => e.Kind == kind);
        if (filter.Year is { } year) entries = entries.Where(e => e.On >= new DateOnly(year, 1, 1) && e.On <= new DateOnly(year, 12, 31));
        if (filter.Text?.Trim() is { Length: > 0 } text) entries = entries.Where(e => e.Title.Contains(text) || e.People.Contains(text) || e.Place.Contains(text) || e.Summary.Contains(text));
        return entries;
    }

    private static RegisterRow Row(RegisterEntry entry) => new(entry.Id, entry.Facts, [.. entry.Evidence.OrderBy(e => e.Id).Select(e => new EvidenceRow(e.Id, e.FileHash, e.Name, e.ContentType, e.Size))],
        entry.CreatedBy, entry.CreatedAt, entry.IsSample, entry.Version);
}
