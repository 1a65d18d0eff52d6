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
        if (hasColumns)
        {
            if (chains.TryGetValue("report", out var report)) await ReportsTakeTheirChainAsync(report, SeedFiles.Chains(seeds).Single(c => c.Key == "simple").Name, ct);
            await NormativeTakesItsKindAsync(SeedFiles.Columns(seeds).Single(c => c.ColumnKind == ColumnKind.Normative), ct);
            await ConsultationsTakeTheirColumnAsync(SeedFiles.Columns(seeds).First(c => c.ColumnKind == ColumnKind.Consultations), ct);
            return;
        }

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

    /// <summary>In a portal that is older than this kind its column is one of policies.</summary>
    private async Task NormativeTakesItsKindAsync(SeedColumn seed, CancellationToken ct) =>
        await gate.RunAsync(Actor.System, Permission.ManageColumns, "SeedReference", async write =>
        {
            if (await write.Db.Set<Column>().AnyAsync(c => c.Kind == ColumnKind.Normative, ct)) return Outcome.Done;
            if (await write.Db.Set<Column>().SingleOrDefaultAsync(c => c.Slug == seed.Slug && c.Kind == ColumnKind.Policies, ct) is not { } column) return Outcome.Done;
            column.Kind = ColumnKind.Normative;
            write.Announce(DocumentChange.Column, () => column.Id, () => column.Id);
            return Outcome.Done;
        }, ct);

    /// <summary>A portal that is older than consultations has no column for them.</summary>
    private async Task ConsultationsTakeTheirColumnAsync(SeedColumn seed, CancellationToken ct) =>
        await gate.RunAsync(Actor.System, Permission.ManageColumns, "SeedReference", async write =>
        {
            if (await write.Db.Set<Column>().AnyAsync(c => c.Kind == ColumnKind.Consultations || c.Slug == seed.Slug, ct) || await write.Db.Set<FormerSlug>().AnyAsync(s => s.Kind == FormerSlug.OfColumn && s.Slug == seed.Slug, ct)) return Outcome.Done;
            var column = new Column(seed.Slug, seed.Name, seed.ColumnKind, null, seed.Position) { Description = seed.Description, Keywords = seed.Keywords };
            write.Db.Add(column);
            write.Announce(DocumentChange.Column, () => column.Id, () => column.Id);
            return Outcome.Done;
        }, ct);

    /// <summary>
    /// The column of annual reports of a portal that is older than their chain: it went by the chain of ordinary information, or by none. What the webmaster chose
    /// otherwise stays, and so does what is chosen later: this runs only when the chain is new.
    /// </summary>
    private async Task ReportsTakeTheirChainAsync(ReviewChain chain, string simple, CancellationToken ct) =>
        await gate.RunAsync(Actor.System, Permission.ManageColumns, "SeedReference", async write =>
        {
            var old = await write.Db.Set<ReviewChain>().Where(c => c.Name == simple).Select(c => (int?)c.Id).ToListAsync(ct);
            foreach (var column in await write.Db.Set<Column>().Where(c => c.Kind == ColumnKind.Reports && (c.ChainId == null || old.Contains(c.ChainId))).ToListAsync(ct))
            {
                column.ChainId = chain.Id;
                write.Announce(DocumentChange.Column, column.Id, column.Id);
            }

            return Outcome.Done;
        }, ct);
}
