using System.Diagnostics;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Work;
using Portal.Tests.Storage;

namespace Portal.Tests.Benchmarks;

/// <summary>One commit, 500 open plan pages: real Blazor renderers with a dispatcher each, as a circuit has; only the socket is missing.</summary>
public sealed class FanOutBenchmark
{
    private const int Circuits = 500;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task One_change_reaches_500_circuits()
    {
        await using var store = await TestStore.OpenAsync();
        Assert.True((await store.Get<ImportPlan>().ExecuteAsync(Actor.System, Work.Tables.Seed.Draft, Ct)).Ok);
        var board = (await store.Get<PlanBoards>().FindYearAsync(2019, Ct))!;
        var measure = board.Measures.First(m => m.Reckoning == Reckoning.Percent);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var circuits = new List<OpenPage>();
        for (var i = 0; i < Circuits; i++) circuits.Add(await OpenPage.OpenAsync(store.Get<PlanBoards>(), store.Get<Presence>(), store.Get<WorkQueries>(), store.Get<ReportProgress>(), store.Get<EditField>(), store.Get<OfficeClock>()));
        Figures.Print("heap per rendered plan page, without its socket", $"{(GC.GetTotalMemory(true) - before) / Circuits / 1024} KB", "—");

        var (commits, all) = (new List<double>(), new List<double>());
        for (var percent = 1; percent <= 30; percent++)
        {
            var waiting = Task.WhenAll(circuits.Select(c => c.NextDrawingAsync()));
            var start = Stopwatch.GetTimestamp();
            Assert.True((await store.Get<ReportProgress>().ExecuteAsync(Actor.System, measure.Id, Figures.Percent(percent), [], Ct)).Ok);
            commits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await waiting;
            all.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Figures.Print("one change drawn by 500 circuits (commit included)", all, "≤ 300 ms");
        Figures.Print("… of it the command", commits, "—");
        foreach (var circuit in circuits) await circuit.DisposeAsync();
    }
}
