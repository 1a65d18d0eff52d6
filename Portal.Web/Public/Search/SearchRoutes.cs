using System.Globalization;
using Portal.Domain.Common;
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

    public const string Answers = "/search/answers";

    /// <summary>Answers that stand below the documents; the rest has a page of its own.</summary>
    private const int AnswersBeside = 3;

    public static void MapSearch(this WebApplication app)
    {
        app.MapMethods(List.Path, Reading, SendAsync);
        app.MapMethods(Answers, Reading, AnswersAsync);
    }

    public static string DocumentsOf(string text) => List.To(ListQuery.Empty with { Text = text });

    public static string AnswersOf(string text, int page)
    {
        var query = QueryString.Empty;
        if (text.Length > 0) query = query.Add("q", text);
        if (page > 1) query = query.Add("page", page.ToString(CultureInfo.InvariantCulture));
        return Answers + query;
    }

    private static async Task AnswersAsync(HttpContext http, PublicPages pages, AnswerSearch answers)
    {
        var query = List.Read(http.Request.Query);
        await pages.SendOnceAsync<AnswersPage>(http, AnswersOf(query.Text, query.Page), new PageContent(new Dictionary<string, object?>
        {
            [nameof(AnswersPage.Text)] = query.Text,
            [nameof(AnswersPage.Found)] = await answers.FindAsync(query.Text, query.Page, ListPage.Size, http.RequestAborted),
        }, PageTags.None));
    }

    private static async Task SendAsync(HttpContext http, PublicPages pages, DocumentSearch search, AnswerSearch answers, Catalogues catalogues)
    {
        var ct = http.RequestAborted;
        var query = List.Read(http.Request.Query);
        var found = query.Text.Length > 0 ? await search.FindAsync(query.Text, ct) : SearchHits.Nothing;
        var result = (await catalogues.NewestAsync(ct)).Find(List.Scope, query, ListPage.Size, found.Hits);
        var excerpts = await search.ExcerptsAsync(found, result.Page.Rows.Select(item => item.Id), ct);
        await pages.SendOnceAsync<SearchPage>(http, List.To(query), new PageContent(new Dictionary<string, object?>
        {
            [nameof(SearchPage.List)] = List,
            [nameof(SearchPage.Result)] = result,
            [nameof(SearchPage.Found)] = found,
            [nameof(SearchPage.Excerpts)] = excerpts,
            // An answer has neither year nor topic: whoever chose one asked for documents alone. Of a chosen type they are the neighbours, and counted beside it.
            [nameof(SearchPage.Answers)] = query.Chosen.Keys.All(k => k == ListFacets.Type.Parameter) ? await answers.FindAsync(query.Text, 1, AnswersBeside, ct) : new Paged<FoundAnswer>([], 0, 1, AnswersBeside),
        }, PageTags.None));
    }
}
