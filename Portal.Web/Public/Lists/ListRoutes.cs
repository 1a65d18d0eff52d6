using Microsoft.AspNetCore.Components;
using Portal.Domain.Documents;

namespace Portal.Web.Public.Lists;

/// <summary>The lists of documents.</summary>
internal static class ListRoutes
{
    public static readonly ListPage Policies = new("/policies",
        new ListScope([DocumentKind.Policy], [ListFacets.State, ListFacets.Genre, ListFacets.Topic, ListFacets.Year, ListFacets.Column]),
        [ListQuery.Released, ListQuery.SignedOn, ListQuery.Effective], "/api/v1/policies", "/policies/feed.xml");

    public static readonly ListPage Interpretations = new("/interpretations",
        new ListScope([DocumentKind.Interpretation], [ListFacets.Form, ListFacets.Stage, ListFacets.Topic, ListFacets.Year]),
        [ListQuery.Released], "/api/v1/interpretations", "/interpretations/feed.xml");

    public static readonly ListPage Notices = new("/notices",
        new ListScope([DocumentKind.Notice], [ListFacets.Column, ListFacets.Year]),
        [ListQuery.Released], Feed: "/notices/feed.xml");

    /// <summary>目录 of everything that is public (条例第十二条).</summary>
    public static readonly ListPage Catalogue = new("/catalogue",
        new ListScope(Enum.GetValues<DocumentKind>(), [ListFacets.Type, ListFacets.Topic, ListFacets.Year]), [ListQuery.Released]);

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapLists(this WebApplication app)
    {
        foreach (var list in (ListPage[])[Policies, Interpretations, Notices])
            app.MapMethods(list.Path, Reading, (HttpContext http, PublicPages pages, Catalogues catalogues, PublicDocuments former) => SendAsync<DocumentsPage>(http, list, pages, catalogues, former));
        app.MapMethods(Catalogue.Path, Reading, (HttpContext http, PublicPages pages, Catalogues catalogues, PublicDocuments former) => SendAsync<CataloguePage>(http, Catalogue, pages, catalogues, former));
    }

    /// <summary>Keeps what many ask for; answers the rest as it comes.</summary>
    internal static async Task SendAsync<TPage>(HttpContext http, ListPage list, PublicPages pages, Catalogues catalogues, PublicDocuments former)
        where TPage : IComponent
    {
        var query = list.Read(http.Request.Query);
        var catalogue = await catalogues.NewestAsync(http.RequestAborted);
        if (await LeadsOnAsync(http, query, catalogue, former)) return;
        if (query.IsCommon && catalogue.Knows(query) && query.Page <= 50)
            await pages.SendAsync<TPage>(http, list.To(query), async ct => Content(list, query, await catalogues.NewestAsync(ct)));
        else
            await pages.SendOnceAsync<TPage>(http, list.To(query), Content(list, query, catalogue));
    }

    /// <summary>A list narrowed by an address that a column once had leads to the same list with its present one.</summary>
    internal static async Task<bool> LeadsOnAsync(HttpContext http, ListQuery query, Catalogue catalogue, PublicDocuments former)
    {
        var present = new Dictionary<string, string>();
        foreach (var slug in query.Chosen.GetValueOrDefault(ListFacets.Column.Parameter) ?? [])
            if (!catalogue.Shelf.Columns.Any(c => c.Slug == slug) && await former.ColumnOnceAtAsync(slug, http.RequestAborted) is { } column) present[slug] = column.Slug;
        if (present.Count == 0) return false;
        http.Response.LeadTo(http.Request.Path + QueryString.Create(http.Request.Query.SelectMany(p => p.Value.OfType<string>(), (p, value) =>
            KeyValuePair.Create<string, string?>(p.Key, p.Key.Equals(ListFacets.Column.Parameter, StringComparison.OrdinalIgnoreCase) ? present.GetValueOrDefault(value, value) : value))));
        return true;
    }

    private static PageContent Content(ListPage list, ListQuery query, Catalogue catalogue) => new(
        new Dictionary<string, object?> { ["List"] = list, ["Result"] = catalogue.Find(list.Scope, query, ListPage.Size) },
        [PageTags.Documents, PageTags.Columns]);
}
