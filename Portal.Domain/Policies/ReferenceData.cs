using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>
/// What every portal begins with, samples or not: the columns of the 政府信息公开专栏 and the review chains. Columns that are there are not touched; a chain is
/// added where a newer version brings a kind that none serves.
/// </summary>
public sealed class ReferenceData(WriteGate gate, IDbContextFactory<PortalDb> dbs)
{
    /// <param name="seeds">The folder of the seeds.</param>
    public async Task EnsureAsync(string seeds, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var served = (await db.Set<ReviewChain>().AsNoTracking().ToListAsync(ct)).SelectMany(c => c.Kinds).ToHashSet();
        var hasColumns = await db.Set<Column>().AnyAsync(ct);
        // Columns point at chains by id: the chains are saved first.
        var chains = new Dictionary<string, ReviewChain>();
        if (SeedFiles.Chains(seeds).Where(c => !c.DefaultFor.Split(',', StringSplitOptions.TrimEntries).Any(served.Contains)).ToList() is { Count: > 0 } missing)
            await gate.RunAsync(Actor.System, Permission.ManageColumns, "SeedReference", write =>
            {
                foreach (var seed in missing)
                {
                    var chain = chains[seed.Key] = new ReviewChain(seed.Name, seed.DefaultFor);
                    chain.SetSteps(seed.Steps.Select(s => s.Rule));
                    write.Db.Add(chain);
                }

                return Task.FromResult(Outcome.Done);
            }, ct);
        if (hasColumns) return;
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
