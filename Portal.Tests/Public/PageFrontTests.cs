using System.Net;
using Portal.Tests.Site;

namespace Portal.Tests.Public;

public sealed class PageFrontTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/policies/gaoxin-cuoshi")]
    public async Task What_is_answered_from_memory_is_the_same_to_the_header(string path)
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample" });
        using var client = site.NewClient();
        var (first, firstBody) = await GetAsync(client, path, "br");
        var (second, secondBody) = await GetAsync(client, path, "br");
        Assert.Equal(firstBody, secondBody);
        Assert.Equal(first, second);
        Assert.Contains(second, h => h.StartsWith("Content-Security-Policy", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(second, h => h.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_look_of_the_visitor_counts_from_memory_too()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample" });
        using var client = site.NewClient();
        foreach (var _ in (int[])[1, 2])
        {
            Assert.DoesNotContain("data-theme=\"dark\"", await client.GetStringAsync("/", Ct));
            using var dark = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Cookie", "look=dark" } } };
            using var answer = await client.SendAsync(dark, Ct);
            Assert.Contains("data-theme=\"dark\"", await answer.Content.ReadAsStringAsync(Ct));
        }
    }

    [Fact]
    public async Task Without_TLS_nothing_is_answered_from_memory_where_TLS_is_asked_for()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Environment = "Production", Settings = new Dictionary<string, string> { ["https_port"] = "443" } });
        using var client = site.NewClient();
        foreach (var _ in (int[])[1, 2])
        {
            using var answer = await client.GetAsync("/help", Ct);
            Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        }
    }

    private static async Task<(IReadOnlyList<string> Headers, byte[] Body)> GetAsync(HttpClient client, string path, string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", coding } } };
        using var answer = await client.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return ([.. answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order(StringComparer.Ordinal)], await answer.Content.ReadAsByteArrayAsync(Ct));
    }
}
