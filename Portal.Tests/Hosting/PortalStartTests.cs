using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Web.Hosting;

namespace Portal.Tests.Hosting;

public sealed class PortalStartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_before_the_database_is_filled_waits_and_health_is_told_at_once()
    {
        var start = new PortalStart();
        await using var app = await ListenAsync(start);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        var early = client.GetStringAsync("/", Ct);
        Assert.Equal("alive", await client.GetStringAsync("/health/live", Ct));
        start.Migrated();
        Assert.Equal("alive", await client.GetStringAsync("/health/live", Ct));
        Assert.False(early.IsCompleted);

        start.Open();
        Assert.Equal("home", await early);
        Assert.Equal("home", await client.GetStringAsync("/", Ct));
    }

    [Fact]
    public async Task The_first_page_is_rendered_as_soon_as_there_is_something_to_read()
    {
        var (start, rendered) = (new PortalStart(), new TaskCompletionSource());
        await using var app = await ListenAsync(start, rendered);

        var warm = app.RenderHomeAsync();
        Assert.False(rendered.Task.IsCompleted);
        start.Migrated();
        await warm;

        Assert.True(rendered.Task.IsCompleted);
        Assert.False(start.Prepared.IsCompleted);
    }

    [Fact]
    public async Task A_first_page_that_cannot_be_rendered_yet_stops_nobody()
    {
        var start = new PortalStart();
        await using var app = await ListenAsync(start, fails: true);
        start.Migrated();
        await app.RenderHomeAsync();
    }

    private static async Task<WebApplication> ListenAsync(PortalStart start, TaskCompletionSource? rendered = null, bool fails = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(start);
        var app = builder.Build();
        app.UsePortalStart();
        app.MapGet("/health/live", () => "alive");
        app.MapGet("/", () =>
        {
            if (fails) throw new InvalidOperationException("Nothing to read yet.");
            rendered?.TrySetResult();
            return "home";
        });
        await app.StartAsync(Ct);
        return app;
    }
}
