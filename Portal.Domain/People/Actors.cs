using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <summary>Reads an account as it is now, not as it was at sign-in: a role taken away is gone at the next write.</summary>
public sealed class Actors : IActors
{
    /// <summary>Asked by every write, so it is read once: finding a query again by its expression costs more than asking it.</summary>
    private static readonly Func<PortalDb, int, CancellationToken, Task<Found?>> Account = EF.CompileAsyncQuery((PortalDb db, int accountId, CancellationToken ct) =>
        db.Set<Account>().Where(a => a.Id == accountId && !a.Disabled)
            .Select(a => new Found(a.Id, a.DisplayName, a.Roles, a.Division, db.Set<LinkedName>().Where(l => l.AccountId == a.Id).Select(l => l.Name).ToList())).SingleOrDefault());

    public async Task<Actor?> FindAsync(PortalDb db, int accountId, CancellationToken ct) =>
        await Account(db, accountId, ct) is { } account ? new Actor(account.Id, account.Name, account.Roles, account.Division, account.Names) : null;

    private sealed record Found(int Id, string Name, IReadOnlyList<Role> Roles, string? Division, List<string> Names);
}
