using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Tests.Site;

namespace Portal.Tests.Hosting;

public sealed class HeaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_carries_the_security_headers_pages_files_and_errors_alike()
    {
        var actors = new BreakableActors();
        await using var site = await PortalSite.StartAsync(new SiteOptions { Services = s => s.Replace(ServiceDescriptor.Singleton<IActors>(actors)) });
        using var anonymous = site.NewClient();
        using var staff = await site.SignInClientAsync(Role.Admin);
        actors.Broken = true;
        foreach (var (client, path, status) in ((HttpClient, string, HttpStatusCode)[])[
            (anonymous, "/", HttpStatusCode.OK),
            (anonymous, "/css/tokens.css", HttpStatusCode.OK),
            (anonymous, "/no/such/page", HttpStatusCode.NotFound),
            (anonymous, "/account/sign-in", HttpStatusCode.OK),
            (anonymous, "/workspace/admin/audit", HttpStatusCode.Redirect),
            (anonymous, "/health/live", HttpStatusCode.OK),
            (staff, "/workspace/admin/audit", HttpStatusCode.InternalServerError),
        ])
        {
            using var answer = await client.GetAsync(path, Ct);
            Assert.True(status == answer.StatusCode, $"{path} answered {answer.StatusCode}");
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
            Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
            Assert.NotEqual("", Header(answer, "Referrer-Policy"));
            Assert.NotEqual("", Header(answer, "Permissions-Policy"));
            Assert.Contains("script-src 'self';", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal(path.StartsWith("/workspace", StringComparison.Ordinal), Header(answer, "Content-Security-Policy").Contains("unsafe-inline", StringComparison.Ordinal));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    [InlineData("/css/tokens.css")]
    public async Task Head_answers_like_get_without_a_body(string path)
    {
        await using var site = await PortalSite.StartAsync();
        using var client = site.NewClient();
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Ct);
        using var get = await client.GetAsync(path, Ct);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task Chinese_stays_readable_in_the_source_of_a_page()
    {
        await using var site = await PortalSite.StartAsync();
        Assert.Contains("用户名", await site.NewClient().GetStringAsync("/account/sign-in", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circuit_needs_a_sign_in_and_a_page_of_this_site()
    {
        await using var site = await PortalSite.StartAsync();
        using var anonymous = site.NewClient();
        using var staff = await site.SignInClientAsync(Role.Editor);
        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(anonymous, site.Url));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(staff, "https://evil.example"));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(staff, site.Url));
    }

    [Fact]
    public async Task Outside_development_http_leads_to_https_and_hsts_is_sent()
    {
        await using var plain = await PortalSite.StartAsync(new SiteOptions { Environment = Environments.Production, Settings = new Dictionary<string, string> { ["https_port"] = "443" } });
        using var moved = await plain.NewClient().GetAsync("/", Ct);
        Assert.Equal("https://localhost/", moved.Headers.Location?.ToString());

        await using var secure = await PortalSite.StartAsync(new SiteOptions { Environment = Environments.Production, Https = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "kjj.example.gov.cn" } };
        using var answer = await secure.NewClient().SendAsync(request, Ct);
        Assert.StartsWith("max-age=", Header(answer, "Strict-Transport-Security"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_known_proxy_is_believed_about_the_visitor()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions
        {
            Environment = Environments.Production,
            Settings = new Dictionary<string, string> { ["https_port"] = "443", ["Portal:KnownProxies"] = "127.0.0.1, ::1" },
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in") { Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "203.0.113.7" } } };
        using var answer = await site.NewClient().SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("__Host-portal-form=", string.Concat(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_and_metrics_tell_whoever_runs_the_portal()
    {
        await using var site = await PortalSite.StartAsync();
        using var client = site.NewClient();
        Assert.Equal("ok", await client.GetStringAsync("/health/ready", Ct));
        Assert.Contains("portal_requests_total{status=\"2xx\"}", await client.GetStringAsync("/metrics", Ct), StringComparison.Ordinal);

        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "X-Forwarded-For", "203.0.113.7" } } };
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(forwarded, Ct)).StatusCode);

        await using (var db = new Microsoft.Data.Sqlite.SqliteConnection(StorageSetup.SqliteFile(site.DatabaseFile)))
        {
            await db.OpenAsync(Ct);
            await using var command = db.CreateCommand();
            command.CommandText = "DELETE FROM __EFMigrationsHistory";
            await command.ExecuteNonQueryAsync(Ct);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Ct)).StatusCode);
    }

    private static async Task<HttpStatusCode> NegotiateAsync(HttpClient client, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", origin } } };
        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode;
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";

    private sealed class BreakableActors : IActors
    {
        public bool Broken { get; set; }

        public Task<Actor?> FindAsync(PortalDb db, int accountId, CancellationToken ct) =>
            Broken ? throw new InvalidOperationException("broken on purpose") : new Domain.People.Actors().FindAsync(db, accountId, ct);
    }
}
