using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <param name="IsDemo">For Development only.</param>
public sealed record NewAccount(string Login, string DisplayName, string? Division, IReadOnlyCollection<Role> Roles, bool IsDemo = false);

/// <summary>Opens an account without a password: its owner sets one through a one-time link (<see cref="IssueLink"/>).</summary>
public sealed partial class CreateAccount(WriteGate gate)
{
    /// <returns>The account's id.</returns>
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, NewAccount wanted, CancellationToken ct)
    {
        Account? account = null;
        var outcome = await gate.RunAsync(actor, Permission.ManageAccounts, nameof(CreateAccount), async write =>
        {
            account = new Account(wanted.Login, wanted.DisplayName, wanted.Division, wanted.Roles) { IsDemo = wanted.IsDemo };
            var reasons = Refusals(account);
            if (await write.Db.Set<Account>().AnyAsync(a => a.Login == account.Login, ct)) reasons.Add(new Reason("用户名“{0}”已经有人用了，请换一个。", account.Login));
            if (reasons.Count > 0) return Outcome.Refused(reasons);
            write.Db.Add(account);
            Accounts.Changed(write, account);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? account!.Id : Outcome<int>.From(outcome);
    }

    internal static List<Reason> Refusals(Account account)
    {
        var reasons = new List<Reason>();
        if (!LoginPattern().IsMatch(account.Login)) reasons.Add("用户名须为 2 至 64 位小写字母、数字、点、横线、下划线或 @，以字母或数字开头。");
        if (account.DisplayName.Length is 0 or > 64) reasons.Add("请写上姓名，最多 64 个字。");
        if (account.Division?.Length > 64) reasons.Add("处室名称最多 64 个字。");
        return reasons;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._@-]{1,63}$")]
    private static partial Regex LoginPattern();
}
