using System.Text;
using Portal.Domain.Storage;
using Portal.Tests.Documents.Office;

namespace Portal.Tests.Storage;

public sealed class FileTypesTests
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];

    private static readonly Dictionary<string, (byte[] Content, string Type)> Good = new()
    {
        ["docx"] = (Zip("word/document.xml"), FileTypes.Docx),
        ["docx from a server"] = (Zip("word/document2.xml"), FileTypes.Docx),
        ["xlsx"] = (Zip("xl/workbook.xml"), FileTypes.Xlsx),
        ["pptx"] = (Zip("ppt/presentation.xml"), FileTypes.Pptx),
        ["ofd"] = (Zip("OFD.xml"), FileTypes.Ofd),
        ["pdf"] = ("%PDF-1.7"u8.ToArray(), FileTypes.Pdf),
        ["png"] = (WordFixture.Png, "image/png"),
        ["jpeg"] = ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"),
        ["gif"] = ("GIF89a"u8.ToArray(), "image/gif"),
        ["text"] = (Encoding.UTF8.GetBytes("说明：5 < 6"), FileTypes.Text),
    };

    private static readonly Dictionary<string, (byte[] Content, string Says)> Bad = new()
    {
        ["empty"] = ([], "空的"),
        ["macros in Word"] = (Zip("word/document.xml", "word/vbaProject.bin"), "宏"),
        ["macros in Excel"] = (Zip("xl/workbook.xml", "xl/VBAPROJECT.BIN"), "宏"),
        ["old macros in Excel"] = (Zip("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "宏"),
        ["svg"] = ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(), "SVG"),
        ["svg behind a mark"] = ([0xEF, 0xBB, 0xBF, .. "\n<?xml version=\"1.0\"?><svg/>"u8], "SVG"),
        ["page behind a word"] = ("hello <SCRIPT>alert(1)</SCRIPT>"u8.ToArray(), "网页"),
        ["encrypted"] = ([.. Ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "密码"),
        ["doc"] = (Ole, "旧版"),
        ["program"] = ([(byte)'M', (byte)'Z', 0x90, 0], "类型"),
        ["zip"] = (Zip("a.txt"), "类型"),
        ["name in the text of a zip"] = (WordFixture.Zip([("a.txt", Encoding.ASCII.GetBytes("word/document.xml"))]), "类型"),
        ["cut zip"] = (Zip("word/document.xml")[..40], "类型"),
        ["too large"] = (new byte[FileTypes.MaxBytes + 1], "20 MB"),
    };

    // By name: the runner would print every byte of an argument.
    public static TheoryData<string> GoodNames => [.. Good.Keys];

    public static TheoryData<string> BadNames => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(GoodNames))]
    public void A_file_is_what_its_bytes_say(string name)
    {
        Assert.Equal(Good[name].Type, FileTypes.Admit(name, Good[name].Content).Value);
        Assert.Equal(Good[name].Type, FileTypes.Detect(Good[name].Content));
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public void What_is_not_taken_in_gets_one_sentence_that_says_what_to_do(string name)
    {
        var admitted = FileTypes.Admit("说明.docx", Bad[name].Content);
        Assert.False(admitted.Ok);
        var said = Assert.Single(admitted.Reasons).ToString();
        Assert.StartsWith("“说明.docx”", said);
        Assert.Contains(Bad[name].Says, said);
        Assert.EndsWith("。", said);
    }

    [Theory]
    [InlineData("点我.bat")]
    [InlineData("点我.VBS")]
    [InlineData("网页.html")]
    public void A_text_that_a_double_click_would_run_is_not_taken_in(string name) =>
        Assert.Contains("后缀", Assert.Single(FileTypes.Admit(name, "echo 1"u8.ToArray()).Reasons).ToString());

    [Fact]
    public void A_program_under_the_name_of_a_document_is_told_apart_from_a_kind_that_is_never_taken()
    {
        byte[] program = [(byte)'M', (byte)'Z', 0x90, 0];
        Assert.Contains("内容和后缀不是同一类型", FileTypes.Admit("合同.pdf", program).Reasons[0].ToString());
        Assert.Contains("的类型不能上传", FileTypes.Admit("压缩包.rar", program).Reasons[0].ToString());
    }

    [Fact]
    public void Text_in_an_older_encoding_is_told_how_to_be_saved() =>
        Assert.Contains("另存为 UTF-8", FileTypes.Admit("名单.txt", [0xC3, 0xFB, 0xB5, 0xA5]).Reasons[0].ToString());

    private static byte[] Zip(params string[] parts) => WordFixture.Zip(parts.Select(p => (p, "<a/>"u8.ToArray())));
}
