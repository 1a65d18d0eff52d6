using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <summary>
/// Keeps the books of signing in: failures, locks, passwords, last sign-in. The system acts where nobody is signed in yet;
/// every entry of the audit names the account as its subject.
/// </summary>
public sealed class SignInBook(WriteGate gate)
{
    /// <returns>The account as it stands after the count; null when it does not exist.</returns>
    public async Task<Account?> FailedAsync(int accountId, CancellationToken ct)
    {
        Account? counted = null;
        await WriteAsync(Actor.System, "SignInFailed", accountId, (account, write) =>
        {
            account.FailSignIn(write.Now);
            counted = account;
        }, ct);
        return counted;
    }

    /// <summary>Under the person's own name: who looks through the audit for somebody finds when they came.</summary>
    public Task<Outcome> SucceededAsync(Account account, CancellationToken ct) =>
        WriteAsync(new Actor(account.Id, account.DisplayName, account.Roles, account.Division, []), "SignIn", account.Id, (a, write) => a.SignedIn(write.Now), ct, Permission.Read);

    /// <summary>The owner has chosen a new password; takes over hash and stamp of the copy.</summary>
    public Task<Outcome> ChangePasswordAsync(Account copy, CancellationToken ct) =>
        WriteAsync(new Actor(copy.Id, copy.DisplayName, copy.Roles, copy.Division, []), "ChangePassword", copy.Id, (account, _) =>
            (account.PasswordHash, account.SecurityStamp) = (copy.PasswordHash, copy.SecurityStamp), ct, Permission.Read);

    private Task<Outcome> WriteAsync(Actor actor, string act, int accountId, Action<Account, Write> change, CancellationToken ct, Permission permission = Permission.ManageAccounts) =>
        gate.RunAsync(actor, permission, act, async write =>
        {
            var account = await write.Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == accountId, ct);
            if (account is null) return Outcome.Missing;
            change(account, write);
            write.Subject = () => $"account/{accountId}";
            write.Announce(PeopleChange.Account, accountId, accountId);
            return Outcome.Done;
        }, ct);
}
