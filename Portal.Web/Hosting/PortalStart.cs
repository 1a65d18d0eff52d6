namespace Portal.Web.Hosting;

/// <summary>
/// How far the start has come. The portal listens before its database is up to date and filled: whoever comes early waits instead of being turned away,
/// and background work waits longer.
/// </summary>
public sealed class PortalStart
{
    private readonly TaskCompletionSource _readable = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _prepared = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed when the database can be read, though it may be empty still.</summary>
    public Task Readable => _readable.Task;

    /// <summary>Completed when requests are let in.</summary>
    public Task Prepared => _prepared.Task;

    /// <summary>Completed when the first page has been drawn, too: what nobody waits for begins now, and takes no turn from the first visitor.</summary>
    public Task Settled => _settled.Task;

    public void Migrated() => _readable.TrySetResult();

    public void Open() => _prepared.TrySetResult();

    public void Settle() => _settled.TrySetResult();
}

public static class PortalStartSetup
{
    /// <summary>Health is told without waiting: whoever watches the process must not take a long migration for a dead one.</summary>
    public static void UsePortalStart(this WebApplication app)
    {
        var prepared = app.Services.GetRequiredService<PortalStart>().Prepared;
        app.Use((http, next) => prepared.IsCompleted || http.Request.Path.StartsWithSegments("/health") ? next(http) : LaterAsync(http, next));

        async Task LaterAsync(HttpContext http, RequestDelegate next)
        {
            await prepared.WaitAsync(http.RequestAborted);
            await next(http);
        }
    }

    /// <summary>
    /// Renders the home page while the database is still being filled: the code that every page needs is compiled by then, and the first visitor does not
    /// wait for it. What this keeps falls with the first change, as every kept page does.
    /// </summary>
    public static async Task RenderHomeAsync(this WebApplication app)
    {
        try
        {
            await app.Services.GetRequiredService<PortalStart>().Readable;
            await using var scope = app.Services.CreateAsyncScope();
            var home = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().First(e => e.RoutePattern.RawText == "/");
            await home.RequestDelegate!(new DefaultHttpContext { RequestServices = scope.ServiceProvider, Request = { Method = HttpMethods.Get, Path = "/" } });
        }
        catch (Exception error)
        {
            app.Logger.LogDebug(error, "The home page could not be rendered before the database was filled.");
        }
    }
}
