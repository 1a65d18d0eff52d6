using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Normative;

/// <summary>A round in the making, to look at, marked 示例.</summary>
public sealed class SampleClearing(WriteGate gate, IDbContextFactory<PortalDb> dbs, Shelf shelf, OfficeClock clock)
{
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using (var db = await dbs.CreateDbContextAsync(ct))
            if (await db.Set<ClearingRound>().AnyAsync(ct))
                return;
        var documents = (await shelf.ViewAsync(ct)).All.Where(i => i.IsSample && NormativeRegister.Holds(i) && i.ValidityOn(clock.Today).IsCurrent).OrderBy(NormativeRegister.IssuedOn).ToList();
        if (documents.Count == 0) return;
        await gate.RunAsync(Actor.System, Permission.KeepRegisters, "SeedSample", write =>
        {
            var round = new ClearingRound($"{write.Today.Year}年行政规范性文件清理", write.Today, "办公室（示例）", documents.Select(d => d.Id)) { IsSample = true };
            // The oldest ones have been looked through already.
            foreach (var item in round.Items.Take(documents.Count / 2)) item.Decide(ClearingResult.Keep, "符合上位法，工作仍需要", null, "办公室（示例）", write.Now);
            write.Db.Add(round);
            RunClearing.Said(write, () => round.Id);
            return Task.FromResult(Outcome.Done);
        }, ct);
    }
}

/// <summary>Rounds marked 示例; what was drafted when one was closed is a sample document and goes with those.</summary>
internal sealed class SampleClearingMaterial : ISampleMaterial
{
    public string Name => "规范性文件清理";

    public Task<int> CountAsync(PortalDb db, CancellationToken ct) => db.Set<ClearingRound>().CountAsync(r => r.IsSample, ct);

    public async Task RemoveAsync(Write write, CancellationToken ct)
    {
        var rounds = await write.Db.Set<ClearingRound>().Include(r => r.Items).Where(r => r.IsSample).ToListAsync(ct);
        write.Db.RemoveRange(rounds);
        foreach (var round in rounds) write.Announce(NormativeChange.Round, round.Id, round.Id);
    }
}
