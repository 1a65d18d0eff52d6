using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <param name="Id">'tid/oid'.</param>
/// <param name="Login">The name that the directory knows the person by.</param>
/// <param name="Roles">As the directory grants them at this sign-in.</param>
public sealed record ExternalPerson(string Id, string Login, string DisplayName, IReadOnlyCollection<Role> Roles);

/// <summary>Lets in somebody whom the directory (Entra ID) has identified: opens the account at first, follows the directory's roles ever after.</summary>
public sealed class AdmitExternal(WriteGate gate)
{
    public async Task<Outcome<int>> ExecuteAsync(ExternalPerson person, CancellationToken ct)
    {
        Account? account = null;
        var outcome = await gate.RunAsync(Actor.System, Permission.ManageAccounts, nameof(AdmitExternal), async write =>
        {
            account = await write.Db.Set<Account>().SingleOrDefaultAsync(a => a.ExternalId == person.Id, ct);
            if (account is null)
            {
                if (person.Roles.Count == 0) return Outcome.Done;
                account = new Account(await FreeLoginAsync(write.Db, person, ct), Cut(person.DisplayName), null, person.Roles) { ExternalId = person.Id };
                write.Db.Add(account);
            }
            else
            {
                account.DisplayName = Cut(person.DisplayName);
                if (!person.Roles.Distinct().Order().SequenceEqual(account.Roles)) account.Grant(person.Roles);
            }

            Accounts.Changed(write, account);
            return Outcome.Done;
        }, ct);
        if (!outcome.Ok) return Outcome<int>.From(outcome);
        if (account is null || account.Roles.Count == 0) return Outcome<int>.From(Outcome.Refused("您的账户还没有角色，请联系系统管理员。"));
        return account.Disabled ? Outcome<int>.From(Outcome.Refused("您的账户已停用，请联系系统管理员。")) : account.Id;
    }

    private static string Cut(string text) => text.Length <= 64 ? text : text[..64];

    /// <summary>A local account of the same login stays somebody else: who owns a name in the directory must not inherit a local account.</summary>
    private static async Task<string> FreeLoginAsync(PortalDb db, ExternalPerson person, CancellationToken ct)
    {
        var login = Cut(Account.Normal(person.Login));
        if (!await db.Set<Account>().AnyAsync(a => a.Login == login, ct)) return login;
        var suffix = "-" + person.Id[(person.Id.LastIndexOf('/') + 1)..].Replace("-", "", StringComparison.Ordinal);
        return login[..Math.Min(login.Length, 64 - suffix.Length)] + suffix;
    }
}
