using Microsoft.Net.Http.Headers;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Web.Api;

/// <summary>Attachments and pictures of public documents, under the hash of their content.</summary>
internal static class DocumentFiles
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(WebApplication app) => app.MapMethods("/files/{hash:length(64)}/{name}", Reading, SendAsync);

    private static async Task<IResult> SendAsync(HttpContext http, string hash, PublicDocuments documents, DocumentQueries drafts)
    {
        var file = await documents.FileAsync(hash, http.RequestAborted);
        var headers = http.Response.Headers;
        headers.CacheControl = file is null ? "private, no-cache" : "public, max-age=31536000, immutable";
        // Whoever writes or signs sees the pictures of a draft before the public does.
        if (file is null && http.User.Identity?.IsAuthenticated == true) file = await drafts.FileAsync(hash, publicOnly: false, http.RequestAborted);
        if (file is not { } found) return Results.NotFound();
        var tag = new EntityTagHeaderValue($"\"{hash}\"");
        if (FileTypes.MayInline(found.File.ContentType))
        {
            var inline = new ContentDispositionHeaderValue("inline");
            inline.SetHttpFileName(found.Name);
            headers.ContentDisposition = inline.ToString();
            return Results.File(found.File.Content, found.File.ContentType, entityTag: tag, enableRangeProcessing: true);
        }

        return Results.File(found.File.Content, found.File.ContentType, found.Name, entityTag: tag, enableRangeProcessing: true);
    }
}
