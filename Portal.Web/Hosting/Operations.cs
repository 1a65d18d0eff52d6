using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Web.Hosting;

/// <summary>What whoever runs the portal looks at: /health/live, /health/ready, /metrics.</summary>
public static class Operations
{
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Counters>();
        builder.Services.AddScoped<CircuitHandler, CircuitCounter>();
    }

    public static void UseOperations(this WebApplication app)
    {
        var counters = app.Services.GetRequiredService<Counters>();
        app.Use(async (http, next) =>
        {
            await next(http);
            counters.Answered(http.Response.StatusCode);
        });
    }

    public static void MapOperations(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("ok")).AllowAnonymous();
        app.MapGet("/health/ready", async (PortalStart start, IDbContextFactory<PortalDb> dbs, ILogger<PortalDb> log, CancellationToken ct) =>
        {
            if (!start.Prepared.IsCompleted) return Results.Text("starting", statusCode: 503);
            try
            {
                await using var db = await dbs.CreateDbContextAsync(ct);
                return (await db.Database.GetPendingMigrationsAsync(ct)).Any() ? Results.Text("database not migrated", statusCode: 503) : Results.Text("ok");
            }
            catch (System.Data.Common.DbException error)
            {
                log.LogError(error, "The database does not answer.");
                return Results.Text("database unreachable", statusCode: 503);
            }
        }).AllowAnonymous();

        // A reverse proxy on the same machine comes from loopback too: whoever was forwarded is not local.
        app.MapGet("/metrics", (HttpContext http, Counters counters) =>
            http.Connection.RemoteIpAddress is { } ip && IPAddress.IsLoopback(ip) && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded")
                ? Results.Text(counters.ToString(), "text/plain; version=0.0.4")
                : Results.NotFound()).AllowAnonymous();
    }

    /// <summary>Numbers since the start of the process, in Prometheus' text form.</summary>
    internal sealed class Counters : IDisposable
    {
        private readonly long[] _answers = new long[6];
        private readonly IDisposable _subscription;
        private long _writes;
        private long _circuits;

        public Counters(ChangeFeed feed) => _subscription = feed.Subscribe(_ =>
        {
            Interlocked.Increment(ref _writes);
            return Task.CompletedTask;
        });

        public void Answered(int status) => Interlocked.Increment(ref _answers[Math.Clamp(status / 100, 0, 5)]);

        public void Circuit(int change) => Interlocked.Add(ref _circuits, change);

        public void Dispose() => _subscription.Dispose();

        public override string ToString()
        {
            var text = new StringBuilder("# TYPE portal_requests_total counter\n");
            for (var kind = 1; kind <= 5; kind++)
                text.Append(CultureInfo.InvariantCulture, $"portal_requests_total{{status=\"{kind}xx\"}} {Interlocked.Read(ref _answers[kind])}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE portal_circuits gauge\nportal_circuits {Interlocked.Read(ref _circuits)}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE portal_writes_total counter\nportal_writes_total {Interlocked.Read(ref _writes)}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE process_working_set_bytes gauge\nprocess_working_set_bytes {Environment.WorkingSet}\n");
            return text.ToString();
        }
    }

    private sealed class CircuitCounter(Counters counters) : CircuitHandler
    {
        public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            counters.Circuit(+1);
            return Task.CompletedTask;
        }

        public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            counters.Circuit(-1);
            return Task.CompletedTask;
        }
    }
}
