using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Storage;
using Portal.Tests.Site;
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
    public async Task Background_work_begins_when_the_first_page_is_drawn_not_when_requests_are_let_in()
    {
        await using var site = await PortalSite.StartAsync();
        var start = new PortalStart();
        using var samples = new SampleSeeding(site.Services, site.Get<PortalSettings>(), start, NullLogger<SampleSeeding>.Instance);
        await samples.StartAsync(Ct);
        start.Open();
        Assert.False(samples.Done.IsCompleted);
        start.Settle();
        await samples.Done;
    }

    [Fact]
    public async Task A_first_page_that_cannot_be_rendered_yet_stops_nobody()
    {
        var start = new PortalStart();
        await using var app = await ListenAsync(start, fails: true);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        start.Migrated();
        await app.RenderHomeAsync();
        Assert.Equal("alive", await client.GetStringAsync("/health/live", Ct));
    }

    [Fact]
    public async Task Ready_is_said_only_when_requests_are_let_in()
    {
        var start = new PortalStart();
        await using var app = await ListenAsync(start, operations: true);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        start.Migrated();
        using var answer = await client.GetAsync("/health/ready", Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("starting", await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal("ok", await client.GetStringAsync("/health/live", Ct));
    }

    [Fact]
    public async Task An_address_that_is_taken_ends_the_start_but_not_in_the_middle_of_a_migration()
    {
        var folder = Directory.CreateTempSubdirectory("portal-taken-");
        try
        {
            using var other = new TcpListener(IPAddress.Loopback, 0);
            other.Start();
            var (exit, _, said) = await PortalProcess.RunAsync(folder.FullName, "--urls", $"http://{other.LocalEndpoint}");

            Assert.Equal((1, $"地址已被别的程序占用（Failed to bind to address http://{other.LocalEndpoint}: address already in use.）请先停止那个程序，或另指定一个地址（--urls）。"), (exit, said.Trim()));
            await using var db = new PortalDb((DbContextOptions<PortalDb>)new DbContextOptionsBuilder<PortalDb>().UsePortalSqlite(StorageSetup.SqliteFile(Path.Combine(folder.FullName, "portal.db"))).Options);
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(Ct));
            Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM __EFMigrationsLock").SingleAsync(Ct));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<WebApplication> ListenAsync(PortalStart start, TaskCompletionSource? rendered = null, bool fails = false, bool operations = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(start);
        if (operations) builder.Services.AddStorage("Data Source=:memory:");
        if (operations) builder.AddOperations();
        var app = builder.Build();
        app.UsePortalStart();
        if (operations) app.MapOperations();
        else app.MapGet("/health/live", () => "alive");
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
