using Microsoft.AspNetCore.Components;
using Portal.Domain.Storage;

namespace Portal.Web.Workspace;

/// <summary>A page that reads again when something it shows has been committed, by whomever: once for many commits, on its own circuit, and no longer once it is left.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private IDisposable? _subscription;
    private int _stale;

    [Inject]
    protected ChangeFeed Feed { get; set; } = null!;

    protected CancellationToken Left => _left.Token;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _left.Cancel();
        _subscription?.Dispose();
        _left.Dispose();
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <summary>From now on the page follows changes that matter to it; does nothing while it is only drawn for the first answer.</summary>
    protected void Follow(Func<Change, bool> matters)
    {
        if (!RendererInfo.IsInteractive || _subscription is not null) return;
        _subscription = Feed.Subscribe(changes =>
        {
            if (changes.Any(matters) && Interlocked.Exchange(ref _stale, 1) == 0) ThreadPool.QueueUserWorkItem(page => _ = page.InvokeAsync(page.ReloadAsync), this, preferLocal: false);
            return Task.CompletedTask;
        });
    }

    private async Task ReloadAsync()
    {
        Interlocked.Exchange(ref _stale, 0);
        if (_left.IsCancellationRequested) return;
        try
        {
            await LoadAsync();
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
