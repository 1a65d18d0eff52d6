using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Work;
using Portal.Tests.Policies;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Work;

/// <summary>Two people, two browsers, one plan.</summary>
public sealed class LivePlanTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_in_one_browser_moves_the_other_and_says_who_made_it()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var measure = await site.MeasureAsync("(十三)", 1);
        var mine = await site.OpenPlanAsync(Role.Office);
        var theirs = await site.OpenPlanAsync(Role.Leader);
        await Expect(theirs.ProgressOf(measure)).ToContainTextAsync("0%");

        await mine.ProgressOf(measure).ClickAsync();
        await mine.Locator(".pop input[type=number]").FillAsync("60");
        await mine.Locator(".pop textarea").First.FillAsync("专栏改版方案通过");
        await mine.Button("报送").ClickAsync();

        await Expect(theirs.ProgressOf(measure)).ToContainTextAsync("60%");
        await Expect(theirs.ProgressOf(measure)).ToContainTextAsync("刚刚 +60 · 办公室");
        await Expect(theirs.ProgressOf(measure)).ToContainTextAsync("专栏改版方案通过");
        await Expect(theirs.Locator(".save-state")).ToContainTextAsync("第 2 版");
        mine.ShouldBeUntroubled();
        theirs.ShouldBeUntroubled();
    }

    [Fact]
    public async Task Whoever_opens_a_row_is_seen_there_before_typing_a_word()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var measure = await site.MeasureAsync("(四)", 1);
        var mine = await site.OpenPlanAsync(Role.Office);
        var theirs = await site.OpenPlanAsync(Role.Editor);
        await Expect(theirs.Locator(".online")).ToHaveTextAsync("2 人在线");

        await mine.ProgressOf(measure).ClickAsync();
        await Expect(theirs.ProgressOf(measure)).ToContainTextAsync("办公室 正在填报…");

        await mine.Locator(".pop [data-close]").ClickAsync();
        await Expect(theirs.ProgressOf(measure)).Not.ToContainTextAsync("正在填报");

        await mine.CloseAsync();
        await Expect(theirs.Locator(".online")).ToHaveTextAsync("1 人在线");
    }

    [Fact]
    public async Task Edits_of_different_fields_of_one_row_both_stay()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var task = await site.TaskAsync("(五)");
        var first = await site.OpenPlanAsync(Role.Office);
        var second = await site.OpenPlanAsync(Role.Office);

        await first.Cell(PlanField.Lead, task.Id).ClickAsync();
        await first.Locator(".pop textarea").FillAsync("办公室、资源配置与管理处");
        await second.Cell(PlanField.Supporting, task.Id).ClickAsync();
        await second.Locator(".pop textarea").FillAsync("局机关各处");
        await first.Button("保存").ClickAsync();
        await Expect(first.Locator(".pop")).ToHaveCountAsync(0);
        await second.Button("保存").ClickAsync();
        await Expect(second.Locator(".pop")).ToHaveCountAsync(0);

        await Expect(second.Cell(PlanField.Lead, task.Id)).ToContainTextAsync("办公室、资源配置与管理处");
        await Expect(first.Cell(PlanField.Supporting, task.Id)).ToContainTextAsync("局机关各处");
        var stored = await site.TaskAsync("(五)");
        Assert.Equal(("办公室、资源配置与管理处", "局机关各处"), (stored.Lead, stored.Supporting));
    }

    [Fact]
    public async Task Two_writers_of_one_field_see_both_versions_and_lose_neither()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var measure = await site.MeasureAsync("(十)", 2);
        var first = await site.OpenPlanAsync(Role.Office);
        var second = await site.OpenPlanAsync(Role.Office);

        await first.Cell(PlanField.MeasureText, measure.Id).ClickAsync();
        await second.Cell(PlanField.MeasureText, measure.Id).ClickAsync();
        await first.Locator(".pop textarea").FillAsync("做好局门户网站的日常维护、管理和巡检");
        await second.Locator(".pop textarea").FillAsync("做好局门户网站和新媒体的日常维护");
        await first.Button("保存").ClickAsync();
        await Expect(first.Locator(".pop")).ToHaveCountAsync(0);
        await second.Button("保存").ClickAsync();

        var conflict = second.Locator(".conflict");
        await Expect(conflict).ToContainTextAsync("办公室 在");
        await Expect(conflict).ToContainTextAsync("做好局门户网站的日常维护、管理和巡检");
        await Expect(conflict).ToContainTextAsync("做好局门户网站和新媒体的日常维护");
        Assert.Equal("做好局门户网站的日常维护、管理和巡检", (await site.MeasureAsync("(十)", 2)).Text);

        await second.Button("用我的").ClickAsync();
        await Expect(first.Cell(PlanField.MeasureText, measure.Id)).ToContainTextAsync("做好局门户网站和新媒体的日常维护");
    }

    [Fact]
    public async Task A_row_deleted_under_somebody_who_writes_in_it_takes_nothing_of_what_was_written()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var (writer, measure) = await HalfWrittenAsync(site);
        await Expect(writer.Locator("[data-kept] [role=alert]")).ToContainTextAsync("这一行刚被删除");
        await Expect(writer.Locator("[data-kept] textarea")).ToHaveValueAsync("写到一半");

        PolicyDesk.Ok(await site.Get<RestoreRow>().ExecuteAsync(await site.ActorAsync(Role.Office), RowKind.Measure, measure.Id, Ct));
        await Expect(writer.Locator("[data-kept]")).ToHaveCountAsync(0);
        await Expect(writer.Locator("td.what .pop textarea")).ToHaveValueAsync("写到一半");
        await writer.Button("保存").ClickAsync();
        await Expect(writer.Cell(PlanField.MeasureText, measure.Id)).ToContainTextAsync("写到一半");
    }

    [Fact]
    public async Task What_was_written_in_a_row_that_is_gone_is_still_found_after_a_reload()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var (writer, measure) = await HalfWrittenAsync(site);
        await Expect(writer.Locator("[data-kept]")).ToBeVisibleAsync();

        await writer.ReloadAsync();
        await writer.Button("继续填写").ClickAsync();
        await Expect(writer.Locator(".kept-text textarea")).ToHaveValueAsync("写到一半");
        await writer.Button("放弃").ClickAsync();
        await Expect(writer.Locator(".draft-note")).ToHaveCountAsync(0);
    }

    /// <summary>A page with a text half written in a row that somebody else has deleted since.</summary>
    private static async Task<(IPage Writer, MeasureLine Measure)> HalfWrittenAsync(PortalSite site)
    {
        var measure = await site.MeasureAsync("(十)", 2);
        var writer = await site.OpenPlanAsync(Role.Office);
        await writer.Cell(PlanField.MeasureText, measure.Id).ClickAsync();
        await writer.Locator(".pop textarea").FillAsync("写到一半");
        PolicyDesk.Ok(await site.Get<DeleteRow>().ExecuteAsync(await site.ActorAsync(Role.Office), RowKind.Measure, measure.Id, Ct));
        return (writer, measure);
    }

    [Fact]
    public async Task The_title_is_edited_where_it_stands()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var page = await site.OpenPlanAsync(Role.Office);
        await page.Locator("h1[data-f]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".pop-field textarea, .pop-field input").First.FillAsync("市科技局2019年政务公开任务分解表（修订）");
        await page.Button("保存").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("（修订）");
    }

    [Fact]
    public async Task What_stands_in_the_search_box_counts_with_the_next_filter_too()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var page = await site.OpenPlanAsync(Role.Office);
        await page.Locator("[data-find]").FillAsync("解读");
        await page.Locator(".filter-bar select").Last.FocusAsync();
        await page.Locator(".filter-bar select").Last.SelectOptionAsync(nameof(MeasureState.NotStarted));
        await Expect(page).ToHaveURLAsync(new Regex("q=%E8%A7%A3%E8%AF%BB.*state=NotStarted"));
        await Expect(page.Locator("[data-find]")).ToHaveValueAsync("解读");
        await page.Button("清除筛选").ClickAsync();
        await Expect(page.Locator("[data-find]")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task The_list_of_changes_speaks_the_words_of_the_table()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var (task, office) = (await site.TaskAsync("(十)"), await site.ActorAsync(Role.Office));
        foreach (var outcome in (Outcome[])
            [
                await site.Get<PublishLedger>().FacetAsync(office, task.Id, Facets.Problems, false, Ct),
                await site.Get<EditField>().ExecuteAsync(office, PlanField.MeasureReckoning, task.Measures[0].Id, task.Measures[0].Reckoning.ToString(), nameof(Reckoning.Status), Ct),
                await site.Get<DeleteRow>().ExecuteAsync(office, RowKind.Task, task.Id, Ct),
            ])
            PolicyDesk.Ok(outcome);
        var page = await site.OpenPlanAsync(Role.Office, $"{PlanOnScreen.Path}/changes");
        await Expect(page.Locator("tbody")).ToContainTextAsync("只报状态");
        await Expect(page.Locator("tbody")).ToContainTextAsync("工作措施、实施步骤");
        Assert.DoesNotMatch("True|False|All|Percent|T\\d\\d:", await page.Locator("tbody").InnerTextAsync());
    }

    [Fact]
    public async Task Text_typed_by_an_input_method_arrives_whole_while_others_change_the_plan()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var task = await site.TaskAsync("(六)");
        var other = await site.MeasureAsync("(一)", 1);
        await site.ReckonByPercentAsync(other);
        var page = await site.OpenPlanAsync(Role.Office);
        await page.Cell(PlanField.Persons, task.Id).ClickAsync();
        var text = page.Locator(".pop textarea");
        await text.FillAsync("");
        await text.FocusAsync();

        var keyboard = await page.Context.NewCDPSessionAsync(page);
        foreach (var composed in (string[])["z", "zh", "zhao", "赵"])
        {
            await keyboard.SendAsync("Input.imeSetComposition", new Dictionary<string, object> { ["text"] = composed, ["selectionStart"] = composed.Length, ["selectionEnd"] = composed.Length });
            if (composed == "zh")
            {
                // Somebody else's commit lands in the middle of the composition.
                var report = new ProgressReport(30, null, null, "已启动", "", "", []);
                Assert.True((await site.Get<ReportProgress>().ExecuteAsync(await site.ActorAsync(Role.Office), other.Id, report, [], Ct)).Ok);
                await Expect(page.ProgressOf(other)).ToContainTextAsync("30%");
            }
        }

        await keyboard.SendAsync("Input.insertText", new Dictionary<string, object> { ["text"] = "赵利" });
        await Expect(text).ToHaveValueAsync("赵利");
        await page.Button("保存").ClickAsync();
        await Expect(page.Locator(".pop")).ToHaveCountAsync(0);
        Assert.Equal("赵利", (await site.TaskAsync("(六)")).Persons);
    }

    [Fact]
    public async Task Three_tabs_survive_a_restart_of_the_server_and_keep_what_was_typed()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var measure = await site.MeasureAsync("(九)", 1);
        var task = await site.TaskAsync("(二)");
        var first = await site.OpenPlanAsync(Role.Office);
        var second = await first.Context.NewPageAsync();
        var third = await first.Context.NewPageAsync();
        await second.GotoAsync(PlanOnScreen.Path);
        await second.IsReadyAsync();
        await third.GotoAsync("/workspace");
        await third.IsReadyAsync();

        await first.Cell(PlanField.Requirement, task.Id).ClickAsync();
        await first.Locator(".pop textarea").FillAsync("还没有保存的要求");
        await second.ProgressOf(measure).ClickAsync();
        await second.Locator(".pop textarea").First.FillAsync("还没有报送的进展");

        foreach (var tab in (IPage[])[first, second, third]) await tab.EvaluateAsync("window.beforeRestart = true");
        await site.RestartAsync();
        foreach (var tab in (IPage[])[first, second, third]) await tab.WaitForFunctionAsync("() => !window.beforeRestart && document.documentElement.dataset.ready");

        await Expect(first.Locator(".pop textarea")).ToHaveValueAsync("还没有保存的要求");
        await Expect(second.Locator(".pop textarea").First).ToHaveValueAsync("还没有报送的进展");
        await Expect(third.Locator(".kpis")).ToBeVisibleAsync();
        await first.Button("保存").ClickAsync();
        await Expect(first.Locator(".pop")).ToHaveCountAsync(0);
        Assert.Equal("还没有保存的要求", (await site.TaskAsync("(二)")).Requirement);
    }

    [Fact]
    public async Task A_role_taken_away_stops_the_next_write_of_an_open_page()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var task = await site.TaskAsync("(七)");
        var page = await site.OpenPlanAsync(Role.Office);
        await page.Cell(PlanField.TaskName, task.Id).ClickAsync();
        await page.Locator(".pop textarea").FillAsync("改了也不算");

        var office = await site.ActorAsync(Role.Office);
        Assert.True((await site.Get<GrantRoles>().ExecuteAsync(Actor.System, office.AccountId, office.Name, office.Division, [Role.Leader], Ct)).Ok);
        await page.Button("保存").ClickAsync();

        await Expect(page.Locator(".pop .field-error")).ToContainTextAsync("您现在的角色没有这项权限");
        Assert.Equal(task.Name, (await site.TaskAsync("(七)")).Name);
    }

    [Fact]
    public async Task A_deleted_measure_comes_back_with_its_reports_by_undo()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var measure = await site.MeasureAsync("(九)", 1);
        var page = await site.OpenPlanAsync(Role.Office);
        var other = await site.OpenPlanAsync(Role.Head);

        await page.Locator($"td.what[data-id='{measure.Id}']").HoverAsync();
        await page.Locator($"td.what[data-id='{measure.Id}'] .row-more").ClickAsync();
        await page.Button("删除").ClickAsync();
        await Expect(other.ProgressOf(measure)).ToHaveCountAsync(0);

        await page.Button("撤销").ClickAsync();
        await Expect(other.ProgressOf(measure)).ToContainTextAsync("100%");
        Assert.Equal(measure.EntryCount, (await site.MeasureAsync("(九)", 1)).EntryCount);
    }

    [Fact]
    public async Task A_cancelled_measure_leaves_the_denominator_and_says_why()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var measure = await site.MeasureAsync("(六)", 2);
        var page = await site.OpenPlanAsync(Role.Office);
        await page.Locator($"td.what[data-id='{measure.Id}']").HoverAsync();
        await page.Locator($"td.what[data-id='{measure.Id}'] .row-more").ClickAsync();
        await page.Button("取消…").ClickAsync();
        await page.Locator(".row-add textarea").FillAsync("职能划转");
        await page.Button("取消这条措施").ClickAsync();

        await Expect(page.ProgressOf(measure)).ToContainTextAsync("职能划转");
        Assert.Equal(80, (await site.TaskAsync("(六)")).Share.Whole);
    }
}
