using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;
using Portal.Domain.Work;
using Portal.Tests.Site;
using Portal.Web.Public;

namespace Portal.Tests.Benchmarks;

/// <summary>
/// A policy page from memory, beside nginx serving the same bytes from a file and a bare Kestrel serving them from an array: the same machine, the same run,
/// the load generator (wrk) beside them, medians of interleaved rounds. Needs nginx and wrk (Debian: nginx-light, wrk).
/// </summary>
public sealed partial class PublicPageBenchmark
{
    private const string Path = "/policies/xiangmu-guanli-2024";
    private const int Rounds = 5;
    private const int Seconds = 3;

    /// <summary>
    /// Code on its way to its last tier counts what it does, and the compiler works beside it: a third of the time until some 40 seconds here. Warm is what had
    /// fewer methods compiled than this in one round; some rounds are enough for any machine.
    /// </summary>
    private const int CompiledWhenWarm = 100;
    private const int MostWarmUps = 40;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task A_policy_page_beside_nginx_and_a_bare_Kestrel()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample", Environment = "Production", Settings = new Dictionary<string, string> { ["Portal:RequireHttps"] = "false" } });
        using var client = site.NewClient();
        var plain = await client.GetByteArrayAsync(Path, Ct);
        using var asked = new HttpRequestMessage(HttpMethod.Get, Path) { Headers = { { "Accept-Encoding", "br" } } };
        using var coded = await client.SendAsync(asked, Ct);
        var (brotli, tag) = (await coded.Content.ReadAsByteArrayAsync(Ct), coded.Headers.ETag!.ToString());
        var address = site.Url.Replace("localhost", "127.0.0.1", StringComparison.Ordinal); // as the others' are
        await using var bare = await BareAsync(plain, brotli);
        var kestrel = bare.Urls.First();
        using var socket = new BareSocket(plain);
        using var nginx = await NginxAsync(plain);

        foreach (var (connections, toNginx) in ((int, string)[])[(16, "≥ 0.8"), (64, "≥ 0.65")])
        {
            var figures = await InterleavedAsync(connections, (address + Path, []), (kestrel + "/plain", []), (nginx.Url + "/page.html", []), (socket.Url, []));
            Print($"policy page, plain, {connections} connections: portal", figures[0], "—");
            Print("… share of a bare Kestrel's", figures[0] / figures[1], connections == 16 ? "≥ 0.95" : "—", figures[1]);
            Print("… share of nginx's", figures[0] / figures[2], toNginx, figures[2]);
            Print("… what .NET can reach: a socket that reads no HTTP", figures[3] / figures[2], "—", figures[2]);
        }

        var br = await InterleavedAsync(16, (address + Path, ["-H", "Accept-Encoding: br"]), (kestrel + "/br", ["-H", "Accept-Encoding: br"]));
        Print("policy page, brotli: portal", br[0], "—");
        Print("… share of a bare Kestrel's", br[0] / br[1], "≥ 0.95", br[1]);
        string[] again = ["-H", "Accept-Encoding: br", "-H", $"If-None-Match: {tag}"];
        var same = await InterleavedAsync(16, (address + Path, again), (kestrel + "/304", again));
        Print("policy page, 304: portal", same[0], "—");
        Print("… share of a bare 304", same[0] / same[1], "≥ 0.9", same[1]);
        Figures.Print("the page", string.Create(CultureInfo.InvariantCulture, $"{plain.Length / 1024d:0.0} KB plain, {brotli.Length / 1024d:0.0} KB brotli"), "≤ 40 KB on the wire");
    }

    [Fact(Explicit = true)]
    public async Task A_policy_page_rendered_each_time_beside_nginx()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions
        {
            Seed = "Sample",
            Environment = "Production",
            Settings = new Dictionary<string, string> { ["Portal:RequireHttps"] = "false" },
            Services = services => services.Replace(ServiceDescriptor.Singleton(s =>
            new PageCache(s.GetRequiredService<OfficeClock>(), s.GetRequiredService<ChangeFeed>(), s.GetRequiredService<PlanBoards>(), s.GetRequiredService<Shelf>(), s.GetRequiredService<PolicyTimelines>()) { Capacity = 0 }))
        });
        using var client = site.NewClient();
        using var nginx = await NginxAsync(await client.GetByteArrayAsync(Path, Ct));
        // Different pages in turn: visitors who ask for one page at once would share its rendering.
        var slugs = (await site.Get<Shelf>().ViewAsync(Ct)).All.Where(i => i.Kind == DocumentKind.Policy).Select(i => $"\"{i.Address}\"");
        var script = System.IO.Path.Combine(nginx.Folder, "turn.lua");
        await File.WriteAllTextAsync(script, $"local p = {{{string.Join(',', slugs)}}}\nlocal i = 0\nfunction request() i = i % #p + 1; return wrk.format('GET', p[i]) end\n", Ct);
        for (var (compiled, round) = (0L, 0); round < MostWarmUps && JitInfo.GetCompiledMethodCount() - compiled >= CompiledWhenWarm; round++)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            await LoadAsync(16, Seconds, site.Url, ["-s", script]);
        }

        var (cpu, bytes, pages) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), await CountAsync(16, Seconds * 2, site.Url, ["-s", script]));
        Figures.Print("policy pages rendered at each request: a page takes", string.Create(CultureInfo.InvariantCulture,
            $"{(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / pages:0.00} ms of a core, {(GC.GetTotalAllocatedBytes() - bytes) / 1024d / pages:0} KB of objects"), "—");
        var figures = await InterleavedAsync(16, (site.Url, ["-s", script]), (nginx.Url + "/page.html", []));
        Print("policy pages rendered at each request: portal", figures[0], "—");
        Print("… share of nginx's", figures[0] / figures[1], "≥ 0.09", figures[1]);
    }

    private static void Print(string name, double figure, string target, double? of = null) =>
        Figures.Print(name, of is null ? string.Create(CultureInfo.InvariantCulture, $"{figure:0} requests/s") : string.Create(CultureInfo.InvariantCulture, $"{figure:0.000} of {of:0} requests/s"), target);

    /// <summary>Medians of rounds in which every server has its turn.</summary>
    private static async Task<double[]> InterleavedAsync(int connections, params (string Url, string[] More)[] servers)
    {
        var results = servers.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= Rounds; round++)
            for (var i = 0; i < servers.Length; i++)
            {
                var rate = await LoadAsync(connections, round == 0 ? 1 : Seconds, servers[i].Url, servers[i].More);
                if (round > 0) results[i].Add(rate); // the first one warms up
            }

        return [.. results.Select(r => r.Order().ElementAt(r.Count / 2))];
    }

    private static Task<double> LoadAsync(int connections, int seconds, string url, string[] more) => AskAsync(connections, seconds, url, more, Rate());

    private static Task<double> CountAsync(int connections, int seconds, string url, string[] more) => AskAsync(connections, seconds, url, more, Count());

    private static async Task<double> AskAsync(int connections, int seconds, string url, string[] more, Regex figure)
    {
        var start = new ProcessStartInfo("wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", .. more, url]) { RedirectStandardOutput = true };
        using var wrk = Process.Start(start)!;
        var output = await wrk.StandardOutput.ReadToEndAsync(Ct);
        await wrk.WaitForExitAsync(Ct);
        Assert.DoesNotContain("Non-2xx", output);
        return double.Parse(figure.Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<WebApplication> BareAsync(byte[] plain, byte[] brotli)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async http =>
        {
            var response = http.Response;
            if (http.Request.Path == "/304")
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            var body = http.Request.Path == "/br" ? brotli : plain;
            response.ContentType = "text/html; charset=utf-8";
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body);
        });
        await app.StartAsync(Ct);
        return app;
    }

    /// <summary>The most a managed server could do here: whatever arrives is answered with the same bytes, without looking at it.</summary>
    private sealed class BareSocket : IDisposable
    {
        private readonly System.Net.Sockets.TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly byte[] _answer;

        public BareSocket(byte[] page)
        {
            _answer = [.. System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {page.Length}\r\n\r\n"), .. page];
            _listener.Start();
            _ = AcceptAsync();
        }

        public string Url => $"http://{_listener.LocalEndpoint}/";

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            while (true) _ = AnswerAsync(await _listener.AcceptSocketAsync());
        }

        private async Task AnswerAsync(System.Net.Sockets.Socket socket)
        {
            using (socket)
            {
                socket.NoDelay = true;
                var request = new byte[4096];
                while (await socket.ReceiveAsync(request) > 0) await socket.SendAsync(_answer);
            }
        }
    }

    private static async Task<Nginx> NginxAsync(byte[] page)
    {
        var folder = Directory.CreateTempSubdirectory("portal-nginx-").FullName;
        Directory.CreateDirectory(System.IO.Path.Combine(folder, "www"));
        await File.WriteAllBytesAsync(System.IO.Path.Combine(folder, "www", "page.html"), page, Ct);
        var port = FreePort();
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "nginx.conf"), $$"""
            user root; worker_processes 2; pid {{folder}}/pid; error_log {{folder}}/error.log;
            events { worker_connections 1024; }
            http {
              include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100;
              client_body_temp_path {{folder}}; proxy_temp_path {{folder}}; fastcgi_temp_path {{folder}}; uwsgi_temp_path {{folder}}; scgi_temp_path {{folder}};
              server { listen 127.0.0.1:{{port}}; root {{folder}}/www; }
            }
            """, Ct);
        var start = new ProcessStartInfo("nginx", ["-c", System.IO.Path.Combine(folder, "nginx.conf"), "-g", "daemon off;"]);
        var server = new Nginx(Process.Start(start)!, folder, $"http://127.0.0.1:{port}");
        using var client = new HttpClient();
        for (var i = 0; ; i++)
        {
            try
            {
                Assert.Equal(page, await client.GetByteArrayAsync(server.Url + "/page.html", Ct));
                return server;
            }
            catch (HttpRequestException) when (i < 100)
            {
                await Task.Delay(50, Ct);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Nginx(Process process, string folder, string url) : IDisposable
    {
        public string Url => url;

        public string Folder => folder;

        public void Dispose()
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Count();
}
