using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Consultations;

/// <summary>Marks by which opinions are told apart, and found to be alike.</summary>
public static class OpinionMarks
{
    /// <summary>Without letters and digits that look alike; 32 characters make 5 bits each.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>查询码: 12 characters in three groups, 60 bits: not to be guessed, easy to dictate.</summary>
    public static string NewCode()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, 12);
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    /// <summary>Of the words alone: spaces, punctuation, width and case make no difference.</summary>
    public static long OfText(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune))
                words.Append(Rune.ToLowerInvariant(rune));
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())));
    }
}
