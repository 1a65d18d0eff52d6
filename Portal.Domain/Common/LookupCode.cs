using System.Security.Cryptography;

namespace Portal.Domain.Common;

/// <summary>查询码: what a receipt carries and nobody else can guess.</summary>
public static class LookupCode
{
    /// <summary>Without letters and digits that look alike; 32 characters make 5 bits each.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>12 characters in three groups, 60 bits: not to be guessed, easy to dictate.</summary>
    public static string New()
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
}
