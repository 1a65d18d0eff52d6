using Microsoft.AspNetCore.Components;
using Microsoft.Net.Http.Headers;
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
        if (await documents.MovedToAsync(kind, slug, http.RequestAborted) is { } address) http.Response.LeadTo(address + view);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task DocxAsync(HttpContext http, string slug, OpenDocuments documents, PublicDocuments files, PageCache cache)
    {
        var page = await cache.GetAsync($"/policies/{slug}.docx", "", async () =>
        {
            if (await documents.FindAsync(DocumentKind.Policy, slug, CancellationToken.None) is not { IsHidden: false } open) return null;
            var pictures = new Dictionary<string, byte[]>();
            foreach (var (address, hash) in open.Text.Pictures)
                if (await files.FileAsync(hash, CancellationToken.None) is { } picture)
                    pictures[address] = picture.File.Content;
            return new TaggedPage(new PageBytes(PolicyFiles.Docx(open.Head, await documents.MarkdownAsync(open, CancellationToken.None), pictures), PolicyFiles.DocxType, open.Head.ChangedAt), open.Tags);
        });
        if (page is null)
        {
            if (await documents.MovedToAsync(DocumentKind.Policy, slug, http.RequestAborted) is { } address) http.Response.LeadTo($"{address}.docx");
            else http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{(await documents.TitleAsync(DocumentKind.Policy, slug, http.RequestAborted)) ?? slug}.docx");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        await page.SendAsync(http, variesByLook: false);
    }
}
