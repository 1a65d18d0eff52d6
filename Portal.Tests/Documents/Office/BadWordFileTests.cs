using System.Text;
using Portal.Domain.Documents.Office;
using Portal.Domain.Storage;
using Portal.Tests.Work.Tables;
using static Portal.Tests.Documents.Office.WordFixture;

namespace Portal.Tests.Documents.Office;

public sealed class BadWordFileTests
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];

    private static readonly Dictionary<string, (byte[] Content, string Says)> Files = new()
    {
        ["empty"] = ([], "空的"),
        ["text"] = (Encoding.UTF8.GetBytes("正文"), "不是 Word 文件"),
        ["pdf"] = (Encoding.ASCII.GetBytes("%PDF-1.7\n"), "不是 Word 文件"),
        ["doc"] = (Ole, "旧版"),
        ["encrypted"] = ([.. Ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "密码"),
        ["too large"] = (new byte[FileTypes.MaxBytes + 1], "20 MB"),
        ["cut"] = (Docx(P("正文"))[..200], "损坏"),
        ["workbook"] = (OfficeFixtures.Xlsx("<sheetData/>"), "不是 Word 文件"),
        ["nothing in it"] = (Docx(P("") + P("　　")), "没有文字"),
        ["entities"] = (OfficeFixtures.Docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", "<!DOCTYPE d [<!ENTITY b \"x\">]>"), "DTD"),
        ["deep"] = (Docx(string.Concat(Enumerable.Repeat("<w:p>", 50_000)) + string.Concat(Enumerable.Repeat("</w:p>", 50_000))), "层次"),
        ["zeros"] = (Docx("<w:p><w:r><w:t>" + new string(' ', 30_000_000) + "</w:t></w:r></w:p>"), "解压后"),
        ["long"] = (Docx(P(string.Concat(Enumerable.Range(0, 2_600_000).Select(i => $"{i * 7919L} ")))), "拆分"),
        ["merged without end"] = (Docx("<w:tbl>" + Row(new string('长', 3_000), "<w:vMerge w:val=\"restart\"/>") + string.Concat(Enumerable.Repeat(Row("", "<w:vMerge/>"), 1_000)) + "</w:tbl>"), "拆分"),
    };

    // By name: the runner would print every byte of an argument.
    public static TheoryData<string> Bad => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_gets_one_sentence(string name)
    {
        var outcome = DocxReader.Read(Files[name].Content);
        Assert.False(outcome.Ok);
        var said = Assert.Single(outcome.Reasons).ToString();
        Assert.Contains(Files[name].Says, said);
        Assert.EndsWith("。", said);
    }

    private static string Row(string text, string merge) => $"<w:tr><w:tc><w:tcPr>{merge}</w:tcPr>{P(text)}</w:tc><w:tc>{P("右")}</w:tc></w:tr>";
}
