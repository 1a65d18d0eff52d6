using CsCheck;
using Portal.Domain.Documents.Office;

namespace Portal.Tests.Documents.Office;

public sealed class TextDiffTests
{
    /// <summary>Before, after, and how the difference reads: [-taken away-]{+put in+}.</summary>
    [Theory]
    [InlineData(
        "每家企业每年申领额度不超过20万元，单笔兑付比例不超过实际支出的50%。",
        "每家企业每年申领额度不超过30万元，单笔兑付比例不超过实际支出的50%。",
        "每家企业每年申领额度不超过[-20-]{+30+}万元，单笔兑付比例不超过实际支出的50%。")]
    [InlineData(
        "有异议的，可自公示之日起十个工作日内向市科技局书面提出。",
        "有异议的单位和个人，可自公示之日起二十个工作日内向市科技局书面提出。",
        "有异议的{+单位和个人+}，可自公示之日起{+二+}十个工作日内向市科技局书面提出。")]
    [InlineData(
        "申领企业应当同时符合下列条件：在本市注册；年营业收入不超过2亿元；未列入失信名单。",
        "申领企业应当同时符合下列条件：在本市注册；三年内无失信记录。",
        "申领企业应当同时符合下列条件：在本市注册；[-年营业收入不超过2亿元；未列入失信名单-]{+三年内无失信记录+}。")]
    [InlineData(
        "## 一、适用范围\n\n（一）本细则所称创新券，是指权益凭证。\n\n（二）创新券不得转让、买卖。\n",
        "## 一、适用范围\n\n（一）本细则所称创新券，是指权益凭证。\n\n（二）创新券每年发放两次。\n\n（三）创新券不得转让、买卖。\n",
        "## 一、适用范围\n\n（一）本细则所称创新券，是指权益凭证。\n\n（二）{+创新券每年发放两次。\n\n（三）+}创新券不得转让、买卖。\n")]
    [InlineData(
        "本细则自2019年11月1日起施行，有效期三年。",
        "本细则自2019年12月1日起施行，有效期至2022年11月30日。",
        "本细则自2019年[-11-]{+12+}月1日起施行，有效期[-三年-]{+至2022年11月30日+}。")]
    [InlineData(
        "各单位要加强组织领导，落实工作责任，确保按时完成任务。",
        "各县（市、区）科技局要加强组织领导，明确专人负责，确保按时完成任务。",
        "各[-单位-]{+县（市、区）科技局+}要加强组织领导，[-落实工作责任-]{+明确专人负责+}，确保按时完成任务。")]
    [InlineData("由市财政局解释。", "由市科学技术局、市财政局解释。", "由{+市科学技术局、+}市财政局解释。")]
    [InlineData("甲\n乙\n", "甲\n丙\n乙\n", "甲\n{+丙\n+}乙\n")]
    [InlineData("", "全新。", "{+全新。+}")]
    [InlineData("𠮷日", "𠮺日", "[-𠮷-]{+𠮺+}日")]
    public void An_official_edit_reads_as_its_author_meant_it(string before, string after, string reads) => Assert.Equal(reads, Show(TextDiff.Compare(before, after)));

    private static readonly string[] Pieces = ["科技", "创新", "券", "的", "不得", "转让", "，", "。", "；", "\n", "\n\n", "\r\n", " ", "2019", "年", "50%", "abc", "𠮷", "（一）", "# ", "|", "\uD83D"];

    private static readonly Gen<string> Official = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Select(string.Concat);

    [Fact]
    public void Nothing_is_lost_and_nothing_invented() => Gen.Select(Official, Official).Sample((before, after) => Holds(before, after), iter: 2_000);

    [Fact]
    public void Nothing_is_lost_in_any_strings() => Gen.Select(Gen.String, Gen.String).Sample((before, after) => Holds(before, after), iter: 2_000);

    [Fact]
    public void Nothing_is_lost_when_a_text_is_edited() =>
        Gen.Select(Official, Gen.Int[0, 200], Gen.Int[0, 30], Official).Sample((text, at, length, put) =>
        {
            var from = Math.Min(at, text.Length);
            Holds(text, text[..from] + put + text[Math.Min(from + length, text.Length)..]);
        }, iter: 1_000);

    [Fact]
    public void Long_texts_keep_the_promise_too()
    {
        var random = new Random(20191014);
        string Text(int characters) => string.Concat(Enumerable.Range(0, characters / 20).Select(i =>
            string.Concat(Enumerable.Range(0, 18).Select(_ => (char)('一' + random.Next(800)))) + (i % 7 == 6 ? "。\n" : "，")));
        var one = Text(100_000);
        var edited = one;
        for (var i = 0; i < 200; i++) edited = edited.Remove(random.Next(edited.Length - 50), random.Next(20)).Insert(random.Next(edited.Length - 50), "修改的内容");
        Holds(one, edited);
        Holds(one, Text(100_000));
        Holds(one.Replace("\n", "", StringComparison.Ordinal), edited.Replace("\n", "", StringComparison.Ordinal));
        Holds(new string('甲', 50_000), new string('乙', 20_000) + new string('甲', 20_000));
        Assert.True(TextDiff.Compare(one, edited).Where(p => p.Kind == DiffKind.Same).Sum(p => p.Text.Length) > 90_000);
    }

    [Fact]
    public void Equal_texts_have_no_difference()
    {
        Assert.Equal([new DiffPart(DiffKind.Same, "一样。\n")], TextDiff.Compare("一样。\n", "一样。\n"));
        Assert.Empty(TextDiff.Compare("", ""));
    }

    private static void Holds(string before, string after)
    {
        var parts = TextDiff.Compare(before, after);
        Assert.True(string.Concat(parts.Where(p => p.Kind != DiffKind.Added).Select(p => p.Text)) == before, "before");
        Assert.True(string.Concat(parts.Where(p => p.Kind != DiffKind.Removed).Select(p => p.Text)) == after, "after");
        Assert.All(parts, p => Assert.NotEmpty(p.Text));
        for (var i = 1; i < parts.Count; i++) Assert.True(parts[i].Kind != parts[i - 1].Kind && (parts[i - 1].Kind, parts[i].Kind) != (DiffKind.Added, DiffKind.Removed), $"{parts[i - 1]} {parts[i]}");
    }

    private static string Show(IEnumerable<DiffPart> parts) => string.Concat(parts.Select(p => p.Kind switch
    {
        DiffKind.Removed => $"[-{p.Text}-]",
        DiffKind.Added => $"{{+{p.Text}+}}",
        _ => p.Text,
    }));
}
