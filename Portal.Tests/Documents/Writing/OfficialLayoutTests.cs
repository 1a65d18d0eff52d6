using Portal.Domain.Documents.Writing;

namespace Portal.Tests.Documents.Writing;

/// <summary>The parts of an official paper are found without any mark of their own.</summary>
public sealed class OfficialLayoutTests
{
    private static string Render(string markdown) => MarkdownText.Render(markdown).Html;

    [Theory]
    [InlineData("各县（市、区）科技局，各有关单位：")]
    [InlineData("市人民政府：")]
    [InlineData("局机关各处室、直属各单位：")]
    [InlineData("各高等院校、科研院所，有关企业:")]
    [InlineData("**各区科技主管部门：**")]
    [InlineData("王某某同志：")]
    [InlineData("各有关单位（含驻市单位）：")]
    public void The_first_paragraph_may_address_organs(string first) =>
        Assert.StartsWith("<p class=\"addressee\">", Render($"# 通知\n\n{first}\n\n正文。"), StringComparison.Ordinal);

    [Theory]
    [InlineData("现将有关事项通知如下：")]
    [InlineData("各有关单位要高度重视。具体要求：")]
    [InlineData("各有关单位")]
    [InlineData("正文。\n\n各有关单位：")]
    [InlineData("> 各有关单位：")]
    public void Other_paragraphs_address_nobody(string text) => Assert.DoesNotContain("addressee", Render(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("一、总体要求", "l1")]
    [InlineData("二十一、附则", "l1")]
    [InlineData("**一、总体要求**", "l1")]
    [InlineData("（一）适用范围。本细则适用于", "l2")]
    [InlineData("(一)适用范围", "l2")]
    [InlineData("1．申请", "l3")]
    [InlineData("1.申请", "l3")]
    [InlineData("12、申请", "l3")]
    [InlineData("（1）提交材料", "l4")]
    [InlineData("(1) 提交材料", "l4")]
    [InlineData("　　（1）提交材料", "indented l4")]
    public void A_paragraph_gets_the_class_of_its_level_and_keeps_its_number(string text, string expected)
    {
        var html = Render($"正文。\n\n{text}");
        Assert.Contains($"<p class=\"{expected}\">", html, StringComparison.Ordinal);
        Assert.Contains(text.Trim('*', '　'), html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.5亿元")]
    [InlineData("2019年6月")]
    [InlineData("2019.6.3")]
    [InlineData("一方面，")]
    [InlineData("十月")]
    [InlineData("（以下简称细则）")]
    [InlineData("（2019年6月）")]
    [InlineData("10）")]
    [InlineData("一")]
    public void Other_numbers_are_no_level(string text) => Assert.DoesNotContain("class", Render($"正文。\n\n{text}"), StringComparison.Ordinal);

    [Fact]
    public void Headings_have_the_class_of_their_level_too() =>
        Assert.Equal("<h2 id=\"sec-适用范围\" class=\"l1\">一、适用范围</h2>\n<h3 id=\"sec-对象\" class=\"l2\">（一）对象</h3>\n", Render("## 一、适用范围\n\n### （一）对象"));

    [Fact]
    public void A_list_of_commonmark_stays_a_list_and_goes_on_counting() =>
        Assert.Equal(Html.Normal("<ol><li>申请表；</li><li>合同。</li></ol><p>说明。</p><ol start=\"3\"><li>发票。</li></ol>"), Html.Normal(Render("1. 申请表；\n2. 合同。\n\n说明。\n\n3. 发票。")));

    [Fact]
    public void Annexes_keep_their_lines() =>
        Assert.Contains("<p class=\"annexes\">附件：1. 申请表<br>\n2. 汇总表</p>", Render("正文。\n\n附件：1. 申请表\n      2. 汇总表\n"), StringComparison.Ordinal);

    [Fact]
    public void Annexes_may_be_a_list()
    {
        var html = Render("正文。\n\n附件：\n\n1. 申请表\n2. 汇总表\n");
        Assert.Contains("<p class=\"annexes\">附件：</p>\n<ol class=\"annexes\">", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("示例市科学技术局\n2019年6月3日")]
    [InlineData("示例市科学技术局\n示例市财政局\n2019年6月3日")]
    [InlineData("示例市科学技术局\n二〇一九年六月三日")]
    [InlineData("2019年6月3日")]
    public void The_signature_is_one_paragraph_with_its_lines(string signature) =>
        Assert.Contains($"<p class=\"signature\">{signature.Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>", Render($"特此通知\n\n{signature}\n"), StringComparison.Ordinal);

    [Fact]
    public void The_signature_may_be_several_paragraphs() =>
        Assert.EndsWith("<p>特此通知。</p>\n<p class=\"signature\">示例市科学技术局</p>\n<p class=\"signature\">示例市财政局</p>\n<p class=\"signature\">2019年6月3日</p>\n",
            Render("特此通知。\n\n示例市科学技术局\n\n示例市财政局\n\n2019年6月3日"), StringComparison.Ordinal);

    [Theory]
    [InlineData("（此件主动公开）")]
    [InlineData("附件：1. 申请表")]
    [InlineData("## 附件1\n\n表格")]
    [InlineData("[^1]: 注释。")]
    public void Notes_and_annexes_may_follow_the_signature(string after) =>
        Assert.Contains("<p class=\"signature\">示例市科学技术局<br>\n2019年6月3日</p>", Render($"正文[^1]。\n\n示例市科学技术局\n2019年6月3日\n\n{after}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("会议时间\n2019年6月3日\n\n会议在市科技局召开。")]
    [InlineData("会议时间，\n2019年6月3日")]
    [InlineData("本细则施行日期为2019年6月3日")]
    public void A_date_in_the_text_signs_nothing(string text) => Assert.DoesNotContain("signature", Render(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("（此件主动公开）")]
    [InlineData("（此件公开发布）")]
    [InlineData("(此件依申请公开)")]
    [InlineData("（公开方式：主动公开）")]
    public void The_note_on_openness_is_marked(string note) => Assert.Contains($"<p class=\"note-openness\">{note}</p>", Render($"正文。\n\n{note}"), StringComparison.Ordinal);

    [Fact]
    public void Nothing_inside_lists_and_quotations_is_a_part_of_the_paper() =>
        Assert.DoesNotContain("class", Render("- 一、总体要求\n- （此件主动公开）\n\n> 附件：1. 表\n>\n> 2019年6月3日"), StringComparison.Ordinal);

    [Fact]
    public void Classes_cannot_be_typed() =>
        Assert.DoesNotContain("class", Render("正文 {.signature #main}\n\n```signature\n代码\n```\n\n<p class=\"signature\">文</p>").Replace("&lt;p class", "", StringComparison.Ordinal), StringComparison.Ordinal);
}
