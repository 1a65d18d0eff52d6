using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;
using Portal.Domain.Work;

namespace Portal.Tests.Storage;

/// <summary>A tree that goes in whole stands in the file, and in the audit, as EF itself would have written it.</summary>
public sealed class NewRowsTests
{
    private static readonly string[] Tables = ["plans", "goals", "tasks", "measures", "progress_entries", "evidence"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_cell_is_what_EF_writes_and_the_audit_names_the_same_rows()
    {
        var tracked = await WrittenAsync((write, plan) => write.Db.Add(plan));
        var whole = await WrittenAsync((write, plan) => write.Insert(plan));
        Assert.Equal(tracked.Cells, whole.Cells);
        Assert.Equal(tracked.Audited, whole.Audited);
        Assert.All(Tables, table => Assert.Contains(whole.Cells, cell => cell.StartsWith($"{table} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_refused_write_leaves_nothing_of_the_tree()
    {
        await using var store = await TestStore.OpenAsync();
        await store.Gate.RunAsync(Actor.System, Permission.EditPlan, "Test", write =>
        {
            write.Insert(NewPlan(write));
            return Task.FromResult(Outcome.Refused("不行。"));
        }, Ct);
        await using var db = await store.DbAsync();
        Assert.Empty(await db.Set<Plan>().ToListAsync(Ct));
    }

    [Fact]
    public async Task What_only_EF_can_write_is_refused_instead_of_being_lost_in_part()
    {
        await using var store = await TestStore.OpenAsync();
        await Assert.ThrowsAsync<NotSupportedException>(() => store.Gate.RunAsync(Actor.System, Permission.EditPlan, "Test", write =>
        {
            write.Insert(new Document(DocumentKind.Policy, "a", 1, "办公室", "题", Actor.System, write.Now));
            return Task.FromResult(Outcome.Done);
        }, Ct));
    }

    private static Plan NewPlan(Write write)
    {
        var plan = new Plan(2019, "题", "市科技局") { UpperHeading = "左", LowerHeading = "右", Published = true };
        var task = plan.AddGoal("一", "目标", 10).AddTask("(一)", "任务", 10);
        (task.Weight, task.Published) = (0.5m, Facets.Measures | Facets.Steps);
        task.AddMeasure(1, "措施一", new DueRule(DueKind.Date, new DateOnly(2019, 9, 30), null, "9月底前"), 10).Weight = 1.25m;
        task.AddMeasure(2, "措施二", new DueRule(DueKind.Continuous, null, Cadence.Quarter, "全年"), 20);
        var report = new ProgressReport(40, null, null, "进展", "", "", [new EvidenceItem(EvidenceKind.Link, "佐证", "https://a.cn/", 7)]);
        Assert.True(task.Measures[0].Report(report, Standings.Of(Reckoning.Percent, task.Measures[0].Due, 2019, false, [], write.Today), write.Actor, write.Today, new DateTime(2019, 5, 6, 7, 8, 9, 123, DateTimeKind.Utc)).Ok);
        plan.Touch(new DateTime(2019, 5, 6, 7, 8, 9, DateTimeKind.Utc));
        return plan;
    }

    private static async Task<(List<string> Cells, List<string> Audited)> WrittenAsync(Action<Write, Plan> write)
    {
        await using var store = await TestStore.OpenAsync();
        var outcome = await store.Gate.RunAsync(Actor.System, Permission.EditPlan, "Test", w =>
        {
            write(w, NewPlan(w));
            return Task.FromResult(Outcome.Done);
        }, Ct);
        Assert.True(outcome.Ok);
        await using var db = await store.DbAsync();
        await db.Database.OpenConnectionAsync(Ct);
        var cells = new List<string>();
        foreach (var table in Tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1";
            await using var rows = await command.ExecuteReaderAsync(Ct);
            while (await rows.ReadAsync(Ct))
                cells.AddRange(Enumerable.Range(0, rows.FieldCount).Select(i => $"{table} {rows.GetName(i)}: {(rows.IsDBNull(i) ? "null" : $"{rows.GetDataTypeName(i)} {rows.GetFieldType(i).Name} {rows.GetValue(i)}")}"));
        }

        using var json = System.Text.Json.JsonDocument.Parse((await db.Set<AuditEntry>().OrderByDescending(e => e.Number).FirstAsync(Ct)).Changes);
        return (cells, [.. json.RootElement.EnumerateArray().Select(r => r.ToString()).Order(StringComparer.Ordinal)]);
    }
}
