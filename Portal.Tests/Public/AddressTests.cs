using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Portal.Domain.Documents;
using Portal.Tests.Site;

namespace Portal.Tests.Public;

/// <summary>What a page or a file calls its own address.</summary>
[Collection(DocumentReading.Name)]
public sealed class AddressTests(ReadOnlyDocuments documents)
{
    private const string Policy = "/policies/gaoxin-cuoshi", Reading = "/interpretations/gaoxin-cuoshi-wenda";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Policy)]
    [InlineData(Reading)]
    public async Task A_site_that_does_not_know_its_address_names_none_in_its_pages(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "evil.example" } }; // the first to ask is not the one whose name all others read
        using var answer = await documents.Site.Visitor.SendAsync(request, Ct);
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Equal(path, Canonical(html));
        Assert.All(Data(html), url => Assert.StartsWith("/", url));
        Assert.DoesNotContain("evil.example", html);
        Assert.DoesNotContain("//kjj.example.gov.cn", html);
        Assert.DoesNotContain("qr-code", html);
        Assert.DoesNotContain("//", Regex.Match(await documents.Site.Visitor.GetStringAsync(Policy + "/print", Ct), "<footer class=\"print-foot\">.*?</footer>").Value);
    }

    [Theory]
    [InlineData("Portal:PublicUrl", "https://www.bureau.example/kjj/", "https://www.bureau.example/kjj")]
    [InlineData("Portal:Site:Domain", "www.bureau.example", "https://www.bureau.example")]
    [InlineData("Urls", "http://localhost:5999;http://localhost:6000", "http://localhost:5999")] // in Development
    public async Task A_site_that_knows_its_address_writes_it_everywhere(string setting, string value, string address)
    {
        await using var site = await DocumentSite.StartAsync(settings: new Dictionary<string, string> { [setting] = value });
        foreach (var path in (string[])[Policy, Reading])
        {
            var html = await site.Visitor.GetStringAsync(path, Ct);
            Assert.Equal(address + path, Canonical(html));
            Assert.All(Data(html), url => Assert.StartsWith(address + "/", url));
            Assert.Matches("<svg class=\"qr-code\"[^>]*aria-label=\"本页地址的二维码\"><path d=\"M\\d", html);
        }

        Assert.Contains(address + Policy, await site.Visitor.GetStringAsync(Policy + "/print", Ct));
        Assert.Contains($"href=\"{address}/policies/feed.xml\"", await site.Visitor.GetStringAsync("/policies/feed.xml", Ct));
        Assert.Contains($"<loc>{address}{Policy}</loc>", await site.Visitor.GetStringAsync("/sitemap.xml", Ct));
        Assert.Contains($"\"url\":\"{address}{Policy}\"", await site.Visitor.GetStringAsync("/api/v1/policies", Ct));
        Assert.Equal(address, site.Site.Get<Domain.Mail.SiteAddress>().Url);
    }

    [Fact]
    public async Task The_code_promises_interpretations_only_where_there_are_some()
    {
        await using var site = await DocumentSite.StartAsync(settings: new Dictionary<string, string> { ["Portal:PublicUrl"] = "https://www.bureau.example" });
        var shelf = await site.ShelfAsync();
        foreach (var policies in shelf.All.Where(i => i.Kind == DocumentKind.Policy).GroupBy(i => shelf.InterpretationsOf(i.Id).Count > 0))
            Assert.Contains(policies.Key ? "手机扫码查看 本页及全部解读" : "手机扫码查看 本页 ", PageChecks.Words(await site.Visitor.GetStringAsync(policies.First().Address, Ct)));
        Assert.Contains(shelf.All, i => i.Kind == DocumentKind.Policy && shelf.InterpretationsOf(i.Id).Count == 0);
    }

    [Fact]
    public async Task A_portal_in_use_without_an_address_is_told_so_at_its_start()
    {
        var options = new SiteOptions { Environment = Environments.Production, Https = true };
        await using var unknown = await PortalSite.StartAsync(options);
        Assert.Single(unknown.Warnings, w => w.Contains("Portal:PublicUrl", StringComparison.Ordinal));
        await using var known = await PortalSite.StartAsync(options with { Settings = new Dictionary<string, string> { ["Portal:PublicUrl"] = "https://www.bureau.example" } });
        Assert.DoesNotContain(known.Warnings, w => w.Contains("Portal:PublicUrl", StringComparison.Ordinal));
    }

    private static string Canonical(string html) => Regex.Match(html, "<link rel=\"canonical\" href=\"([^\"]+)\"").Groups[1].Value;

    /// <summary>Addresses in the structured data.</summary>
    private static string[] Data(string html)
    {
        string[] found = [.. Regex.Matches(Regex.Match(html, "<script type=\"application/ld\\+json\">(.*?)</script>").Groups[1].Value, "\"url\":\"([^\"]+)\"").Select(m => m.Groups[1].Value)];
        Assert.NotEmpty(found);
        return found;
    }
}
