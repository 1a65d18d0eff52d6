using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Storage;
using Portal.Web.Hosting;

namespace Portal.Tests.Site;

/// <summary>How a test wants its portal; the default is an empty one in Development with the demo accounts.</summary>
public sealed record SiteOptions
{
    public string Seed { get; init; } = "None";
    public string Environment { get; init; } = Environments.Development;

    /// <summary>Null: the machine's clock.</summary>
    public FakeTimeProvider? Clock { get; init; }

    /// <summary>Serves HTTPS on 'localhost' with a certificate made for the run.</summary>
    public bool Https { get; init; }
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>A folder with a database to start from; null: a new one, removed at the end.</summary>
    public string? DataDirectory { get; init; }
}

/// <summary>The real portal on a port of its own, with its own data: what a test does to it, no other test sees.</summary>
public sealed partial class PortalSite : IAsyncDisposable
{
    private readonly SiteOptions _options;
    private readonly List<IBrowserContext> _contexts = [];
    private readonly RecordingLogs _logs = new();
    private WebApplication? _app;
    private int _port;

    private PortalSite(SiteOptions options)
    {
        _options = options;
        DataDirectory = options.DataDirectory ?? Directory.CreateTempSubdirectory("portal-test-").FullName;
    }

    /// <summary>Without a slash at the end.</summary>
    public string Url => $"{(_options.Https ? "https" : "http")}://localhost:{_port}";
    public string DataDirectory { get; }
    public string DatabaseFile => Path.Combine(DataDirectory, "portal.db");
    public IServiceProvider Services => _app!.Services;

    /// <summary>What the portal logged at Warning and above.</summary>
    public IReadOnlyCollection<string> Warnings => _logs.Lines;

    public static async Task<PortalSite> StartAsync(SiteOptions? options = null)
    {
        var site = new PortalSite(options ?? new SiteOptions());
        try
        {
            if (SeededData.Fits(site._options)) await SeededData.CopyToAsync(site.DataDirectory, site._options.Seed);
            await site.StartAppAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Stops the process' portal as a restart would and starts it again on the same port and data; pages stay open.</summary>
    public async Task RestartAsync()
    {
        await StopAppAsync();
        await StartAppAsync();
    }

    public Task StopAsync() => StopAppAsync();

    public async Task<PortalDb> OpenDbAsync() => await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    /// <summary>The demo account of a role, as the write gate takes it.</summary>
    public async Task<Actor> ActorAsync(Role role)
    {
        var account = await Get<AccountQueries>().FindByLoginAsync(role.ToString(), CancellationToken.None) ?? throw new InvalidOperationException($"No demo account for {role}.");
        await using var db = await OpenDbAsync();
        return (await Get<IActors>().FindAsync(db, account.Id, CancellationToken.None))!;
    }

    /// <summary>A client with a cookie jar of its own; it does not follow redirects unless asked.</summary>
    public HttpClient NewClient(bool followRedirects = false) => new(new HttpClientHandler
    {
        AllowAutoRedirect = followRedirects,
        CookieContainer = new CookieContainer(),
        ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == TestCertificate.Localhost.Thumbprint,
    })
    {
        BaseAddress = new Uri(Url),
    };

    /// <summary>A page in a browser context of its own, watched for console errors and failed requests.</summary>
    public async Task<IPage> NewPageAsync(int width = 1440, int height = 900, bool script = true)
    {
        var browser = await TestBrowser.GetAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Url,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            IgnoreHTTPSErrors = true,
            JavaScriptEnabled = script,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        lock (_contexts) _contexts.Add(context);
        var page = await context.NewPageAsync();
        PageWatch.Attach(page);
        return page;
    }

    /// <summary>Signs in as a demo role by the sign-in page, the way people do, and lands on <paramref name="path"/>.</summary>
    public async Task<IPage> SignInAsAsync(Role role, string path = "/workspace", int width = 1440, int height = 900)
    {
        var page = await NewPageAsync(width, height);
        await page.GotoAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await page.ClickAsync($".demo button[value={role.ToString().ToLowerInvariant()}]");
        await page.LandsOnAsync(path);
        return page;
    }

    /// <summary>A signed-in client without a browser.</summary>
    public async Task<HttpClient> SignInClientAsync(Role role)
    {
        var client = NewClient();
        var form = new Dictionary<string, string> { ["login"] = role.ToString().ToLowerInvariant() };
        using var answer = await client.PostFormAsync("/account/sign-in", "/account/demo", form);
        return answer.StatusCode == HttpStatusCode.Redirect ? client : throw new InvalidOperationException($"Sign-in as {role} answered {answer.StatusCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts) await context.CloseAsync();
        await StopAppAsync();
        if (_options.DataDirectory is null) Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task StartAppAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Portal.Web",
            ContentRootPath = WebProject(),
            EnvironmentName = _options.Environment,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "",
            ["Portal:DataDirectory"] = DataDirectory,
            ["Portal:Seed"] = _options.Seed,
        });
        builder.Configuration.AddInMemoryCollection(_options.Settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhostOrAny(_port, _options.Https));
        builder.Logging.ClearProviders().AddProvider(_logs).SetMinimumLevel(LogLevel.Warning);
        builder.AddPortal();
        if (_options.Clock is not null) builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_options.Clock));
        _options.Services?.Invoke(builder.Services);

        _app = builder.Build();
        await _app.PreparePortalAsync();
        _app.MapPortal();
        await _app.StartAsync();
        Get<PortalStart>().Settle();
        await Get<SampleSeeding>().Done;
        await Get<DailyRounds>().First;
        _port = new Uri(_app.Urls.First()).Port;
    }

    private async Task StopAppAsync()
    {
        if (_app is null) return;
        var app = _app;
        _app = null;
        using var hurry = new CancellationTokenSource(TimeSpan.FromSeconds(2)); // open circuits are cut, not waited for
        await app.StopAsync(hurry.Token);
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static string WebProject([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Portal.Web"));
}
