using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Storage;
using Portal.Domain.Work;
using Portal.Tests.Storage;

namespace Portal.Tests.Work;

/// <summary>'Start clean' against a real database file.</summary>
public sealed class RemoveSamplesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<TestStore> WithSampleAsync()
    {
        var store = await TestStore.OpenAsync();
        var progress = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Tables.Seed.File)!, "2019-sample-progress.json"), Ct);
        Assert.True((await store.Get<SamplePlan>().SeedAsync(Tables.Seed.Bytes, "2019-task-breakdown.txt", progress, Ct)).Ok);
        var demo = await store.Get<CreateAccount>().ExecuteAsync(Actor.System, new NewAccount("demo", "演示", null, [Role.Editor], IsDemo: true), Ct);
        Assert.True((await store.Get<LinkName>().ExecuteAsync(Actor.System, "赵利凯", demo.Value, Ct)).Ok);
        var person = await store.PersonAsync("person", Role.Editor);
        Assert.True((await store.Get<LinkName>().ExecuteAsync(Actor.System, "杨凯", person.AccountId, Ct)).Ok);
        return store;
    }

    private static async Task<Outcome> RemoveAsync(TestStore store, Actor actor) =>
        await store.Get<RemoveSamples>().ExecuteAsync(actor, await store.Get<RemoveSamples>().CountAsync(Ct), Ct);

    [Fact]
    public async Task Samples_go_for_good_with_their_reports_evidence_and_links_and_everything_else_stays()
    {
        await using var store = await WithSampleAsync();
        var sample = (await store.Get<PlanBoards>().FindYearAsync(2019, Ct))!;
        Assert.True((await store.Get<DeleteRow>().ExecuteAsync(Actor.System, RowKind.Task, sample.Tasks.First().Id, Ct)).Ok);
        Assert.True((await store.Get<StartPlan>().RollForwardAsync(Actor.System, sample.Id, Ct)).Ok);
        await using var db = await store.DbAsync();
        var shared = await db.Set<StoredFile>().AsNoTracking().OrderBy(f => f.Hash).FirstAsync(Ct);
        var own = (await store.Get<PlanBoards>().FindYearAsync(2020, Ct))!;
        var measure = own.Measures.First(m => m.Reckoning == Reckoning.Percent);
        Assert.True((await store.Get<ReportProgress>().ExecuteAsync(Actor.System, measure.Id, new ProgressReport(30, null, null, "自己的进展", "", "", []), [new NewFile("同一份.txt", shared.Content)], Ct)).Ok);
        BoardChange? heard = null;
        using var reader = store.Get<PlanBoards>().Subscribe(sample.Id, change => heard = change);

        Assert.True((await RemoveAsync(store, Actor.System)).Ok);

        Assert.Null(await store.Get<PlanBoards>().FindYearAsync(2019, Ct));
        Assert.True(heard is { Board: null });
        Assert.Equal([2020], (await store.Get<WorkQueries>().PlansAsync(Ct)).Select(p => p.Year));
        Assert.Equal(1, await db.Set<ProgressEntry>().IgnoreQueryFilters().CountAsync(Ct));
        Assert.Equal(1, await db.Set<Evidence>().CountAsync(Ct));
        Assert.Equal([shared.Hash], await db.Set<StoredFile>().Select(f => f.Hash).ToListAsync(Ct));
        Assert.Equal(own.Tasks.Count(), await db.Set<GoalTask>().IgnoreQueryFilters().CountAsync(Ct));
        Assert.Equal(["杨凯"], await db.Set<LinkedName>().Select(l => l.Name).ToListAsync(Ct));
        Assert.Empty(await store.Get<RemoveSamples>().CountAsync(Ct));
    }

    [Fact]
    public async Task The_audit_keeps_what_was_removed_and_that_it_happened()
    {
        await using var store = await WithSampleAsync();
        Assert.False(await store.Get<RemoveSamples>().HappenedAsync(Ct));
        var office = await store.PersonAsync("office2", Role.Office);
        Assert.True((await RemoveAsync(store, office)).Ok);

        Assert.True(await store.Get<RemoveSamples>().HappenedAsync(Ct));
        var entries = (await store.AuditAsync()).Where(e => e.Act == "RemoveSamples").ToList();
        Assert.All(entries, e => Assert.Equal(("office2", "samples"), (e.ActorName, e.Subject)));
        Assert.Contains(entries, e => e.Changes.Contains("突出做好重要政策措施的解读工作", StringComparison.Ordinal));
        Assert.Contains(entries, e => e.Changes.Contains("\"Evidence\"", StringComparison.Ordinal));
        Assert.True((await store.Get<AuditTrail>().VerifyAsync(Ct)).Whole);
        Assert.Equal("门户里已经没有示例，不用再清空。", (await RemoveAsync(store, office)).Reasons.Single().ToString());
    }

    [Fact]
    public async Task Reports_of_people_are_counted_apart_and_one_that_came_in_meanwhile_is_not_removed_unseen()
    {
        await using var store = await WithSampleAsync();
        var remove = store.Get<RemoveSamples>();
        var seen = await remove.CountAsync(Ct);
        Assert.Equal([("任务分解表", 1, 0), ("进度填报", seen[1].Count, 0), ("演示账户与责任人的关联", 1, 0)], seen.Select(c => (c.Name, c.Count, c.Real)));

        var office = await store.PersonAsync("office2", Role.Office);
        var measure = (await store.Get<PlanBoards>().FindYearAsync(2019, Ct))!.Measures.First(m => m.Reckoning == Reckoning.Percent);
        Assert.True((await store.Get<ReportProgress>().ExecuteAsync(office, measure.Id, new ProgressReport(100, null, null, "真的做完了", "", "", []), [], Ct)).Ok);

        Assert.Equal("示例里的内容刚刚有变化，请核对新的数目后再确认。", (await remove.ExecuteAsync(office, seen, Ct)).Reasons.Single().ToString());
        Assert.Equal((seen[1].Count + 1, 1), (await remove.CountAsync(Ct)) is [_, var reports, _] ? (reports.Count, reports.Real) : default);
        Assert.True((await RemoveAsync(store, office)).Ok);
    }

    [Fact]
    public async Task Whoever_may_not_edit_the_plan_may_not_clear_it_away()
    {
        await using var store = await WithSampleAsync();
        foreach (var role in (Role[])[Role.Editor, Role.Head, Role.Leader, Role.Webmaster, Role.Admin])
            Assert.Equal("您现在的角色没有这项权限，本次改动没有保存。", (await RemoveAsync(store, await store.PersonAsync($"p-{role}", role))).Reasons.Single().ToString());
        Assert.NotNull(await store.Get<PlanBoards>().FindYearAsync(2019, Ct));
    }

    [Fact]
    public async Task A_room_that_fails_leaves_every_room_as_it_was()
    {
        await using var store = await WithSampleAsync();
        await using var db = await store.DbAsync();
        var files = await db.Set<StoredFile>().CountAsync(Ct);
        var remove = new RemoveSamples(store.Gate, store.Get<IDbContextFactory<PortalDb>>(), [.. store.Get<IEnumerable<ISampleMaterial>>(), new FailingRoom()]);
        var seen = await remove.CountAsync(Ct);
        await Assert.ThrowsAsync<InvalidOperationException>(() => remove.ExecuteAsync(Actor.System, seen, Ct));
        Assert.Equal(files, await db.Set<StoredFile>().CountAsync(Ct));
        Assert.Equal(seen, await remove.CountAsync(Ct));
        Assert.False(await remove.HappenedAsync(Ct));
    }

    private sealed class FailingRoom : ISampleMaterial
    {
        public string Name => "别的材料";

        public Task<int> CountAsync(PortalDb db, CancellationToken ct) => Task.FromResult(1);

        public Task RemoveAsync(Write write, CancellationToken ct) => throw new InvalidOperationException("cannot");
    }
}
