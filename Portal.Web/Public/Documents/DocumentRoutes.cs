using Microsoft.AspNetCore.Components;
using Portal.Domain.Documents;

namespace Portal.Web.Public.Documents;

/// <summary>Addresses of documents. They never die: one that was given up leads to the new one.</summary>
internal static class DocumentRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapDocuments(this WebApplication app)
    {
        Map<PolicyPage>(app, DocumentKind.Policy);
        Map<InterpretationPage>(app, DocumentKind.Interpretation);
        Map<ArticlePage>(app, DocumentKind.Notice);
        Map<ArticlePage>(app, DocumentKind.Page);
        app.MapMethods("/policies/{slug}/print", Reading, (HttpContext http, string slug, PublicPages pages, OpenDocuments documents) =>
            SendAsync<PrintPage>(http, DocumentKind.Policy, slug, "/print", pages, documents));
        app.MapMethods("/policies/{slug}.docx", Reading, DocxAsync);
    }

    private static void Map<TPage>(WebApplication app, DocumentKind kind)
        where TPage : IComponent =>
        app.MapMethods(KindRules.Address(kind, "{slug}"), Reading, (HttpContext http, string slug, PublicPages pages, OpenDocuments documents) =>
            SendAsync<TPage>(http, kind, slug, "", pages, documents));

    /// <param name="view">What follows the document's own address.</param>
    private static async Task SendAsync<TPage>(HttpContext http, DocumentKind kind, string slug, string view, PublicPages pages, OpenDocuments documents)
        where TPage : IComponent
    {
        if (await pages.TrySendAsync<TPage>(http, KindRules.Address(kind, slug) + view, ct => documents.ContentAsync(kind, slug, ct))) return;
        if (await documents.MovedToAsync(kind, slug, http.RequestAborted) is { } address) http.Response.Redirect(address + view, permanent: true);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task<IResult> DocxAsync(HttpContext http, string slug, OpenDocuments documents)
    {
        var open = await documents.FindAsync(DocumentKind.Policy, slug, http.RequestAborted);
        if (open is null || open.IsHidden || PolicyFiles.Docx(open.Document) is not { } content) return Results.NotFound();
        return Results.File(content, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"{open.Head.Title}.docx");
    }
}
