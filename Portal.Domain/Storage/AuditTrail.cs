using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;

namespace Portal.Domain.Storage;

/// <summary>What to look for in the audit; everything empty finds all.</summary>
/// <param name="Subject">An object with what is under it: plan/1 has plan/1/task/4 too.</param>
/// <param name="From">First day, Asia/Shanghai.</param>
/// <param name="To">Last day, included.</param>
public sealed record AuditFilter(string? Person = null, string? Act = null, string? Subject = null, string? Text = null, DateOnly? From = null, DateOnly? To = null);

/// <param name="BrokenAt">Number of the first entry that does not fit; null when the chain is whole.</param>
public sealed record AuditCheck(long Entries, long? BrokenAt)
{
    public bool Whole => BrokenAt is null;
}

/// <summary>Reads and verifies the audit trail.</summary>
public sealed class AuditTrail(IDbContextFactory<PortalDb> dbs)
{
    public async Task<Paged<AuditEntry>> ReadAsync(AuditFilter filter, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var entries = Find(db, filter);
        var total = await entries.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await entries.OrderByDescending(e => e.Number).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new Paged<AuditEntry>(rows, total, page, size);
    }

    /// <summary>Everything that fits, oldest first, without holding it in memory.</summary>
    public async IAsyncEnumerable<AuditEntry> StreamAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await foreach (var entry in Find(db, filter).OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(ct)) yield return entry;
    }

    /// <summary>The names and acts that occur, for the filter's lists.</summary>
    public async Task<(IReadOnlyList<string> People, IReadOnlyList<string> Acts)> ChoicesAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var people = await db.Set<AuditEntry>().Select(e => e.ActorName).Distinct().OrderBy(n => n).ToListAsync(ct);
        var acts = await db.Set<AuditEntry>().Select(e => e.Act).Distinct().OrderBy(n => n).ToListAsync(ct);
        return (people, acts);
    }

    /// <summary>Recomputes every hash and checks that numbers have no gap. Memory stays small however long the trail is.</summary>
    public async Task<AuditCheck> VerifyAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await VerifyAsync(db, ct);
    }

    internal static async Task<AuditCheck> VerifyAsync(PortalDb db, CancellationToken ct)
    {
        var (count, previous) = (0L, "");
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Number != ++count || entry.PreviousHash != previous || entry.Hash != entry.ComputeHash()) return new AuditCheck(count, entry.Number);
            previous = entry.Hash;
        }

        return new AuditCheck(count, null);
    }

    private static IQueryable<AuditEntry> Find(PortalDb db, AuditFilter filter)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(filter.Person)) entries = entries.Where(e => e.ActorName == filter.Person.Trim());
        if (!string.IsNullOrWhiteSpace(filter.Act)) entries = entries.Where(e => e.Act == filter.Act.Trim());
        if (!string.IsNullOrWhiteSpace(filter.Subject)) entries = entries.Where(e => e.Subject == filter.Subject.Trim() || e.Subject.StartsWith(filter.Subject.Trim() + "/"));
        if (!string.IsNullOrWhiteSpace(filter.Text)) entries = entries.Where(e => e.Changes.Contains(filter.Text.Trim()));
        if (filter.From is { } from) entries = entries.Where(e => e.At >= OfficeClock.StartOf(from));
        if (filter.To is { } to) entries = entries.Where(e => e.At < OfficeClock.StartOf(to.AddDays(1)));
        return entries;
    }
}
