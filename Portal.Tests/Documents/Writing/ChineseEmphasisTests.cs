using Portal.Domain.Documents.Writing;

namespace Portal.Tests.Documents.Writing;

/// <summary>Emphasis as official texts set it, beside every kind of punctuation they use.</summary>
public sealed class ChineseEmphasisTests
{
    /// <summary>One case a line: what is typed, what stands in the paragraph. 〖〗 is strong, ⟦⟧ is em, ⟪⟫ is del.</summary>
    private const string Corpus = """
        **政策文件。**后文 => 〖政策文件。〗后文
        前文**政策文件。**后文 => 前文〖政策文件。〗后文
        *强调* => ⟦强调⟧
        前文*强调*后文 => 前文⟦强调⟧后文
        前文*政策文件。*后文 => 前文⟦政策文件。⟧后文
        前文**“引号”**后文 => 前文〖“引号”〗后文
        前文*“引号”*后文 => 前文⟦“引号”⟧后文
        **“引号”**后文 => 〖“引号”〗后文
        **“双随机、一公开”**监管 => 〖“双随机、一公开”〗监管
        “**双随机**”监管 => “〖双随机〗”监管
        “**双随机、一公开**”，依法 => “〖双随机、一公开〗”，依法
        前文**‘单引号’**后文 => 前文〖‘单引号’〗后文
        **《办法》**等 => 〖《办法》〗等
        根据**《政府信息公开条例》**第二十条 => 根据〖《政府信息公开条例》〗第二十条
        《**办法**》等 => 《〖办法〗》等
        前文**〈篇名〉**后文 => 前文〖〈篇名〉〗后文
        前文**（附件）**后文 => 前文〖（附件）〗后文
        （**附件**）后文 => （〖附件〗）后文
        **（一）总体要求。**坚持 => 〖（一）总体要求。〗坚持
        **（一）总体要求** => 〖（一）总体要求〗
        前文**【重要】**后文 => 前文〖【重要】〗后文
        【**重要**】通知 => 【〖重要〗】通知
        前文**〔2019〕**5号 => 前文〖〔2019〕〗5号
        示科规**〔2019〕5号**文件 => 示科规〖〔2019〕5号〗文件
        前文**「直角」**后文 => 前文〖「直角」〗后文
        前文**『双直角』**后文 => 前文〖『双直角』〗后文
        前文**——破折号**后文 => 前文〖——破折号〗后文
        前文**破折号——**后文 => 前文〖破折号——〗后文
        前文**省略号……**后文 => 前文〖省略号……〗后文
        前文**……省略号**后文 => 前文〖……省略号〗后文
        前文**·间隔号**后文 => 前文〖·间隔号〗后文
        各单位要**高度重视，**加强领导 => 各单位要〖高度重视，〗加强领导
        **高度重视、**精心组织 => 〖高度重视、〗精心组织
        一是**完善制度；**二是**强化监督。** => 一是〖完善制度；〗二是〖强化监督。〗
        **主动公开：**是指 => 〖主动公开：〗是指
        是否**应当公开？**由 => 是否〖应当公开？〗由
        **请注意！**逾期 => 〖请注意！〗逾期
        **联系人：**张某，**电话：**0571-12345678。 => 〖联系人：〗张某，〖电话：〗0571-12345678。
        **问：**谁可以申请？ => 〖问：〗谁可以申请？
        **重点**（说明） => 〖重点〗（说明）
        （说明）**重点**，下文 => （说明）〖重点〗，下文
        ，**“重点”**、 => ，〖“重点”〗、
        **第一条**　为规范 => 〖第一条〗　为规范
        **2019年**预算 => 〖2019年〗预算
        共计**20万元**。 => 共计〖20万元〗。
        **50%**以上 => 〖50%〗以上
        不超过**50%**的 => 不超过〖50%〗的
        超过**3%。**其中 => 超过〖3%。〗其中
        约**￥100**元 => 约〖￥100〗元
        低于**25℃**时 => 低于〖25℃〗时
        **①登记；②审核。**登记 => 〖①登记；②审核。〗登记
        使用**HTML**语言 => 使用〖HTML〗语言
        使用 **HTML** 语言 => 使用 〖HTML〗 语言
        **A类、B类。**后文 => 〖A类、B类。〗后文
        **API接口（v2）**后文 => 〖API接口（v2）〗后文
        GDP**（国内生产总值）**增长 => GDP〖（国内生产总值）〗增长
        **（GDP）**增长 => 〖（GDP）〗增长
        5G**“揭榜挂帅”**行动 => 5G〖“揭榜挂帅”〗行动
        **“十四五”**2021年开局 => 〖“十四五”〗2021年开局
        AI**——新动能**2.0 => AI〖——新动能〗2.0
        前文**(半角括号)**后文 => 前文〖(半角括号)〗后文
        前文(**半角括号**)后文 => 前文(〖半角括号〗)后文
        前文**"半角引号"**后文 => 前文〖&quot;半角引号&quot;〗后文
        ***加粗斜体。***后文 => ⟦〖加粗斜体。〗⟧后文
        前文***“加粗斜体”***后文 => 前文⟦〖“加粗斜体”〗⟧后文
        **外层*内层。*外层。**后文 => 〖外层⟦内层。⟧外层。〗后文
        *外层**内层。**外层。*后文 => ⟦外层〖内层。〗外层。⟧后文
        **“外层*《内层》*外层”**后文 => 〖“外层⟦《内层》⟧外层”〗后文
        ~~原条款。~~新条款 => ⟪原条款。⟫新条款
        前文~~“旧称”~~后文 => 前文⟪“旧称”⟫后文
        **~~原条款。~~新条款。**后文 => 〖⟪原条款。⟫新条款。〗后文
        **[办法](/policies/a)。**后文 => 〖<a href="/policies/a">办法</a>。〗后文
        前文**`代码`。**后文 => 前文〖<code>代码</code>。〗后文
        前文**中文（English, 2nd ed.）**后文 => 前文〖中文（English, 2nd ed.）〗后文
        __政策文件。__ 后文 => 〖政策文件。〗 后文
        """;

    /// <summary>What CommonMark says, also where one may wish for something else.</summary>
    private const string Unchanged = """
        a**b**c => a〖b〗c
        a**"b"**c => a**&quot;b&quot;**c
        a**“b”**c => a**“b”**c
        a * b * c => a * b * c
        2*3*4 => 2⟦3⟧4
        snake_case_name => snake_case_name
        前文_强调_后文 => 前文_强调_后文
        ** 前后有空格 ** => ** 前后有空格 **
        前文** 空格**后文 => 前文** 空格**后文
        **没有收尾。 => **没有收尾。
        \*\*转义\*\* => **转义**
        前文**“半边**后文 => 前文〖“半边〗后文
        *foo*bar => ⟦foo⟧bar
        **foo, bar.** baz => 〖foo, bar.〗 baz
        foo**bar.**baz => foo**bar.**baz
        ~一道波纹~ => ~一道波纹~
        """;

    public static TheoryData<string, string> Cases => Read(Corpus);

    public static TheoryData<string, string> UnchangedCases => Read(Unchanged);

    [Theory, MemberData(nameof(Cases))]
    public void Emphasis_works_beside_chinese_punctuation(string typed, string expected) => Assert.Equal(expected, Paragraph(typed));

    [Theory, MemberData(nameof(UnchangedCases))]
    public void Elsewhere_the_rules_of_commonmark_hold(string typed, string expected) => Assert.Equal(expected, Paragraph(typed));

    [Fact]
    public void The_corpus_has_at_least_60_cases() => Assert.True(Read(Corpus).Count >= 60);

    [Fact]
    public void Emphasis_goes_over_the_end_of_a_line() =>
        Assert.Equal(Html.Normal("<p>前文<strong>重点。\n仍是重点。</strong>后文</p>"), Html.Normal(MarkdownText.Render("前文**重点。\n仍是重点。**后文").Html));

    private static string Paragraph(string typed)
    {
        var html = Html.Normal(MarkdownText.Render(typed).Html);
        return html[(html.IndexOf('>', StringComparison.Ordinal) + 1)..].Replace("</p>", "", StringComparison.Ordinal);
    }

    private static TheoryData<string, string> Read(string corpus)
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in corpus.Split('\n'))
        {
            var parts = line.Split(" => ");
            cases.Add(parts[0], parts[1].Replace("〖", "<strong>", StringComparison.Ordinal).Replace("〗", "</strong>", StringComparison.Ordinal)
                .Replace("⟦", "<em>", StringComparison.Ordinal).Replace("⟧", "</em>", StringComparison.Ordinal)
                .Replace("⟪", "<del>", StringComparison.Ordinal).Replace("⟫", "</del>", StringComparison.Ordinal));
        }

        return cases;
    }
}
