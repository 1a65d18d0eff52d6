using System.IO.Compression;
using System.Text;
using CsCheck;
using Portal.Domain.Common;
using Portal.Domain.Work.Tables;
using static Portal.Tests.Work.Tables.OfficeFixtures;

namespace Portal.Tests.Work.Tables;

public sealed class BadFileTests
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];

    private static readonly Dictionary<string, (byte[] Content, string Says)> Files = new()
    {
        ["empty"] = ([], "空的"),
        ["blank"] = (Encoding.UTF8.GetBytes(" \r\n\n"), "空的"),
        ["pdf"] = (Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n"), "不是表格文件"),
        ["png"] = ([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], "不是表格文件"),
        ["jpeg"] = ([0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "不是表格文件"),
        ["rtf"] = (Encoding.ASCII.GetBytes("{\\rtf1 hello}"), "不是表格文件"),
        ["doc"] = (Ole, "旧版"),
        ["encrypted"] = ([.. Ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "密码"),
        ["too large"] = (new byte[PlanTableReader.MaxBytes + 1], "20 MB"),
        ["fifty megabytes"] = (new byte[50 * 1024 * 1024], "50 MB"),
        ["binary"] = ([.. Enumerable.Range(0, 2000).Select(i => (byte)(i * 7919 >> 3))], "文字"),
        ["prose"] = (Encoding.UTF8.GetBytes("关于做好政务公开工作的通知\n各单位：\n请认真做好。\n"), "没有任务分解表"),
        ["cut zip"] = (Docx(Table(Row("序号", "任务", "完成措施")))[..300], "损坏"),
        ["zip of something else"] = (Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")), "不是 .docx 或 .xlsx"),
        ["broken xml"] = (Docx("<w:p>"), "损坏"),
        ["no content types"] = (Zip(("word/document.xml", "<a/>")), "损坏"),
        ["entities"] = (Docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"), "DTD"),
        ["entities in strings"] = (Zip(("xl/workbook.xml", "<!DOCTYPE d SYSTEM \"http://127.0.0.1/x\"><d/>")), "DTD"),
        ["deep"] = (Docx(string.Concat(Enumerable.Repeat("<w:p>", 100_000)) + string.Concat(Enumerable.Repeat("</w:p>", 100_000))), "层次"),
        ["zeros for a document"] = (Bomb("word/document.xml", 64), "解压后"),
        ["zeros for a picture"] = (Bomb("word/media/image1.png", 64), "解压后"),
        ["many entries"] = (Zip([.. Enumerable.Range(0, 2_001).Select(i => ($"word/{i}.xml", "<a/>"))]), "2001"),
    };

    // By name: the runner would print every byte of an argument.
    public static TheoryData<string> Bad => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_gets_one_sentence_and_no_goals(string name)
    {
        var (content, says) = Files[name];
        var draft = PlanTableReader.Read(content, name, 2024);
        Assert.Empty(draft.Goals);
        var issue = Assert.Single(draft.Issues);
        Assert.Equal((0, IssueSeverity.Error), (issue.Line, issue.Severity));
        Assert.Contains(says, issue.Message);
        Assert.EndsWith("。", issue.Message);
    }

    [Fact]
    public void Nothing_pasted_is_said_so() => Assert.Contains("粘贴", Assert.Single(PlanTableReader.ReadText(" \n", 2024).Errors()));

    [Fact]
    public void A_zip_that_lies_about_its_size_is_counted_all_the_same()
    {
        var bomb = Bomb("word/document.xml", 64);
        // The size in the central directory, 24 bytes into its record.
        var directory = bomb.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.GetBytes(1000).CopyTo(bomb, directory + 24);
        var draft = PlanTableReader.Read(bomb, "x.docx", 2024);
        Assert.Empty(draft.Goals);
        Assert.Single(draft.Errors());
    }

    [Fact]
    public void Random_bytes_never_throw() => Gen.Byte.Array[0, 400].Sample(bytes => Readable(bytes), iter: 3_000);

    [Fact]
    public void A_mutated_text_never_throws() => Mutated(Seed.Bytes, 300);

    [Fact]
    public void A_mutated_word_document_never_throws() => Mutated(PlanTableWriter.Write(PlanSheet.Of(Seed.Draft, true), TableFormat.Docx), 200);

    [Fact]
    public void A_mutated_workbook_never_throws() => Mutated(PlanTableWriter.Write(PlanSheet.Of(Seed.Draft, true), TableFormat.Xlsx), 200);

    // Compressed bytes hide the mutation behind a checksum; mutated XML gets through to the readers.
    [Fact]
    public void Mutated_xml_inside_an_office_file_never_throws()
    {
        var docx = Docx(Table(Row("目标", "序号", "任务", "完成措施"), Row("一、公开!", "（一）", "编制", "1. 梳理\n2. 公开"), Row("^", "（二）*2", "措施")));
        var part = Unzip(docx);
        Gen.Select(Gen.Int[0, part.Length - 1], Gen.Char[' ', '~']).Array[1, 6].Sample(changes =>
        {
            var xml = part.ToCharArray();
            foreach (var (at, with) in changes) xml[at] = with;
            using var stream = new MemoryStream();
            stream.Write(docx);
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            {
                zip.GetEntry("word/document.xml")!.Delete();
                using var entry = zip.CreateEntry("word/document.xml").Open();
                entry.Write(Encoding.UTF8.GetBytes(xml));
            }
            Readable(stream.ToArray());
        }, iter: 300);
    }

    [Fact]
    public void Shuffled_pieces_of_tables_never_throw() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(string.Concat).Sample(text => Readable(Encoding.UTF8.GetBytes(text)), iter: 5_000);

    private static readonly string[] Pieces =
    [
        "目标", "序号", "任务", "完成措施", "责任单位", "完成时限", "\t", "\t", "\t", "\n", "\n", "|", "|", "\"", ",", "一、公开", "(一)", "（二）", "1.", "2. ", "①", "——", "附件", "分解表",
        "2024年", "9月底前", "<table>", "<tr>", "<td rowspan=9>", "</td>", "<!--", "&#0;", "目标\t序号\t任务\t完成措施\n", "\r", "　", "|---|", "合计",
    ];

    private static void Mutated(byte[] original, int times) =>
        Gen.Select(Gen.Int[0, original.Length - 1], Gen.Byte).Array[1, 20].Select(Gen.Int[0, original.Length]).Sample((changes, cut) =>
        {
            var bytes = (byte[])original.Clone();
            foreach (var (at, with) in changes) bytes[at] = with;
            Readable(bytes);
            Readable(bytes[..cut]);
        }, iter: times);

    /// <summary>Read it is, or refused with a reason.</summary>
    private static void Readable(byte[] bytes)
    {
        var draft = PlanTableReader.Read(bytes, "x", 2024);
        Assert.True(draft.Goals.Any(g => g.Tasks.Count > 0) || draft.HasErrors);
        Assert.All(draft.Issues, i => Assert.True(i.Line >= 0 && i.Message.Length > 0));
        DryRunJson.Write(draft);
    }

    private static string Unzip(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }

    private static byte[] Bomb(string name, int megabytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            var blanks = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
            part.Write("<a>"u8);
            for (var i = 0; i < megabytes; i++) part.Write(blanks);
        }
        return stream.ToArray();
    }
}
