#pragma warning disable BL0006 // A benchmark stands in for a circuit: it needs the renderer itself.
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MudBlazor.Services;
using Portal.Domain.Common;
using Portal.Web.Hosting;
using Portal.Web.Workspace.Work;

namespace Portal.Tests.Benchmarks;

/// <summary>A renderer of its own with one plan page in it.</summary>
internal sealed class OpenPage : Renderer
{
    private readonly ServiceProvider _services;
    private TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OpenPage(ServiceProvider services) : base(services, NullLoggerFactory.Instance) => _services = services;

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    protected override RendererInfo RendererInfo { get; } = new("Server", true);

    public static async Task<OpenPage> OpenAsync(params object[] domain)
    {
        var services = new ServiceCollection().AddLogging().AddPortalTexts().AddMudServices()
            .AddSingleton<NavigationManager, FixedAddress>().AddSingleton<IJSRuntime, NoBrowser>();
        foreach (var service in domain)
            services.AddSingleton(service.GetType(), service);
        var page = new OpenPage(services.BuildServiceProvider());
        await page.Dispatcher.InvokeAsync(() => page.RenderRootComponentAsync(page.AssignRootComponentId(new Root())));
        return page;
    }

    public Task NextDrawingAsync()
    {
        _drawn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _drawn.Task;
    }

    public new async Task DisposeAsync()
    {
        await Dispatcher.InvokeAsync(Dispose);
        await _services.DisposeAsync();
    }

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
    {
        _drawn.TrySetResult();
        return Task.CompletedTask;
    }

    protected override void HandleException(Exception exception) => _drawn.TrySetException(exception);
}

file sealed class Root : ComponentBase
{
    protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
    {
        builder.OpenComponent<CascadingValue<Actor>>(0);
        builder.AddComponentParameter(1, "Value", Actor.System with { AccountId = 7, Name = "办公室" });
        builder.AddComponentParameter(2, "ChildContent", (RenderFragment)(child =>
        {
            child.OpenComponent<PlanPage>(0);
            child.AddComponentParameter(1, nameof(PlanPage.Year), 2019);
            child.CloseComponent();
        }));
        builder.CloseComponent();
    }
}

file sealed class FixedAddress : NavigationManager
{
    public FixedAddress() => Initialize("http://localhost/", "http://localhost/workspace/plan/2019");
}

file sealed class NoBrowser : IJSRuntime
{
    public ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args) => new(typeof(T) == typeof(string) ? (T)(object)"[]" : default!);

    public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<T>(identifier, args);
}
