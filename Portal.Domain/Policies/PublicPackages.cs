using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>What the public is told where a policy has no interpretation.</summary>
/// <param name="Exemption">免于解读的理由; empty when there is none.</param>
/// <param name="Due">Last day by which the interpretation follows; null when none is owed.</param>
public sealed record MissingMaterial(string Exemption, DateOnly? Due);

/// <summary>Reads of released packages for the public.</summary>
public sealed class PublicPackages(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>What the page of a policy without interpretation asks, read once.</summary>
    private static readonly Func<PortalDb, int, CancellationToken, Task<MissingMaterial?>> OfOne = EF.CompileAsyncQuery((PortalDb db, int policy, CancellationToken ct) =>
        db.Set<Package>().Where(p => p.DocumentId == policy && p.ReleasedAt != null && (p.Exemption != "" || p.MaterialsDue != null)).Select(p => new MissingMaterial(p.Exemption, OwedMaterials.LastDay(p.MaterialsDue, db.Set<Clock>().Where(c => c.SubjectKind == Packages.Subject && c.SubjectId == p.DocumentId && c.RuleKey == ClockRules.Interpretation).OrderByDescending(c => c.Id).Select(c => c.DueAt).FirstOrDefault()))).SingleOrDefault());

    /// <summary>Null: there is nothing to say of this policy.</summary>
    public async Task<MissingMaterial?> MissingAsync(int policy, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await OfOne(db, policy, ct);
    }

    /// <summary>By the policy's id; policies of which there is nothing to say are not in it.</summary>
    public async Task<IReadOnlyDictionary<int, MissingMaterial>> MissingAsync(IReadOnlyCollection<int> policies, CancellationToken ct)
    {
        if (policies.Count == 0) return new Dictionary<int, MissingMaterial>();
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Package>().Where(p => policies.Contains(p.DocumentId) && p.ReleasedAt != null && (p.Exemption != "" || p.MaterialsDue != null))
            .Select(p => new { p.DocumentId, Missing = new MissingMaterial(p.Exemption, OwedMaterials.LastDay(p.MaterialsDue, db.Set<Clock>().Where(c => c.SubjectKind == Packages.Subject && c.SubjectId == p.DocumentId && c.RuleKey == ClockRules.Interpretation).OrderByDescending(c => c.Id).Select(c => c.DueAt).FirstOrDefault())) }).ToDictionaryAsync(p => p.DocumentId, p => p.Missing, ct);
    }
}
