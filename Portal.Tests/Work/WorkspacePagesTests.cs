using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.Work;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Work;

/// <summary>The ways of one person through the workspace.</summary>
public sealed class WorkspacePagesTests
{
    [Fact]
    public async Task From_my_measures_a_report_takes_two_clicks_and_its_evidence()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var page = await site.OpenPlanAsync(Role.Editor, "/workspace/mine");
        var row = page.Locator(".mine-row").First;
        var before = await row.Locator(".mine-prog .num").InnerTextAsync();
        await row.Locator(".mine-head").ClickAsync();
        await row.Locator(".report input[type=file]").SetInputFilesAsync(new FilePayload { Name = "联系记录.txt", MimeType = "text/plain", Buffer = "11月联系记录"u8.ToArray() });
        await Expect(row.Locator(".evidence")).ToContainTextAsync("联系记录.txt");
        await row.Locator("textarea").Nth(1).FillAsync("当月联系人休假");
        await row.Locator("textarea").Nth(2).FillAsync("指定两名联系人");
        await row.Locator("[data-submit]").ClickAsync();

        await Expect(page.Locator(".mud-snackbar")).ToContainTextAsync("已保存");
        Assert.True((await page.Locator(".mud-snackbar").BoundingBoxAsync())!.Y > 900 / 2, "away from the bar and the buttons at the head");
        var measure = await site.MeasureAsync("(二)", 2);
        Assert.Equal(12, measure.EntryCount);
        Assert.Equal(before, $"{Math.Round(measure.Standing.Percent)}%"); // handed in years late: kept and shown, but not counted
        Assert.Equal(MeasureState.Done, measure.Standing.State);
    }

    [Fact]
    public async Task The_chart_of_a_year_that_is_over_says_where_it_ends()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var page = await site.OpenPlanAsync(Role.Office, "/workspace");
        await Expect(page.Locator("[data-chart-end]")).ToHaveTextAsync("画到 2019年12月31日；之后的填报只计入上方的数字。");
    }

    [Fact]
    public async Task All_figures_of_the_dashboard_follow_the_division_or_the_person_and_lead_to_the_very_rows_they_count()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var page = await site.OpenPlanAsync(Role.Office, "/workspace");
        var chart = page.Locator("svg.chart");
        var whole = await chart.Locator("path").Last.GetAttributeAsync("d");
        var editor = await site.OpenPlanAsync(Role.Editor, "/workspace?scope=division");
        await Expect(editor.Locator("[data-chart-of]")).ToHaveTextAsync("科技信息研究所");
        await Expect(editor.Locator(".goals").First.Locator("li")).ToHaveCountAsync(3);
        Assert.NotEqual(whole, await editor.Locator("svg.chart path").Last.GetAttributeAsync("d"));

        var late = editor.Locator(".kpis a").Nth(1);
        var count = int.Parse((await late.Locator("b").InnerTextAsync()).TrimEnd('条'), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(count, 1, (await site.BoardAsync()).Share.Late - 1);
        await late.ClickAsync();
        await Expect(editor.Locator("[data-measure]")).ToHaveCountAsync(count);

        var leader = await site.OpenPlanAsync(Role.Leader, "/workspace?scope=mine");
        await Expect(leader.Locator("[data-nothing-here]")).ToContainTextAsync("表中没有写您的姓名");
        await Expect(leader.Locator(".kpis")).ToHaveCountAsync(0);
        leader.ShouldBeUntroubled();
        editor.ShouldBeUntroubled();
    }

    [Fact]
    public async Task A_write_of_many_fields_shows_the_first_and_says_how_many_more_there_are()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var page = await site.OpenPlanAsync(Role.Office, "/workspace/plan/2019/changes");
        var import = page.Locator("tbody tr").Last;
        await Expect(import.Locator("td").Last.Locator("div:visible")).ToHaveCountAsync(8);
        await Expect(import.Locator("summary")).ToHaveTextAsync(new Regex(@"^另有 \d{2,} 处改动$"));
        await import.Locator("summary").ClickAsync();
        await Expect(import.Locator("td").Last.Locator("div:visible")).ToHaveCountAsync(109);
        await Expect(import.Locator("details > div").Last).ToHaveTextAsync(new Regex(@"^另有 \d+ 处没有列出$"));
    }

    [Fact]
    public async Task A_report_that_does_not_move_on_asks_for_problem_and_next_step()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var measure = await site.MeasureAsync("(六)", 1);
        var page = await site.OpenPlanAsync(Role.Office);
        await page.ProgressOf(measure).ClickAsync();
        await page.Locator(".pop input[type=number]").FillAsync("70");
        await page.Button("报送").ClickAsync();
        await Expect(page.Locator(".pop .field-error")).ToHaveTextAsync(["进度没有前进，请写明存在问题。", "进度没有前进，请写明后续举措。"]);
        Assert.Equal(80, (await site.MeasureAsync("(六)", 1)).Standing.Percent);
    }

    [Fact]
    public async Task Why_explains_the_number_down_to_its_measures()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var task = await site.TaskAsync("(六)");
        var page = await site.OpenPlanAsync(Role.Leader, $"{PlanOnScreen.Path}?why={task.Id}");
        var why = page.Locator(".why");
        await Expect(why.Locator("h2")).ToHaveTextAsync("为什么是 65%");
        Assert.Equal("65=(80+50)÷22项等权平均", string.Concat((await why.Locator(".formula").InnerTextAsync()).Where(c => !char.IsWhiteSpace(c))));
        await Expect(why).ToContainTextAsync("4 期中 2 期按时有佐证，2 ÷ 4 = 50%");
        await Expect(why).ToContainTextAsync("第三季度逾期补报，不计。");
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task Who_may_not_edit_finds_no_editor()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var task = await site.TaskAsync("(一)");
        var page = await site.OpenPlanAsync(Role.Leader);
        Assert.Equal(0, await page.Locator("td[data-f=TaskName]").CountAsync());
        Assert.Equal(0, await page.Locator(".row-more").CountAsync());
        await page.GotoAsync("/workspace/plans");
        await page.IsReadyAsync();
        await Expect(page.Locator(".empty h1")).ToHaveTextAsync("您现在的角色不能打开这一页");
        Assert.Contains("突出", task.Name);
    }

    [Fact]
    public async Task Filters_leave_what_was_asked_for_and_travel_in_the_address()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var page = await site.OpenPlanAsync(Role.Office);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new("^落后") }).ClickAsync();
        await Expect(page.Locator("[data-measure]")).ToHaveCountAsync((await site.BoardAsync()).Share.Late);
        Assert.Contains("due=late", page.Url);

        await page.Locator("[data-find]").FillAsync("小微企业");
        await page.Locator("[data-find]").PressAsync("Enter");
        await Expect(page.Locator("td.task")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(page.Locator("td.task")).ToContainTextAsync("加强三大攻坚战信息公开");
    }

    [Fact]
    public async Task The_bureaus_file_is_previewed_then_imported_and_a_second_time_changes_nothing()
    {
        await using var site = await PortalSite.StartAsync();
        var page = await site.OpenPlanAsync(Role.Office, "/workspace/plans/import");
        var seed = System.IO.Path.Combine(site.Get<Web.Hosting.PortalSettings>().SeedsDirectory, "2019-task-breakdown.txt");
        await page.Locator("input[type=file]").SetInputFilesAsync(seed);
        await Expect(page.Locator(".preview .kpis")).ToContainTextAsync("2019");
        Assert.Equal(["2019", "5", "13", "23"], (await page.Locator(".preview .kpis b").AllInnerTextsAsync()).Take(4));
        Assert.Null(await site.Get<PlanBoards>().FindYearAsync(2019, TestContext.Current.CancellationToken));
        await page.Button("确认导入").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("市科技局落实市政府2019年政务公开工作任务分解表");

        await page.GotoAsync("/workspace/plans/import");
        await page.IsReadyAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(seed);
        await Expect(page.Locator(".preview .note")).ToContainTextAsync("新增 0 处，改动 0 处");
        Assert.Equal(23, (await site.BoardAsync()).Share.Measures);
    }

    [Fact]
    public async Task A_page_without_a_plan_says_what_to_do()
    {
        await using var site = await PortalSite.StartAsync();
        var page = await site.OpenPlanAsync(Role.Office, "/workspace");
        await Expect(page.Locator(".empty")).ToContainTextAsync("导入本单位的分解表");
    }

    [Fact]
    public async Task Every_page_of_the_workspace_fits_a_phone_and_raises_no_error()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var page = await site.OpenPlanAsync(Role.Office, "/workspace", width: 390);
        foreach (var path in (string[])["/workspace", "/workspace/mine", "/workspace/plan/2019?view=outline", "/workspace/plan/2019", "/workspace/calendar", "/workspace/plan/2019/changes", "/workspace/plans", "/workspace/plans/import", "/workspace/names", "/workspace/ledger"])
        {
            await page.GotoAsync(path);
            await page.IsReadyAsync();
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than the phone");
            Assert.Equal(1, await page.Locator("h1").CountAsync());
        }

        page.ShouldBeUntroubled();
    }
}
