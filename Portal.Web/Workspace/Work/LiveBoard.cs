using Microsoft.AspNetCore.Components;
using Portal.Domain.Work;

namespace Portal.Web.Workspace.Work;

/// <summary>
/// A page that shows a plan's board and follows it: subscribes once it is interactive, draws once for many commits, lets go when left.
/// When the plan itself goes, the board is null again.
/// </summary>
public abstract class LiveBoard : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private IDisposable? _subscription;
    private BoardChange? _newest;
    private int? _asked;
    private bool _looked;

    protected LiveBoard() => Left = _left.Token;

    [Inject]
    protected PlanBoards Boards { get; set; } = null!;

    [Inject]
    protected WorkQueries Queries { get; set; } = null!;

    protected PlanBoard? Board { get; private set; }

    /// <summary>There is no plan to show. False while it is still being looked for.</summary>
    protected bool NoBoard => _looked && Board is null;

    /// <summary>All plans, newest year first, for the switch between years.</summary>
    protected IReadOnlyList<PlanHead> Plans { get; private set; } = [];

    /// <summary>Cancelled when the page is left; taken once, since a disposed source gives no token.</summary>
    protected CancellationToken Left { get; }

    public void Dispose()
    {
        _left.Cancel();
        _subscription?.Dispose();
        _left.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the plan of the year in the address, or of none the one that is worked on; the one that is open stays open.</summary>
    protected Task OpenAskedAsync(int? year) => Board is not null && _asked == year ? Task.CompletedTask : OpenAsync(year);

    /// <summary>Opens the plan of a year, or the one that is worked on.</summary>
    protected async Task OpenAsync(int? year)
    {
        _asked = year;
        Plans = await Queries.PlansAsync(Left);
        var wanted = year ?? Queries.Current(Plans)?.Year;
        Board = wanted is { } y ? await Boards.FindYearAsync(y, Left) : null;
        _looked = true;
        _subscription?.Dispose();
        if (Board is null || !RendererInfo.IsInteractive || Left.IsCancellationRequested) return;
        _subscription = Boards.Subscribe(Board.Id, change =>
        {
            if (Interlocked.Exchange(ref _newest, change) is null) ThreadPool.QueueUserWorkItem(page => _ = page.InvokeAsync(page.ApplyAsync), this, preferLocal: false);
        });
    }

    /// <summary>Called on the circuit after the board has changed; reload here what the board does not carry.</summary>
    protected virtual Task OnBoardChangedAsync() => Task.CompletedTask;

    private async Task ApplyAsync()
    {
        var newest = Interlocked.Exchange(ref _newest, null);
        if (newest is null || _left.IsCancellationRequested) return;
        Board = newest.Board;
        try
        {
            if (Board is not null) await OnBoardChangedAsync();
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
