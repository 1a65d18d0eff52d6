using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Portal.Domain.Work;
using Portal.Web.Public;

namespace Portal.Web.Api;

/// <summary>
/// Tells open ledgers that something public has changed, as a server-sent event with the new version; the page then fetches itself again.
/// Notices coalesce: a reader that is slow gets the newest once. The number of readers is bounded; beyond it the page still works, only not live.
/// </summary>
public sealed class LedgerEvents(PlanBoards boards, PublicLedgers ledgers, IHostApplicationLifetime lifetime)
{
    /// <summary>Open streams at most; a stream costs a socket and a few hundred bytes.</summary>
    internal const int MaxReaders = 1000;

    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(25);

    private int _readers;

    public async Task SendAsync(HttpContext http, int year)
    {
        if (await ledgers.FindAsync(year, http.RequestAborted) is not { } ledger)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (Interlocked.Increment(ref _readers) > MaxReaders)
        {
            Interlocked.Decrement(ref _readers);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "60";
            return;
        }

        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
            http.Response.Headers["X-Accel-Buffering"] = "no";
            string? seen = http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? http.Request.Query["seen"];
            await TypedResults.ServerSentEvents(EventsAsync(ledger, seen, end.Token)).ExecuteAsync(http);
        }
        catch (OperationCanceledException)
        {
            // The reader has left, or the portal stops.
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    private async IAsyncEnumerable<SseItem<string>> EventsAsync(PublicLedger ledger, string? seen, [EnumeratorCancellation] CancellationToken ct)
    {
        var year = ledger.Board.Year;
        var notices = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        using var subscription = boards.Subscribe(ledger.Board.Id, _ => notices.Writer.TryWrite(true));

        yield return new SseItem<string>(ledger.Version, "hello") { ReconnectionInterval = TimeSpan.FromSeconds(5) };
        seen ??= ledger.Version;
        while (true)
        {
            // Read after subscribing, so that no commit falls between.
            if (await ledgers.FindAsync(year, ct) is not { } now)
            {
                yield return new SseItem<string>("", "gone");
                yield break;
            }

            if (now.Version != seen)
            {
                seen = now.Version;
                yield return new SseItem<string>(seen, "change") { EventId = seen };
            }

            if (!await NoticeAsync(notices.Reader, ct)) yield return new SseItem<string>("", "pulse"); // keeps proxies from closing a quiet stream
        }
    }

    /// <returns>False when none came within a pulse.</returns>
    private static async Task<bool> NoticeAsync(ChannelReader<bool> notices, CancellationToken ct)
    {
        using var pulse = CancellationTokenSource.CreateLinkedTokenSource(ct);
        pulse.CancelAfter(Pulse);
        try
        {
            return await notices.ReadAsync(pulse.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
