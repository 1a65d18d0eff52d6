using System.IO.Compression;
using System.Text;

namespace Portal.Tests.Work.Tables;

/// <summary>Office files as other programs write them, made from their bare XML.</summary>
internal static class OfficeFixtures
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Rels = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static byte[] Docx(string body, string prolog = "", string? numbering = null)
    {
        List<(string, string)> parts =
        [
            ("[Content_Types].xml", Types("word/document.xml", "wordprocessingml.document.main", numbering is null ? "" :
                "<Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>")),
            ("_rels/.rels", Relations(("rId1", "officeDocument", "word/document.xml"))),
            ("word/document.xml", $"{prolog}<w:document xmlns:w=\"{W}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>"),
        ];
        if (numbering is not null)
        {
            parts.Add(("word/_rels/document.xml.rels", Relations(("rId1", "numbering", "numbering.xml"))));
            parts.Add(("word/numbering.xml", $"<w:numbering xmlns:w=\"{W}\">{numbering}</w:numbering>"));
        }
        return Zip([.. parts]);
    }

    public static byte[] Xlsx(string sheet, string strings = "", string styles = "", string sheetState = "") => Zip(
        ("[Content_Types].xml", Types("xl/workbook.xml", "spreadsheetml.sheet.main",
            "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>" +
            "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>" +
            "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>")),
        ("_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", $"<workbook xmlns=\"{S}\" xmlns:r=\"{R}\"><sheets><sheet name=\"表\" sheetId=\"1\" {sheetState} r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"), ("rId3", "styles", "styles.xml"))),
        ("xl/sharedStrings.xml", $"<sst xmlns=\"{S}\">{strings}</sst>"),
        ("xl/styles.xml", $"<styleSheet xmlns=\"{S}\">{styles}</styleSheet>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{S}\">{sheet}</worksheet>"));

    /// <summary>A Word row; '^' is covered by the cell above, 'text*3' spans three columns, 'text!' begins a merged cell.</summary>
    public static string Row(params string[] cells) => "<w:tr>" + string.Concat(cells.Select(cell =>
    {
        var span = cell.Length > 2 && cell[^2] == '*' ? cell[^1] - '0' : 1;
        var text = span > 1 ? cell[..^2] : cell.TrimEnd('!');
        var merge = cell == "^" ? "<w:vMerge/>" : cell.EndsWith('!') ? "<w:vMerge w:val=\"restart\"/>" : "";
        return $"<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/>{merge}</w:tcPr>{string.Concat((cell == "^" ? "" : text).Split('\n').Select(Paragraph))}</w:tc>";
    })) + "</w:tr>";

    public static string Paragraph(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows)}</w:tbl>";

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        return stream.ToArray();
    }

    private static string Types(string main, string type, string more) =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
        $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{main}\" ContentType=\"application/vnd.openxmlformats-officedocument.{type}+xml\"/>{more}</Types>";

    private static string Relations(params (string Id, string Type, string Target)[] relations) =>
        $"<Relationships xmlns=\"{Rels}\">{string.Concat(relations.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{R}/{r.Type}\" Target=\"{r.Target}\"/>"))}</Relationships>";
}
