using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Mail;

namespace Portal.Web.Hosting;

/// <summary>
/// What the portal does by itself every day: the rooms' rounds, the daily letters, and, every minute, periods in hours and carrying the mail. At start for a day that was missed; every step may run twice.
/// </summary>
public sealed class DailyRounds(IEnumerable<IDailyRound> rounds, IEnumerable<IMinuteRound> minutes, Digest digest, SendMail mail, SampleSeeding samples, Calendars calendars, OfficeClock clock, TimeProvider time, ILogger<DailyRounds> log) : BackgroundService
{
    /// <summary>Letters go out from eight o'clock on, on working days.</summary>
    private const int LettersFrom = 8;

    /// <summary>Mail that failed is tried again, and what was written meanwhile goes out.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateOnly _roundsOn;
    private DateOnly _lettersOn;

    /// <summary>Completed when everything that was due at the start is done.</summary>
    public Task First => _first.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await samples.Done.WaitAsync(stoppingToken); // the rounds look at samples too
        while (!stoppingToken.IsCancellationRequested)
        {
            await RunDueAsync(stoppingToken);
            _first.TrySetResult();
            await Task.Delay(Pace, time, stoppingToken);
        }
    }

    /// <summary>Does what of this day is not done yet.</summary>
    internal async Task RunDueAsync(CancellationToken ct)
    {
        var local = OfficeClock.Local(clock.UtcNow);
        var today = DateOnly.FromDateTime(local);
        if (_roundsOn != today)
        {
            foreach (var round in rounds) await TryAsync(round.GetType().Name, () => round.RunAsync(ct));
            _roundsOn = today;
        }

        if (_lettersOn != today && local.Hour >= LettersFrom)
        {
            await TryAsync(nameof(Digest), async () =>
            {
                if ((await calendars.CurrentAsync(ct)).IsWorkday(today)) await digest.RunAsync(ct);
            });
            _lettersOn = today;
        }

        foreach (var round in minutes) await TryAsync(round.GetType().Name, () => round.RunMinuteAsync(ct));
        await TryAsync(nameof(SendMail), () => mail.RunAsync(ct));
    }

    private async Task TryAsync(string what, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The daily round '{Round}' failed; it is tried again tomorrow or at the next start.", what);
        }
    }
}
