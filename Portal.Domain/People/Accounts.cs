using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <summary>What the commands of this room share.</summary>
internal static class Accounts
{
    public static async Task<int> AdminsAsync(PortalDb db, CancellationToken ct) => (await AdminIdsAsync(db, ct)).Count;

    /// <summary>Refuses what would leave the portal without an administrator who can sign in.</summary>
    public static async Task<bool> IsLastAdminAsync(PortalDb db, int accountId, CancellationToken ct) => await AdminIdsAsync(db, ct) is [var only] && only == accountId;

    public static void Changed(Write write, Account account)
    {
        write.Subject = () => $"account/{account.Id}";
        write.Announce(PeopleChange.Account, () => account.Id, () => account.Id);
    }

    // Roles are one text column: a bureau's few hundred accounts are read whole rather than searched by a pattern.
    private static async Task<List<int>> AdminIdsAsync(PortalDb db, CancellationToken ct) =>
        [.. (await db.Set<Account>().Where(a => !a.Disabled).Select(a => new { a.Id, a.Roles }).ToListAsync(ct)).Where(a => a.Roles.Contains(Role.Admin)).Select(a => a.Id)];
}
