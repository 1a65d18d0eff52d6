using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Portal.Domain.Common;

namespace Portal.Domain.Storage.Office;

/// <summary>Opens .docx, .xlsx and .pptx, which are zips of XML: first proves them harmless, then hands them to a reader.</summary>
internal static class OfficePackage
{
    private const long MostInflated = 400L * 1024 * 1024;
    private const int MostEntries = 2_000;
    private const int MostDepth = 200;

    // Office XML packs about 10 to 1, twenty thousand rows much alike over 100 to 1; a bomb a thousand to 1.
    private const long MostRatio = 300;
    private const long FreeOfRatio = 8L * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static XmlReader Xml(OpenXmlPart part) => XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), Settings);

    /// <param name="read">Is given the names of the parts and the proven bytes.</param>
    /// <param name="mostPart">Largest part of XML that is read, in bytes: for readers that hold it as a tree.</param>
    /// <exception cref="UnreadableFileException">The package is damaged or not harmless.</exception>
    public static T Read<T>(byte[] content, Func<IReadOnlySet<string>, Stream, T> read, long mostPart = MostInflated)
    {
        try
        {
            var parts = Prove(content, mostPart);
            using var stream = new MemoryStream(content, writable: false);
            return read(parts, stream);
        }
        // What a damaged or forged package makes the libraries throw is not listed anywhere; to the clerk all of it is one thing.
        catch (Exception damage) when (damage is not UnreadableFileException)
        {
            throw new UnreadableFileException("文件已损坏，无法打开；请用 Word、Excel 或 WPS 打开后另存一份再导入。");
        }
    }

    /// <summary>Packs again with one date on every part, for the library writes the hour of the export into the file.</summary>
    public static byte[] WithoutClock(byte[] package)
    {
        using var output = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read))
        using (var to = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in from.Entries)
            {
                var copy = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var source = part.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        return output.ToArray();
    }

    /// <summary>Counts what really comes out of the zip, whatever its directory claims, and parses every part once without believing it.</summary>
    private static HashSet<string> Prove(byte[] content, long mostPart)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostEntries) throw new UnreadableFileException(new Reason("压缩包里有 {0} 个文件，不像正常的文档，已拒绝导入。", zip.Entries.Count));

        long inflated = 0;
        foreach (var entry in zip.Entries)
        {
            var before = inflated;
            var xml = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
            using var counted = new CountedStream(entry.Open(), more =>
            {
                Limit(inflated += more, content.Length);
                if (xml && inflated - before > mostPart) throw new UnreadableFileException("文件内容太多，请拆分成几个文件后分别导入。");
            });
            if (xml) ProveXml(counted);
            counted.CopyTo(Stream.Null);
        }
        return zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static void Limit(long inflated, long packed)
    {
        if (inflated > MostInflated || inflated > FreeOfRatio && inflated / packed > MostRatio)
            throw new UnreadableFileException("文件解压后大得反常，已拒绝导入。");
    }

    private static void ProveXml(Stream part)
    {
        using var reader = XmlReader.Create(part, Settings);
        try
        {
            while (reader.Read())
                if (reader.Depth > MostDepth) throw new UnreadableFileException("文件内部层次反常，已拒绝导入。");
        }
        catch (XmlException bad) when (bad.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new UnreadableFileException("文件里有文档类型定义（DTD），可能有害，已拒绝导入。");
        }
    }
}
