using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Work;
using Portal.Tests.Storage;
using Portal.Web.Workspace.Work;

namespace Portal.Tests.Work;

/// <summary>Components of the plan without a browser.</summary>
public sealed class PlanComponentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<(TestStore Store, BunitContext Context, PlanBoard Board)> OpenAsync()
    {
        var (store, context) = await PlanOffScreen.OpenAsync();
        return (store, context, (await store.Get<PlanBoards>().FindYearAsync(2019, Ct))!);
    }

    private static RenderFragment AsActor(Actor actor, RenderFragment child) => builder =>
    {
        builder.OpenComponent<CascadingValue<Actor>>(0);
        builder.AddAttribute(1, nameof(CascadingValue<Actor>.Value), actor);
        builder.AddAttribute(2, nameof(CascadingValue<Actor>.ChildContent), child);
        builder.CloseComponent();
    };

    private static IRenderedComponent<PlanPage> ShowPlan(BunitContext context) => context.Render(AsActor(Actor.System, b =>
    {
        b.OpenComponent<PlanPage>(0);
        b.AddAttribute(1, nameof(PlanPage.Year), 2019);
        b.CloseComponent();
    })).FindComponent<PlanPage>();

    private static PlanPageState StateFor(Actor actor, PlanBoard board)
    {
        var state = new PlanPageState(actor, new Onlooker(Guid.NewGuid(), actor.AccountId, ""), _ => { });
        state.Show(board, Whereabouts.Nobody, null, null, () => Task.CompletedTask);
        return state;
    }

    [Fact]
    public async Task The_table_has_two_header_rows_and_merged_cells_as_the_official_form()
    {
        var (store, context, board) = await OpenAsync();
        await using var s = store;
        await using var c = context;
        var table = context.Render<PlanTable>(p => p.Add(t => t.Board, board).Add(t => t.Views, PlanViews.Of(board, new PlanFilter(), null)).Add(t => t.State, StateFor(Actor.System, board)));

        Assert.Equal(["市政府2019年政务公开任务分工情况", "我局任务落实分解情况", "进度"], table.FindAll("thead tr:first-child th").Select(h => h.TextContent.Trim()));
        Assert.Equal("目标 序号 任务 要求 责任单位 牵头处室 配合处室 责任人 完成措施 完成时限", string.Join(' ', table.FindAll("thead tr:last-child th").Select(h => h.TextContent.Trim())));
        Assert.Equal(board.Goals.Select(g => g.Tasks.Sum(t => t.Measures.Length)), table.FindAll("td.goal").Select(RowSpan));
        Assert.Equal(board.Tasks.Select(t => t.Measures.Length), table.FindAll("td.task").Select(RowSpan));
        Assert.Equal(23, table.FindAll("tbody tr").Count);
        Assert.Contains("9月30日", table.FindAll("tbody tr")[20].TextContent);
    }

    [Fact]
    public async Task Only_the_cells_of_a_changed_row_are_drawn_again_and_no_other_goal_is_asked()
    {
        var (store, context, board) = await OpenAsync();
        await using var s = store;
        await using var c = context;
        var state = StateFor(Actor.System, board);
        var table = context.Render<PlanTable>(p => p.Add(t => t.Board, board).Add(t => t.Views, PlanViews.Of(board, new PlanFilter(), null)).Add(t => t.State, state));
        var cells = table.FindComponents<MeasureCells>();
        var before = cells.ToDictionary(m => m.Instance.Measure.Id, m => m.RenderCount);
        var goals = table.FindComponents<GoalRows>().ToDictionary(g => g.Instance.Goal.Goal.Id, g => g.RenderCount);

        var measure = board.Measures.First(m => m.Reckoning == Reckoning.Percent);
        Assert.True((await store.Get<ReportProgress>().ExecuteAsync(Actor.System, measure.Id, new ProgressReport(30, null, null, "启动", "", "", []), [], Ct)).Ok);
        var after = (await store.Get<PlanBoards>().FindYearAsync(2019, Ct))!;
        table.Render(p => p.Add(t => t.Board, after).Add(t => t.Views, PlanViews.Of(after, new PlanFilter(), null)));

        var redrawn = table.FindComponents<MeasureCells>().Where(m => m.RenderCount > before[m.Instance.Measure.Id]).Select(m => m.Instance.Measure.Id).ToList();
        Assert.Equal([measure.Id], redrawn);
        Assert.Single(table.FindComponents<GoalRows>(), g => g.RenderCount > goals[g.Instance.Goal.Goal.Id]);
    }

    [Fact]
    public async Task Somebody_who_moves_has_only_the_row_they_are_on_drawn_again_and_not_the_bar_above_the_table()
    {
        var (store, context, board) = await OpenAsync();
        await using var s = store;
        await using var c = context;
        var page = ShowPlan(context);
        var (place, visit) = (Presences.Place(board.Id), Guid.NewGuid());
        store.Get<Presence>().Enter(place, new Visitor(visit, 8, "王科长", null, Typing: false));
        page.WaitForAssertion(() => Assert.Contains("2 人在线", page.Markup));
        var cells = page.FindComponents<MeasureCells>().ToDictionary(m => m.Instance.Measure.Id, m => m.RenderCount);
        var goals = page.FindComponents<GoalRows>().ToDictionary(g => g.Instance.Goal.Goal.Id, g => g.RenderCount);
        var (bar, people) = (page.FindComponent<PlanBar>().RenderCount, page.FindComponent<OnlinePeople>().RenderCount);

        var measure = board.Measures.Skip(5).First();
        store.Get<Presence>().Enter(place, new Visitor(visit, 8, "王科长", Presences.Key(RowKind.Measure, measure.Id), Typing: true));
        page.WaitForAssertion(() => Assert.Contains("王科长 正在填报…", page.Markup));

        Assert.Equal([measure.Id], page.FindComponents<MeasureCells>().Where(m => m.RenderCount > cells[m.Instance.Measure.Id]).Select(m => m.Instance.Measure.Id));
        Assert.Single(page.FindComponents<GoalRows>(), g => g.RenderCount > goals[g.Instance.Goal.Goal.Id]);
        Assert.Equal((bar, people), (page.FindComponent<PlanBar>().RenderCount, page.FindComponent<OnlinePeople>().RenderCount));
    }

    [Fact]
    public async Task My_own_other_window_on_a_row_is_not_somebody_else_and_somebody_else_goes_before_it()
    {
        var (store, context, board) = await OpenAsync();
        await using var s = store;
        await using var c = context;
        var page = ShowPlan(context);
        var (place, row) = (Presences.Place(board.Id), Presences.Key(RowKind.Measure, board.Measures.Skip(5).First().Id));
        store.Get<Presence>().Enter(place, new Visitor(Guid.NewGuid(), Actor.System.AccountId, Actor.System.Name, row, Typing: true));
        page.WaitForAssertion(() => Assert.Contains("我（另一窗口） 正在填报…", page.Markup));
        Assert.Contains("1 人在线", page.Markup);

        store.Get<Presence>().Enter(place, new Visitor(Guid.NewGuid(), 8, "王科长", row, Typing: true));
        page.WaitForAssertion(() => Assert.Contains("王科长 正在填报…", page.Markup));
    }

    [Fact]
    public async Task The_form_asks_for_problem_and_next_step_as_soon_as_the_number_does_not_grow()
    {
        var (store, context, board) = await OpenAsync();
        await using var s = store;
        await using var c = context;
        var measure = board.Measures.First(m => m.Reckoning == Reckoning.Percent);
        await store.Get<ReportProgress>().ExecuteAsync(Actor.System, measure.Id, new ProgressReport(30, null, null, "启动", "", "", []), [], Ct);
        board = (await store.Get<PlanBoards>().FindYearAsync(2019, Ct))!;
        var (task, now) = board.FindMeasure(measure.Id)!.Value;
        var form = context.Render(AsActor(Actor.System, b =>
        {
            b.OpenComponent<ReportForm>(0);
            b.AddAttribute(1, nameof(ReportForm.Task), task);
            b.AddAttribute(2, nameof(ReportForm.Measure), now);
            b.AddAttribute(3, nameof(ReportForm.Year), 2019);
            b.AddAttribute(4, nameof(ReportForm.Today), board.AsOf);
            b.AddAttribute(5, nameof(ReportForm.OnClose), (Func<Task>)(() => Task.CompletedTask));
            b.CloseComponent();
        }));

        Assert.Single(form.FindAll("textarea"));
        form.Find("input[type=number]").Change("30");
        Assert.Equal(3, form.FindAll("textarea").Count);
        form.Find("input[type=number]").Change("31");
        Assert.Single(form.FindAll("textarea"));
    }

    [Fact]
    public async Task A_page_that_is_left_stops_listening_and_is_no_longer_present()
    {
        var (store, context, board) = await OpenAsync();
        await using var s = store;
        ShowPlan(context);
        Assert.Single(store.Get<Presence>().In(Presences.Place(board.Id)));
        await context.DisposeAsync();
        Assert.Empty(store.Get<Presence>().In(Presences.Place(board.Id)));
    }

    [Fact]
    public async Task A_page_that_goes_on_to_another_year_is_no_longer_present_in_the_one_it_left()
    {
        var (store, context, board) = await OpenAsync();
        await using var s = store;
        await using var c = context;
        Assert.True((await store.Get<StartPlan>().RollForwardAsync(Actor.System, board.Id, Ct)).Ok);
        var next = (await store.Get<PlanBoards>().FindYearAsync(2020, Ct))!;
        var page = ShowPlan(context);
        await page.InvokeAsync(() => page.Instance.SetParametersAsync(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(PlanPage.Year)] = 2020 })));
        Assert.Equal((0, 1), (store.Get<Presence>().In(Presences.Place(board.Id)).Count, store.Get<Presence>().In(Presences.Place(next.Id)).Count));
    }

    [Fact]
    public async Task A_change_reaches_an_open_page_drawn_once_for_many_commits()
    {
        var (store, context, board) = await OpenAsync();
        await using var s = store;
        await using var c = context;
        var page = ShowPlan(context);
        var measure = board.Measures.First(m => m.Reckoning == Reckoning.Percent);
        foreach (var percent in (int[])[10, 20, 30])
            Assert.True((await store.Get<ReportProgress>().ExecuteAsync(Actor.System, measure.Id, new ProgressReport(percent, null, null, "推进", "", "", []), [], Ct)).Ok);
        page.WaitForAssertion(() => Assert.Contains("30%", page.Find($"[data-measure='{measure.Id}']").TextContent), TimeSpan.FromSeconds(20));
        Assert.Contains("刚刚", page.Find($"[data-measure='{measure.Id}']").TextContent);
    }

    private static int RowSpan(IElement cell) => int.Parse(cell.GetAttribute("rowspan")!);
}
