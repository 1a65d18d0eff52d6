using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <summary>Makes a one-time link with which the owner of an account sets a password; earlier links of the account end.</summary>
public sealed class IssueLink(WriteGate gate)
{
    /// <returns>The token: shown once, kept only as its hash.</returns>
    public async Task<Outcome<string>> ForPasswordAsync(Actor actor, int accountId, CancellationToken ct)
    {
        var token = OneTimeLink.NewToken();
        var outcome = await gate.RunAsync(actor, Permission.ManageAccounts, nameof(IssueLink), async write =>
        {
            var account = await write.Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == accountId, ct);
            if (account is null) return Outcome.Missing;
            if (account.Disabled) return Outcome.Refused("账户已停用，请先启用再发设置口令的链接。");
            write.Db.RemoveRange(await write.Db.Set<OneTimeLink>().Where(l => l.AccountId == accountId || l.ExpiresAt < write.Now).ToListAsync(ct));
            write.Db.Add(new OneTimeLink(LinkPurpose.SetPassword, account, token, write.Now));
            write.Subject = () => $"account/{accountId}";
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? token : Outcome<string>.From(outcome);
    }

    /// <summary>For a portal without an administrator; an earlier link of this kind ends.</summary>
    public async Task<string> ForFirstAdminAsync(CancellationToken ct)
    {
        var token = OneTimeLink.NewToken();
        await gate.RunAsync(Actor.System, Permission.ManageAccounts, nameof(IssueLink), async write =>
        {
            write.Db.RemoveRange(await write.Db.Set<OneTimeLink>().Where(l => l.Purpose == LinkPurpose.FirstAdmin).ToListAsync(ct));
            write.Db.Add(new OneTimeLink(LinkPurpose.FirstAdmin, null, token, write.Now));
            write.Subject = () => "accounts/first-admin";
            return Outcome.Done;
        }, ct);
        return token;
    }
}

/// <summary>Redeems a one-time link. The link and what it does end or happen together.</summary>
public sealed class UseLink(WriteGate gate, IDbContextFactory<PortalDb> dbs, OfficeClock clock)
{
    public static readonly Reason Stale = "这个链接已经用过或已过期。请联系系统管理员重新发一个。";

    /// <summary>The login that the link is for ("" for the first administrator); null when it is used, expired or unknown.</summary>
    public async Task<string?> LoginOfAsync(LinkPurpose purpose, string token, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await FindAsync(db, purpose, token, clock.UtcNow, ct) is { } link ? link.Account?.Login ?? "" : null;
    }

    public Task<Outcome> SetPasswordAsync(string token, Func<Account, string> hash, CancellationToken ct) =>
        gate.RunAsync(Actor.System, Permission.ManageAccounts, "SetPassword", async write =>
        {
            if (await FindAsync(write.Db, LinkPurpose.SetPassword, token, write.Now, ct) is not { Account: { Disabled: false } account } link) return Outcome.Refused(Stale);
            account.SetPassword(hash(account));
            write.Db.Remove(link);
            Accounts.Changed(write, account);
            return Outcome.Done;
        }, ct);

    public Task<Outcome> CreateFirstAdminAsync(string token, string login, string displayName, Func<Account, string> hash, CancellationToken ct) =>
        gate.RunAsync(Actor.System, Permission.ManageAccounts, "CreateFirstAdmin", async write =>
        {
            if (await FindAsync(write.Db, LinkPurpose.FirstAdmin, token, write.Now, ct) is not { } link || await Accounts.AdminsAsync(write.Db, ct) > 0)
                return Outcome.Refused(Stale);
            var account = new Account(login, displayName, null, [Role.Admin]);
            var reasons = CreateAccount.Refusals(account);
            if (await write.Db.Set<Account>().AnyAsync(a => a.Login == account.Login, ct)) reasons.Add(new Reason("用户名“{0}”已经有人用了，请换一个。", account.Login));
            if (reasons.Count > 0) return Outcome.Refused(reasons);
            account.SetPassword(hash(account));
            write.Db.Add(account);
            write.Db.Remove(link);
            Accounts.Changed(write, account);
            return Outcome.Done;
        }, ct);

    private static async Task<OneTimeLink?> FindAsync(PortalDb db, LinkPurpose purpose, string token, DateTime now, CancellationToken ct)
    {
        var hash = OneTimeLink.HashOf(token);
        return await db.Set<OneTimeLink>().Include(l => l.Account).SingleOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == purpose && l.ExpiresAt > now, ct);
    }
}
