using Portal.Domain.Documents.Office;
using static Portal.Tests.Documents.Office.WordFixture;

namespace Portal.Tests.Documents.Office;

public sealed class DocxReaderTests
{
    [Fact]
    public void An_official_paper_gives_its_title_and_its_headings_and_lays_the_red_head_aside()
    {
        var read = Read(Docx(
            P("示例市科学技术局文件", "center", "size40", "biaosong") + P("示科规〔2019〕3号", "center") +
            P("示例市科学技术局", "center", "size22", "biaosong") + P("关于印发科技创新券实施细则的通知", "center", "size22", "biaosong") + P("") +
            P("各县（市、区）科技局：") + P("　　为降低 2019 年创新成本，制定本细则。") +
            P("　　一、适用范围", "hei") + P("　　（一）一般规定", "kai") + P("　　（一）本细则所称创新券，是指权益凭证。") +
            P("示例市科学技术局", "right") + P("2019年10月14日", "right") + P("抄送：市政府办公室") + P("示例市科学技术局办公室　　2019年10月15日印发")));

        Assert.Equal("示例市科学技术局关于印发科技创新券实施细则的通知", read.Title);
        Assert.Equal(
            """
            各县（市、区）科技局：

            为降低2019年创新成本，制定本细则。

            ## 一、适用范围

            ### （一）一般规定

            （一）本细则所称创新券，是指权益凭证。

            示例市科学技术局

            2019年10月14日

            """, read.Markdown);
        Assert.Equal(["红头和文号“示例市科学技术局文件 示科规〔2019〕3号”没有放进正文，请在要素里填写。", "版记（抄送、印发）没有放进正文。"], Notes(read));
    }

    [Fact]
    public void Styles_and_outline_levels_make_headings_and_the_numbers_word_counts_are_written_out()
    {
        var read = Read(Docx(
            P("工作规则", "style:T") + P("总则", "style:H1") + P("目的", "style:H2") + P("依据", "style:H2") + P("附则", "style:H1") + P("解释", "style:H2") + P("说明", "outline2"),
            styles: "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>" +
                "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>" +
                "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>",
            numbering: List(0, ("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）")) + Num(1, 0)));

        Assert.Equal("工作规则", read.Title);
        Assert.Equal(["## 一、总则", "### （一）目的", "### （二）依据", "## 二、附则", "### （一）解释", "#### 说明"], Lines(read));
    }

    [Fact]
    public void The_one_heading_of_the_first_level_on_top_is_the_title()
    {
        var read = Read(Docx(P("年度报告", "outline0") + P("一、概述", "outline1") + P("正文。")));
        Assert.Equal(("年度报告", "## 一、概述"), (read.Title, Lines(read)[0]));
    }

    [Fact]
    public void An_attachment_keeps_its_corner_and_gives_its_title()
    {
        var read = Read(Docx(P("附件1") + P("科技创新券申领表", "center", "size22") + P("正文。")));
        Assert.Equal(("科技创新券申领表", "附件1"), (read.Title, Lines(read)[0]));
    }

    [Fact]
    public void A_paragraph_in_twenty_four_thousand_pieces_is_read()
    {
        var read = Read(Docx(Of(string.Concat(Enumerable.Repeat(Run("~[") + Run("|", "b"), 12_000)))));
        Assert.Equal(12_000, read.Markdown.Count(c => c == '['));
    }

    [Fact]
    public void Only_what_stands_out_is_a_heading()
    {
        var read = Read(Docx(P("一、加强领导。各单位要落实责任。") + P("二、总体要求", "b") + P("第一章　总则", "center") + Of(Run("（一）加强领导。", "b") + Run("各单位要落实责任。")) + P("1.具体要求", "b") + P("（1）范围", "b") + P("加粗的一句话", "b")));
        Assert.Equal(["一、加强领导。各单位要落实责任。", "## 二、总体要求", "## 第一章　总则", "**（一）加强领导。**各单位要落实责任。", "#### 1.具体要求", "##### （1）范围", "**加粗的一句话**"], Lines(read));
        Assert.Contains("没有认出标题，请填写。", Notes(read));
    }

    [Fact]
    public void Counted_lists_are_lists_and_official_numbers_are_typed()
    {
        var read = Read(Docx(
            P("甲", "list:1:0") + P("乙", "list:1:0") + P("乙一", "list:1:1") + P("丙", "list:1:0") + P("间隔") + P("丁", "list:1:0") + P("子", "list:2:0") + P("丑", "list:2:0") + P("为了规范", "list:3:0") + P("范围", "list:4:0"),
            numbering: List(0, ("decimal", "%1."), ("bullet", "•")) + List(1, ("decimal", "%1)")) + List(2, ("chineseCounting", "第%1条")) + List(3, ("decimal", "（%1）")) +
                Num(1, 0) + Num(2, 1) + Num(3, 2) + Num(4, 3)));
        Assert.Equal(
            """
            1. 甲
            2. 乙
               - 乙一
            3. 丙

            间隔

            4. 丁

            1) 子
            2) 丑

            第一条　为了规范

            （1）范围

            """, read.Markdown);
    }

    [Fact]
    public void Lists_in_a_row_are_told_apart_by_what_people_see()
    {
        var read = Read(Docx(P("甲", "list:1:0") + P("乙", "list:2:0") + P("丙", "list:5:0") + P("点", "list:3:0") + P("点", "list:4:0"),
            numbering: List(0, ("decimal", "%1.")) + List(1, ("bullet", "•")) + Num(1, 0) + Num(2, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>") + Num(3, 1) + Num(4, 1) + Num(5, 0)));
        Assert.Equal("1. 甲\n\n1) 乙\n2) 丙\n\n- 点\n- 点\n", read.Markdown);
    }

    [Fact]
    public void A_composed_number_counts_its_parents()
    {
        var read = Read(Docx(P("甲", "list:1:0", "b") + P("乙", "list:1:1") + P("丙", "list:1:1") + P("丁", "list:1:0"), numbering: List(0, ("upperRoman", "%1."), ("decimal", "%1.%2")) + Num(1, 0)));
        Assert.Equal(["**I.甲**", "I.1乙", "I.2丙", "II.丁"], Lines(read));
    }

    [Fact]
    public void Merged_cells_are_repeated_downwards_and_said()
    {
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";
        var read = Read(Docx("<w:tbl><w:tblPr/><w:tblGrid/>" +
            $"<w:tr>{Cell("项目", "<w:gridSpan w:val=\"2\"/>")}{Cell("金额|元")}</w:tr>" +
            $"<w:tr>{Cell("科技", "<w:vMerge w:val=\"restart\"/>")}{Cell("研发")}<w:tc><w:tcPr/>{P("5", "right")}</w:tc></w:tr>" +
            $"<w:tr>{Cell("", "<w:vMerge/>")}{Cell("推广")}<w:tc><w:tcPr/>{P("6", "right")}</w:tc></w:tr></w:tbl>"));
        Assert.Equal("| 项目 |  | 金额\\|元 |\n| --- | --- | ---: |\n| 科技 | 研发 | 5 |\n| 科技 | 推广 | 6 |\n", read.Markdown);
        Assert.Contains("第 1 个表格有合并单元格：跨行的内容在各行重复，跨列的只写在第一列，请核对。", Notes(read));
    }

    [Fact]
    public void A_table_whose_grid_is_finer_than_its_cells_has_no_empty_columns()
    {
        static string Cell(string text, int span) => $"<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/></w:tcPr>{P(text)}</w:tc>";
        var read = Read(Docx($"<w:tbl><w:tr>{Cell("甲", 2)}{Cell("乙", 1)}</w:tr><w:tr>{Cell("1", 2)}{Cell("2", 1)}</w:tr></w:tbl>"));
        Assert.Equal(["| 甲 | 乙 |", "| --- | --- |", "| 1 | 2 |"], Lines(read));
        Assert.DoesNotContain(Notes(read), n => n.Contains("合并", StringComparison.Ordinal));
    }

    [Fact]
    public void A_frame_of_one_cell_is_text_and_a_table_in_a_table_is_flattened()
    {
        var inner = $"<w:tbl><w:tr><w:tc>{P("内一")}</w:tc><w:tc>{P("内二")}</w:tc></w:tr></w:tbl>";
        var read = Read(Docx($"<w:tbl><w:tr><w:tc>{P("框里的话")}</w:tc></w:tr></w:tbl><w:tbl><w:tr><w:tc>{P("甲")}</w:tc><w:tc>{inner}{P("")}</w:tc></w:tr></w:tbl>"));
        Assert.Equal(["框里的话", "| 甲 | 内一 内二 |", "| --- | --- |"], Lines(read));
        Assert.Contains("第 1 个表格里还有表格，里面的表格只取了文字。", Notes(read));
    }

    [Fact]
    public void Deleted_text_is_dropped_and_inserted_text_kept()
    {
        var read = Read(Docx(
            "<w:p><w:r><w:t>期限为</w:t></w:r><w:del><w:r><w:delText>十</w:delText></w:r></w:del><w:ins><w:r><w:t>二十</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>个工作日</w:t></w:r></w:moveTo></w:p>" +
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r></w:p>" + P("后半。") +
            $"<w:tbl><w:tr><w:tc>{P("甲")}</w:tc><w:tc>{P("乙")}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>{P("删")}</w:tc><w:tc>{P("删")}</w:tc></w:tr></w:tbl>"));
        Assert.Equal(["期限为二十个工作日", "前半，后半。", "| 甲 | 乙 |", "| --- | --- |"], Lines(read));
        Assert.Single(Notes(read), n => n.Contains("修订", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_footnotes_pictures_and_comments_are_taken_or_said()
    {
        var read = Read(Docx(
            Of("<w:hyperlink r:id=\"link0\"><w:r><w:t>国务院(网站)</w:t></w:r></w:hyperlink>" + Run("公布") + "<w:r><w:footnoteReference w:id=\"7\"/></w:r>" + Run("。") + "<w:r><w:commentReference w:id=\"1\"/></w:r>") +
            Of("<w:hyperlink r:id=\"link1\"><w:r><w:t>脚本</w:t></w:r></w:hyperlink><w:hyperlink w:anchor=\"x\"><w:r><w:t>书签</w:t></w:r></w:hyperlink>" + FieldOf("HYPERLINK \"https://www.example.gov.cn/\"", "域") + FieldOf("PAGEREF x", "5")) +
            Of(Picture("image1", "结构[图]") + Picture("image2") + Picture("image1")),
            footnotes: "<w:footnote w:id=\"7\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> 见 2019 年公报。</w:t></w:r></w:p></w:footnote>",
            media: [("image1.png", Png), ("image2.emf", [1, 0, 0, 0])],
            links: ["https://www.gov.cn/a(b)", "javascript:alert(1)"]));
        Assert.Equal(
            ["[国务院(网站)](https://www.gov.cn/a%28b%29)公布[^1]。", "脚本书签[域](https://www.example.gov.cn/)5", "![结构\\[图\\]](picture-1.png)![](picture-1.png)", "[^1]: 见2019年公报。"], Lines(read));
        Assert.Equal(Png, Assert.Single(read.Pictures).Content);
        Assert.Equal(["批注没有导入。", "没有认出标题，请填写。", "1 张图片不是 PNG、JPEG 或 GIF，没有导入；请另存为其中一种后插入。"], Notes(read));
    }

    [Fact]
    public void A_text_box_comes_once_behind_its_paragraph_and_a_contents_list_not_at_all()
    {
        var box = $"<wps:wsp><wps:txbx><w:txbxContent>{P("框里的话")}</w:txbxContent></wps:txbx></wps:wsp>";
        var read = Read(Docx(
            Of(FieldBegin("TOC \\o") + Run("一、概述 1")) + Of(Run("二、结语 2") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>") +
            Of(Run("正文") + $"<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{Drawing("", inside: box)}</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{P("框里的话")}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>")));
        Assert.Equal(["正文", "框里的话"], Lines(read));
        Assert.Equal(["目录没有导入。", "文本框里的文字放在它所在的段落之后，请核对位置。", "没有认出标题，请填写。"], Notes(read));
    }

    [Fact]
    public void Line_ends_tabs_symbols_hidden_text_and_raised_figures()
    {
        var read = Read(Docx(
            Of(Run("甲") + "<w:r><w:br/></w:r>" + Run("乙") + "<w:r><w:br/></w:r>" + Run("　　丙")) +
            Of(Run("姓名") + "<w:r><w:tab/></w:r>" + Run("张三") + "<w:r><w:tab/></w:r>" + Run("Tel") + "<w:r><w:tab/></w:r>" + Run("1")) +
            Of("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Symbol\" w:char=\"F0AA\"/></w:r>" + Run("主动公开 100m") + Run("2", "sup")) +
            Of(Run("看得见") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>")));
        Assert.Equal(["甲\\", "乙", "丙", "姓名 张三Tel 1", "☑主动公开100m²", "看得见"], Lines(read));
        Assert.Equal(["隐藏文字没有导入。", "没有认出标题，请填写。", "1 个特殊符号认不出，没有导入，请核对。"], Notes(read));
    }

    [Fact]
    public void A_mark_of_secrecy_is_the_first_thing_said() =>
        Assert.Equal("文件标有“机密★1年”：涉密文件不得在本系统处理。", Notes(Read(Docx(P("机密★1年") + P("正文。"))))[0]);

    [Fact]
    public void Bold_marks_that_the_parser_would_not_see_are_left_out()
    {
        var read = Read(Docx(Of(Run("A.", "b") + Run("B")) + Of(Run("政策文件。", "b") + Run("后文")) + Of(Run(" 加粗 ", "b") + Run("Word"))));
        Assert.Equal(["A.B", "**政策文件。**后文", "**加粗**Word"], Lines(read));
    }

    [Theory]
    [InlineData("2 * 3 = 6", "2 * 3 = 6")]
    [InlineData("138****1234", "138\\*\\*\\*\\*1234")]
    [InlineData("见示科〔2019〕5号文", "见示科〔2019〕5号文")]
    [InlineData("见示科[2019]5号文", "见示科[2019]5号文")]
    [InlineData("[a](b)", "\\[a](b)")]
    [InlineData("a_b _c_", "a_b \\_c\\_")]
    [InlineData("3~5天", "3~5天")]
    [InlineData("3~5天，10~20天", "3\\~5天，10\\~20天")]
    [InlineData("# 井号", "#井号")]
    [InlineData("# hash", "\\# hash")]
    [InlineData("- item", "\\- item")]
    [InlineData("1. Item", "1\\. Item")]
    [InlineData("1. 项目", "1.项目")]
    [InlineData("---", "\\---")]
    [InlineData("&lt;b&gt; &amp; a&amp;amp;b", "\\<b> & a\\&amp;b")]
    [InlineData("5 &lt; 6", "5 < 6")]
    [InlineData("C:\\目录", "C:\\目录")]
    [InlineData("C:\\[x]", "C:\\\\[x]")]
    public void Only_what_would_be_a_mark_gets_a_backslash(string typed, string written) => Assert.Equal(written, Lines(Read(Docx(P(typed))))[0]);

    private static ImportedText Read(byte[] docx)
    {
        var outcome = DocxReader.Read(docx);
        Assert.True(outcome.Ok, string.Join(' ', outcome.Reasons));
        return outcome.Value!;
    }

    private static string[] Lines(ImportedText read) => read.Markdown.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Notes(ImportedText read) => [.. read.Notes.Select(n => n.ToString())];

    private static string FieldBegin(string code) =>
        $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";

    private static string FieldOf(string code, string result) => $"{FieldBegin(code)}{Run(result)}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}
