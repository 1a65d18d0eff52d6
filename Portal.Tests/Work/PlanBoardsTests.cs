using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Domain.Work;
using Portal.Tests.Storage;

namespace Portal.Tests.Work;

/// <summary>The board in memory follows the database change by change.</summary>
public sealed class PlanBoardsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<(TestStore Store, PlanBoard Board)> WithSeedAsync()
    {
        var store = await TestStore.OpenAsync();
        Assert.True((await store.Get<ImportPlan>().ExecuteAsync(Actor.System, Tables.Seed.Draft, Ct)).Ok);
        return (store, (await store.Get<PlanBoards>().FindYearAsync(2019, Ct))!);
    }

    private static async Task<string> ReadAnewAsync(TestStore store, int planId)
    {
        using var boards = new PlanBoards(store.Get<IDbContextFactory<PortalDb>>(), store.Get<OfficeClock>(), new ChangeFeed(NullLogger<ChangeFeed>.Instance));
        return JsonSerializer.Serialize(await boards.FindAsync(planId, Ct));
    }

    [Fact]
    public async Task A_board_patched_change_by_change_equals_one_read_anew()
    {
        var (store, board) = await WithSeedAsync();
        await using var _ = store;
        var task = board.Tasks.First(t => t.Measures.Length > 1);
        var (byPercent, byEvidence) = (board.Measures.First(m => m.Reckoning == Reckoning.Percent), board.Measures.First(m => m.Reckoning == Reckoning.Evidence));
        EvidenceItem[] evidence = [new(EvidenceKind.Link, "公开专栏", "https://example.gov.cn/zl", null), new(EvidenceKind.Document, "通知", "/policies/tz", null)];
        Func<Task<bool>>[] changes =
        [
            async () => (await store.Get<ReportProgress>().ExecuteAsync(Actor.System, byPercent.Id, new ProgressReport(40, null, null, "启动", "", "", []), [], Ct)).Ok,
            async () => (await store.Get<ReportProgress>().ExecuteAsync(Actor.System, byPercent.Id, new ProgressReport(70, null, null, "推进", "", "", []), [], Ct)).Ok,
            async () => (await store.Get<ReportProgress>().ExecuteAsync(Actor.System, byEvidence.Id, new ProgressReport(null, null, new DateOnly(2019, 1, 1), "", "迟报", "按季催办", evidence), [], Ct)).Ok,
            async () => (await store.Get<EditField>().ExecuteAsync(Actor.System, PlanField.Lead, task.Id, task.Lead, "办公室", Ct)).Ok,
            async () => (await store.Get<EditField>().ExecuteAsync(Actor.System, PlanField.MeasureWeight, task.Measures[1].Id, "1", "2.5", Ct)).Ok,
            async () => (await store.Get<CancelMeasures>().ExecuteAsync(Actor.System, RowKind.Measure, task.Measures[0].Id, "职能划转", Ct)).Ok,
        ];
        foreach (var change in changes)
        {
            Assert.True(await change());
            Assert.Equal(await ReadAnewAsync(store, board.Id), JsonSerializer.Serialize(await store.Get<PlanBoards>().FindAsync(board.Id, Ct)));
        }
    }

    [Fact]
    public async Task Of_a_report_only_its_measure_and_the_sums_above_become_new_objects()
    {
        var (store, before) = await WithSeedAsync();
        await using var _ = store;
        var measure = before.Measures.First(m => m.Reckoning == Reckoning.Percent);
        Assert.True((await store.Get<ReportProgress>().ExecuteAsync(Actor.System, measure.Id, new ProgressReport(40, null, null, "启动", "", "", []), [], Ct)).Ok);
        var after = (await store.Get<PlanBoards>().FindAsync(before.Id, Ct))!;

        Assert.Equal([measure.Id], after.Measures.Where(m => !before.Measures.Contains(m, ReferenceEqualityComparer.Instance)).Select(m => m.Id));
        Assert.Equal([measure.TaskId], after.Tasks.Where(t => !before.Tasks.Contains(t, ReferenceEqualityComparer.Instance)).Select(t => t.Id));
        Assert.Single(after.Goals, g => !before.Goals.Contains(g, ReferenceEqualityComparer.Instance));
    }
}
