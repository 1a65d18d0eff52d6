using Portal.Domain.Common;
using Portal.Domain.Work.Tables;

namespace Portal.Tests.Work.Tables;

/// <summary>What a clerk is told when the table is not whole.</summary>
public sealed class IssueTests
{
    private const string Header = "目标\t序号\t任务\t要求\t完成措施\t完成时限\n";

    private static PlanDraft Read(string rows) => PlanTableReader.ReadText(Header + rows, 2024);

    [Fact]
    public void Lost_body_cells_are_an_error_with_the_line_and_not_zero_tasks()
    {
        var lines = Seed.Text.Split('\n');
        var at = Array.FindIndex(lines, l => l.Contains("\t(五)\t"));
        lines[at] = string.Join('\t', lines[at].Split('\t').Take(3));
        var draft = PlanTableReader.ReadText(string.Join('\n', lines), null);
        var error = Assert.Single(draft.Issues, i => i.Severity == IssueSeverity.Error);
        Assert.Equal(at + 1, error.Line);
        Assert.Contains("(五)", error.Message);
        Assert.Contains("只有 3 格", error.Message);
    }

    [Fact]
    public void A_table_whose_every_row_lost_its_cells_says_so_for_each()
    {
        var rows = Seed.Text.Split('\n').Select(l => l.Contains("\t(") ? string.Join('\t', l.Split('\t').Take(3)) : l);
        Assert.Equal(13, PlanTableReader.ReadText(string.Join('\n', rows), null).Errors().Count());
    }

    [Fact]
    public void One_missing_cell_at_the_end_is_lost_too() =>
        Assert.Contains("2: ", Assert.Single(Read("一、公开\t(一)\t编制\t要求\t措施\n").Errors()));

    [Fact]
    public void Empty_cells_after_number_and_name_are_lost_cells() =>
        Assert.Contains("其余单元格", Assert.Single(Read("一、公开\t(一)\t编制\t\t\t\n").Errors()));

    [Fact]
    public void More_cells_than_the_header_are_an_error() =>
        Assert.Contains("7 格", Assert.Single(Read("一、公开\t(一)\t编制\t要求\t措施\t年底\t多余\n").Errors()));

    [Fact]
    public void A_number_used_twice_is_an_error_at_the_second()
    {
        var draft = PlanTableReader.ReadText(Seed.Text.Replace("\t(五)\t", "\t(四)\t"), null);
        var error = Assert.Single(draft.Issues, i => i.Severity == IssueSeverity.Error);
        Assert.Contains("(四)", error.Message);
        Assert.StartsWith("推进重大部署", draft.Tasks().Single(t => t.Line == error.Line).Name);
    }

    [Fact]
    public void Numbers_that_begin_again_under_each_goal_are_no_duplicates()
    {
        var draft = Read("一、公开\t(一)\t甲\t要求\t措施\t年底\n\t(二)\t乙\t要求\t措施\t年底\n二、服务\t(一)\t丙\t要求\t措施\t年底\n");
        Assert.Empty(draft.Issues);
    }

    [Fact]
    public void A_gap_in_the_numbers_is_a_warning()
    {
        var draft = PlanTableReader.ReadText(string.Join('\n', Seed.Text.Split('\n').Where(l => !l.Contains("\t(五)\t"))), null);
        Assert.Empty(draft.Errors());
        Assert.Contains(draft.Issues, i => i.Message.Contains("(六)") && i.Message.Contains("缺了 1 个"));
    }

    [Fact]
    public void A_goal_number_with_another_name_is_an_error() =>
        Assert.Contains("目标序号", Assert.Single(Read("一、公开\t(一)\t甲\t要求\t措施\t年底\n一、服务\t(二)\t乙\t要求\t措施\t年底\n").Errors()));

    [Fact]
    public void A_goal_that_comes_back_later_is_joined_with_a_warning()
    {
        var draft = Read("一、公开\t(一)\t甲\t要求\t措施\t年底\n二、服务\t(二)\t乙\t要求\t措施\t年底\n一、公开\t(三)\t丙\t要求\t措施\t年底\n");
        Assert.Equal(2, draft.Goals.Count);
        Assert.Contains("分在两处", Assert.Single(draft.Issues).Message);
    }

    [Fact]
    public void No_year_anywhere_asks_for_one()
    {
        var draft = PlanTableReader.ReadText(Header + "一、公开\t(一)\t编制\t要求\t9月底前完成\t年底\n", null);
        Assert.Null(draft.Year);
        Assert.Contains("--year", Assert.Single(draft.Errors()));
    }

    [Fact]
    public void A_year_that_differs_from_the_title_is_a_warning()
    {
        var draft = PlanTableReader.ReadText(Seed.Text, 2020);
        Assert.Equal(2020, draft.Year);
        Assert.Contains(draft.Issues, i => i.Line == 0 && i.Message.Contains("2019"));
        Assert.Equal(new DateOnly(2020, 9, 30), draft.Tasks().Last().Measures[0].Due.Date);
    }

    [Fact]
    public void A_column_nobody_knows_is_a_warning()
    {
        var draft = PlanTableReader.ReadText("序号\t任务\t完成措施\t备注\n1\t编制\t措施\t无\n", 2024);
        Assert.Contains("备注", Assert.Single(draft.Issues).Message);
        Assert.Equal(IssueSeverity.Warning, draft.Issues[0].Severity);
    }

    [Fact]
    public void A_column_nobody_knows_is_named_once_however_many_pages()
    {
        const string page = "序号\t任务\t完成措施\t备注\n";
        Assert.Single(PlanTableReader.ReadText(page + "1\t编制\t措施\t无\n" + page + "2\t更新\t措施\t无\n", 2024).Issues);
    }

    [Fact]
    public void A_row_broken_into_endless_lines_is_given_up()
    {
        var draft = Read("一、公开\t(一)\t编制\n" + string.Concat(Enumerable.Repeat("散落的文字\n", 1_000)));
        Assert.Contains("只有 3 格", Assert.Single(draft.Errors()));
    }

    [Fact]
    public void A_task_without_measures_is_a_warning() =>
        Assert.Contains("没有完成措施", Assert.Single(Read("一、公开\t(一)\t编制\t要求\t——\t年底\n").Issues).Message);

    [Fact]
    public void A_page_number_or_a_note_is_no_row()
    {
        var draft = Read("一、公开\t(一)\t编制\t要求\t措施\t年底\n第 1 页 共 2 页\n- 2 -\n附件：\n备注：本表由办公室解释\n\t(二)\t更新\t要求\t措施\t年底\n");
        Assert.Empty(draft.Issues);
        Assert.Equal(2, draft.Tasks().Count());
    }

    [Fact]
    public void A_line_that_fits_nowhere_is_not_dropped_in_silence()
    {
        var draft = Read("一、公开\t(一)\t编制\t要求\t措施\t年底\n这一行不属于任何单元格\n");
        Assert.Equal((3, IssueSeverity.Warning), Assert.Single(draft.Issues.Select(i => (i.Line, i.Severity))));
    }

    [Theory]
    [InlineData("进一步理顺和完善和完善领导体制", "完善和完善")]
    [InlineData("加强公开、公开工作", "公开、公开")]
    [InlineData("做好信息公信息公开", "信息公信息公")]
    [InlineData("方方面面、点点滴滴", null)]
    [InlineData("公开为常态、不公开为例外", null)]
    public void Doubled_words_are_noticed(string text, string? doubled) => Assert.Equal(doubled, DraftChecks.Doubled(text));

    [Fact]
    public void A_hopeless_file_yields_hundreds_of_sentences_not_thousands()
    {
        var draft = Read(string.Concat(Enumerable.Range(0, 5_000).Select(_ => "\t(一)\t编制\n")));
        Assert.True(draft.HasErrors);
        Assert.InRange(draft.Issues.Count, 200, 401);
        Assert.Contains(draft.Issues, i => i.Message.Contains("另有"));
    }

    [Fact]
    public void Every_issue_is_a_sentence_on_an_existing_line()
    {
        var lines = Seed.Text.Split('\n').Length;
        Assert.All(Seed.Draft.Issues, i => Assert.True(i.Line >= 0 && i.Line <= lines && i.Message.EndsWith('。')));
    }
}
