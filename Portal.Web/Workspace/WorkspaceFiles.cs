using System.Globalization;
using Microsoft.Net.Http.Headers;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;
using Portal.Web.Hosting;

namespace Portal.Web.Workspace;

/// <summary>What the workspace hands out as files: the official form, the evidence of reports, and what comes with drafts.</summary>
public static class WorkspaceFiles
{
    /// <summary>Where the staff fetch attachments and pictures that may not be public yet.</summary>
    public const string Files = "/workspace/files";

    public static string AddressOf(AttachmentView file) => $"{Files}/{file.FileHash}/{Uri.EscapeDataString(file.Name)}";

    public static void MapWorkspaceFiles(this WebApplication app)
    {
        var files = app.MapGroup("/workspace").RequireAuthorization();
        files.MapGet("/plan/{year:int}/table.{format}", TableAsync);
        files.MapGet("/evidence/{hash}", EvidenceAsync);
        files.MapGet("/packages/{documentId:int}/risk", RiskPaperAsync);
        files.MapGet("/files/{hash:length(64)}/{name}", DraftFileAsync);
    }

    private static async Task<IResult> TableAsync(int year, string format, bool? progress, ExportPlan export, CancellationToken ct)
    {
        if (TableCommands.FormatOf(format) is not { } kind || await export.ExecuteAsync(year, kind, progress == true, ct) is not { } bytes) return Results.NotFound();
        var type = kind switch
        {
            TableFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            TableFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "text/tab-separated-values; charset=utf-8",
        };
        return Results.File(bytes, type, string.Create(CultureInfo.InvariantCulture, $"{year}年任务分解表{(progress == true ? "（含进度）" : "")}.{format}"));
    }

    private static async Task<IResult> EvidenceAsync(string hash, WorkQueries queries, HttpResponse response, CancellationToken ct) =>
        await queries.EvidenceFileAsync(hash, ct) is { } found ? Send(response, hash, found.File, found.Name) : Results.NotFound();

    private static async Task<IResult> DraftFileAsync(string hash, DocumentQueries queries, HttpResponse response, CancellationToken ct) =>
        await queries.FileAsync(hash, publicOnly: false, ct) is { } found ? Send(response, hash, found.File, found.Name) : Results.NotFound();

    private static async Task<IResult> RiskPaperAsync(int documentId, PackageQueries packages, HttpResponse response, CancellationToken ct)
    {
        if (await packages.RiskPaperAsync(documentId, ct) is not { } found) return Results.NotFound();
        response.Headers.CacheControl = "no-store";
        return FileTypes.MayInline(found.File.ContentType) ? Results.File(found.File.Content, found.File.ContentType) : Results.File(found.File.Content, found.File.ContentType, found.Name);
    }

    private static IResult Send(HttpResponse response, string hash, StoredFile file, string name)
    {
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return FileTypes.MayInline(file.ContentType)
            ? Results.File(file.Content, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{hash}\""))
            : Results.File(file.Content, file.ContentType, name, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }
}
