using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <summary>An account in the administrator's list.</summary>
public sealed record AccountRow(
    int Id,
    string Login,
    string DisplayName,
    string? Division,
    IReadOnlyList<Role> Roles,
    bool External,
    bool HasPassword,
    bool Disabled,
    bool IsDemo,
    DateTime? LockedUntil,
    DateTime? LastSignInAt,
    IReadOnlyList<string> Names);

/// <summary>Reads accounts.</summary>
public sealed class AccountQueries(IDbContextFactory<PortalDb> dbs)
{
    public Task<Account?> FindAsync(int id, CancellationToken ct) => OneAsync(accounts => accounts.Where(a => a.Id == id), ct);

    public Task<Account?> FindByLoginAsync(string login, CancellationToken ct)
    {
        login = Account.Normal(login);
        return OneAsync(accounts => accounts.Where(a => a.Login == login), ct);
    }

    public Task<Account?> FindByExternalIdAsync(string externalId, CancellationToken ct) => OneAsync(accounts => accounts.Where(a => a.ExternalId == externalId), ct);

    /// <summary>Whose calendar feed this token opens; null when nobody's.</summary>
    public Task<Account?> FindByFeedAsync(string token, CancellationToken ct)
    {
        var hash = Reminders.Hash(token);
        return OneAsync(accounts => accounts.Where(a => a.FeedHash == hash && !a.Disabled), ct);
    }

    /// <summary>The stamp that a living session must carry; null when the account is gone or disabled.</summary>
    public async Task<string?> StampAsync(int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Account>().Where(a => a.Id == id && !a.Disabled).Select(a => a.SecurityStamp).SingleOrDefaultAsync(ct);
    }

    /// <summary>Divisions that somebody who can sign in belongs to, by name.</summary>
    public async Task<IReadOnlyList<string>> DivisionsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await DivisionsAsync(db, ct);
    }

    internal static Task<List<string>> DivisionsAsync(PortalDb db, CancellationToken ct) =>
        db.Set<Account>().Where(a => !a.Disabled && a.Division != null).Select(a => a.Division!).Distinct().OrderBy(d => d).ToListAsync(ct);

    /// <summary>Whether anybody can administer the portal.</summary>
    public async Task<bool> HasAdminAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await Accounts.AdminsAsync(db, ct) > 0;
    }

    /// <summary>Accounts whose login, name or division contains the text, by login.</summary>
    public async Task<Paged<AccountRow>> ListAsync(string text, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var accounts = db.Set<Account>().AsNoTracking();
        text = text.Trim();
        var login = Account.Normal(text);
        if (text.Length > 0)
        {
            accounts = accounts.Where(a =>
                a.Login.Contains(login) || a.DisplayName.Contains(text) || (a.Division != null && a.Division.Contains(text))
                || db.Set<LinkedName>().Any(l => l.AccountId == a.Id && l.Name.Contains(text)));
        }

        var total = await accounts.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await accounts.OrderBy(a => a.Login).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        var ids = rows.ConvertAll(a => a.Id);
        var names = (await db.Set<LinkedName>().AsNoTracking().Where(l => ids.Contains(l.AccountId)).OrderBy(l => l.Name).ToListAsync(ct)).ToLookup(l => l.AccountId, l => l.Name);
        return new Paged<AccountRow>(
            rows.ConvertAll(a => new AccountRow(a.Id, a.Login, a.DisplayName, a.Division, a.Roles, a.ExternalId is not null, a.PasswordHash is not null, a.Disabled, a.IsDemo, a.LockedUntil, a.LastSignInAt, [.. names[a.Id]])),
            total,
            page,
            size);
    }

    private async Task<Account?> OneAsync(Func<IQueryable<Account>, IQueryable<Account>> which, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await which(db.Set<Account>().AsNoTracking()).SingleOrDefaultAsync(ct);
    }
}
