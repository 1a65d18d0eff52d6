using Portal.Domain.Work;
using Portal.Domain.Work.Tables;

namespace Portal.Tests.Work.Tables;

/// <summary>Tables as other agencies make them.</summary>
public sealed class LayoutTests
{
    private static PlanDraft Read(string text) => PlanTableReader.ReadText(text, 2024);

    private static string Outline(PlanDraft draft) => string.Join(" / ", draft.Goals.Select(g =>
        $"{g.Number}、{g.Name}: " + string.Join(" ", g.Tasks.Select(t => $"{t.Number}{t.Name}[{string.Join("|", t.Measures.Select(m => m.Text))}]"))));

    [Fact]
    public void Four_columns_are_enough()
    {
        var draft = Read("某局2024年工作任务表\n序号\t任务\t责任单位\t完成时限\n1\t编制目录\t办公室\t6月底前\n2\t更新指南\t信息中心\t每季度\n");
        Assert.Empty(draft.Issues);
        Assert.Equal("一、全部任务: 1编制目录[编制目录] 2更新指南[更新指南]", Outline(draft));
        Assert.Equal(new DateOnly(2024, 6, 30), draft.Tasks().First().Measures[0].Due.Date);
        Assert.Equal("办公室", draft.Tasks().First().ResponsibleUnits);
        Assert.Equal(Cadence.Quarter, draft.Tasks().Last().Measures[0].Due.Every);
    }

    [Fact]
    public void Three_columns_without_numbers_are_counted()
    {
        var draft = Read("重点任务\t责任处室\t时间节点\n编制目录\t办公室\t2024年9月\n更新指南\t信息中心\t年底前\n");
        Assert.Empty(draft.Errors());
        Assert.Equal("一、全部任务: (一)编制目录[编制目录] (二)更新指南[更新指南]", Outline(draft));
        Assert.Equal(new DateOnly(2024, 9, 30), draft.Tasks().First().Measures[0].Due.Date);
        Assert.Equal("办公室", draft.Tasks().First().Lead);
    }

    [Fact]
    public void A_table_without_a_deadline_column_runs_all_year()
    {
        var draft = Read("序号\t工作任务\t具体措施\t责任科室\n（一）\t编制目录\t梳理事项\t办公室\n");
        Assert.Empty(draft.Errors());
        Assert.Equal(DueRule.AllYear(null), draft.Tasks().Single().Measures.Single().Due);
        Assert.Equal("(一)", draft.Tasks().Single().Number);
    }

    [Theory]
    [InlineData("重点任务", "工作措施", "牵头单位", "配合单位", "完成时间")]
    [InlineData("主要任务", "具体措施", "牵头科室", "协办科室", "时间节点")]
    [InlineData("目标任务", "落实措施", "责任处室", "配合处室", "完 成 时 限")]
    [InlineData("工作任务（共1项）", "**主要举措**", "牵头责任单位", "参与单位", "完成期限")]
    public void Header_names_come_in_many_forms(string task, string measures, string lead, string supporting, string deadline)
    {
        var draft = Read($"序 号\t{task}\t{measures}\t{lead}\t{supporting}\t{deadline}\n1\t编制目录\t1.梳理 2.公开\t办公室\t信息中心\t10月中旬\n");
        Assert.Empty(draft.Issues);
        var read = draft.Tasks().Single();
        Assert.Equal(("编制目录", "办公室", "信息中心", "10月中旬"), (read.Name, read.Lead, read.Supporting, read.Deadline));
        Assert.Equal(["梳理", "公开"], read.Measures.Select(m => m.Text));
        Assert.Equal(new DateOnly(2024, 10, 20), read.Measures[0].Due.Date);
    }

    [Theory]
    [InlineData("|")]
    [InlineData("｜")]
    [InlineData("│")]
    public void Vertical_bars_part_columns(string bar)
    {
        var rows = new[] { "序号 | 任务 | 责任单位 | 完成时限", "（一） | 编制目录 | 办公室 | 6月底前", "（二） | 更新指南 | —— | 年底前" };
        var draft = Read(string.Join('\n', rows).Replace("|", bar));
        Assert.Empty(draft.Issues);
        Assert.Equal("一、全部任务: (一)编制目录[编制目录] (二)更新指南[更新指南]", Outline(draft));
    }

    [Fact]
    public void A_markdown_table_is_a_table()
    {
        var draft = Read("""
            # 某局2024年任务分解表

            | 目标 | 序号 | 任务 | 完成措施 | 完成时限 |
            |:---|:---:|---|---|---|
            | 一、公开 | （一） | 编制目录 | 1. 梳理<br>2. 公开 | 6月底前 |
            | | （二） | 更新指南 | 按季更新 | —— |
            """);
        Assert.Empty(draft.Issues);
        Assert.Equal("某局2024年任务分解表", draft.Title);
        Assert.Equal("一、公开: (一)编制目录[梳理|公开] (二)更新指南[按季更新]", Outline(draft));
    }

    [Fact]
    public void Cells_one_to_a_line_are_put_into_rows()
    {
        var draft = Read("""
            某局2024年任务分解表
            目标
            序号
            任务
            责任单位
            完成措施
            完成时限

            一、公开
            （一）
            编制目录
            办公室
            1. 梳理事项
            2. 对外公开
            6月底前
            （二）
            更新指南
            信息中心
            按时更新
            年底前
            二、服务
            （三）
            改版网站
            信息中心
            完成改版
            9月底前
            """);
        Assert.Empty(draft.Issues);
        Assert.Equal("一、公开: (一)编制目录[梳理事项|对外公开] (二)更新指南[按时更新] / 二、服务: (三)改版网站[完成改版]", Outline(draft));
    }

    [Fact]
    public void A_measure_that_begins_with_its_date_is_a_measure_though_no_space_parts_it_from_its_number()
    {
        var draft = Read("某局2024年工作要点\n一、公开\n（一）编制目录\n1.6月底前梳理事项。\n2.2024年底前对外公开。\n（二）更新指南\n1.1.5倍于去年。\n2.按时更新。");
        Assert.Empty(draft.Issues);
        Assert.Equal("一、公开: (一)编制目录[6月底前梳理事项。|2024年底前对外公开。] (二)更新指南[按时更新。]", Outline(draft));
        Assert.Equal([new DateOnly(2024, 6, 30), new DateOnly(2024, 12, 31)], draft.Tasks().First().Measures.Select(m => m.Due.Date));
    }

    [Fact]
    public void A_cell_lost_from_a_stacked_table_is_an_error()
    {
        var draft = Read("序号\n任务\n责任单位\n完成时限\n（一）\n编制目录\n办公室\n6月底前\n（二）\n更新指南\n年底前\n");
        Assert.Contains("9: ", Assert.Single(draft.Errors()));
    }

    [Fact]
    public void Continuation_rows_go_on_with_the_cells_above()
    {
        var draft = Read("目标\t序号\t任务\t要求\t完成措施\t完成时限\n一、公开\t(一)\t编制\t做到同步\t梳理事项，\t6月底前\n\t\t目录\t组织\t对外公开\t\n\t(二)\t更新\t要求\t措施\t年底前\n");
        Assert.Empty(draft.Errors());
        Assert.Equal("一、公开: (一)编制目录[梳理事项，对外公开] (二)更新[措施]", Outline(draft));
        Assert.Equal("做到同步组织", draft.Tasks().First().Requirement);
    }

    [Fact]
    public void Numbered_continuation_rows_are_further_measures()
    {
        var draft = Read("序号\t任务\t完成措施\t完成时限\n(一)\t编制目录\t1. 梳理\t6月底前\n\t\t2. 公开\t\n");
        Assert.Empty(draft.Errors());
        Assert.Equal(["梳理", "公开"], draft.Tasks().Single().Measures.Select(m => m.Text));
    }

    [Fact]
    public void A_cell_quoted_with_line_breaks_is_one_cell()
    {
        var draft = Read("序号\t任务\t完成措施\t责任人\t完成时限\r\n(一)\t编制目录\t\"1. 梳理\"\"三定\"\"\n2. 公开\"\t\"赵利\n杨凯\"\t6月底前\r\n(二)\t\"放管服\"改革\t措施\t赵利\t年底\r\n");
        Assert.Empty(draft.Errors());
        Assert.Equal("一、全部任务: (一)编制目录[梳理\"三定\"|公开] (二)\"放管服\"改革[措施]", Outline(draft));
        Assert.Equal("赵利 杨凯", draft.Tasks().First().Persons);
        Assert.Equal([2, 5], draft.Tasks().Select(t => t.Line));
    }

    [Fact]
    public void A_line_break_without_quotes_is_healed_where_the_cells_add_up()
    {
        var draft = Read("序号\t任务\t要求\t完成措施\t完成时限\n(一)\t编制目录\t做到同步\n组织\t梳理\t6月底前\n(二)\t更新\t要求\t措施\t年底前\n");
        Assert.Empty(draft.Errors());
        Assert.Equal("做到同步组织", draft.Tasks().First().Requirement);
        Assert.Equal("6月底前", draft.Tasks().First().Deadline);
    }

    [Fact]
    public void Three_levels_as_plain_headings_need_no_table()
    {
        var draft = Read("""
            某局2024年政务公开工作要点

            一、加强政策解读
            （一）突出做好解读。做到同步组织、同步部署。
            1. 解读材料同步上网，9月底前完成。（责任单位：办公室；完成时限：年底前）
            2. 每季度通报
            （二）回应关切
            责任处室：办公室、信息中心
            二、完善保障
            （三）健全制度
            1．修订制度
            """);
        Assert.Empty(draft.Errors());
        Assert.Equal("某局2024年政务公开工作要点", draft.Title);
        Assert.Equal("一、加强政策解读: (一)突出做好解读[解读材料同步上网，9月底前完成。|每季度通报] (二)回应关切[回应关切] / 二、完善保障: (三)健全制度[修订制度]", Outline(draft));
        Assert.Equal("办公室", draft.Tasks().First().ResponsibleUnits);
        Assert.Equal("办公室、信息中心", draft.Tasks().ElementAt(1).Lead);
        Assert.Equal(new DateOnly(2024, 9, 30), draft.Tasks().First().Measures[0].Due.Date);
    }

    [Fact]
    public void Three_levels_in_the_number_column_are_goals_tasks_and_measures()
    {
        var draft = Read("序号\t工作任务\t责任处室\t完成时限\n一\t公开\t\t\n（一）\t编制目录\t办公室\t\n1\t梳理事项\t办公室\t6月底前\n2\t对外公开\t信息中心\t9月底前\n（二）\t更新指南\t\t\n1\t按季更新\t办公室\t每季度\n");
        Assert.Empty(draft.Errors());
        Assert.Equal("一、公开: (一)编制目录[梳理事项|对外公开] (二)更新指南[按季更新]", Outline(draft));
        Assert.Equal([new DateOnly(2024, 6, 30), new DateOnly(2024, 9, 30)], draft.Tasks().First().Measures.Select(m => m.Due.Date!.Value));
    }

    [Fact]
    public void Headings_above_small_tables_are_goals_and_tasks()
    {
        var draft = Read("2024年任务分解表\n一、公开\n（一）编制目录\n序号\t工作措施\t责任处室\t完成时限\n1\t梳理事项\t办公室\t6月底前\n2\t对外公开\t信息中心\t年底前\n（二）更新指南\n序号\t工作措施\t责任处室\t完成时限\n1\t按季更新\t办公室\t每季度\n");
        Assert.Empty(draft.Errors());
        Assert.Equal("一、公开: (一)编制目录[梳理事项|对外公开] (二)更新指南[按季更新]", Outline(draft));
    }

    [Fact]
    public void A_goal_may_be_a_row_of_its_own_or_a_heading()
    {
        var draft = Read("序号\t任务\t责任单位\t完成时限\n一、公开\n1\t编制目录\t办公室\t6月底前\n二、服务\t\t\t\n2\t改版网站\t信息中心\t年底前\n");
        Assert.Empty(draft.Errors());
        Assert.Equal("一、公开: 1编制目录[编制目录] / 二、服务: 2改版网站[改版网站]", Outline(draft));
    }

    [Fact]
    public void Any_brackets_number_a_task()
    {
        var draft = Read("序号\t任务\t完成措施\n（一）\t甲任务\t措施\n(二)\t乙任务\t措施\n【三】\t丙任务\t措施\n〔四〕\t丁任务\t措施\n");
        Assert.Empty(draft.Issues);
        Assert.Equal(["(一)", "(二)", "(三)", "(四)"], draft.Tasks().Select(t => t.Number));
    }

    [Fact]
    public void Half_width_and_full_width_brackets_are_the_same_number() =>
        Assert.Equal(Seed.Show(Seed.Draft), Seed.Show(PlanTableReader.ReadText(Seed.Text.Replace("\t(", "\t（").Replace(")\t", "）\t"), null)));

    [Fact]
    public void A_html_table_on_the_clipboard_is_read_with_its_merged_cells()
    {
        var draft = Read("""
            <html><head><style>td{color:red}</style></head><body><!--StartFragment--><p>2024年任务分解表</p>
            <table><tr><th>目标</th><th>序号</th><th>任务</th><th>完成措施</th></tr>
            <tr><td rowspan="2">一、公开</td><td>（一）</td><td>编制&amp;目录</td><td>1. 梳理<br>2. 公开</td></tr>
            <tr><td>（二）</td><td>更新<b>指南</b></td><td>措施</td></tr></table></body></html>
            """);
        Assert.Empty(draft.Errors());
        Assert.Equal("一、公开: (一)编制&目录[梳理|公开] (二)更新指南[措施]", Outline(draft));
        Assert.Equal("2024年任务分解表", draft.Title);
    }

    [Fact]
    public void Rows_copied_without_their_header_are_read_as_the_standard_columns()
    {
        var row = Seed.Text.Split('\n').First(l => l.StartsWith('一'));
        var draft = PlanTableReader.ReadText(row, 2019);
        Assert.Empty(draft.Errors());
        Assert.Equal("(一)", draft.Tasks().Single().Number);
        Assert.Contains(draft.Issues, i => i.Message.Contains("没有表头"));
    }

    [Fact]
    public void A_comma_separated_file_is_read_too()
    {
        var draft = Read("序号,任务,责任单位,完成时限\n1,编制目录,\"办公室,信息中心\",6月底前\n");
        Assert.Empty(draft.Errors());
        Assert.Equal("办公室,信息中心", draft.Tasks().Single().ResponsibleUnits);
    }

    [Fact]
    public void A_header_in_two_rows_names_the_parted_columns()
    {
        var draft = Read("序号\t任务\t责任分工\t\t完成时限\n\t\t牵头处室\t配合处室\t\n1\t编制目录\t办公室\t信息中心\t6月底前\n");
        Assert.Empty(draft.Errors());
        Assert.Equal(("办公室", "信息中心"), (draft.Tasks().Single().Lead, draft.Tasks().Single().Supporting));
    }

    [Fact]
    public void A_notice_above_its_table_is_not_part_of_the_plan()
    {
        var draft = Read("关于印发2024年任务分解表的通知\n各处室：\n一、总体要求\n（一）提高认识。各处室要高度重视这项工作，切实抓好落实。\n特此通知。\n附件：\n某局2024年任务分解表\n序号\t任务\t责任单位\t完成时限\n1\t编制目录\t办公室\t6月底前\n");
        Assert.Empty(draft.Errors());
        Assert.Equal("某局2024年任务分解表", draft.Title);
        Assert.Equal("一、全部任务: 1编制目录[编制目录]", Outline(draft));
    }

    [Fact]
    public void A_short_file_of_the_seeds_layout_with_blank_number_cells_says_which_task_lacks_its_number()
    {
        var text = Seed.Text.Replace("\t(二)\t", "\t\t");
        Assert.Contains("没有序号", Assert.Single(PlanTableReader.ReadText(text, null).Errors()));
    }
}
