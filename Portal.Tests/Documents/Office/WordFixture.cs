using System.IO.Compression;
using System.Text;

namespace Portal.Tests.Documents.Office;

/// <summary>Word documents as word processors write them, made from their bare XML.</summary>
internal static class WordFixture
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    private const string Namespaces =
        $"xmlns:w=\"{W}\" xmlns:r=\"{R}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" " +
        "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" " +
        "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    /// <summary>The smallest PNG, one transparent dot.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public static byte[] Docx(string body, string styles = "", string numbering = "", string footnotes = "", (string Name, byte[] Content)[]? media = null, string[]? links = null)
    {
        var types = new StringBuilder($"<Override PartName=\"/word/document.xml\" ContentType=\"{WordType}.document.main+xml\"/>");
        var relations = new StringBuilder();
        var parts = new List<(string Name, byte[] Content)>();
        void Part(string name, string root, string inner)
        {
            if (inner.Length == 0) return;
            types.Append($"<Override PartName=\"/word/{name}.xml\" ContentType=\"{WordType}.{name}+xml\"/>");
            relations.Append($"<Relationship Id=\"r{name}\" Type=\"{R}/{name}\" Target=\"{name}.xml\"/>");
            parts.Add(($"word/{name}.xml", Encoding.UTF8.GetBytes($"<w:{root} {Namespaces}>{inner}</w:{root}>")));
        }
        Part("styles", "styles", styles);
        Part("numbering", "numbering", numbering);
        Part("footnotes", "footnotes", footnotes);
        foreach (var (name, content) in media ?? [])
        {
            relations.Append($"<Relationship Id=\"{name.Split('.')[0]}\" Type=\"{R}/image\" Target=\"media/{name}\"/>");
            parts.Add(($"word/media/{name}", content));
        }
        for (var i = 0; i < (links?.Length ?? 0); i++)
            relations.Append($"<Relationship Id=\"link{i}\" Type=\"{R}/hyperlink\" Target=\"{links![i]}\" TargetMode=\"External\"/>");

        parts.Add(("[Content_Types].xml", Encoding.UTF8.GetBytes(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
            $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"emf\" ContentType=\"image/x-emf\"/>{types}</Types>")));
        parts.Add(("_rels/.rels", Relations($"<Relationship Id=\"rId1\" Type=\"{R}/officeDocument\" Target=\"word/document.xml\"/>")));
        parts.Add(("word/_rels/document.xml.rels", Relations(relations.ToString())));
        parts.Add(("word/document.xml", Encoding.UTF8.GetBytes($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>")));
        return Zip(parts);
    }

    /// <param name="looks">b bold, hei 黑体, kai 楷体, center, size22 …, style:Name, outline0 …, list:id:depth.</param>
    public static string P(string text, params string[] looks) => Of(Run(text, looks), looks);

    /// <summary>A paragraph around given runs.</summary>
    public static string Of(string runs, params string[] looks)
    {
        var style = looks.FirstOrDefault(l => l.StartsWith("style:", StringComparison.Ordinal)) is { } s ? $"<w:pStyle w:val=\"{s[6..]}\"/>" : "";
        var list = looks.FirstOrDefault(l => l.StartsWith("list:", StringComparison.Ordinal)) is { } l ? $"<w:numPr><w:ilvl w:val=\"{l.Split(':')[2]}\"/><w:numId w:val=\"{l.Split(':')[1]}\"/></w:numPr>" : "";
        var align = looks.FirstOrDefault(x => x is "center" or "right") is { } a ? $"<w:jc w:val=\"{a}\"/>" : "";
        var outline = looks.FirstOrDefault(x => x.StartsWith("outline", StringComparison.Ordinal)) is { } o ? $"<w:outlineLvl w:val=\"{o[7..]}\"/>" : "";
        return $"<w:p><w:pPr>{style}{list}{align}{outline}</w:pPr>{runs}</w:p>";
    }

    public static string Run(string text, params string[] looks)
    {
        var face = looks.Contains("hei") ? "<w:rFonts w:eastAsia=\"黑体\"/>" : looks.Contains("kai") ? "<w:rFonts w:eastAsia=\"楷体_GB2312\"/>" : looks.Contains("biaosong") ? "<w:rFonts w:eastAsia=\"方正小标宋简体\"/>" : "";
        var size = looks.FirstOrDefault(x => x.StartsWith("size", StringComparison.Ordinal)) is { } s ? $"<w:sz w:val=\"{int.Parse(s[4..]) * 2}\"/>" : "";
        var raised = looks.Contains("sup") ? "<w:vertAlign w:val=\"superscript\"/>" : "";
        return $"<w:r><w:rPr>{face}{(looks.Contains("b") ? "<w:b/>" : "")}{size}{raised}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";
    }

    public static string Picture(string id, string alt = "") => $"<w:r>{Drawing(id, alt)}</w:r>";

    public static string Drawing(string id, string alt = "", string inside = "") =>
        $"<w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图\" descr=\"{alt}\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">" +
        $"{(id.Length > 0 ? $"<pic:pic><pic:blipFill><a:blip r:embed=\"{id}\"/></pic:blipFill></pic:pic>" : "")}{inside}</a:graphicData></a:graphic></wp:inline></w:drawing>";

    /// <summary>A list of one pattern and format for each depth.</summary>
    public static string List(int id, params (string Format, string Pattern)[] levels) =>
        $"<w:abstractNum w:abstractNumId=\"{id}\">" +
        string.Concat(levels.Select((l, i) => $"<w:lvl w:ilvl=\"{i}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{l.Format}\"/><w:lvlText w:val=\"{l.Pattern}\"/></w:lvl>")) +
        $"</w:abstractNum>";

    public static string Num(int id, int of, string changes = "") => $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{of}\"/>{changes}</w:num>";

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        return stream.ToArray();
    }

    private static byte[] Relations(string inner) =>
        Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>");
}
