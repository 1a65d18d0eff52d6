using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <summary>An account that a name can be linked to.</summary>
public sealed record AccountChoice(int Id, string Login, string Name);

/// <summary>Reads which names of the table are linked to which account.</summary>
public sealed class NameLinks(IDbContextFactory<PortalDb> dbs)
{
    public async Task<IReadOnlyList<AccountChoice>> ChoicesAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Account>().Where(a => !a.Disabled).OrderBy(a => a.DisplayName).Select(a => new AccountChoice(a.Id, a.Login, a.DisplayName)).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<string, int>> LinksAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<LinkedName>().ToDictionaryAsync(l => l.Name, l => l.AccountId, ct);
    }
}
