using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <summary>Sets name, division and roles of an account. There is always an administrator left who can sign in.</summary>
public sealed class GrantRoles(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int accountId, string displayName, string? division, IReadOnlyCollection<Role> roles, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.ManageAccounts, nameof(GrantRoles), async write =>
        {
            var account = await write.Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == accountId, ct);
            if (account is null) return Outcome.Missing;
            if (!roles.Contains(Role.Admin) && await Accounts.IsLastAdminAsync(write.Db, accountId, ct))
                return Outcome.Refused("这是最后一个系统管理员，不能取消其管理员角色。请先给另一个账户授予系统管理员角色。");

            (account.DisplayName, account.Division) = (displayName.Trim(), string.IsNullOrWhiteSpace(division) ? null : division.Trim());
            var reasons = CreateAccount.Refusals(account);
            if (reasons.Count > 0) return Outcome.Refused(reasons);

            // A new stamp ends the open sessions; without a change of roles nobody is to be thrown out.
            if (!roles.Distinct().Order().SequenceEqual(account.Roles)) account.Grant(roles);
            Accounts.Changed(write, account);
            return Outcome.Done;
        }, ct);
}
