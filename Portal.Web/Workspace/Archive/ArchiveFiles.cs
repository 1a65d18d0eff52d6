using Portal.Domain.Archive;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Web.Account;

namespace Portal.Web.Workspace.Archive;

/// <summary>Packages and signed receipts as files. A package is written to a file that deletes itself: it may be larger than memory.</summary>
public static class ArchiveFiles
{
    public static void MapArchiveFiles(this WebApplication app)
    {
        app.MapGet("/workspace/archive/{quarter}.zip", SendPackageAsync).RequireAuthorization();
        app.MapGet("/workspace/archive/receipts/{id:int}", SendReceiptAsync).RequireAuthorization();
    }

    /// <summary>A file in the system's temporary folder that is gone when it is closed.</summary>
    internal static FileStream Temporary() => new(Path.Combine(Path.GetTempPath(), $"portal-{Guid.NewGuid():N}.zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static async Task<IResult> SendPackageAsync(HttpContext http, string quarter, CurrentActor current, ArchivePlans plans, PackArchive pack, OfficeClock clock, CancellationToken ct)
    {
        if ((await current.OfAsync(http.User))?.May(Permission.KeepRegisters) != true) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (Quarter.Parse(quarter) is not { } wanted || wanted > Quarter.Of(clock.Today)) return Results.NotFound();
        var plan = await plans.FindAsync(wanted, ct);
        var file = Temporary();
        await pack.WriteAsync(plan, file, ct);
        file.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(file, "application/zip", $"{plan.Name}{(plan.IsClosed ? "" : "-未封存")}.zip");
    }

    private static async Task<IResult> SendReceiptAsync(HttpContext http, int id, CurrentActor current, ArchivePlans plans, CancellationToken ct)
    {
        if ((await current.OfAsync(http.User))?.May(Permission.KeepRegisters) != true) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await plans.ReceiptFileAsync(id, ct) is not { } found) return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return FileTypes.MayInline(found.File.ContentType) ? Results.File(found.File.Content, found.File.ContentType) : Results.File(found.File.Content, found.File.ContentType, found.Name);
    }
}
