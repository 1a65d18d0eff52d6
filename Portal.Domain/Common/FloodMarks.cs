using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Common;

/// <summary>Numbers by which a flood of the same words, or from the same place, is told; nothing can be read back from them.</summary>
public static class FloodMarks
{
    /// <summary>Shorter texts ('同意') are alike by chance: 0 says that there is nothing to compare.</summary>
    private const int LeastLength = 8;

    /// <summary>Of the words without blanks and punctuation, whatever the width of the characters.</summary>
    public static long OfText(string text)
    {
        var plain = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return plain.Length < LeastLength ? 0 : BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
    }

    /// <summary>Of an address, with a secret that is thrown away at the end of the day.</summary>
    public static long OfSource(string address, ReadOnlySpan<byte> secret) => BinaryPrimitives.ReadInt64LittleEndian(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(address)));
}
