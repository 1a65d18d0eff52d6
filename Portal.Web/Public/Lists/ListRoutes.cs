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
            app.MapMethods(list.Path, Reading, (HttpContext http, PublicPages pages, Catalogues catalogues) => SendAsync<DocumentsPage>(http, list, pages, catalogues));
        app.MapMethods(Catalogue.Path, Reading, (HttpContext http, PublicPages pages, Catalogues catalogues) => SendAsync<CataloguePage>(http, Catalogue, pages, catalogues));
    }

    /// <summary>Keeps what many ask for; answers the rest as it comes.</summary>
    internal static async Task SendAsync<TPage>(HttpContext http, ListPage list, PublicPages pages, Catalogues catalogues)
        where TPage : IComponent
    {
        var query = list.Read(http.Request.Query);
        var catalogue = await catalogues.NewestAsync(http.RequestAborted);
        if (query.IsCommon && catalogue.Knows(query) && query.Page <= 50)
            await pages.SendAsync<TPage>(http, list.To(query), async ct => Content(list, query, await catalogues.NewestAsync(ct)));
        else
            await pages.SendOnceAsync<TPage>(http, list.To(query), Content(list, query, catalogue));
    }

    private static PageContent Content(ListPage list, ListQuery query, Catalogue catalogue) => new(
        new Dictionary<string, object?> { ["List"] = list, ["Result"] = catalogue.Find(list.Scope, query, ListPage.Size) },
        [PageTags.Documents, PageTags.Columns]);
}
