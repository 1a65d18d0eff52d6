using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Storage;

/// <summary>
/// Who did what, when, with the values before and after; written in the transaction of the act itself and never changed.
/// Each entry carries the hash of the one before it, so that a removed or altered entry breaks the chain.
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    internal AuditEntry(long number, DateTime at, int actorId, string actorName, string act, string subject, string changes, string previousHash)
    {
        (Number, At, ActorId, ActorName, Act, Subject, Changes, PreviousHash) = (number, at, actorId, actorName, act, subject, changes, previousHash);
        Hash = ComputeHash();
    }

    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Number { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>0 for the system.</summary>
    public int ActorId { get; private set; }
    public string ActorName { get; private set; } = "";

    /// <summary>The command, e.g. ReportProgress.</summary>
    public string Act { get; private set; } = "";

    /// <summary>What it was done to, e.g. 'plan/1'.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>JSON list of rows: entity, key, before, after.</summary>
    public string Changes { get; private set; } = "";
    public string PreviousHash { get; private set; } = "";
    public string Hash { get; private set; } = "";

    public string ComputeHash()
    {
        // Lengths in front keep two neighbouring fields from trading characters unnoticed.
        var text = new StringBuilder();
        foreach (var part in (string[])[
            Number.ToString(CultureInfo.InvariantCulture),
            At.Ticks.ToString(CultureInfo.InvariantCulture),
            ActorId.ToString(CultureInfo.InvariantCulture),
            ActorName, Act, Subject, Changes, PreviousHash])
            text.Append(part.Length).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
