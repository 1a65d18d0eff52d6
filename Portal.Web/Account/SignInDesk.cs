using Microsoft.AspNetCore.Identity;
using Portal.Domain.Common;
using Portal.Domain.People;

namespace Portal.Web.Account;

/// <summary>Compares passwords. Whoever fails learns only that name and password do not fit together.</summary>
public sealed class SignInDesk(AccountQueries accounts, SignInBook book, IPasswordHasher<StaffAccount> hasher, OfficeClock clock, ILogger<SignInDesk> log)
{
    public static readonly Reason Wrong = "用户名或口令不对，请核对后重试。";
    public static readonly Reason NoRole = "您的账户还没有角色，请联系系统管理员。";

    private static readonly StaffAccount Nobody = new("nobody", "", null, []);
    private readonly string _nobodysHash = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <returns>The account to sign in, or why not.</returns>
    public async Task<Outcome<StaffAccount>> CheckAsync(string login, string password, CancellationToken ct)
    {
        var account = await accounts.FindByLoginAsync(login, ct);
        if (account is { PasswordHash: not null } && Lock(account) is { } locked) return Refused(locked);

        // An unknown name takes as long as a known one.
        var verdict = hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? _nobodysHash, password);
        if (account?.PasswordHash is null)
        {
            log.LogInformation("Sign-in refused: no such local account.");
            return Refused(Wrong);
        }

        if (verdict == PasswordVerificationResult.Failed)
        {
            var counted = await book.FailedAsync(account.Id, ct);
            return Refused(counted is not null && Lock(counted) is { } nowLocked ? nowLocked : Wrong);
        }

        if (account.Disabled) return Refused("您的账户已停用，请联系系统管理员。");
        if (account.Roles.Count == 0) return Refused(NoRole);
        return await WelcomeAsync(account, ct);
    }

    public string Hash(StaffAccount account, string password) => hasher.HashPassword(account, password);

    public bool Matches(StaffAccount account, string password) =>
        account.PasswordHash is { } hash && hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;

    /// <summary>Writes the sign-in down and hands the account out as it is afterwards.</summary>
    public async Task<Outcome<StaffAccount>> WelcomeAsync(StaffAccount account, CancellationToken ct)
    {
        var noted = await book.SucceededAsync(account, ct);
        return noted.Ok ? account : Outcome<StaffAccount>.From(noted);
    }

    private Reason? Lock(StaffAccount account) => account.LockedUntil is { } until && until > clock.UtcNow
        ? new Reason("口令连续错了 {0} 次，账户已锁定。请在 {1:HH:mm} 之后再试，或请系统管理员解锁。", StaffAccount.MaxFailures, OfficeClock.Local(until).AddMinutes(1))
        : null;

    private static Outcome<StaffAccount> Refused(Reason reason) => Outcome<StaffAccount>.From(Outcome.Refused(reason));
}
