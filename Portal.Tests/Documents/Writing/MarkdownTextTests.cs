using Portal.Domain.Documents.Writing;

namespace Portal.Tests.Documents.Writing;

/// <summary>What the dialect adds: anchors and contents, tables, notes, addresses, plain text, source lines.</summary>
public sealed class MarkdownTextTests
{
    private static RenderedText Render(string markdown) => MarkdownText.Render(markdown);

    private static string Issues(string markdown) => string.Join("\n", Render(markdown).Issues.Select(i => $"{i.Line} {i.Severity}: {i.Message}"));

    [Fact]
    public void The_title_is_taken_out_and_the_contents_list_levels_2_to_4()
    {
        var text = Render("# 通知\n\n## 一、目标\n\n### （一）近期\n\n#### 1. 今年\n\n##### 细节\n\n## 二、措施\n");
        Assert.DoesNotContain("通知", text.Html + text.PlainText, StringComparison.Ordinal);
        Assert.Equal([new(2, "一、目标", "sec-目标"), new(3, "（一）近期", "sec-近期"), new(4, "1. 今年", "sec-今年"), new(2, "二、措施", "sec-措施")], text.Contents);
        Assert.Contains("<h5 id=\"sec-细节\">", text.Html, StringComparison.Ordinal);
        Assert.Empty(text.Issues);
    }

    [Fact]
    public void Anchors_never_collide_and_can_be_read()
    {
        var anchors = Render("## 目标\n\n## 目标-2\n\n## 一、目标\n\n## 目标\n\n## Open Data 2.0！\n\n## 《》\n\n## **粗**体[链接](/a)\n\n## 目标-2\n").Contents.Select(h => h.Anchor).ToList();
        Assert.Equal(["sec-目标", "sec-目标-2", "sec-目标-3", "sec-目标-4", "sec-open-data-2-0", "sec-x", "sec-粗体链接", "sec-目标-2-2"], anchors);
    }

    [Theory]
    [InlineData("## 甲\n\n# 又一个", "3 Warning: 一级标题（#）只用于文件标题，请把这里改为二级标题（##）。")]
    [InlineData("# 一、总则\n\n正文", "1 Warning: 一级标题（#）只用于文件标题，请把这里改为二级标题（##）。")]
    [InlineData("## 甲\n\n#### 乙", "3 Warning: 标题跳级：上一个是第 2 级，这里是第 4 级，请改为第 3 级。")]
    [InlineData("### 甲", "1 Warning: 标题跳级：上一个是第 1 级，这里是第 3 级，请改为第 2 级。")]
    [InlineData("##", "1 Warning: 标题没有文字，请补上或删去这一行。")]
    [InlineData("# 题\n\n##  甲\n\n### 乙\n\n## 丙", "")]
    public void Headings_go_down_one_level_at_a_time(string text, string issue) => Assert.Equal(issue, Issues(text));

    [Fact]
    public void A_first_heading_that_counts_as_papers_do_is_no_title_and_stays() =>
        Assert.Equal(["一、总则"], Render("# 一、总则\n\n正文\n").Contents.Select(h => h.Text));

    [Theory]
    [InlineData("[见](#目标)", "href=\"#sec-%E7%9B%AE%E6%A0%87\"", "")]
    [InlineData("[见](#一、目标)", "href=\"#sec-%E7%9B%AE%E6%A0%87\"", "")]
    [InlineData("[见](#sec-目标)", "href=\"#sec-%E7%9B%AE%E6%A0%87\"", "")]
    [InlineData("[见](#别处)", "href=\"#%E5%88%AB%E5%A4%84\"", "1 Warning: 文中没有标题“别处”，请核对链接指向的标题。")]
    [InlineData("[见](https://example.gov.cn/a)", "<a href=\"https://example.gov.cn/a\" rel=\"external\">见</a>", "")]
    [InlineData("<https://example.gov.cn/a>", "<a href=\"https://example.gov.cn/a\" rel=\"external\">https://example.gov.cn/a</a>", "")]
    [InlineData("[见](/policies/a \"办法\")", "<a href=\"/policies/a\" title=\"办法\">见</a>", "")]
    [InlineData("[写信](mailto:a@example.gov.cn)", "<a href=\"mailto:a@example.gov.cn\">写信</a>", "")]
    [InlineData("[拨打](tel:0571-12345678)", "<a href=\"tel:0571-12345678\">拨打</a>", "")]
    [InlineData("[见](a/b.html)", "<a href=\"a/b.html\">见</a>", "1 Warning: 链接地址“a/b.html”不完整，请写成以 / 开头的站内地址，或以 https:// 开头的完整地址。")]
    [InlineData("正文\n[](/a)", "<a href=\"/a\"></a>", "2 Warning: 链接“/a”没有文字，读屏软件读不出来，请在方括号里写上文字。")]
    [InlineData("[见]()", "<a href=\"\">见</a>", "1 Warning: 链接“见”没有地址，请在圆括号里写上地址。")]
    [InlineData("[见](javascript:alert(1))", "<p>见</p>", "1 Error: 链接地址“javascript:alert(1)”不能用，请改为 https、http、mailto、tel 或以 / 开头的站内地址。")]
    [InlineData("[见**此**](//example.org/a)", "<p>见<strong>此</strong></p>", "1 Error: 链接地址“//example.org/a”不能用，请改为 https、http、mailto、tel 或以 / 开头的站内地址。")]
    [InlineData("<ftp://example.org/a>", "<p>ftp://example.org/a</p>", "1 Error: 链接地址“ftp://example.org/a”不能用，请改为 https、http、mailto、tel 或以 / 开头的站内地址。")]
    public void Links_lead_where_they_may(string text, string expected, string issue)
    {
        Assert.Contains(expected, Render(text + "\n\n## 一、目标").Html, StringComparison.Ordinal);
        Assert.Equal(issue, Issues(text + "\n\n## 一、目标"));
    }

    [Theory]
    [InlineData("详见https://example.gov.cn/a_b，并执行", "详见<a href=\"https://example.gov.cn/a_b\" rel=\"external\">https://example.gov.cn/a_b</a>，并执行")]
    [InlineData("（www.example.gov.cn）**重点**", "（<a href=\"https://www.example.gov.cn\" rel=\"external\">www.example.gov.cn</a>）<strong>重点</strong>")]
    [InlineData("见https://example.gov.cn/a**重点。**后文", "<strong>重点。</strong>后文")]
    [InlineData("[https://example.gov.cn](/a)", "<a href=\"/a\">https://example.gov.cn</a>")]
    public void An_address_without_marks_ends_where_chinese_begins(string text, string expected) => Assert.Contains(expected, Render(text).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("![办公楼](/files/a1/楼.jpg)", "<img src=\"/files/a1/%E6%A5%BC.jpg\" alt=\"办公楼\">", "")]
    [InlineData("![](/files/a.png)", "<img src=\"/files/a.png\" alt=\"\">", "1 Warning: 图片“/files/a.png”没有说明文字，看不见图片的人无从知道内容，请在方括号里写上。")]
    [InlineData("![图](https://example.org/a.png)", "<p>图</p>", "1 Error: 图片“https://example.org/a.png”不在本站。请先把图片传为附件，再写它以 /files/ 开头的地址。")]
    [InlineData("![图](/files/../account/sign-out)", "<p>图</p>", "1 Error: 图片“/files/../account/sign-out”不在本站。请先把图片传为附件，再写它以 /files/ 开头的地址。")]
    [InlineData("![图](data:image/png;base64,AAAA)", "<p>图</p>", "1 Error: 图片“data:image/png;base64,AAAA”不在本站。请先把图片传为附件，再写它以 /files/ 开头的地址。")]
    public void Pictures_are_attachments_with_a_description(string text, string expected, string issue)
    {
        Assert.Contains(expected, Render(text).Html, StringComparison.Ordinal);
        Assert.Equal(issue, Issues(text));
    }

    [Fact]
    public void Tables_have_header_cells_and_classes_instead_of_styles() =>
        Assert.Equal(Html.Normal("""
            <table><thead><tr><th scope="col">类别</th><th class="al-c" scope="col">比例</th><th class="al-r" scope="col">上限</th></tr></thead>
            <tbody><tr><td>检验|检测</td><td class="al-c"><strong>50%</strong></td><td class="al-r">10</td></tr><tr><td>* 缺</td><td class="al-c"></td><td class="al-r"></td></tr></tbody></table>
            """), Html.Normal(Render("| 类别 | 比例 | 上限 |\n|:--|:-:|--:|\n| 检验\\|检测 | **50%** | 10 |\n| * 缺 |\n").Html));

    /// <summary>Drawn by eye (a Chinese character as wide as two), and drawn by counting characters.</summary>
    [Theory]
    [InlineData("+------+------+\n| 甲   | 乙   |\n+======+======+\n| 一   | 二   |\n|      | 三   |\n+------+------+\n")]
    [InlineData("+------+------+\n| 甲    | 乙    |\n+======+======+\n| 一    | 二    |\n|      | 三    |\n+------+------+\n")]
    public void Grid_tables_take_several_lines_in_a_cell(string table) =>
        Assert.Equal(Html.Normal("<table><thead><tr><th scope=\"col\">甲</th><th scope=\"col\">乙</th></tr></thead><tbody><tr><td>一</td><td>二\n三</td></tr></tbody></table>"), Html.Normal(Render(table).Html));

    [Fact]
    public void A_cell_of_a_grid_table_may_span_columns_and_hold_marks() =>
        Assert.Equal(Html.Normal("<p>前</p><table><tbody><tr><td colspan=\"2\">“合并”单元格</td></tr><tr><td><strong>重点。</strong></td><td>a b</td></tr></tbody></table><p>后的的</p>"),
            Html.Normal(Render("前\n\n+------------+-----+\n| “合并”单元格   |\n+------------+-----+\n| **重点。** | a b |\n+------------+-----+\n\n后的的").Html));

    [Fact]
    public void A_row_with_more_cells_than_the_header_is_told() =>
        Assert.Equal("5 Warning: 表格这一行有 3 格，表头只有 2 格，多出的内容不会显示。请补上表头，或在格内的竖线前加反斜杠。", Issues("正文。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |\n"));

    [Fact]
    public void Notes_have_ids_of_their_own()
    {
        var html = Render("正文[^a]。\n\n## note-1\n\n[^a]: 注释。\n").Html;
        Assert.Contains("正文<sup><a id=\"noteref-1\" href=\"#note-1\">1</a></sup>。", html, StringComparison.Ordinal);
        Assert.Contains("<li id=\"note-1\">", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#noteref-1\" class=\"footnote-back\" aria-label=\"返回正文\">↩</a>", html, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"sec-note-1\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotation_marks_dashes_and_spaces_stay_as_typed() => Assert.Equal("<p>\"a\" -- 'b' ... 共 20 万元 和20万元　空</p>\n", Render("\"a\" -- 'b' ... 共 20 万元 和20万元　空").Html);

    [Fact]
    public void Task_lists_and_attributes_are_plain_text() =>
        Assert.Equal("<ul>\n<li>[ ] 待办{.a}</li>\n</ul>\n", Render("- [ ] 待办{.a}").Html);

    [Fact]
    public void The_plain_text_has_a_line_for_each_block_and_joins_chinese_lines() =>
        Assert.Equal("一、目标\n科技创新券open data *号\n第一 项\n类别\t比例\n检测\t50%\n图\nvar x\n  = 1;\n附件：1. 表\n2. 册\n注。",
            Render("## 一、目标\n\n**科技**创\n新券`open`\ndata \\*号[^1]\n\n- 第一&nbsp;项\n\n| 类别 | 比例 |\n|--|--|\n| [检测](/a) | 50% |\n\n![图](/files/a.png)\n\n```\nvar x\n  = 1;\n```\n\n附件：1. 表\n2. 册\n\n[^1]: 注。\n").PlainText.Replace('\u00A0', ' '));

    [Fact]
    public void Source_lines_are_the_only_difference()
    {
        var text = OfficialSample.OfSize(6_000) + "\n> 引\n> - 列\n\n```\n码\n```\n\n---\n\n术语\n:   释义\n";
        var (plain, numbered) = (MarkdownText.Render(text), MarkdownText.Render(text, sourceLines: true));
        Assert.Equal(plain.Html, System.Text.RegularExpressions.Regex.Replace(numbered.Html, " data-line=\"[0-9]+\"", ""));
        Assert.Equal((plain.PlainText, plain.Contents.Count, plain.Issues.Count), (numbered.PlainText, numbered.Contents.Count, numbered.Issues.Count));

        var lines = text.Split('\n');
        Assert.Contains($"<h2 id=\"sec-总体要求\" class=\"l1\" data-line=\"{Array.IndexOf(lines, "## 一、总体要求") + 1}\">", numbered.Html, StringComparison.Ordinal);
        Assert.Contains($"<tr data-line=\"{Array.FindIndex(lines, l => l.StartsWith("| 2 |", StringComparison.Ordinal)) + 1}\">", numbered.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_gives_the_same_page_on_every_thread()
    {
        var text = OfficialSample.OfSize(10_000);
        var expected = MarkdownText.Render(text).Html;
        var pages = new string[200];
        Parallel.For(0, pages.Length, i => pages[i] = MarkdownText.Render(text).Html);
        Assert.All(pages, page => Assert.Equal(expected, page));
    }

    [Fact]
    public void The_sample_is_without_fault() => Assert.Equal("", Issues(OfficialSample.OfSize(20_000)));
}
