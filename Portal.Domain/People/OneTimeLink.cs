using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.People;

public enum LinkPurpose
{
    /// <summary>The owner of an account sets its password.</summary>
    SetPassword,

    /// <summary>Whoever reads the log of a portal without an administrator becomes its first one.</summary>
    FirstAdmin,
}

/// <summary>A link that works once and for a day. Only the hash of its token is kept: reading the database opens no account.</summary>
public sealed class OneTimeLink
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(24);

    private OneTimeLink()
    {
    }

    public OneTimeLink(LinkPurpose purpose, Account? account, string token, DateTime now) =>
        (Purpose, Account, TokenHash, ExpiresAt) = (purpose, account, HashOf(token), now + ValidFor);

    public int Id { get; private set; }
    public LinkPurpose Purpose { get; private set; }
    public int? AccountId { get; private set; }

    /// <summary>Whose password it sets; null for the first administrator, who does not exist yet.</summary>
    public Account? Account { get; private set; }
    public string TokenHash { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; private set; }

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
