using System.IO.Compression;
using System.Text;

namespace Portal.Tests.Documents.Office;

/// <summary>PDF files made from their bare objects.</summary>
internal static class PdfFixture
{
    /// <summary>One page for each list of lines; a Chinese font that is named but not embedded, as many offices' printers write it.</summary>
    public static byte[] Pdf(params string[][] pages)
    {
        var letters = pages.SelectMany(p => p).SelectMany(l => l).Distinct().ToList();
        var map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n" +
            string.Concat(letters.Chunk(100).Select(chunk => $"{chunk.Length} beginbfchar\n{string.Concat(chunk.Select(c => $"<{Code(letters, c):X4}> <{(int)c:X4}>\n"))}endbfchar\n")) +
            "endcmap end end";
        var contents = pages.Select(lines => "BT /F1 16 Tf 28 TL 80 700 Td " + string.Concat(lines.Select(l => $"<{string.Concat(l.Select(c => $"{Code(letters, c):X4}"))}> Tj T* ")) + "ET").ToList();
        return Of(contents,
            "<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 7 0 R >>",
            Stream(Encoding.ASCII.GetBytes(map)),
            "<< /Type /FontDescriptor /FontName /FangSong /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>");
    }

    /// <summary>A page of raw content each; object 4 is the font F1, and further objects follow it.</summary>
    public static byte[] Of(IReadOnlyList<string> contents, params string[] fromFour) => Of([.. contents.Select(c => Stream(Encoding.ASCII.GetBytes(c)))], "", fromFour);

    /// <param name="resources">Further resources of every page, such as forms.</param>
    public static byte[] Of(IReadOnlyList<string> streams, string resources, string[] fromFour)
    {
        var objects = new List<string> { "<< /Type /Catalog /Pages 2 0 R >>", "", "<< >>" };
        objects.AddRange(fromFour);
        var kids = new List<int>();
        foreach (var stream in streams)
        {
            objects.Add(stream);
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> {resources} >> /Contents {objects.Count} 0 R >>");
            kids.Add(objects.Count);
        }
        objects[1] = $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Concat(kids.Select(k => $"{k} 0 R "))}] >>";

        var pdf = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(pdf.Length);
            pdf.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:D10} 00000 n \n"))}trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>A compressed stream; bytes are kept as Latin-1.</summary>
    public static string Stream(byte[] content, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(content);
        var bytes = packed.ToArray();
        return $"<< /Length {bytes.Length} /Filter /FlateDecode {entries} >>\nstream\n{Encoding.Latin1.GetString(bytes)}\nendstream";
    }

    public static string PlainStream(string content, string entries = "") => $"<< /Length {content.Length} {entries} >>\nstream\n{content}\nendstream";

    private static int Code(List<char> letters, char letter) => letters.IndexOf(letter) + 1;
}
