using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

/// <summary>Names under which changes of this room are announced, and its subjects in audit and clocks.</summary>
public static class RequestChange
{
    public const string Request = "request";

    /// <summary>Kind of the reviews of letters.</summary>
    public const string Letter = "reply";
    public const string Remedy = "request-remedy";
    public const string Conversion = "request-conversion";
}

/// <summary>登记: numbers and codes of new cases, the same for those that come by the web and those that the office writes down.</summary>
internal static class Registration
{
    /// <summary>Without letters and digits that look alike; 32 characters make 5 bits each.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>12 characters in three groups, 60 bits: not to be guessed, easy to dictate.</summary>
    public static string NewCode()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, 12);
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    /// <summary>As typed by a person: small letters, spaces and missing dashes do no harm.</summary>
    public static string Normal(string code)
    {
        var plain = string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return plain.Length == 12 ? $"{plain[..4]}-{plain[4..8]}-{plain[8..]}" : plain;
    }

    /// <summary>Next 登记号 of a year: 2026-0012.</summary>
    public static async Task<string> NextNumberAsync(PortalDb db, int year, CancellationToken ct)
    {
        var prefix = $"{year:0000}-";
        var numbers = await db.Set<InformationRequest>().Where(r => r.Number.StartsWith(prefix)).Select(r => r.Number).ToListAsync(ct);
        var last = numbers.Concat(db.Set<InformationRequest>().Local.Select(r => r.Number).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(n => int.Parse(n[prefix.Length..], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        return $"{prefix}{last + 1:0000}";
    }
}
