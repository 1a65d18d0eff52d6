using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Web.Hosting;
using Portal.Web.Public;
using Portal.Web.Public.Disclosure;
using Portal.Web.Public.Lists;

namespace Portal.Web.Api;

/// <summary>All public addresses for crawlers, in parts where one file may not hold them; with robots and the security contact.</summary>
internal sealed class Sitemap(PortalSettings settings, PublicLedgers ledgers, Catalogues catalogues, PageCache cache, OfficeClock clock)
{
    /// <summary>The protocol's limit of addresses in one file.</summary>
    public const int Most = 50_000;

    private static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(WebApplication app)
    {
        app.MapMethods("/sitemap.xml", Reading, (HttpContext http, Sitemap map) => map.SendAsync(http));
        app.MapMethods("/sitemap-{part:int:min(1)}.xml", Reading, (HttpContext http, int part, Sitemap map) => map.SendPartAsync(http, part));
        app.MapMethods("/robots.txt", Reading, Robots);
        app.MapMethods("/.well-known/security.txt", Reading, Security);
    }

    /// <summary>The addresses one after another, or where they are many the list of their parts.</summary>
    internal static XElement Root(string site, IReadOnlyList<(string Path, DateTime? Changed)> pages) => pages.Count <= Most
        ? Part(site, pages)
        : new XElement(Protocol + "sitemapindex", pages.Chunk(Most).Select((part, i) => new XElement(Protocol + "sitemap",
            new XElement(Protocol + "loc", string.Create(CultureInfo.InvariantCulture, $"{site}/sitemap-{i + 1}.xml")),
            part.Max(p => p.Changed) is { } changed ? new XElement(Protocol + "lastmod", SiteXml.Stamp(changed)) : null)));

    private Task SendAsync(HttpContext http) => SiteXml.SendAsync(http, settings, cache, "/sitemap.xml", "application/xml; charset=utf-8", async ct =>
    {
        var pages = await PagesAsync(ct);
        return (Root(settings.SiteOf(http.Request), pages), pages.Max(p => p.Changed) ?? OfficeClock.StartOf(clock.Today));
    });

    private async Task SendPartAsync(HttpContext http, int part)
    {
        var pages = await PagesAsync(http.RequestAborted);
        if (pages.Count <= Most || (part - 1) * (long)Most >= pages.Count) http.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            await SiteXml.SendAsync(http, settings, cache, string.Create(CultureInfo.InvariantCulture, $"/sitemap-{part}.xml"), "application/xml; charset=utf-8", async ct =>
            {
                var mine = (await PagesAsync(ct)).Skip((part - 1) * Most).Take(Most).ToArray();
                return (Part(settings.SiteOf(http.Request), mine), mine.Max(p => p.Changed) ?? OfficeClock.StartOf(clock.Today));
            });
    }

    private static XElement Part(string site, IEnumerable<(string Path, DateTime? Changed)> pages) => new(Protocol + "urlset", pages.Select(page => new XElement(Protocol + "url",
        new XElement(Protocol + "loc", site + page.Path),
        page.Changed is { } changed ? new XElement(Protocol + "lastmod", SiteXml.Stamp(changed)) : null)));

    private async Task<IReadOnlyList<(string Path, DateTime? Changed)>> PagesAsync(CancellationToken ct)
    {
        var catalogue = await catalogues.NewestAsync(ct);
        var shelf = catalogue.Shelf;
        DateTime? Newest(IEnumerable<ShelfItem> items) => items.Select(i => (DateTime?)i.ChangedAt).Max();
        var pages = new List<(string, DateTime?)> { ("/", Newest(shelf.All)), ("/help", null), ("/site-map", null), ("/disclosure", null), ("/ledger", null), ("/reports", null), ("/requests", null), ("/consultations", Newest(shelf.All.Where(i => i.Kind == DocumentKind.Consultation))), ("/consultations/matters", null), ("/messages", null), ("/normative-documents", Newest(shelf.All)), ("/catalogue", Newest(shelf.All)) };
        pages.AddRange(((ListPage[])[ListRoutes.Policies, ListRoutes.Interpretations, ListRoutes.Notices]).Select(list => (list.Path, Newest(shelf.All.Where(i => list.Scope.Kinds.Contains(i.Kind))))));
        // A column that is one page has that page's address.
        pages.AddRange(shelf.Columns.Where(c => DisclosureRoutes.OnlyPage(catalogue, c) is null).Select(c => ($"/disclosure/{c.Slug}", Newest(shelf.In(c.Id)))));
        foreach (var head in await ledgers.HeadsAsync(ct)) pages.Add(($"/ledger/{head.Year}", (await ledgers.FindAsync(head.Year, ct))?.ChangedAt));
        pages.AddRange(shelf.All.Where(i => !i.IsWithdrawnOn(catalogue.Today)).Select(i => (i.Address, (DateTime?)i.TouchedAt(catalogue.Today))));
        return pages;
    }

    private static IResult Robots(HttpRequest request, PortalSettings settings) => Results.Text(
        $"User-agent: *\nDisallow: /workspace\nDisallow: /account\nDisallow: {Preferences.Path}\nDisallow: /search\nDisallow: /requests/new\nDisallow: /requests/status\nDisallow: /requests/receipt\nDisallow: /messages/new\nDisallow: /messages/status\nDisallow: /messages/receipt\nDisallow: /consultations/status\nDisallow: /consultations/*/opinion\nSitemap: {settings.SiteOf(request)}/sitemap.xml\n", "text/plain", Encoding.UTF8);

    /// <summary>RFC 9116. The expiry is always within a year, as the standard asks.</summary>
    private static IResult Security(HttpRequest request, PortalSettings settings, OfficeClock clock) => Results.Text(
        $"Contact: {settings.SiteOf(request)}/help#contact\nExpires: {SiteXml.Stamp(OfficeClock.StartOf(clock.Today.AddDays(180)))}\nPreferred-Languages: zh, en\nCanonical: {settings.SiteOf(request)}/.well-known/security.txt\n", "text/plain", Encoding.UTF8);
}
