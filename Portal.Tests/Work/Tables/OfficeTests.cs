using Portal.Domain.Work.Tables;
using static Portal.Tests.Work.Tables.OfficeFixtures;

namespace Portal.Tests.Work.Tables;

public sealed class OfficeTests
{
    private static readonly string[] Header = ["目标", "序号", "任务", "牵头处室", "完成措施", "完成时限"];

    [Fact]
    public void A_word_table_with_merged_cells_and_pages_is_one_plan()
    {
        var draft = PlanTableReader.Read(Docx(
            Paragraph("附件1") + Paragraph("某局2024年任务分解表") +
            Table(
                Row("市政府任务*3", "我局任务*3"), Row(Header),
                Row("一、公开!", "（一）", "编制\n目录", "办公室\n信息中心", "1. 梳理\n2. 公开", "6月底前"),
                Row("^", "（二）", "更新指南", "——", "按时更新", "年底前")) +
            Paragraph("某局2024年任务分解表") +
            Table(
                Row("市政府任务*3", "我局任务*3"), Row(Header),
                Row("一、公开", "（三）!", "改版网站!", "办公室", "完成改版", "9月底前"),
                Row("^", "^", "^", "信息中心", "开展测评", "年底前"))), "x", null);

        Assert.Empty(draft.Issues);
        Assert.Equal(("某局2024年任务分解表", 2024, "市政府任务", "我局任务"), (draft.Title, draft.Year, draft.UpperHeading, draft.LowerHeading));
        var goal = Assert.Single(draft.Goals);
        Assert.Equal(["编制目录", "更新指南", "改版网站"], goal.Tasks.Select(t => t.Name));
        Assert.Equal("办公室 信息中心", goal.Tasks[0].Lead);
        Assert.Equal(["梳理", "公开"], goal.Tasks[0].Measures.Select(m => m.Text));
        Assert.Equal(["完成改版", "开展测评"], goal.Tasks[2].Measures.Select(m => m.Text));
        Assert.Equal(new DateOnly(2024, 12, 31), goal.Tasks[2].Measures[1].Due.Date);
        Assert.Equal([3, 4, 7], goal.Tasks.Select(t => t.Line));
    }

    [Fact]
    public void A_word_row_with_fewer_cells_than_its_header_is_an_error()
    {
        var draft = PlanTableReader.Read(Docx(Table(Row(Header), Row("一、公开", "（一）", "编制目录"))), "x", 2024);
        Assert.Contains("2: ", Assert.Single(draft.Errors()));
    }

    [Fact]
    public void Headings_of_a_word_document_are_goals_and_tasks()
    {
        var draft = PlanTableReader.Read(Docx(string.Concat(new[] { "2024年工作要点", "一、公开", "（一）编制目录", "1. 梳理", "2. 公开" }.Select(Paragraph))), "x", null);
        Assert.Empty(draft.Errors());
        Assert.Equal(["梳理", "公开"], draft.Tasks().Single().Measures.Select(m => m.Text));
    }

    [Fact]
    public void Numbers_that_word_counts_by_itself_are_read()
    {
        const string auto = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:p>";
        string AutoRow(string name) => Row("*", name, "措施", "年底前").Replace(Paragraph("*"), auto);
        var draft = PlanTableReader.Read(Docx(
            Table(Row("序号", "任务", "完成措施", "完成时限"), AutoRow("甲"), AutoRow("乙")),
            numbering: "<w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%1）\"/></w:lvl></w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"3\"/></w:num>"), "x", 2024);
        Assert.Empty(draft.Issues);
        Assert.Equal(["(一)", "(二)"], draft.Tasks().Select(t => t.Number));
    }

    [Fact]
    public void Deleted_words_and_doubled_text_boxes_are_not_read()
    {
        var draft = PlanTableReader.Read(Docx(Table(Row("序号", "任务", "完成措施"), Row("1", "甲", "措施")
            .Replace("<w:t xml:space=\"preserve\">甲</w:t></w:r>", "<w:t>编制</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>目录</w:t></w:r></w:ins><mc:AlternateContent><mc:Fallback><w:r><w:t>重</w:t></w:r></mc:Fallback></mc:AlternateContent>"))), "x", 2024);
        Assert.Equal("编制目录", draft.Tasks().Single().Name);
    }

    [Fact]
    public void A_workbook_with_merged_cells_dates_and_gaps_is_a_plan()
    {
        string Cell(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
        var draft = PlanTableReader.Read(Xlsx(
            $"""
            <sheetData>
            <row r="1">{Cell("A1", "某局2024年任务分解表")}</row>
            <row r="3">{Cell("A3", "目标")}{Cell("B3", "序号")}{Cell("C3", "任务")}{Cell("D3", "责任处室")}<c r="E3" t="s"><v>0</v></c>{Cell("F3", "完成时限")}{Cell("G3", "进度")}</row>
            <row r="4">{Cell("A4", "一、公开")}<c r="B4"><v>1</v></c>{Cell("C4", "编制目录")}{Cell("D4", "办公室")}<c r="E4" t="s"><v>1</v></c><c r="F4" s="1"><v>45473</v></c><c r="G4" s="2"><v>0.4</v></c></row>
            <row r="5"><c r="E5" t="str"><f>A1</f><v>对外公开</v></c></row>
            <row r="7"><c r="B7"><v>2</v></c>{Cell("C7", "更新指南")}</row>
            </sheetData><mergeCells><mergeCell ref="A1:G1"/><mergeCell ref="A4:A7"/><mergeCell ref="B4:B5"/><mergeCell ref="C4:C5"/></mergeCells>
            """,
            "<si><t>完成措施</t></si><si><r><t>梳理</t></r><r><t>事项_x000D_</t></r><rPh><t>shuli</t></rPh></si>",
            "<cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs>"), "x", null);

        Assert.Equal(["7: 任务2只有序号和名称，其余单元格都是空的；请补上内容，没有的写“——”。"], draft.Errors());
        var task = draft.Goals.Single().Tasks[0];
        Assert.Equal(("1", "2024年6月30日", "办公室", 4), (task.Number, task.Deadline, task.Lead, task.Line));
        Assert.Equal(["梳理事项", "对外公开"], task.Measures.Select(m => m.Text));
        Assert.Equal(new DateOnly(2024, 6, 30), task.Measures[1].Due.Date);
        Assert.Equal("40%", task.Measures[0].Progress?.Percent);
    }

    [Fact]
    public void A_hidden_sheet_is_not_read() =>
        Assert.Contains("没有任务分解表", Assert.Single(PlanTableReader.Read(
            Xlsx("<sheetData><row><c t=\"inlineStr\"><is><t>序号</t></is></c></row></sheetData>", sheetState: "state=\"hidden\""), "x", 2024).Errors()));

    [Fact]
    public void A_merge_over_the_whole_sheet_costs_nothing()
    {
        var draft = PlanTableReader.Read(Xlsx(
            "<sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData><mergeCells>" +
            string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:XFD1048576\"/>", 1000)) + "</mergeCells>"), "x", 2024);
        Assert.Single(draft.Errors());
    }
}
