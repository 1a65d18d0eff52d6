using Portal.Domain.Work.Tables;

namespace Portal.Tests.Work.Tables;

public sealed class SeedTableTests
{
    private static readonly PlanDraft Draft = Seed.Draft;

    [Fact]
    public void The_seed_is_five_goals_thirteen_tasks_and_twenty_three_measures()
    {
        Assert.Empty(Draft.Errors());
        Assert.Equal((5, 13, 23), (Draft.Goals.Count, Draft.Tasks().Count(), Draft.Tasks().Sum(t => t.Measures.Count)));
    }

    [Fact]
    public void Title_bands_and_year_are_read_from_the_top()
    {
        Assert.Equal("市科技局落实市政府2019年政务公开工作任务分解表", Draft.Title);
        Assert.Equal(2019, Draft.Year);
        Assert.Equal("市政府2019年政务公开任务分工情况", Draft.UpperHeading);
        Assert.Equal("我局任务落实分解情况", Draft.LowerHeading);
    }

    [Fact]
    public void A_goal_repeated_after_a_page_break_stays_one_goal()
    {
        var goal = Assert.Single(Draft.Goals, g => g.Number == "三");
        Assert.Equal("深化重点领域信息公开，确保政策落实", goal.Name);
        Assert.Equal(["(六)", "(七)", "(八)"], goal.Tasks.Select(t => t.Number));
    }

    [Fact]
    public void An_empty_goal_cell_means_the_goal_above() =>
        Assert.Equal([3, 2, 3, 2, 3], Draft.Goals.Select(g => g.Tasks.Count));

    [Theory]
    [InlineData("(十三)", 1, "Date", "2019-09-30", "9月底前")]
    [InlineData("(九)", 1, "Date", "2019-12-31", "年底前")]
    [InlineData("(十一)", 2, "Recurring", "Year", "每年")]
    [InlineData("(十二)", 3, "Continuous", "Quarter", "全年持续推进")]
    [InlineData("(十三)", 2, "Continuous", "Quarter", "全年持续推进")]
    [InlineData("(一)", 1, "Continuous", "Quarter", "全年持续推进")]
    public void Dates_hidden_in_the_text_are_found(string task, int measure, string kind, string when, string phrase)
    {
        var due = Draft.Tasks().Single(t => t.Number == task).Measures[measure - 1].Due;
        Assert.Equal((kind, when, phrase), (due.Kind.ToString(), due.Date?.ToString("yyyy-MM-dd") ?? due.Every.ToString(), due.Phrase));
    }

    [Fact]
    public void Two_dashes_are_nobody()
    {
        var task = Draft.Tasks().Single(t => t.Number == "(七)");
        Assert.Equal("", task.Supporting);
        Assert.Equal(["高新技术处", "外国专家服务处", "科技人才与创新服务处"], Names.Divisions(task.Lead));
        Assert.Equal(["吕季姝", "孙守业", "李青山"], Names.Persons(task.Persons));
    }

    [Fact]
    public void Numbered_items_in_one_cell_are_measures_without_their_numbers()
    {
        var task = Draft.Tasks().Single(t => t.Number == "(十)");
        Assert.Equal(["推进政务新媒体与门户网站的协同联动", "做好局门户网站的日常维护和管理"], task.Measures.Select(m => m.Text));
    }

    [Fact]
    public void Doubled_words_and_like_names_are_warned_about_with_their_line()
    {
        Assert.Contains(Draft.Issues, i => i.Message.Contains("完善和完善") && i.Line == Draft.Tasks().Single(t => t.Number == "(十一)").Line);
        Assert.Contains(Draft.Issues, i => i.Message.Contains("赵利凯") && i.Message.Contains("赵利章"));
        Assert.Equal(4, Draft.Issues.Count);
    }

    [Fact]
    public void Lines_are_those_of_the_file()
    {
        var lines = Seed.Text.Split('\n');
        foreach (var task in Draft.Tasks()) Assert.Contains(task.Name, lines[task.Line - 1]);
    }
}
