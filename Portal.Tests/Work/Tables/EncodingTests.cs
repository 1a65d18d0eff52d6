using System.Text;
using Portal.Domain.Work.Tables;

namespace Portal.Tests.Work.Tables;

public sealed class EncodingTests
{
    private static readonly Dictionary<string, byte[]> Contents = new()
    {
        ["UTF-8 with mark"] = [0xEF, 0xBB, 0xBF, .. Seed.Bytes],
        ["UTF-16 LE with mark"] = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Seed.Text)],
        ["UTF-16 BE with mark"] = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Seed.Text)],
        ["UTF-16 LE"] = Encoding.Unicode.GetBytes(Seed.Text),
        ["UTF-16 BE"] = Encoding.BigEndianUnicode.GetBytes(Seed.Text),
        ["GB18030"] = CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(Seed.Text),
        ["GBK"] = CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes(Seed.Text),
        ["Windows line ends"] = Encoding.UTF8.GetBytes(Seed.Text.Replace("\n", "\r\n")),
        ["old Mac line ends"] = Encoding.UTF8.GetBytes(Seed.Text.Replace("\n", "\r")),
    };

    public static TheoryData<string> Encoded => [.. Contents.Keys];

    [Theory]
    [MemberData(nameof(Encoded))]
    public void The_seed_is_the_same_in_every_encoding(string name)
    {
        var draft = PlanTableReader.Read(Contents[name], name, null);
        Assert.Equal(Seed.Show(Seed.Draft), Seed.Show(draft));
        Assert.Equal(Seed.Draft.Issues, draft.Issues);
    }

    [Fact]
    public void The_name_of_the_file_says_nothing() =>
        Assert.Equal(Seed.Show(Seed.Draft), Seed.Show(PlanTableReader.Read(Seed.Bytes, "表.docx", null)));

    [Fact]
    public void A_short_table_in_GB18030_is_not_taken_for_another_encoding()
    {
        var text = "序号\t任务\t责任单位\t完成时限\r\n1\t编制目录\t办公室\t6月底前\r\n";
        Assert.Equal("编制目录", PlanTableReader.Read(CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(text), "x", 2024).Tasks().Single().Name);
        Assert.Equal("编制目录", PlanTableReader.Read(Encoding.Unicode.GetBytes(text), "x", 2024).Tasks().Single().Name);
    }

    [Fact]
    public void A_broken_character_is_an_error_with_its_line()
    {
        var at = Encoding.UTF8.GetByteCount(Seed.Text[..Seed.Text.IndexOf("着重解读好", StringComparison.Ordinal)]);
        var draft = PlanTableReader.Read([.. Seed.Bytes[..at], .. Seed.Bytes[(at + 1)..]], "x", null);
        Assert.Contains("乱码", Assert.Single(draft.Errors()));
        Assert.Equal(13, draft.Tasks().Count());
    }
}
