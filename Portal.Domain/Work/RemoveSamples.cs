using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>How much there is of one sort of sample material.</summary>
/// <param name="Name">A key of the language files.</param>
/// <param name="Real">How many of these are the work of people, not samples.</param>
public sealed record SampleCount(string Name, int Count, int Real);

/// <summary>Starts clean (一键清空示例): removes the sample material of all rooms for good, in one transaction, and it never comes back by itself.</summary>
public sealed class RemoveSamples(WriteGate gate, IDbContextFactory<PortalDb> dbs, IEnumerable<ISampleMaterial> material)
{
    private const string Subject = "samples";

    /// <summary>What would go; empty when there is nothing.</summary>
    public async Task<IReadOnlyList<SampleCount>> CountAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await CountAsync(db, ct);
    }

    /// <summary>Whether samples were ever removed: then none may be seeded again. The audit remembers it.</summary>
    public async Task<bool> HappenedAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<AuditEntry>().AnyAsync(e => e.Subject == Subject && e.Act == nameof(RemoveSamples), ct);
    }

    /// <param name="seen">The counts that the person agreed to: a report that came in meanwhile is not removed unseen.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, IReadOnlyList<SampleCount> seen, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.EditPlan, nameof(RemoveSamples), async write =>
        {
            var counts = await CountAsync(write.Db, ct);
            if (counts.Count == 0) return Outcome.Refused("门户里已经没有示例，不用再清空。");
            if (!counts.SequenceEqual(seen)) return Outcome.Refused("示例里的内容刚刚有变化，请核对新的数目后再确认。");

            // Not loaded to be removed: a file may have 20 MB. Its name and hash stay in the audit with the row that pointed at it.
            var (freed, needed) = (Files(write.Db, sample: true), Files(write.Db, sample: false));
            var hashes = await write.Db.Set<StoredFile>().Where(f => freed.Contains(f.Hash) && !needed.Contains(f.Hash)).Select(f => f.Hash).ToListAsync(ct);
            foreach (var sort in material) await sort.RemoveAsync(write, ct);
            await write.FlushAsync(ct);
            await write.Db.Set<StoredFile>().Where(f => hashes.Contains(f.Hash)).ExecuteDeleteAsync(ct);
            write.Subject = () => Subject;
            return Outcome.Done;
        }, ct);

    private async Task<IReadOnlyList<SampleCount>> CountAsync(PortalDb db, CancellationToken ct)
    {
        var counts = new List<SampleCount>();
        foreach (var sort in material)
            if (await sort.CountAsync(db, ct) is > 0 and var count)
                counts.Add(new SampleCount(sort.Name, count, await sort.CountRealAsync(db, ct)));
        return counts;
    }

    private IQueryable<string> Files(PortalDb db, bool sample) =>
        material.Select(m => m.FilesOf(db, sample)).OfType<IQueryable<string>>().Aggregate((all, more) => all.Concat(more));
}
