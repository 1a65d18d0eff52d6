using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

/// <summary>A matter of the year's catalogue with what is public of it.</summary>
/// <param name="IsAsking">公开征求意见 has begun and is not answered yet.</param>
public sealed record PublicMatter(DecisionMatter Matter, IReadOnlyList<ShelfItem> Notices, ShelfItem? Policy, bool IsAsking);

/// <summary>重大行政决策事项目录 (国务院令第713号第三条): every matter of a year with its steps, those that were given up too.</summary>
public sealed class PublicMatters(IDbContextFactory<PortalDb> dbs, Shelf shelf, OfficeClock clock)
{
    /// <summary>Years that have a catalogue, the newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<DecisionMatter>().Where(m => m.InCatalogue).Select(m => m.Year).Distinct().OrderByDescending(y => y).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<PublicMatter>> ListAsync(int year, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var view = await shelf.ViewAsync(ct);
        var matters = await db.Set<DecisionMatter>().AsNoTracking().Include(m => m.Steps).Where(m => m.InCatalogue && m.Year == year).OrderBy(m => m.Id).ToListAsync(ct);
        var ids = matters.Select(m => m.Id).ToList();
        var notices = (await db.Set<Consultation>().AsNoTracking().Where(c => ids.Contains(c.MatterId) && c.OpensOn != null).OrderBy(c => c.Id).Select(c => new { c.MatterId, c.NoticeId, c.OpensOn, c.AnsweredAt }).ToListAsync(ct)).ToLookup(c => c.MatterId);
        return [.. matters.Select(m => new PublicMatter(m, [.. notices[m.Id].Select(c => view.Find(c.NoticeId)).OfType<ShelfItem>()], m.PolicyId is { } policy ? view.Find(policy) : null,
            notices[m.Id].Any(c => c.AnsweredAt is null && c.OpensOn <= clock.Today && view.Find(c.NoticeId) is { } notice && !notice.IsWithdrawnOn(clock.Today))))];
    }
}
