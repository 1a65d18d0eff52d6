using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;
using Portal.Tests.Storage;

namespace Portal.Tests.Work;

/// <summary>The commands of the plan against a real database file.</summary>
public sealed class PlanCommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<(TestStore Store, PlanBoard Board)> WithSeedAsync()
    {
        var store = await TestStore.OpenAsync();
        Assert.True((await store.Get<ImportPlan>().ExecuteAsync(Actor.System, Tables.Seed.Draft, Ct)).Ok);
        return (store, await BoardAsync(store));
    }

    private static async Task<PlanBoard> BoardAsync(TestStore store, int year = 2019) => (await store.Get<PlanBoards>().FindYearAsync(year, Ct))!;

    private static MeasureLine Measure(PlanBoard board, string task, int number) => board.Tasks.Single(t => t.Number == task).Measures.Single(m => m.Number == number);

    private static ProgressReport Percent(int percent, string problem = "", string next = "") => new(percent, null, null, "进展", problem, next, []);

    private static Task<Outcome<int>> ReportAsync(TestStore store, Actor actor, MeasureLine measure, ProgressReport report, params NewFile[] files) =>
        store.Get<ReportProgress>().ExecuteAsync(actor, measure.Id, report, files, Ct);

    [Fact]
    public async Task The_bureaus_table_comes_in_with_5_goals_13_tasks_23_measures_and_its_hidden_date()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        Assert.Equal((5, 13, 23), (board.Goals.Length, board.Tasks.Count(), board.Measures.Count()));
        Assert.Equal(new DateOnly(2019, 9, 30), Measure(board, "(十三)", 1).Due.Date);
        Assert.Equal("9月底前", Measure(board, "(十三)", 1).Due.Phrase);
        Assert.Equal(DueKind.Recurring, Measure(board, "(十一)", 2).Due.Kind);
        Assert.Equal("市科技局", board.Issuer);
    }

    [Theory]
    [InlineData(TableFormat.Tsv)]
    [InlineData(TableFormat.Docx)]
    [InlineData(TableFormat.Xlsx)]
    public async Task An_export_comes_back_in_as_the_same_plan_in_every_format(TableFormat format)
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var measure = Measure(board, "(九)", 1);
        Assert.True((await ReportAsync(store, Actor.System, measure, Percent(45))).Ok);
        foreach (var progress in (bool[])[false, true])
        {
            var bytes = (await store.Get<ExportPlan>().ExecuteAsync(2019, format, progress, Ct))!;
            var again = await store.Get<ImportPlan>().ExecuteAsync(Actor.System, PlanTableReader.Read(bytes, $"x.{format}", null), Ct);
            Assert.True(again.Ok);
            Assert.Empty(again.Value!.Changes);
        }

        Assert.Equal(45, Measure(await BoardAsync(store), "(九)", 1).Standing.Percent);
    }

    [Fact]
    public async Task Importing_again_updates_by_number_keeps_progress_and_says_what_changes()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var measure = Measure(board, "(九)", 1);
        Assert.True((await ReportAsync(store, Actor.System, measure, Percent(45))).Ok);
        var text = System.Text.Encoding.UTF8.GetString(Tables.Seed.Bytes).Replace("推进网站集约化工作，", "推进全市网站集约化工作，").Replace("市财政局牵头抓好", "市财政局、市科技局抓好");
        var draft = PlanTableReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "x.txt", null);

        var preview = await store.Get<ImportPlan>().PreviewAsync(draft, Ct);
        Assert.Equal([("(八)", PlanField.ResponsibleUnits), ("(九) 1", PlanField.MeasureText)], preview.Value!.Changes.Select(c => (c.Where, c.Field!.Value)));
        Assert.DoesNotContain("全市", Measure(await BoardAsync(store), "(九)", 1).Text);

        Assert.True((await store.Get<ImportPlan>().ExecuteAsync(Actor.System, draft, Ct)).Ok);
        var after = await BoardAsync(store);
        Assert.StartsWith("推进全市网站集约化工作", Measure(after, "(九)", 1).Text);
        Assert.Equal((measure.Id, 45m, 23), (Measure(after, "(九)", 1).Id, Measure(after, "(九)", 1).Standing.Percent, after.Share.Measures));
    }

    [Fact]
    public async Task An_export_after_a_measure_was_deleted_doubles_nothing()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        Assert.True((await store.Get<DeleteRow>().ExecuteAsync(Actor.System, RowKind.Measure, Measure(board, "(十三)", 1).Id, Ct)).Ok);
        var bytes = (await store.Get<ExportPlan>().ExecuteAsync(2019, TableFormat.Tsv, progress: false, Ct))!;
        var again = await store.Get<ImportPlan>().ExecuteAsync(Actor.System, PlanTableReader.Read(bytes, "x.tsv", null), Ct);
        Assert.Empty(again.Value!.Changes);
        Assert.Equal(22, (await BoardAsync(store)).Share.Measures);
    }

    [Fact]
    public async Task What_the_file_lacks_stays_and_is_named()
    {
        var (store, _) = await WithSeedAsync();
        await using var __ = store;
        var shorter = Tables.Seed.Draft with { Goals = [.. Tables.Seed.Draft.Goals.Take(4)] };
        var preview = await store.Get<ImportPlan>().PreviewAsync(shorter, Ct);
        Assert.All(preview.Value!.Changes, c => Assert.Equal(ImportChangeKind.Keep, c.Kind));
        Assert.Equal(["五、", "(十一)", "(十二)", "(十三)"], preview.Value.Changes.Select(c => c.Where));
    }

    [Fact]
    public async Task A_file_with_an_error_imports_nothing_at_all()
    {
        await using var store = await TestStore.OpenAsync();
        var broken = Tables.Seed.Draft with { Issues = [new TableIssue(7, IssueSeverity.Error, "这一行缺少单元格。")] };
        var outcome = await store.Get<ImportPlan>().ExecuteAsync(Actor.System, broken, Ct);
        Assert.Equal("第 7 行：这一行缺少单元格。", outcome.Reasons.Single().ToString());
        Assert.Null(await store.Get<PlanBoards>().FindYearAsync(2019, Ct));
    }

    [Fact]
    public async Task A_due_date_corrected_by_hand_outlives_the_next_import()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var measure = Measure(board, "(十三)", 2);
        Assert.True((await store.Get<EditField>().ExecuteAsync(Actor.System, PlanField.MeasureDue, measure.Id, PlanFields.DueText(measure.Due), "Date:2020-01-31", Ct)).Ok);
        Assert.True((await store.Get<ImportPlan>().ExecuteAsync(Actor.System, Tables.Seed.Draft, Ct)).Ok);
        var after = Measure(await BoardAsync(store), "(十三)", 2);
        Assert.Equal((new DateOnly(2020, 1, 31), true), (after.Due.Date, after.DueByHand));
    }

    [Fact]
    public async Task Going_backwards_needs_problem_and_next_step_and_is_kept_as_a_new_report()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var measure = Measure(board, "(九)", 1);
        Assert.True((await ReportAsync(store, Actor.System, measure, Percent(60))).Ok);
        Assert.Equal(["进度没有前进，请写明存在问题。", "进度没有前进，请写明后续举措。"], (await ReportAsync(store, Actor.System, measure, Percent(40))).Reasons.Select(r => r.ToString()));
        Assert.Equal(["进度没有前进，请写明后续举措。"], (await ReportAsync(store, Actor.System, measure, Percent(60, "平台未就绪"))).Reasons.Select(r => r.ToString()));
        Assert.True((await ReportAsync(store, Actor.System, measure, Percent(40, "平台未就绪", "改为分批迁移"))).Ok);
        Assert.Equal([40, 60], (await store.Get<WorkQueries>().ReportsAsync(measure.Id, Ct)).Select(r => r.Percent));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task A_percentage_outside_its_range_is_refused(int percent)
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        Assert.Equal(["进度须在 0 到 100 之间。"], (await ReportAsync(store, Actor.System, Measure(board, "(九)", 1), Percent(percent))).Reasons.Select(r => r.ToString()));
    }

    [Fact]
    public async Task Evidence_is_taken_by_its_bytes_and_a_disguised_page_is_refused()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var measure = Measure(board, "(一)", 1);
        var report = new ProgressReport(null, null, new DateOnly(2019, 1, 1), "", "迟报", "按季催办", []);
        var refused = await ReportAsync(store, Actor.System, measure, report, new NewFile("说明.pdf", "<html><script>alert(1)</script>"u8.ToArray()));
        Assert.StartsWith("“说明.pdf”是网页", refused.Reasons.Single().ToString());
        Assert.True((await ReportAsync(store, Actor.System, measure, report, new NewFile("说明.pdf", "%PDF-1.7 正文"u8.ToArray()))).Ok);
        var item = Measure(await BoardAsync(store), "(一)", 1).Last!.Evidence.Single();
        Assert.Equal("application/pdf", (await store.Get<WorkQueries>().EvidenceFileAsync(item.Address, Ct))!.Value.File.ContentType);
    }

    [Fact]
    public async Task A_measure_reckoned_by_evidence_wants_some()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var outcome = await ReportAsync(store, Actor.System, Measure(board, "(一)", 1), new ProgressReport(null, null, new DateOnly(2019, 1, 1), "做了", "", "", []));
        Assert.Contains("请附上文件、链接或本站文件作为佐证", outcome.Reasons.Single().ToString());
    }

    [Fact]
    public async Task Only_the_divisions_of_a_task_and_its_people_may_report_on_it()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var stranger = await store.PersonAsync("stranger", Role.Editor);
        var measure = Measure(board, "(九)", 1);
        Assert.Equal("这条措施不由您或您的处室负责，不能填报。请联系办公室。", (await ReportAsync(store, stranger, measure, Percent(10))).Reasons.Single().ToString());

        Assert.True((await store.Get<LinkName>().ExecuteAsync(Actor.System, "杨凯", stranger.AccountId, Ct)).Ok);
        Assert.True((await ReportAsync(store, stranger, measure, Percent(10))).Ok);
        var reader = await store.PersonAsync("reader", Role.Leader);
        Assert.False((await ReportAsync(store, reader, measure, Percent(20))).Ok);
    }

    [Fact]
    public async Task A_field_changed_since_it_was_seen_comes_back_with_both_versions_and_its_writer()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var task = board.Tasks.First();
        var office = await store.PersonAsync("office2", Role.Office);
        var edit = store.Get<EditField>();
        Assert.True((await edit.ExecuteAsync(office, PlanField.TaskName, task.Id, task.Name, "甲的写法", Ct)).Ok);
        var second = await edit.ExecuteAsync(Actor.System, PlanField.TaskName, task.Id, task.Name, "乙的写法", Ct);
        Assert.Equal(("甲的写法", "office2"), (second.Conflict!.Theirs, second.Conflict.By));
        Assert.Equal("甲的写法", (await BoardAsync(store)).Tasks.First().Name);
        Assert.True((await edit.ExecuteAsync(Actor.System, PlanField.TaskName, task.Id, "甲的写法", "乙的写法", Ct)).Ok);
        Assert.True((await edit.ExecuteAsync(Actor.System, PlanField.TaskName, task.Id, "旧的", "乙的写法", Ct)).Ok); // the same wish twice is no conflict
    }

    [Fact]
    public async Task A_number_is_unique_in_the_plan()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var outcome = await store.Get<EditField>().ExecuteAsync(Actor.System, PlanField.TaskNumber, board.Tasks.First().Id, "(一)", "（二）", Ct);
        Assert.Equal("序号“(二)”已经用过，请换一个。", outcome.Reasons.Single().ToString());
    }

    [Fact]
    public async Task Rows_are_added_moved_deleted_and_brought_back_with_their_reports()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var goal = board.Goals[4];
        var added = await store.Get<AddRow>().ExecuteAsync(Actor.System, RowKind.Task, goal.Id, "做好政务公开培训", Ct);
        var measure = await store.Get<AddRow>().ExecuteAsync(Actor.System, RowKind.Measure, added.Value, "10月底前举办两期培训", Ct);
        board = await BoardAsync(store);
        Assert.Equal("(十四)", board.Goals[4].Tasks[^1].Number);
        Assert.Equal(new DateOnly(2019, 10, 31), board.FindMeasure(measure.Value)!.Value.Measure.Due.Date);

        Assert.True((await store.Get<MoveRow>().ExecuteAsync(Actor.System, RowKind.Task, added.Value, -1, Ct)).Ok);
        Assert.Equal(added.Value, (await BoardAsync(store)).Goals[4].Tasks[2].Id);

        Assert.True((await ReportAsync(store, Actor.System, board.FindMeasure(measure.Value)!.Value.Measure, Percent(50))).Ok);
        Assert.True((await store.Get<DeleteRow>().ExecuteAsync(Actor.System, RowKind.Task, added.Value, Ct)).Ok);
        Assert.Equal(13, (await BoardAsync(store)).Tasks.Count());
        Assert.True((await store.Get<RestoreRow>().ExecuteAsync(Actor.System, RowKind.Task, added.Value, Ct)).Ok);
        Assert.Equal(50, (await BoardAsync(store)).FindMeasure(measure.Value)!.Value.Measure.Standing.Percent);
    }

    [Fact]
    public async Task A_plan_rolls_forward_without_its_reports_and_a_year_later()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        Assert.True((await ReportAsync(store, Actor.System, Measure(board, "(十三)", 1), Percent(100))).Ok);
        Assert.Equal(2020, (await store.Get<StartPlan>().RollForwardAsync(Actor.System, board.Id, Ct)).Value);
        var next = await BoardAsync(store, 2020);
        Assert.Equal((23, 0), (next.Share.Measures, next.Share.Whole));
        Assert.Equal(new DateOnly(2020, 9, 30), Measure(next, "(十三)", 1).Due.Date);
        Assert.Contains("2020年", next.Title);
        Assert.Equal("2020年的任务分解表已经有了，请直接打开它。", (await store.Get<StartPlan>().RollForwardAsync(Actor.System, board.Id, Ct)).Reasons.Single().ToString());
    }

    [Fact]
    public async Task A_task_without_measures_has_nothing_to_cancel_and_it_is_said()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var task = (await store.Get<AddRow>().ExecuteAsync(Actor.System, RowKind.Task, board.Goals[0].Id, "新任务", Ct)).Value;
        Assert.Equal("这项任务还没有措施。不需要这项任务的，可以直接删除。", (await store.Get<CancelMeasures>().ExecuteAsync(Actor.System, RowKind.Task, task, "不做了", Ct)).Reasons.Single().ToString());
    }

    [Fact]
    public async Task Every_command_of_the_plan_leaves_its_trace_and_the_chain_stays_whole()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var task = board.Tasks.First();
        await store.Get<EditField>().ExecuteAsync(Actor.System, PlanField.Lead, task.Id, task.Lead, "办公室", Ct);
        await store.Get<CancelMeasures>().ExecuteAsync(Actor.System, RowKind.Measure, task.Measures[0].Id, "职能划转", Ct);
        await store.Get<CancelMeasures>().UndoAsync(Actor.System, RowKind.Measure, task.Measures[0].Id, Ct);
        await store.Get<PublishLedger>().FacetAsync(Actor.System, task.Id, Facets.Problems, false, Ct);
        await store.Get<PublishLedger>().PlanAsync(Actor.System, board.Id, true, Ct);

        var entries = await store.AuditAsync();
        Assert.Equal(["PublishLedger", "PublishLedger", "ResumeMeasures", "CancelMeasures", "EditField", "ImportPlan"], entries.Select(e => e.Act).Where(a => a != "CreateAccount"));
        var edit = entries.Single(e => e.Act == "EditField");
        Assert.Equal($"plan/{board.Id}/task/{task.Id}", edit.Subject);
        Assert.Contains($"\"Lead\":\"{task.Lead}\"", edit.Changes);
        Assert.Contains("\"Lead\":\"办公室\"", edit.Changes);
        Assert.True((await store.Get<Domain.Storage.AuditTrail>().VerifyAsync(Ct)).Whole);
        await using var db = await store.DbAsync();
        Assert.Equal(6, (await db.Set<Plan>().SingleAsync(Ct)).Revision);
    }
}
