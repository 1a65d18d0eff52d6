using System.Diagnostics;
using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;
using Portal.Tests.Storage;

namespace Portal.Tests.Benchmarks;

/// <summary>What the domain alone costs, on a database file with synchronous=FULL.</summary>
public sealed class DomainBenchmarks
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Import_of_20000_tasks_and_roll_up_of_40000_measures()
    {
        await using var store = await TestStore.OpenAsync();
        var file = Figures.Table(20_000);
        var peak = PeakMemory.Start();
        var watch = Stopwatch.StartNew();
        var draft = PlanTableReader.Read(file, "table.tsv", null);
        var read = watch.Elapsed;
        var outcome = await store.Get<ImportPlan>().ExecuteAsync(Actor.System, draft, Ct);
        Assert.True(outcome.Ok);
        Figures.Print("import of 20,000 tasks, 40,000 measures", string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s (reading {read.TotalSeconds:0.0} s)"), "≤ 10 s");
        Figures.Print("… memory at its peak above the start", string.Create(CultureInfo.InvariantCulture, $"{peak.Stop() / 1024d / 1024d:0} MB"), "≤ 500 MB");

        watch.Restart();
        var board = (await store.Get<PlanBoards>().FindYearAsync(2019, Ct))!;
        Figures.Print("first reading of its board", string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMilliseconds:0} ms"), "—");

        var measure = board.Tasks.ElementAt(9_999).Measures.First(m => m.Reckoning == Reckoning.Percent);
        var (whole, rollUp, pure) = (new List<double>(), new List<double>(), new List<double>());
        var committed = 0L;
        using var first = store.Get<Domain.Storage.ChangeFeed>().Subscribe(_ => Task.CompletedTask);
        using var reader = store.Get<PlanBoards>().Subscribe(board.Id, change => rollUp.Add(Stopwatch.GetElapsedTime(committed).TotalMilliseconds));
        for (var percent = 1; percent <= 60; percent++)
        {
            committed = Stopwatch.GetTimestamp();
            Assert.True((await store.Get<ReportProgress>().ExecuteAsync(Actor.System, measure.Id, Figures.Percent(percent), [], Ct)).Ok);
            whole.Add(Stopwatch.GetElapsedTime(committed).TotalMilliseconds);

            var now = (await store.Get<PlanBoards>().FindAsync(board.Id, Ct))!;
            var goal = now.Goals[2];
            var start = Stopwatch.GetTimestamp();
            PlanBoards.Replace(now, goal, goal.Tasks[1_999], goal.Tasks[1_999] with { Weight = 2 });
            pure.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Figures.Print("roll-up of 40,000 measures after one change, arithmetic", pure, "≤ 20 ms");
        Figures.Print("… report → committed → board patched and announced", rollUp, "—");
        Figures.Print("… the whole command", whole, "—");
    }
}

/// <summary>The greatest growth of the process while something runs.</summary>
internal sealed class PeakMemory
{
    private readonly CancellationTokenSource _stop = new();
    private readonly long _before;
    private readonly Task _watch;
    private long _peak;

    private PeakMemory()
    {
        GC.Collect();
        _before = _peak = Environment.WorkingSet;
        _watch = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (!_stop.IsCancellationRequested && await timer.WaitForNextTickAsync()) _peak = Math.Max(_peak, Environment.WorkingSet);
        });
    }

    public static PeakMemory Start() => new();

    /// <returns>Bytes above the start.</returns>
    public long Stop()
    {
        _stop.Cancel();
        _watch.GetAwaiter().GetResult();
        _stop.Dispose();
        return _peak - _before;
    }
}
