using Portal.Domain.Common;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Web.Workspace.Reviews;

/// <summary>How much waits for the person of this circuit: counted once for every badge that shows it, and again when a round moves.</summary>
public sealed class WaitingCount(ReviewQueries reviews, ChangeFeed feed) : IDisposable
{
    private IDisposable? _subscription;
    private Task<int>? _count;

    /// <summary>The number is another one now; raised on the writer's thread.</summary>
    public event Action? Moved;

    /// <param name="follow">Keep it up to date; not while a page is only drawn once.</param>
    public Task<int> GetAsync(Actor actor, bool follow)
    {
        if (follow) _subscription ??= feed.Subscribe(OnChangesAsync);
        return _count ??= CountAsync(actor);
    }

    public void Dispose() => _subscription?.Dispose();

    private async Task<int> CountAsync(Actor actor) => (await reviews.InboxAsync(actor, CancellationToken.None)).Count;

    private Task OnChangesAsync(IReadOnlyList<Change> changes)
    {
        if (!changes.Any(c => c.Kind is ReviewChange.Review or ReviewChange.Rules)) return Task.CompletedTask;
        _count = null;
        Moved?.Invoke();
        return Task.CompletedTask;
    }
}
