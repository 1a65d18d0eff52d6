using System.Globalization;
using System.Xml.Linq;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Web.Hosting;
using Portal.Web.Public;
using Portal.Web.Public.Disclosure;
using Portal.Web.Public.Lists;

namespace Portal.Web.Api;

/// <summary>Atom feeds: one of everything new, one a list, one a column.</summary>
internal sealed class Feeds(PortalSettings settings, PublicLedgers ledgers, Catalogues catalogues, PageCache cache, OfficeClock clock)
{
    private const int Newest = 30;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(WebApplication app)
    {
        app.MapMethods("/feed.xml", Reading, (HttpContext http, Feeds feeds) => feeds.SendAsync(http, "2019:feed", "/feed.xml", "最新发布", "/", async ct =>
            [.. Of(await feeds.DocumentsAsync(Enum.GetValues<DocumentKind>().Except([DocumentKind.Page, DocumentKind.ConsultationDraft]), null, ct)), .. await feeds.ReportsAsync(ct)]));
        foreach (var (list, title) in ((ListPage, string)[])[(ListRoutes.Policies, "政策文件"), (ListRoutes.Interpretations, "政策解读"), (ListRoutes.Notices, "通知公告")])
            app.MapMethods(list.Feed!, Reading, (HttpContext http, Feeds feeds) => feeds.SendAsync(http, $"2019:{list.Feed}", list.Feed!, title, list.Path, async ct =>
                [.. Of(await feeds.DocumentsAsync(list.Scope.Kinds, null, ct))]));
        app.MapMethods("/consultations/feed.xml", Reading, (HttpContext http, Feeds feeds) => feeds.SendAsync(http, "2019:/consultations/feed.xml", "/consultations/feed.xml", "意见征集", "/consultations", async ct => [.. Of(await feeds.DocumentsAsync([DocumentKind.Consultation], null, ct))]));
        app.MapMethods("/disclosure/{slug}/feed.xml", Reading, async (HttpContext http, string slug, Feeds feeds, Shelf shelf, PublicDocuments documents) =>
        {
            if ((await shelf.ViewAsync(http.RequestAborted)).Columns.FirstOrDefault(c => c.Slug == slug) is { } column)
                await feeds.SendAsync(http, string.Create(CultureInfo.InvariantCulture, $"2019:column/{column.Id}"), $"/disclosure/{slug}/feed.xml", column.Name, $"/disclosure/{slug}", async ct => [.. Of(await feeds.DocumentsAsync(Enum.GetValues<DocumentKind>(), column.Id, ct))]);
            else await DisclosureRoutes.SendFormerAsync(http, slug, "/feed.xml", documents);
        });
    }

    /// <param name="id">See <see cref="Id"/>.</param>
    private async Task SendAsync(HttpContext http, string id, string path, string title, string page, Func<CancellationToken, Task<List<FeedEntry>>> read)
    {
        var site = settings.SiteOf(http.Request);
        await SiteXml.SendAsync(http, settings, cache, path, "application/atom+xml; charset=utf-8", async ct =>
        {
            FeedEntry[] entries = [.. (await read(ct)).OrderByDescending(e => e.Updated).Take(Newest)];
            var updated = entries.Length > 0 ? entries[0].Updated : OfficeClock.StartOf(clock.Today);
            return (new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", "zh-CN"),
                new XElement(Atom + "title", $"{settings.Site.Name}{settings.Site.Title}：{title}"),
                Id(id),
                new XElement(Atom + "updated", SiteXml.Stamp(updated)),
                new XElement(Atom + "author", new XElement(Atom + "name", settings.Site.Name)),
                new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", site + path)),
                new XElement(Atom + "link", new XAttribute("href", site + page)),
                entries.Select(e => Entry(e, site))), updated);
        });
    }

    private XElement Entry(FeedEntry entry, string site) => new(Atom + "entry",
        new XElement(Atom + "title", entry.Title),
        Id(entry.Id),
        new XElement(Atom + "updated", SiteXml.Stamp(entry.Updated)),
        entry.Published is { } published ? new XElement(Atom + "published", SiteXml.Stamp(published)) : null,
        new XElement(Atom + "category", new XAttribute("term", entry.Category)),
        new XElement(Atom + "link", new XAttribute("href", site + entry.Address)),
        new XElement(Atom + "content", new XAttribute("type", "text"), entry.Text));

    /// <summary>The name by which readers know feed and entry again, wherever their addresses go.</summary>
    /// <param name="tail">Year and name, unique for ever: the tail of a tag URI.</param>
    private XElement Id(string tail) => new(Atom + "id", $"tag:{settings.Site.Domain},{tail}");

    /// <summary>Newest change first; what was withdrawn is not news.</summary>
    private async Task<IReadOnlyList<ShelfItem>> DocumentsAsync(IEnumerable<DocumentKind> kinds, int? columnId, CancellationToken ct)
    {
        var (catalogue, wanted) = (await catalogues.NewestAsync(ct), kinds.ToHashSet());
        var items = columnId is { } column ? catalogue.Shelf.In(column) : catalogue.Shelf.All;
        return [.. items.Where(i => wanted.Contains(i.Kind)).OrderByDescending(i => i.ChangedAt).Where(i => !i.IsWithdrawnOn(catalogue.Today)).Take(Newest)];
    }

    private static IEnumerable<FeedEntry> Of(IEnumerable<ShelfItem> items) => items.Select(i => new FeedEntry(
        string.Create(CultureInfo.InvariantCulture, $"{i.ReleasedOn.Year}:document/{i.Id}"), i.Title, i.ChangedAt, i.ReleasedAt, i.Address,
        i.Kind switch { DocumentKind.Policy => "政策文件", DocumentKind.Interpretation => "政策解读", DocumentKind.Notice => "通知公告", DocumentKind.Report => "年度报告", DocumentKind.Consultation => "意见征集", _ => "公开栏目" },
        string.Join('\n', ((string[])[i.Facts.Number, i.Summary]).Where(t => t.Length > 0))));

    private async Task<IEnumerable<FeedEntry>> ReportsAsync(CancellationToken ct)
    {
        if (await ledgers.NewestAsync(ct) is not { } ledger) return [];
        return ledger.Reports.Where(r => r.Work.Length + r.Problem.Length + r.Next.Length > 0).Take(Newest).Select(report =>
        {
            var (task, measure) = ledger.Board.FindMeasure(report.MeasureId)!.Value;
            var text = string.Join('\n', ((string[])[report.Work, report.Problem.Length > 0 ? $"存在问题：{report.Problem}" : "", report.Next.Length > 0 ? $"后续举措：{report.Next}" : ""]).Where(t => t.Length > 0));
            return new FeedEntry(string.Create(CultureInfo.InvariantCulture, $"{ledger.Board.Year}:report/{report.Id}"), $"{Wording.Number(task.Number)}{task.Name}：措施{measure.Number}",
                report.At, null, $"/ledger/{ledger.Board.Year}#{Public.Layout.Anchors.Body(task)}", "执行台账", text);
        });
    }

    /// <param name="Id">See <see cref="Feeds.Id"/>.</param>
    /// <param name="Updated">UTC.</param>
    private sealed record FeedEntry(string Id, string Title, DateTime Updated, DateTime? Published, string Address, string Category, string Text);
}
