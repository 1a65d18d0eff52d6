using System.Diagnostics;
using System.Globalization;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Tests.Clocks;

namespace Portal.Tests.Benchmarks;

/// <summary>What a changed calendar costs with a province's worth of open cases.</summary>
public sealed class ClockBenchmark
{
    private const int Cases = 10_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Clocks_of_10000_open_cases_counted_again()
    {
        await using var store = await ClockStore.OpenAsync();
        await store.Gate.RunAsync(Actor.System, Permission.Read, "Benchmark", async write =>
        {
            for (var i = 0; i < Cases; i++)
            {
                var clock = await ClockDesk.StartAsync(write, ClockRules.Reply, new ClockSubject("test", i, $"2026-{i:00000} 示例申请", "/workspace/clocks", null), new DateOnly(2026, 12, 11).AddDays(i % 20), Ct);
                if (i % 4 != 0) continue;
                await ClockDesk.StopAsync(write, clock, clock.StartOn.AddDays(3), "向第三方征求意见", Ct);
                await ClockDesk.ResumeAsync(write, clock, clock.StartOn.AddDays(9), "第三方答复", Ct);
            }

            return Outcome.Done;
        }, Ct);
        var load = store.Get<LoadCalendarYear>();
        var times = new List<double>();
        for (var round = 1; round <= 5; round++)
        {
            var year = new AnnouncedYear(2027, "通知", [new(2027, 1, 1), .. Enumerable.Range(4, round).Select(day => new DateOnly(2027, 1, day))], []); // one day off more each time moves them all
            var watch = Stopwatch.StartNew();
            var outcome = await load.ExecuteAsync(Actor.System, year, Ct);
            times.Add(watch.Elapsed.TotalMilliseconds);
            Assert.True(outcome is { Ok: true, Value: > Cases / 4 }, outcome.Value.ToString(CultureInfo.InvariantCulture));
        }

        Figures.Print($"calendar loaded, {Cases:N0} open clocks counted again, stored and noted", times, "≤ 1 s");
    }
}
