using Portal.Domain.Documents;
using Portal.Web.Public.Documents;
using Portal.Web.Public.Lists;

namespace Portal.Web.Public.Disclosure;

/// <summary>政府信息公开专栏 (国办公开办函〔2019〕61号): the columns in their fixed order, each with an address of its own, and the site's map.</summary>
internal static class DisclosureRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapDisclosure(this WebApplication app)
    {
        app.MapMethods("/disclosure", Reading, (HttpContext http, PublicPages pages, Catalogues catalogues) =>
            pages.SendAsync<DisclosurePage>(http, "/disclosure", async ct => PageContent.With(nameof(DisclosurePage.Catalogue), await catalogues.NewestAsync(ct), [PageTags.Documents, PageTags.Columns])));
        app.MapMethods("/disclosure/{slug}", Reading, SendColumnAsync);
        // Addresses that people are told over the telephone.
        foreach (var (spoken, column) in ((string, string)[])[("/guide", "guide"), ("/institutions", "organization")])
            app.MapMethods(spoken, Reading, () => Results.Redirect($"/disclosure/{column}"));
        app.MapMethods("/site-map", Reading, (HttpContext http, PublicPages pages, Shelf shelf, PublicLedgers ledgers) =>
            pages.SendAsync<SiteMapPage>(http, "/site-map", async ct => new PageContent(
                new Dictionary<string, object?> { [nameof(SiteMapPage.Shelf)] = await shelf.ViewAsync(ct), [nameof(SiteMapPage.Years)] = (await ledgers.HeadsAsync(ct)).Select(h => h.Year).ToArray() },
                [PageTags.Documents, PageTags.Columns, PageTags.Plans])));
    }

    /// <summary>What one column holds.</summary>
    public static ListPage ListOf(Column column) => new($"/disclosure/{column.Slug}",
        new ListScope(column.Kind switch
        {
            ColumnKind.Normative or ColumnKind.Policies => [DocumentKind.Policy],
            ColumnKind.Interpretations => [DocumentKind.Interpretation],
            ColumnKind.Notices or ColumnKind.News => [DocumentKind.Notice],
            ColumnKind.Reports => [DocumentKind.Report, DocumentKind.Page],
            ColumnKind.Consultations => [DocumentKind.Consultation, DocumentKind.ConsultationDraft],
            _ => [DocumentKind.Page],
        }, [ListFacets.State])
        { ColumnId = column.Id },
        [ListQuery.Released], Feed: $"/disclosure/{column.Slug}/feed.xml");

    private static async Task SendColumnAsync(HttpContext http, string slug, PublicPages pages, Catalogues catalogues, OpenDocuments documents, PublicDocuments former)
    {
        var catalogue = await catalogues.NewestAsync(http.RequestAborted);
        if (catalogue.Shelf.Columns.FirstOrDefault(c => c.Slug == slug) is not { } column)
        {
            await SendFormerAsync(http, slug, "", former);
            return;
        }

        var list = ListOf(column);
        if (OnlyPage(catalogue, column) is { } only && await pages.TrySendAsync<ArticlePage>(http, list.Path, ct => ContentAsync(only, ct))) return;
        var query = ListQuery.Empty with { Page = list.Read(http.Request.Query).Page };
        await pages.SendAsync<ColumnPage>(http, list.To(query), async ct =>
        {
            var newest = await catalogues.NewestAsync(ct);
            var result = newest.Find(list.Scope, query, ListPage.Size);
            // A page past the end is nothing to keep.
            return query.Page > result.Page.Pages ? null : new PageContent(
                new Dictionary<string, object?> { [nameof(ColumnPage.Column)] = column, [nameof(ColumnPage.List)] = list, [nameof(ColumnPage.Result)] = result },
                [PageTags.Documents, PageTags.Columns]);
        });

        // Falls with any document: a second page makes a list of the column.
        async Task<PageContent?> ContentAsync(ShelfItem only, CancellationToken ct) =>
            await documents.ContentAsync(DocumentKind.Page, only.Slug, ct) is { } content ? content with { Tags = [.. content.Tags, PageTags.Documents] } : null;
    }

    /// <summary>For an address that no column has now: leads to the column that once had it.</summary>
    /// <param name="view">What follows the column's own address.</param>
    internal static async Task SendFormerAsync(HttpContext http, string slug, string view, PublicDocuments documents)
    {
        if (await documents.ColumnOnceAtAsync(slug, http.RequestAborted) is { } column) http.Response.LeadTo($"/disclosure/{column.Slug}{view}{http.Request.QueryString}");
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>A column of a single page is that page.</summary>
    internal static ShelfItem? OnlyPage(Catalogue catalogue, Column column) =>
        column.Kind is ColumnKind.Pages or ColumnKind.Reports && catalogue.Shelf.Columns.All(c => c.ParentId != column.Id)
        && catalogue.Shelf.In(column.Id).Where(i => !i.IsWithdrawnOn(catalogue.Today)).Take(2).ToArray() is [{ Kind: DocumentKind.Page } only] ? only : null;
}
