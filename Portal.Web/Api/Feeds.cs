using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Xml.Linq;
using Portal.Domain.Common;
using Portal.Web.Hosting;
using Portal.Web.Public;

namespace Portal.Web.Api;

/// <summary>Addresses that machines read: feed, sitemap, robots, security contact. They are built anew each time; all are small.</summary>
internal static class Feeds
{
    private const int Entries = 30;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static async Task<IResult> AtomAsync(HttpRequest request, PortalSettings settings, PublicLedgers ledgers, OfficeClock clock, CancellationToken ct)
    {
        var site = Site(request, settings);
        var ledger = await ledgers.NewestAsync(ct);
        var address = $"{site}/ledger/{ledger?.Board.Year}";
        XElement Entry(Domain.Work.EntryView report)
        {
            var (task, measure) = ledger!.Board.FindMeasure(report.MeasureId)!.Value;
            var text = string.Join('\n', ((string[])[report.Work, report.Problem.Length > 0 ? $"存在问题：{report.Problem}" : "", report.Next.Length > 0 ? $"后续举措：{report.Next}" : ""]).Where(t => t.Length > 0));
            return new XElement(Atom + "entry",
                new XElement(Atom + "title", $"{Wording.Number(task.Number)}{task.Name}：措施{measure.Number}"),
                new XElement(Atom + "id", $"tag:{settings.Site.Domain},{ledger.Board.Year}:report/{report.Id}"),
                new XElement(Atom + "updated", Stamp(report.At)),
                new XElement(Atom + "link", new XAttribute("href", $"{address}#{Public.Layout.Anchors.Body(task)}")),
                new XElement(Atom + "content", new XAttribute("type", "text"), text));
        }

        var feed = new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", "zh-CN"),
            new XElement(Atom + "title", $"{settings.Site.Name}{settings.Site.Title}：最新进展"),
            new XElement(Atom + "id", $"tag:{settings.Site.Domain},2019:feed"),
            new XElement(Atom + "updated", Stamp(ledger?.ChangedAt ?? clock.UtcNow)),
            new XElement(Atom + "author", new XElement(Atom + "name", settings.Site.Name)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", site + "/feed.xml")),
            new XElement(Atom + "link", new XAttribute("href", site + "/")),
            ledger?.Reports.Where(r => r.Work.Length + r.Problem.Length + r.Next.Length > 0).Take(Entries).Select(Entry));
        return Xml(feed, "application/atom+xml");
    }

    public static async Task<IResult> SitemapAsync(HttpRequest request, PortalSettings settings, PublicLedgers ledgers, CancellationToken ct)
    {
        var site = Site(request, settings);
        var pages = new List<(string Path, DateTime? Changed)> { ("/", (await ledgers.NewestAsync(ct))?.ChangedAt), ("/help", null) };
        foreach (var head in await ledgers.HeadsAsync(ct))
            pages.Add(($"/ledger/{head.Year}", (await ledgers.FindAsync(head.Year, ct))?.ChangedAt));
        return Xml(new XElement(Map + "urlset", pages.Select(page => new XElement(Map + "url",
            new XElement(Map + "loc", site + page.Path),
            page.Changed is { } changed ? new XElement(Map + "lastmod", Stamp(changed)) : null))), MediaTypeNames.Application.Xml);
    }

    public static IResult Robots(HttpRequest request, PortalSettings settings) => Results.Text(
        $"User-agent: *\nDisallow: /workspace\nDisallow: /account\nDisallow: {Preferences.Path}\nSitemap: {Site(request, settings)}/sitemap.xml\n", "text/plain", Encoding.UTF8);

    /// <summary>RFC 9116. The expiry is always within a year, as the standard asks.</summary>
    public static IResult Security(HttpRequest request, PortalSettings settings, OfficeClock clock) => Results.Text(
        $"Contact: {Site(request, settings)}/help#contact\nExpires: {Stamp(OfficeClock.StartOf(clock.Today.AddDays(180)))}\nPreferred-Languages: zh, en\nCanonical: {Site(request, settings)}/.well-known/security.txt\n", "text/plain", Encoding.UTF8);

    private static string Site(HttpRequest request, PortalSettings settings) =>
        settings.PublicUrl.Length > 0 ? settings.PublicUrl : $"{request.Scheme}://{request.Host}";

    private static string Stamp(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static IResult Xml(XElement root, string type) =>
        Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root.ToString(SaveOptions.DisableFormatting)}", type, Encoding.UTF8);
}
