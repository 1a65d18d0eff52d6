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

    /// <summary>The kind whose chain signs it, where that is not the column's business; null: it is.</summary>
    Task<string?> ChainAsync(PortalDb db, Document head, CancellationToken ct) => Task.FromResult<string?>(null);

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

    public static async Task<string?> ChainAsync(this IEnumerable<IPackageRule> rules, PortalDb db, Document head, CancellationToken ct)
    {
        foreach (var rule in rules)
            if (await rule.ChainAsync(db, head, ct) is { } kind)
                return kind;
        return null;
    }
}
