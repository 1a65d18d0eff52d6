using Microsoft.AspNetCore.Components;
using Portal.Domain.Common;

namespace Portal.Web.Workspace.Concerns;

/// <summary>A live page that counts hours down: drawn again every minute, so that a clock that runs over says so without anybody touching the page.</summary>
public abstract class TickingPage : LivePage
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private ITimer? _timer;

    [Inject]
    protected OfficeClock Clock { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (RendererInfo.IsInteractive) _timer = Time.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, Minute, Minute);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _timer?.Dispose();
        base.Dispose(disposing);
    }
}
