using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>
/// What every portal begins with, samples or not: the columns of the 政府信息公开专栏 and the review chains. Where there are any, nothing is touched,
/// but a chain comes for what an earlier version of the portal did not sign.
/// </summary>
public sealed class ReferenceData(WriteGate gate, IDbContextFactory<PortalDb> dbs)
{
    /// <summary>What the chain for 依申请公开答复 is the default for.</summary>
    private const string Letters = "Reply";

    /// <param name="seeds">The folder of the seeds.</param>
    public async Task EnsureAsync(string seeds, CancellationToken ct)
    {
        await using (var db = await dbs.CreateDbContextAsync(ct))
        {
            var there = await db.Set<ReviewChain>().ToListAsync(ct);
            if (there.Count > 0 || await db.Set<Column>().AnyAsync(ct))
            {
                await AddChainsAsync(SeedFiles.Chains(seeds).Where(c => c.DefaultFor == Letters && !there.Exists(t => t.IsDefaultFor(Letters))), ct);
                return;
            }
        }

        // Columns point at chains by id: the chains are saved first.
        var chains = await AddChainsAsync(SeedFiles.Chains(seeds), ct);
        var all = SeedFiles.Columns(seeds);
        var saved = new Dictionary<string, Column>();
        foreach (var level in (IEnumerable<SeedColumn>[])[all.Where(c => c.Parent is null), all.Where(c => c.Parent is not null)])
            await gate.RunAsync(Actor.System, Permission.ManageColumns, "SeedReference", write =>
            {
                foreach (var seed in level)
                {
                    var column = saved[seed.Slug] = new Column(seed.Slug, seed.Name, seed.ColumnKind, seed.Parent is null ? null : saved[seed.Parent].Id, seed.Position)
                    {
                        Description = seed.Description,
                        Keywords = seed.Keywords,
                        // The default chain of a kind needs no mention.
                        ChainId = seed.Chain is { } key && chains.TryGetValue(key, out var chain) && seed.ColumnKind is ColumnKind.Reports ? chain.Id : null,
                    };
                    write.Db.Add(column);
                    write.Announce(DocumentChange.Column, () => column.Id, () => column.Id);
                }

                return Task.FromResult(Outcome.Done);
            }, ct);
    }

    private async Task<Dictionary<string, ReviewChain>> AddChainsAsync(IEnumerable<SeedChain> seeds, CancellationToken ct)
    {
        var chains = new Dictionary<string, ReviewChain>();
        await gate.RunAsync(Actor.System, Permission.ManageColumns, "SeedReference", write =>
        {
            foreach (var seed in seeds)
            {
                var chain = chains[seed.Key] = new ReviewChain(seed.Name, seed.DefaultFor);
                chain.SetSteps(seed.Steps.Select(s => s.Rule));
                write.Db.Add(chain);
            }

            return Task.FromResult(Outcome.Done);
        }, ct);
        return chains;
    }
}
