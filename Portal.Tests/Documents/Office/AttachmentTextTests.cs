using System.IO.Compression;
using System.Text;
using CsCheck;
using Portal.Domain.Documents.Office;
using Portal.Domain.Storage;
using static Portal.Tests.Documents.Office.WordFixture;

namespace Portal.Tests.Documents.Office;

public sealed class AttachmentTextTests
{
    private const string Helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

    private static readonly byte[] Word = Docx(
        P("　　申领额度 20 万元") + $"<w:tbl><w:tr><w:tc>{P("项目")}</w:tc><w:tc>{P("金额")}</w:tc></w:tr></w:tbl>" +
        "<w:p><w:r><w:t>有效期</w:t></w:r><w:del><w:r><w:delText>两年</w:delText></w:r></w:del><w:r><w:tab/><w:t>三年</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        footnotes: "<w:footnote w:id=\"2\"><w:p><w:r><w:t>含税</w:t></w:r></w:p></w:footnote>");

    private static readonly byte[] Workbook = Package("xl/workbook.xml", "spreadsheetml.sheet", "worksheet", "worksheets/sheet1.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"预算表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>研发补助</t></is></c><c r=\"B1\"><v>1200.5</v></c></row></sheetData></worksheet>");

    private static readonly byte[] Slides = Package("ppt/presentation.xml", "presentationml.presentation", "slide", "slides/slide1.xml",
        "<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst></p:presentation>",
        "<p:sld xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>政策</a:t></a:r><a:r><a:t>解读</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>");

    private static readonly byte[] Pdf = PdfFixture.Pdf(["示例市科技创新", "券实施细则", "2019 年 10 月"], ["第二页"]);

    [Fact]
    public void Every_kind_of_attachment_gives_its_words()
    {
        Assert.Equal("申领额度20万元\n项目\n金额\n有效期 三年\n含税", AttachmentText.Extract(Word, FileTypes.Docx));
        Assert.Equal("预算表\n研发补助1200.5", AttachmentText.Extract(Workbook, FileTypes.Xlsx));
        Assert.Equal("政策解读", AttachmentText.Extract(Slides, FileTypes.Pptx));
        Assert.Equal("示例市科技创新券实施细则\n2019年10月\n第二页", AttachmentText.Extract(Pdf, FileTypes.Pdf));
        Assert.Equal("纯文本\n第二行", AttachmentText.Extract(Encoding.UTF8.GetBytes("\uFEFF纯文本\r\n\r\n第二行"), FileTypes.Text));
        Assert.Equal("", AttachmentText.Extract(Png, "image/png"));
    }

    [Fact]
    public void What_cannot_be_read_has_no_words()
    {
        foreach (var type in (string[])[FileTypes.Docx, FileTypes.Xlsx, FileTypes.Pptx, FileTypes.Pdf, "application/ofd", "", "x;y"])
            Assert.Equal("", AttachmentText.Extract([1, 2, 3], type));
        Assert.Equal("", AttachmentText.Extract(new byte[FileTypes.MaxBytes + 1], FileTypes.Text));
    }

    [Fact]
    public void A_long_text_is_cut() => Assert.Equal(AttachmentText.MostCharacters, AttachmentText.Extract(Encoding.UTF8.GetBytes(new string('字', 1_200_000)), FileTypes.Text).Length);

    [Fact]
    public void A_page_that_unpacks_to_too_much_is_passed_over()
    {
        var first = PdfFixture.Stream("BT /F1 16 Tf 80 700 Td (first) Tj ET"u8.ToArray());
        var bomb = PdfFixture.Stream(Encoding.ASCII.GetBytes("BT /F1 16 Tf 80 700 Td (" + new string('a', 40_000_000) + ") Tj ET"));
        Assert.True(bomb.Length < 100_000);
        Assert.Equal("first\nfirst", AttachmentText.Extract(PdfFixture.Of([first, bomb, first], "", [Helvetica]), FileTypes.Pdf));
    }

    [Fact]
    public void Forms_that_multiply_each_other_end_the_reading()
    {
        // Each form draws the next one twenty times: 20 to the 8th drawings.
        var objects = new List<string> { Helvetica };
        for (var i = 0; i < 8; i++)
            objects.Add(PdfFixture.PlainStream(string.Concat(Enumerable.Repeat("/X Do ", 20)), $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {objects.Count + 5} 0 R >> >>"));
        objects.Add(PdfFixture.PlainStream("BT /F1 16 Tf (x) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 4 0 R >> >>"));
        Assert.Equal("", AttachmentText.Extract(PdfFixture.Of([PdfFixture.PlainStream("/X Do")], "/XObject << /X 5 0 R >>", [.. objects]), FileTypes.Pdf));
    }

    [Fact]
    public void Nesting_without_end_does_not_bring_the_house_down()
    {
        foreach (var (open, close) in (ReadOnlySpan<(string, string)>)[("[", "]"), ("<< /A ", ">>"), ("(", ")")])
        {
            var deep = string.Concat(Enumerable.Repeat(open, 200_000)) + string.Concat(Enumerable.Repeat(close, 200_000));
            AttachmentText.Extract(PdfFixture.Of([PdfFixture.PlainStream(deep)], "", [deep]), FileTypes.Pdf);
        }
        var loop = Encoding.ASCII.GetString(PdfFixture.Of(["BT ET"], Helvetica)).Replace("/Kids [6 0 R ]", "/Kids [2 0 R ]", StringComparison.Ordinal);
        Assert.Equal("", AttachmentText.Extract(Encoding.ASCII.GetBytes(loop), FileTypes.Pdf));
    }

    [Fact]
    public void Random_bytes_never_throw() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        foreach (var type in (string[])[FileTypes.Pdf, FileTypes.Docx, FileTypes.Xlsx, FileTypes.Text])
        {
            AttachmentText.Extract(bytes, type);
            AttachmentText.Extract([.. "%PDF-1.7\n"u8, .. bytes], type);
        }
        FileTypes.Admit("x", bytes);
        DocxReader.Read(bytes);
    }, iter: 500);

    [Fact]
    public void Mutated_and_truncated_files_never_throw()
    {
        foreach (var (file, type) in (ReadOnlySpan<(byte[], string)>)[(Pdf, FileTypes.Pdf), (Word, FileTypes.Docx), (Workbook, FileTypes.Xlsx), (Slides, FileTypes.Pptx)])
            Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte).Array[1, 20].Select(Gen.Int[0, file.Length]).Sample((changes, cut) =>
            {
                var bytes = (byte[])file.Clone();
                foreach (var (at, with) in changes) bytes[at] = with;
                Assert.True(AttachmentText.Extract(bytes, type).Length <= AttachmentText.MostCharacters);
                AttachmentText.Extract(bytes[..cut], type);
                FileTypes.Admit("x", bytes);
                Refused(DocxReader.Read(bytes));
            }, iter: 100);
    }

    // Compressed bytes hide the mutation behind a checksum; mutated XML gets through to the readers.
    [Fact]
    public void Mutated_xml_inside_a_word_document_never_throws()
    {
        var rich = DocxPaper.Write(new PaperSheet("某局", "某科〔2019〕1号", "标题", string.Join('\n', PaperCorpus.Texts.Values), RedHead: true));
        foreach (var part in (string[])["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"])
        {
            var xml = Unzip(rich, part);
            Gen.Select(Gen.Int[0, xml.Length - 1], Gen.Char[' ', '~']).Array[1, 6].Sample(changes =>
            {
                var mutated = xml.ToCharArray();
                foreach (var (at, with) in changes) mutated[at] = with;
                using var stream = new MemoryStream();
                stream.Write(rich);
                using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
                {
                    zip.GetEntry(part)!.Delete();
                    using var entry = zip.CreateEntry(part).Open();
                    entry.Write(Encoding.UTF8.GetBytes(mutated));
                }
                Refused(DocxReader.Read(stream.ToArray()));
            }, iter: 40);
        }
    }

    private static void Refused(Portal.Domain.Common.Outcome<ImportedText> outcome) => Assert.True(outcome.Ok || outcome.Reasons is [{ Text.Length: > 0 }]);

    private static string Unzip(byte[] package, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    private static byte[] Package(string main, string mainType, string kind, string inner, string mainXml, string innerXml)
    {
        const string types = "application/vnd.openxmlformats-officedocument.";
        const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var (folder, file) = (main.Split('/')[0], main.Split('/')[1]);
        string Relation(string type, string target) =>
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/{type}\" Target=\"{target}\"/></Relationships>";
        (string Name, string Xml)[] parts =
            [
                ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
                    $"<Override PartName=\"/{main}\" ContentType=\"{types}{mainType}.main+xml\"/><Override PartName=\"/{folder}/{inner}\" ContentType=\"{types}{mainType.Split('.')[0]}.{kind}+xml\"/></Types>"),
                ("_rels/.rels", Relation("officeDocument", main)),
                (main, mainXml),
                ($"{folder}/_rels/{file}.rels", Relation(kind, inner)),
                ($"{folder}/{inner}", innerXml),
            ];
        return Zip(parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Xml))));
    }
}
