using System.Text;

namespace Portal.Domain.Storage.Office;

/// <summary>Tells files apart by their first bytes.</summary>
internal static class FileSignature
{
    public enum Kind
    {
        Empty,
        Text,
        Zip,
        LegacyOffice,
        EncryptedOffice,
        Other,
    }

    private static readonly byte[][] Foreign =
    [
        [.. "%PDF"u8], [0x89, (byte)'P', (byte)'N', (byte)'G'], [0xFF, 0xD8, 0xFF], [.. "GIF8"u8], [.. "{\\rtf"u8],
        [0x1F, 0x8B], [.. "Rar!"u8], [(byte)'7', (byte)'z', 0xBC, 0xAF], [.. "BM"u8, 0, 0], [.. "II*"u8, 0], [.. "MM"u8, 0, (byte)'*'],
        [.. "MZ"u8], [.. "RIFF"u8], [0x7F, (byte)'E', (byte)'L', (byte)'F'], [.. "SQLite format 3"u8],
    ];

    public static Kind Of(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty || !content.ContainsAnyExcept((byte)' ', (byte)'\r', (byte)'\n')) return Kind.Empty;
        if (content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8)) return Kind.Zip;
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            // Word and Excel wrap an encrypted document in the old container, in a stream of this name.
            return content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? Kind.EncryptedOffice : Kind.LegacyOffice;
        foreach (var signature in Foreign)
            if (content.StartsWith(signature)) return Kind.Other;
        return Kind.Text;
    }
}
