using Portal.Domain.Documents;
using Portal.Domain.Search;
using Portal.Web.Public.Lists;

namespace Portal.Web.Public.Search;

/// <summary>The search page. Nothing of it is kept: what people search for is theirs, and endless.</summary>
internal static class SearchRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static readonly ListPage List = new("/search",
        new ListScope(Enum.GetValues<DocumentKind>(), [ListFacets.Type, ListFacets.State, ListFacets.Genre, ListFacets.Topic, ListFacets.Year]),
        ["", ListQuery.Released]);

    public static void MapSearch(this WebApplication app) => app.MapMethods(List.Path, Reading, SendAsync);

    private static async Task SendAsync(HttpContext http, PublicPages pages, DocumentSearch search, Catalogues catalogues)
    {
        var ct = http.RequestAborted;
        var query = List.Read(http.Request.Query);
        var found = query.Text.Length > 0 ? await search.FindAsync(query.Text, ct) : SearchHits.Nothing;
        var result = (await catalogues.NewestAsync(ct)).Find(List.Scope, query, ListPage.Size, [.. found.Hits.Select(h => h.Id)]);
        var excerpts = await search.ExcerptsAsync(found, result.Page.Rows.Select(item => item.Id), ct);
        await pages.SendOnceAsync<SearchPage>(http, List.To(query), new PageContent(new Dictionary<string, object?>
        {
            [nameof(SearchPage.List)] = List,
            [nameof(SearchPage.Result)] = result,
            [nameof(SearchPage.Found)] = found,
            [nameof(SearchPage.Excerpts)] = excerpts,
        }, PageTags.None));
    }
}
