using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Portal.Domain.Work.Tables;

/// <summary>Opens .docx and .xlsx, which are zips of XML: first proves them harmless, then reads them.</summary>
internal static class OfficeFile
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

    public static Grid Read(byte[] content)
    {
        try
        {
            var names = Prove(content);
            using var stream = new MemoryStream(content, writable: false);
            if (names.Contains("word/document.xml")) return DocxGrid.Read(stream);
            if (names.Contains("xl/workbook.xml")) return XlsxGrid.Read(stream);
        }
        // What a damaged or forged package makes the libraries throw is not listed anywhere; to the clerk all of it is one thing.
        catch (Exception damage) when (damage is not UnreadableFileException)
        {
            throw new UnreadableFileException("文件已损坏，无法打开；请用 Word、Excel 或 WPS 打开后另存一份再导入。");
        }
        throw new UnreadableFileException("这不是 .docx 或 .xlsx 文件；请在 Word、Excel 或 WPS 里另存为这两种格式之一再导入。");
    }

    /// <summary>Counts what really comes out of the zip, whatever its directory claims, and parses every part once without believing it.</summary>
    private static HashSet<string> Prove(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostEntries) throw new UnreadableFileException($"压缩包里有 {zip.Entries.Count} 个文件，不像正常的文档，已拒绝导入。");

        long inflated = 0;
        foreach (var entry in zip.Entries)
        {
            using var counted = new CountedStream(entry.Open(), more => Limit(inflated += more, content.Length));
            if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                ProveXml(counted);
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
