using Portal.Domain.Common;

namespace Portal.Domain.People;

/// <summary>Somebody who signs in: with a password kept here, or with Entra ID (<see cref="ExternalId"/>), or both.</summary>
public sealed class Account
{
    private Account()
    {
    }

    public Account(string login, string displayName, string? division, IEnumerable<Role> roles)
    {
        Login = login.Trim().ToLowerInvariant();
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

    /// <summary>Tenant and object id of Entra ID, 'tid/oid'; null for local accounts.</summary>
    public string? ExternalId { get; set; }
    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password and with the roles; a cookie that carries an older one is refused.</summary>
    public string SecurityStamp { get; set; } = Guid.NewGuid().ToString("N");
    public int FailedSignIns { get; set; }
    public DateTime? LockedUntil { get; set; }
    public bool Disabled { get; private set; }

    /// <summary>True for the accounts of the demonstration, which exist in Development only.</summary>
    public bool IsDemo { get; init; }

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
