using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>What the public is told where a policy has no interpretation.</summary>
/// <param name="Exemption">免于解读的理由; empty when there is none.</param>
/// <param name="Due">Last day by which the interpretation follows; null when none is owed.</param>
public sealed record MissingMaterial(string Exemption, DateOnly? Due);

/// <summary>Reads of released packages for the public.</summary>
public sealed class PublicPackages(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Null: there is nothing to say of this policy.</summary>
    public async Task<MissingMaterial?> MissingAsync(int policy, CancellationToken ct) => (await MissingAsync([policy], ct)).GetValueOrDefault(policy);

    /// <summary>By the policy's id; policies of which there is nothing to say are not in it.</summary>
    public async Task<IReadOnlyDictionary<int, MissingMaterial>> MissingAsync(IReadOnlyCollection<int> policies, CancellationToken ct)
    {
        if (policies.Count == 0) return new Dictionary<int, MissingMaterial>();
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await OwedMaterials.Days(db).Where(o => o.IsReleased && policies.Contains(o.Policy)).ToDictionaryAsync(o => o.Policy, o => new MissingMaterial(o.Exemption, o.LastDay), ct);
    }
}
