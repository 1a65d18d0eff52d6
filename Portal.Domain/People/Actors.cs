using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <summary>Reads an account as it is now, not as it was at sign-in: a role taken away is gone at the next write.</summary>
public sealed class Actors : IActors
{
    public async Task<Actor?> FindAsync(PortalDb db, int accountId, CancellationToken ct)
    {
        var account = await db.Set<Account>().AsNoTracking()
            .Where(a => a.Id == accountId && !a.Disabled)
            .Select(a => new { a.Id, a.DisplayName, a.Roles, a.Division, Names = db.Set<LinkedName>().Where(l => l.AccountId == a.Id).Select(l => l.Name).ToList() })
            .SingleOrDefaultAsync(ct);
        return account is null ? null : new Actor(account.Id, account.DisplayName, account.Roles, account.Division, account.Names);
    }
}
