using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <summary>Takes an account out of use and back; nothing that it did is deleted.</summary>
public sealed class DisableAccount(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int accountId, bool disabled, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.ManageAccounts, disabled ? nameof(DisableAccount) : "EnableAccount", async write =>
        {
            var account = await write.Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == accountId, ct);
            if (account is null) return Outcome.Missing;
            if (account.Disabled == disabled) return Outcome.Done;
            if (disabled && await Accounts.IsLastAdminAsync(write.Db, accountId, ct))
                return Outcome.Refused("这是最后一个系统管理员，不能停用。请先给另一个账户授予系统管理员角色。");
            account.Disable(disabled);
            Accounts.Changed(write, account);
            return Outcome.Done;
        }, ct);

    /// <summary>Demonstration accounts that came with a copied database are never let into Production.</summary>
    /// <returns>How many were disabled.</returns>
    public async Task<int> DisableDemosAsync(CancellationToken ct)
    {
        var count = 0;
        await gate.RunAsync(Actor.System, Permission.ManageAccounts, "DisableDemoAccounts", async write =>
        {
            foreach (var account in await write.Db.Set<Account>().Where(a => a.IsDemo && !a.Disabled).ToListAsync(ct))
            {
                account.Disable(true);
                count++;
            }

            write.Subject = () => "accounts/demo";
            return Outcome.Done;
        }, ct);
        return count;
    }
}

/// <summary>Ends a lock before its time, for somebody who is known to have mistyped.</summary>
public sealed class UnlockAccount(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int accountId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.ManageAccounts, nameof(UnlockAccount), async write =>
        {
            var account = await write.Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == accountId, ct);
            if (account is null) return Outcome.Missing;
            account.Unlock();
            Accounts.Changed(write, account);
            return Outcome.Done;
        }, ct);
}
