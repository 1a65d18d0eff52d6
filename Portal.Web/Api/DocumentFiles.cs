using Microsoft.Net.Http.Headers;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Web.Api;

/// <summary>Attachments and pictures of public documents, under the hash of their content.</summary>
internal static class DocumentFiles
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(WebApplication app) => app.MapMethods("/files/{hash:length(64)}/{name}", Reading, SendAsync);

    private static async Task<IResult> SendAsync(HttpContext http, string hash, PublicDocuments documents)
    {
        if (await documents.FileAsync(hash, http.RequestAborted) is not { } found) return Results.NotFound();
        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
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
