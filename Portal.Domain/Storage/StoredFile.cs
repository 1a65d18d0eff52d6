using System.Security.Cryptography;

namespace Portal.Domain.Storage;

/// <summary>Bytes kept once under their own hash, in the database: one file to back up.</summary>
public sealed class StoredFile
{
    private StoredFile()
    {
    }

    public StoredFile(byte[] content, string contentType)
    {
        (Content, ContentType, Size) = (content, contentType, content.Length);
        Hash = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>As found by looking at the bytes, never as claimed by the browser.</summary>
    public string ContentType { get; private set; } = "";
    public long Size { get; private set; }
    public byte[] Content { get; private set; } = [];
}
