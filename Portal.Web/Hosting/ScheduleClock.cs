using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Web.Hosting;

/// <summary>
/// Wakes when something is due: at start for what was missed while the portal was down, then at the next set time, or when somebody sets one.
/// </summary>
public sealed class ScheduleClock(RunSchedule schedule, ChangeFeed feed, PortalStart start, OfficeClock clock, TimeProvider time, ILogger<ScheduleClock> log) : BackgroundService
{
    /// <summary>A set time further away is looked at again after this long: timers are not made for months.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.Settled.WaitAsync(stoppingToken);
        using var changed = new SemaphoreSlim(0);
        using var subscription = feed.Subscribe(changes =>
        {
            if (changes.Any(c => c.Kind == DocumentChange.Draft) && changed.CurrentCount == 0) changed.Release();
            return Task.CompletedTask;
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            DateTime? next = null;
            try
            {
                next = await schedule.RunDueAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "What was due could not be looked at; it is tried again.");
                next = clock.UtcNow.AddMinutes(1);
            }

            var wait = next is { } at && at - clock.UtcNow < Longest ? at - clock.UtcNow : Longest;
            if (wait < TimeSpan.Zero) wait = TimeSpan.Zero;
            using var woken = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(Task.Delay(wait, time, woken.Token), changed.WaitAsync(woken.Token));
            await woken.CancelAsync();
        }
    }
}
