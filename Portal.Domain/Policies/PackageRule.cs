using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>
/// What a room above demands of packages whose head is its own, and what it does when one goes out. Packages know the papers; only the annual report
/// knows whether its tables balance.
/// </summary>
public interface IPackageRule
{
    /// <summary>Checks beside those of <see cref="PackageChecks"/>; empty for documents of other rooms.</summary>
    /// <param name="head">With editions, attachments and links.</param>
    Task<IReadOnlyList<Check>> ChecksAsync(PortalDb db, Document head, CancellationToken ct);

    /// <summary>Inside the write that makes it public.</summary>
    Task OnReleasedAsync(Write write, Document head, CancellationToken ct);
}

internal static class PackageRules
{
    public static async Task<IReadOnlyList<Check>> ChecksAsync(this IEnumerable<IPackageRule> rules, PortalDb db, Document head, CancellationToken ct)
    {
        var checks = new List<Check>();
        foreach (var rule in rules) checks.AddRange(await rule.ChecksAsync(db, head, ct));
        return checks;
    }
}
