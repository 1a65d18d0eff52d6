using Portal.Domain.Common;

namespace Portal.Domain.People;

/// <summary>Somebody who signs in: with a password kept here, or with Entra ID (<see cref="ExternalId"/>), or both.</summary>
public sealed class Account
{
    public const int MaxFailures = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    private Account()
    {
    }

    public Account(string login, string displayName, string? division, IEnumerable<Role> roles)
    {
        Login = Normal(login);
        DisplayName = displayName.Trim();
        Division = string.IsNullOrWhiteSpace(division) ? null : division.Trim();
        Roles = [.. roles.Distinct().Order()];
    }

    public int Id { get; private set; }

    /// <summary>Lower case, unique.</summary>
    public string Login { get; private set; } = "";
    public string DisplayName { get; set; } = "";

    /// <summary>As the task table writes it, e.g. 科技信息研究所.</summary>
    public string? Division { get; set; }
    public IReadOnlyList<Role> Roles { get; private set; } = [];

    /// <summary>Where reminders go; null: nowhere.</summary>
    public string? Email { get; set; }

    /// <summary>One letter each working day with what falls due.</summary>
    public bool WantsDigest { get; set; }

    /// <summary>SHA-256 of the token in the address of the calendar feed; null until asked for.</summary>
    public string? FeedHash { get; set; }

    /// <summary>Tenant and object id of Entra ID, 'tid/oid'; null for local accounts.</summary>
    public string? ExternalId { get; set; }
    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password and with the roles; a cookie that carries an older one is refused.</summary>
    public string SecurityStamp { get; set; } = Guid.NewGuid().ToString("N");
    public int FailedSignIns { get; set; }
    public DateTime? LockedUntil { get; set; }

    /// <summary>UTC; null until the first sign-in.</summary>
    public DateTime? LastSignInAt { get; private set; }
    public bool Disabled { get; private set; }

    /// <summary>True for the accounts of the demonstration, which exist in Development only.</summary>
    public bool IsDemo { get; init; }

    public static string Normal(string login) => login.Trim().ToLowerInvariant();

    /// <summary>Counts a wrong password; the fifth in a row locks the account for a quarter of an hour.</summary>
    public void FailSignIn(DateTime now)
    {
        if (++FailedSignIns < MaxFailures) return;
        (FailedSignIns, LockedUntil) = (0, now + LockedFor);
    }

    public void SignedIn(DateTime now) => (FailedSignIns, LockedUntil, LastSignInAt) = (0, null, now);

    public void Unlock() => (FailedSignIns, LockedUntil) = (0, null);

    /// <summary>A new password ends every session that was opened with the old one.</summary>
    public void SetPassword(string hash)
    {
        (PasswordHash, SecurityStamp) = (hash, Guid.NewGuid().ToString("N"));
        Unlock();
    }

    public void Grant(IEnumerable<Role> roles)
    {
        Roles = [.. roles.Distinct().Order()];
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    public void Disable(bool disabled)
    {
        Disabled = disabled;
        SecurityStamp = Guid.NewGuid().ToString("N");
    }
}

/// <summary>A name as the task table writes it (责任人), linked to an account by hand; never merged with similar names.</summary>
public sealed class LinkedName(string name, int accountId)
{
    public string Name { get; private set; } = name;
    public int AccountId { get; set; } = accountId;
}
