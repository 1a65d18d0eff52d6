using System.IO.Compression;
using System.Xml.Linq;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Portal.Domain.Documents.Office;

namespace Portal.Tests.Documents.Office;

public sealed class DocxPaperTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly PaperSheet Sheet = new("示例市科学技术局", "示科规〔2019〕3号", "示例市科学技术局关于印发\n《示例市科技创新券实施细则》的通知", PaperCorpus.Texts["rules"], RedHead: true);

    private static readonly PaperSheet Full = Sheet with
    {
        Markdown = string.Join('\n', PaperCorpus.Texts.Values) + "\n![结构图](picture-1.png)\n\n![缺图](nowhere.png)\n\n---\n\n```\ncode\n```\n",
        Attachments = ["申领表", "兑付表"],
        Signatories = ["示例市科学技术局", "示例市财政局"],
        Dated = new DateOnly(2019, 10, 14),
        Remark = "此件公开发布",
        Facts = [new PaperFact("抄送", "市政府办公室"), new PaperFact("公开方式", "主动公开")],
        Pictures = new Dictionary<string, byte[]> { ["picture-1.png"] = WordFixture.Png },
    };

    public static TheoryData<string> Corpus => [.. PaperCorpus.Texts.Keys];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void What_is_written_is_read_again_to_the_letter(string name)
    {
        foreach (var red in (bool[])[true, false])
        {
            var read = DocxReader.Read(DocxPaper.Write(Sheet with { Markdown = PaperCorpus.Texts[name], RedHead = red })).Value!;
            Assert.Equal(PaperCorpus.Texts[name].Replace("<https://example.org/a_b>", "[https://example.org/a_b](https://example.org/a_b)", StringComparison.Ordinal), read.Markdown);
            Assert.Equal(Sheet.Title.Replace("\n", "", StringComparison.Ordinal), read.Title);
            Assert.Contains("示科规〔2019〕3号", Assert.Single(read.Notes).ToString());
        }
    }

    [Fact]
    public void Pictures_come_back_and_the_imprint_stays_out()
    {
        var read = DocxReader.Read(DocxPaper.Write(Full)).Value!;
        Assert.Equal(WordFixture.Png, Assert.Single(read.Pictures).Content);
        Assert.Contains("![结构图](picture-1.png)", read.Markdown);
        Assert.Contains("［图：缺图］", read.Markdown);
        Assert.DoesNotContain("抄送", read.Markdown);
        Assert.Contains(read.Notes, n => n.ToString().Contains("版记", StringComparison.Ordinal));
    }

    [Fact]
    public void Word_finds_nothing_wrong()
    {
        foreach (var sheet in (PaperSheet[])[Sheet, Full, Full with { RedHead = false }, new PaperSheet("", "", "", "", RedHead: true), new PaperSheet("", "", "", "", RedHead: false)])
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(DocxPaper.Write(sheet)), isEditable: false);
            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken)
                .Select(e => $"{e.Path?.XPath}: {e.Description}"));
        }
    }

    [Fact]
    public void The_same_sheet_gives_the_same_bytes() => Assert.Equal(DocxPaper.Write(Full), DocxPaper.Write(Full));

    [Fact]
    public void The_page_is_that_of_the_standard()
    {
        var document = Part(Sheet, "word/document.xml");
        var margins = document.Descendants(W + "pgMar").Single();
        // 37, 26, 35 and 28 mm in twentieths of a point.
        Assert.Equal(["2098", "1474", "1984", "1587"], ((string[])["top", "right", "bottom", "left"]).Select(side => margins.Attribute(W + side)!.Value));
        var size = document.Descendants(W + "pgSz").Single();
        Assert.Equal(("11906", "16838"), (size.Attribute(W + "w")!.Value, size.Attribute(W + "h")!.Value));
        Assert.Contains("— 1 —", Part(Sheet, "word/footer1.xml").Root!.Value);

        var styles = Part(Sheet, "word/styles.xml").Descendants(W + "style").ToDictionary(s => s.Attribute(W + "styleId")!.Value);
        string Face(string style) => styles[style].Descendants(W + "rFonts").Single().Attribute(W + "eastAsia")!.Value;
        Assert.Equal(["方正小标宋简体", "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"], ((string[])["PaperOrgan", "Title", "Heading1", "Heading2", "Heading3"]).Select(Face));
        Assert.Equal("560", styles["Normal"].Descendants(W + "spacing").First().Attribute(W + "line")!.Value);
        Assert.Equal("200", styles["PaperText"].Descendants(W + "ind").Single().Attribute(W + "firstLineChars")!.Value);
    }

    [Fact]
    public void Every_place_of_the_paper_is_set_in_its_own_way()
    {
        var paragraphs = Part(Full with { Markdown = PaperCorpus.Texts["rules"] }, "word/document.xml").Descendants(W + "p").Where(p => p.Value.Length > 0)
            .Select(p => (Style: p.Descendants(W + "pStyle").Single().Attribute(W + "val")!.Value, p.Value)).ToList();
        Assert.Equal(
            [
                ("PaperOrgan", "示例市科学技术局文件"), ("PaperNumber", "示科规〔2019〕3号"), ("Title", "示例市科学技术局关于印发《示例市科技创新券实施细则》的通知"),
                ("PaperFlush", "各县（市、区）科技局，各有关单位："),
            ], paragraphs[..4]);
        Assert.Contains(("Heading2", "（一）额度"), paragraphs);
        Assert.Equal(
            [
                ("PaperAttachment", "附件：1.申领表"), ("PaperSignature", "示例市科学技术局"), ("PaperSignature", "2019年10月14日"),
                ("PaperAttachment", "附件：1.申领表"), ("PaperAttachment", "2.兑付表"), ("PaperSignature", "示例市科学技术局"), ("PaperSignature", "示例市财政局"),
                ("PaperSignature", "2019年10月14日"), ("PaperText", "（此件公开发布）"), ("PaperFact", "抄送：市政府办公室"), ("PaperFact", "公开方式：主动公开"),
            ], paragraphs[^11..]);
    }

    [Fact]
    public void Without_a_red_head_the_number_stands_under_the_title()
    {
        var paragraphs = Part(Sheet with { RedHead = false }, "word/document.xml").Descendants(W + "p").Select(p => p.Value).ToList();
        Assert.Equal(["示例市科学技术局关于印发《示例市科技创新券实施细则》的通知", "示科规〔2019〕3号"], paragraphs[..2]);
        Assert.DoesNotContain(Part(Sheet with { RedHead = false }, "word/document.xml").Descendants(W + "bottom"), b => b.Attribute(W + "color")?.Value == "FF0000");
    }

    [Fact]
    public void A_heading_that_repeats_the_title_is_left_out()
    {
        var read = DocxReader.Read(DocxPaper.Write(Sheet with { Markdown = "# 示例市科学技术局关于印发《示例市科技创新券实施细则》的通知\n\n正文。\n" })).Value!;
        Assert.Equal("正文。\n", read.Markdown);
    }

    [Fact]
    public void The_properties_name_the_paper()
    {
        var core = Part(Sheet with { Subject = "科技创新券" }, "docProps/core.xml");
        Assert.Equal(["示例市科学技术局关于印发《示例市科技创新券实施细则》的通知", "科技创新券", "示例市科学技术局"], core.Root!.Elements().Take(3).Select(e => e.Value));
    }

    [Fact]
    public void Letters_that_xml_cannot_hold_and_addresses_that_no_paper_may_bear_are_dropped()
    {
        var sheet = Sheet with { Markdown = "甲\u0001乙\uFFFE[丙](javascript:alert)[丁](/relative)\uD800戊\n" };
        var read = DocxReader.Read(DocxPaper.Write(sheet)).Value!;
        Assert.Equal("甲乙丙丁\uFFFD戊\n", read.Markdown);
    }

    private static readonly string[] Pieces =
    [
        "## 一、总体要求", "### （一）目标", "正文。", "**加粗。**后文", "1. 甲\n2. 乙", "- 点", "| 甲 | 乙 |\n| --- | ---: |\n| 1 | 2 |", "> 引文", "注[^1]。\n\n[^1]: 脚注", "[链](https://a.cn/)",
        "附件：表", "2019年1月1日", "某局", "a|b", "*", "**", "_", "`", "`c`", "![x](y)", "\\", "[", "]", "<", "&amp;", "~", "#", "1)", "\t", "　", " ", "\n", "\n\n", "𠮷", "abc", "2019", "|", "---", "第一章", "：",
    ];

    [Fact]
    public void Whatever_the_editor_holds_can_be_written_and_read_and_stays_what_it_was_then() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Select(p => string.Join("", p)).Sample(text =>
        {
            var once = DocxReader.Read(DocxPaper.Write(Sheet with { Markdown = text + "\n\n完。" })).Value!;
            Assert.Contains("完。", once.Markdown);
            var twice = DocxReader.Read(DocxPaper.Write(Sheet with { Markdown = once.Markdown })).Value!;
            Assert.Equal(once.Markdown, twice.Markdown);
        }, iter: 150);

    private static XDocument Part(PaperSheet sheet, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(DocxPaper.Write(sheet)));
        using var stream = zip.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }
}
