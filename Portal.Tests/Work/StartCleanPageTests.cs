using System.Net;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Domain.Work;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Work;

/// <summary>The office clears the samples away in a browser, and what everybody else sees of it.</summary>
public sealed class StartCleanPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_office_checks_the_numbers_confirms_and_is_led_to_the_import_and_nothing_comes_back()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var office = await site.ActorAsync(Role.Office);
        var measure = await site.MeasureAsync("(九)", 2);
        Assert.True((await site.Get<ReportProgress>().ExecuteAsync(office, measure.Id, new ProgressReport(100, null, null, "真的做完了", "", "", []), [], Ct)).Ok);
        using var visitor = site.NewClient();
        using (var before = await visitor.GetAsync("/ledger/2019", Ct)) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        var theirs = await site.OpenPlanAsync(Role.Leader);
        var board = await site.OpenPlanAsync(Role.Leader, "/workspace");

        var page = await site.OpenPlanAsync(Role.Office, "/workspace/plans");
        var clean = page.Locator(".start-clean");
        await page.Button("清空示例…").ClickAsync();
        var counts = await site.Get<RemoveSamples>().CountAsync(Ct);
        await Expect(clean.Locator("li b")).ToHaveTextAsync([.. counts.Select(c => $"{c.Count}")]);
        await Expect(clean.Locator(".note")).ToHaveTextAsync("进度填报中有 1 条不是示例，是工作人员自己填的，也会一起删除。");
        await Expect(page.Button("永久删除，去导入本单位的表")).ToBeDisabledAsync();
        await page.Button("不删除").ClickAsync();
        await Expect(clean.Locator("li")).ToHaveCountAsync(0);

        await page.Button("清空示例…").ClickAsync();
        await clean.Locator("input[type=checkbox]").CheckAsync();
        await page.Button("永久删除，去导入本单位的表").ClickAsync();
        await page.LandsOnAsync("/workspace/plans/import");
        await Expect(page.Locator(".mud-snackbar")).ToContainTextAsync("示例已清空");

        await Expect(theirs.Locator(".empty h1")).ToHaveTextAsync("没有2019年的任务分解表");
        await Expect(board.Locator(".empty")).ToContainTextAsync("请办公室导入");
        using (var after = await visitor.GetAsync("/ledger/2019", Ct)) Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        await page.GotoAsync("/workspace/plans");
        await page.IsReadyAsync();
        await Expect(page.Locator(".new-plan")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator(".start-clean").CountAsync());
        page.ShouldBeUntroubled();
        theirs.ShouldBeUntroubled();

        await site.RestartAsync();
        Assert.Empty(await site.Get<WorkQueries>().PlansAsync(Ct));
    }

    [Fact]
    public async Task Without_samples_and_for_an_editor_there_is_no_such_button()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var editor = await site.OpenPlanAsync(Role.Editor, "/workspace/plans");
        await Expect(editor.Locator(".empty h1")).ToHaveTextAsync("您现在的角色不能打开这一页");
        Assert.Equal(0, await editor.Locator(".start-clean").CountAsync());

        await using var own = await PlanOnScreen.StartWithTableAsync();
        var office = await own.OpenPlanAsync(Role.Office, "/workspace/plans");
        await Expect(office.Locator(".new-plan")).ToBeVisibleAsync();
        Assert.Equal(0, await office.Locator(".start-clean").CountAsync());
    }

    [Fact]
    public async Task In_high_contrast_the_parts_of_MudBlazor_are_black_white_and_yellow_too()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        var page = await site.SignInAsAsync(Role.Office);
        await page.GotoAsync("/preferences?theme=contrast&return=/workspace/plans");
        await page.IsReadyAsync();
        await page.Button("清空示例…").ClickAsync();
        await page.Locator(".start-clean input[type=checkbox]").CheckAsync();
        await page.Button("永久删除，去导入本单位的表").ClickAsync();
        var notice = page.Locator(".mud-snackbar");
        await Expect(notice).ToHaveCSSAsync("background-color", "rgb(255, 225, 77)");
        await Expect(notice).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(0, 0, 0)");
    }

    [Fact]
    public async Task Every_sort_of_sample_has_its_English()
    {
        await using var site = await PortalSite.StartAsync();
        var english = new System.Resources.ResourceManager(typeof(Web.Workspace.WorkspaceTexts)).GetResourceSet(System.Globalization.CultureInfo.GetCultureInfo("en"), true, false)!;
        Assert.All(site.Get<IEnumerable<ISampleMaterial>>(), sort => Assert.NotNull(english.GetString(sort.Name)));
    }
}
