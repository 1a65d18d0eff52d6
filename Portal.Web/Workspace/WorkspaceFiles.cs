using System.Globalization;
using Microsoft.Net.Http.Headers;
using Portal.Domain.Storage;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;
using Portal.Web.Hosting;

namespace Portal.Web.Workspace;

/// <summary>What the workspace hands out as files: the official form, and the evidence of reports.</summary>
public static class WorkspaceFiles
{
    public static void MapWorkspaceFiles(this WebApplication app)
    {
        var files = app.MapGroup("/workspace").RequireAuthorization();
        files.MapGet("/plan/{year:int}/table.{format}", TableAsync);
        files.MapGet("/evidence/{hash}", EvidenceAsync);
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

    private static async Task<IResult> EvidenceAsync(string hash, WorkQueries queries, HttpResponse response, CancellationToken ct)
    {
        if (await queries.EvidenceFileAsync(hash, ct) is not { } found) return Results.NotFound();
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return FileTypes.MayInline(found.File.ContentType)
            ? Results.File(found.File.Content, found.File.ContentType, entityTag: new EntityTagHeaderValue($"\"{hash}\""))
            : Results.File(found.File.Content, found.File.ContentType, found.Name, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }
}
