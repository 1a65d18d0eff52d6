using Microsoft.Extensions.Logging;
using Portal.Domain.Common;

namespace Portal.Domain.Storage;

/// <summary>A committed change, as small as it can be said: readers look the rest up.</summary>
/// <param name="Kind">Table-like name of what changed, e.g. 'measure'.</param>
/// <param name="Id">Its key.</param>
/// <param name="Root">The thing people have open, e.g. the plan.</param>
/// <param name="Act">The command's name.</param>
/// <param name="By">Display name of who did it.</param>
/// <param name="ActorId">Account of who did it.</param>
/// <param name="At">UTC.</param>
public sealed record Change(string Kind, int Id, int Root, string Act, string By, int ActorId, DateTime At);

/// <summary>
/// Tells every reader in this process what has just been committed, in the order of the commits.
/// Subscribers keep it short: they re-read or mark themselves stale; a subscriber that throws is logged and the others still hear.
/// </summary>
public sealed class ChangeFeed(ILogger<ChangeFeed> log)
{
    private readonly Lock _gate = new();
    private volatile Func<IReadOnlyList<Change>, Task>[] _subscribers = [];

    /// <summary>Dispose the result to stop listening.</summary>
    public IDisposable Subscribe(Func<IReadOnlyList<Change>, Task> subscriber)
    {
        lock (_gate) _subscribers = [.. _subscribers, subscriber];
        return new Subscription(() =>
        {
            lock (_gate) _subscribers = [.. _subscribers.Where(s => s != subscriber)];
        });
    }

    /// <summary>Called by the write gate after the commit.</summary>
    internal async Task AnnounceAsync(IReadOnlyList<Change> changes)
    {
        foreach (var subscriber in _subscribers)
        {
            try
            {
                await subscriber(changes);
            }
            catch (Exception error)
            {
                log.LogError(error, "A reader of changes failed on {Act}.", changes[0].Act);
            }
        }
    }
}
