using Microsoft.AspNetCore.Components;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Web.Workspace;

/// <summary>A page, or a part of one, that reads anew when something it shows was committed: many commits make one reading, on its own circuit.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private IDisposable? _subscription;
    private int _stale;

    protected LivePage() => Left = _left.Token;

    [CascadingParameter]
    protected Actor Actor { get; set; } = null!;

    [Inject]
    private ChangeFeed Feed { get; set; } = null!;

    /// <summary>Cancelled when the page is left. Taken once: a source that is disposed gives no token, and a reading may be between two queries then.</summary>
    protected CancellationToken Left { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _left.IsCancellationRequested) return;
        _left.Cancel();
        _subscription?.Dispose();
        _left.Dispose();
    }

    /// <summary>Whether a commit changes what is shown. Called on the writer's thread: it looks at ids and no further.</summary>
    protected abstract bool Concerns(Change change);

    /// <summary>Reads what is shown.</summary>
    protected abstract Task ReadAsync();

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive) _subscription = Feed.Subscribe(OnChangesAsync);
    }

    private Task OnChangesAsync(IReadOnlyList<Change> changes)
    {
        if (changes.Any(Concerns) && Interlocked.Exchange(ref _stale, 1) == 0)
            ThreadPool.QueueUserWorkItem(page => _ = page.InvokeAsync(page.ReadAgainAsync), this, preferLocal: false);
        return Task.CompletedTask;
    }

    private async Task ReadAgainAsync()
    {
        Interlocked.Exchange(ref _stale, 0);
        if (_left.IsCancellationRequested) return;
        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left while it was reading.
        }
        catch (Exception error)
        {
            await DispatchExceptionAsync(error); // fail this circuit, not the writer
        }
    }
}
