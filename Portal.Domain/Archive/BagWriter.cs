using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Archive;

/// <summary>
/// Writes a bag (RFC 8493) as a ZIP while it comes: nothing is held but one file and the list of hashes. The same files in the same order give the same
/// bytes: one date on every entry, one level of compression.
/// </summary>
/// <param name="name">The folder that all is in.</param>
internal sealed class BagWriter(Stream target, string name) : IDisposable
{
    /// <summary>The earliest date that a ZIP can say.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    private readonly List<(string Path, string Hash)> _payload = [];
    private readonly List<(string Path, string Hash)> _tags = [];

    public long Bytes { get; private set; }

    public int Files => _payload.Count;

    /// <param name="path">Begins with data/.</param>
    /// <param name="packed">Office files and pictures are compressed already.</param>
    public void Add(string path, ReadOnlySpan<byte> content, bool packed = false)
    {
        Write(path, content, packed);
        _payload.Add((path, Convert.ToHexStringLower(SHA256.HashData(content))));
        Bytes += content.Length;
    }

    /// <param name="info">Lines of bag-info.txt; Payload-Oxum is added.</param>
    public void Finish(IEnumerable<(string Label, string Value)> info)
    {
        Tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        Tag("bag-info.txt", string.Concat(info.Append(("Payload-Oxum", string.Create(CultureInfo.InvariantCulture, $"{Bytes}.{Files}"))).Select(line => $"{line.Item1}: {line.Item2}\n")));
        Tag("manifest-sha256.txt", Manifest(_payload));
        Write("tagmanifest-sha256.txt", Encoding.UTF8.GetBytes(Manifest(_tags)), packed: false);
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>Paths as a manifest writes them: line ends and percent signs encoded (RFC 8493, 2.1.3).</summary>
    internal static string Encode(string path) => path.Replace("%", "%25", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal);

    private static string Manifest(IEnumerable<(string Path, string Hash)> files) => string.Concat(files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"{f.Hash}  {Encode(f.Path)}\n"));

    private void Tag(string path, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        Write(path, content, packed: false);
        _tags.Add((path, Convert.ToHexStringLower(SHA256.HashData(content))));
    }

    private void Write(string path, ReadOnlySpan<byte> content, bool packed)
    {
        var entry = _zip.CreateEntry($"{name}/{path}", packed ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = Always;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
