using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;
using Portal.Tests.Storage;

namespace Portal.Tests.Work;

/// <summary>From one year to the next: what is carried over, how its days are read, which year is worked on, and how a wrong one goes again.</summary>
public sealed class YearTests
{
    private const string Header = "目标\t序号\t任务\t要求\t责任单位\t牵头处室\t配合处室\t责任人\t完成措施\t完成时限\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<PlanBoard> ImportAsync(TestStore store, string measures, string deadline = "全年持续推进", int year = 2019)
    {
        var draft = PlanTableReader.ReadText($"{Header}一、{year}年的公开\t（一）\t发布{year}年目录\t{year}年要求\t各部门\t办公室\t——\t赵利凯\t{measures}\t{deadline}", year);
        Assert.Equal([], draft.Issues.Where(i => i.Severity == IssueSeverity.Error));
        Assert.True((await store.Get<ImportPlan>().ExecuteAsync(Actor.System, draft, Ct)).Ok);
        return (await store.Get<PlanBoards>().FindYearAsync(year, Ct))!;
    }

    private static async Task<PlanBoard> RollAsync(TestStore store, PlanBoard board)
    {
        Assert.Equal(board.Year + 1, (await store.Get<StartPlan>().RollForwardAsync(Actor.System, board.Id, Ct)).Value);
        return (await store.Get<PlanBoards>().FindYearAsync(board.Year + 1, Ct))!;
    }

    [Fact]
    public async Task A_year_rolled_forward_speaks_of_the_new_year_and_of_the_january_after_it()
    {
        await using var store = await TestStore.OpenAsync();
        var next = await RollAsync(store, await ImportAsync(store, "1. 2020年1月底前发布2019年年度报告 2. 9月底前完成升级 3. 每季度更新 4. 持续推进"));

        Assert.Equal(["2021年1月底前发布2020年年度报告", "9月底前完成升级", "每季度更新", "持续推进"], next.Measures.Select(m => m.Text));
        Assert.Equal([DueRule.By(new DateOnly(2021, 1, 31), "2021年1月底前"), DueRule.By(new DateOnly(2020, 9, 30), "9月底前"), DueRule.Each(Cadence.Quarter, "每季度"), DueRule.AllYear("持续推进")], next.Measures.Select(m => m.Due));
        Assert.Equal(("一、2020年的公开", "发布2020年目录", "2020年要求"), (next.Goals[0].Heading, next.Tasks.Single().Name, next.Tasks.Single().Requirement));
    }

    [Theory]
    [InlineData("二〇二〇年1月底前发布二〇一九年年度报告", "二〇二一年1月底前发布二〇二〇年年度报告")]
    [InlineData("二○二○年1月底前发布二○一九年年度报告", "二○二一年1月底前发布二○二○年年度报告")]
    [InlineData("二零二零年1月底前发布二零一九年年度报告", "二零二一年1月底前发布二零二零年年度报告")]
    [InlineData("2020 年1月底前发布２０１９年年度报告", "2021 年1月底前发布２０２０年年度报告")]
    [InlineData("2020年1月底前对照二〇一八年和2016年修订", "2021年1月底前对照二〇一八年和2016年修订")]
    public async Task A_year_is_carried_over_in_the_digits_it_is_written_in(string before, string after)
    {
        await using var store = await TestStore.OpenAsync();
        var measure = (await RollAsync(store, await ImportAsync(store, before))).Measures.Single();
        Assert.Equal((after, new DateOnly(2021, 1, 31)), (measure.Text, measure.Due.Date));
    }

    [Fact]
    public async Task The_end_of_february_stays_the_end_of_february_and_a_day_set_by_hand_stays_by_hand()
    {
        await using var store = await TestStore.OpenAsync();
        var board = await ImportAsync(store, "1. 2月底前完成 2. 持续推进 3. 持续更新");
        async Task ByHandAsync(int measure, string due) =>
            Assert.True((await store.Get<EditField>().ExecuteAsync(Actor.System, PlanField.MeasureDue, board.Measures.ElementAt(measure).Id, "Continuous:Quarter", due, Ct)).Ok);
        await ByHandAsync(1, "Date:2019-02-28");
        await ByHandAsync(2, "Date:2019-06-15");

        var next = await RollAsync(store, board);
        Assert.Equal([new DateOnly(2020, 2, 29), new DateOnly(2020, 2, 29), new DateOnly(2020, 6, 15)], next.Measures.Select(m => m.Due.Date));
        Assert.Equal([false, true, true], next.Measures.Select(m => m.DueByHand));
    }

    [Fact]
    public async Task Cancelled_measures_stay_behind()
    {
        await using var store = await TestStore.OpenAsync();
        var board = await ImportAsync(store, "1. 9月底前完成 2. 持续推进");
        Assert.True((await store.Get<CancelMeasures>().ExecuteAsync(Actor.System, RowKind.Measure, board.Measures.First().Id, "不做了", Ct)).Ok);
        Assert.Equal(["持续推进"], (await RollAsync(store, board)).Measures.Select(m => m.Text));
    }

    [Fact]
    public async Task A_year_prepared_ahead_does_not_hide_the_one_that_is_worked_on()
    {
        await using var store = await TestStore.OpenAsync(); // 23 November 2026
        var queries = store.Get<WorkQueries>();
        async Task<int?> CurrentAsync() => queries.Current(await queries.PlansAsync(Ct))?.Year;
        Assert.Null(await CurrentAsync());
        Assert.True((await store.Get<StartPlan>().EmptyAsync(Actor.System, 2027, "二〇二七年", "", Ct)).Ok);
        Assert.Equal(2027, await CurrentAsync());
        Assert.True((await store.Get<StartPlan>().EmptyAsync(Actor.System, 2026, "二〇二六年", "", Ct)).Ok);
        Assert.Equal(2026, await CurrentAsync());
        store.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 16, 0, 0, TimeSpan.Zero)); // New Year in the office
        Assert.Equal(2027, await CurrentAsync());
    }

    [Fact]
    public async Task A_plan_begun_by_mistake_goes_again_with_all_its_rows_and_the_audit_keeps_it()
    {
        await using var store = await TestStore.OpenAsync();
        var board = await ImportAsync(store, "1. 9月底前完成 2. 持续推进");
        Assert.True((await store.Get<DeleteRow>().ExecuteAsync(Actor.System, RowKind.Measure, board.Measures.First().Id, Ct)).Ok);
        BoardChange? heard = null;
        using var reader = store.Get<PlanBoards>().Subscribe(board.Id, change => heard = change);

        Assert.True((await store.Get<StartPlan>().DeleteAsync(Actor.System, board.Id, Ct)).Ok);
        Assert.True(heard is { Board: null });
        await using var db = await store.DbAsync();
        Assert.Equal(0, await db.Set<Measure>().IgnoreQueryFilters().CountAsync(Ct));
        Assert.True(await db.Set<AuditEntry>().AnyAsync(e => e.Act == "DeletePlan" && e.Subject == $"plan/{board.Id}", Ct));
        Assert.Equal(2, (await ImportAsync(store, "1. 9月底前完成 2. 持续推进")).Share.Measures);
    }

    [Fact]
    public async Task A_plan_with_reports_or_an_open_ledger_cannot_be_deleted()
    {
        await using var store = await TestStore.OpenAsync();
        var board = await ImportAsync(store, "9月底前完成");
        Assert.True((await store.Get<ReportProgress>().ExecuteAsync(Actor.System, board.Measures.Single().Id, new ProgressReport(30, null, null, "启动", "", "", []), [], Ct)).Ok);
        Assert.True((await store.Get<DeleteRow>().ExecuteAsync(Actor.System, RowKind.Task, board.Tasks.Single().Id, Ct)).Ok); // its report is still there
        Assert.True((await store.Get<PublishLedger>().PlanAsync(Actor.System, board.Id, true, Ct)).Ok);

        var outcome = await store.Get<StartPlan>().DeleteAsync(Actor.System, board.Id, Ct);
        Assert.Equal(["2019年的表已有 1 条填报，不能删除。", "2019年的台账正对公众开放，请先在“台账公开”停止公开。"], outcome.Reasons.Select(r => r.ToString()));
        var editor = await store.PersonAsync("person", Role.Editor);
        Assert.False((await store.Get<StartPlan>().DeleteAsync(editor, board.Id, Ct)).Ok);
        Assert.NotNull(await store.Get<PlanBoards>().FindYearAsync(2019, Ct));
    }

    [Fact]
    public async Task The_history_of_some_measures_is_reckoned_from_these_alone()
    {
        await using var store = await TestStore.OpenAsync();
        var board = await ImportAsync(store, "1. 9月底前完成 2. 10月底前完成", year: 2026);
        await store.Get<ReportProgress>().ExecuteAsync(Actor.System, board.Measures.First().Id, new ProgressReport(80, null, null, "启动", "", "", []), [], Ct);
        DateOnly[] today = [new(2026, 11, 23)];
        async Task<decimal> AtAsync(Func<TaskLine, MeasureLine, bool> counts) => (await store.Get<WorkQueries>().HistoryAsync(board.Id, counts, today, Ct)).Single().Percent;
        Assert.Equal((40, 80, 0, 0), (await AtAsync((_, _) => true), await AtAsync((_, m) => m.Number == 1), await AtAsync((_, m) => m.Number == 2), await AtAsync((_, _) => false)));
    }
}
