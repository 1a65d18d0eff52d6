using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reports;
using Portal.Domain.Storage;
using Portal.Web.Account;

namespace Portal.Web.Workspace.Reports;

/// <summary>A report in the making as a file: for the signers, and to compare.</summary>
public static class ReportFiles
{
    public static void MapReportFiles(this WebApplication app)
    {
        app.MapGet("/workspace/reports/{year:int}.docx", (HttpContext http, int year, CurrentActor current, ReportBook book, DocumentQueries documents, CancellationToken ct) => SendAsync(http, year, "docx", current, book, documents, ct)).RequireAuthorization();
        app.MapGet("/workspace/reports/{year:int}.xlsx", (HttpContext http, int year, CurrentActor current, ReportBook book, DocumentQueries documents, CancellationToken ct) => SendAsync(http, year, "xlsx", current, book, documents, ct)).RequireAuthorization();
    }

    private static async Task<IResult> SendAsync(HttpContext http, int year, string format, CurrentActor current, ReportBook book, DocumentQueries documents, CancellationToken ct)
    {
        if ((await current.OfAsync(http.User))?.May(Permission.Review) != true) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await book.FindAsync(year, ct) is not { } view || await documents.FindAsync(view.Report.DocumentId, ct) is not { } document) return Results.NotFound();
        var tables = view.Draft ?? view.Now;
        http.Response.Headers.CacheControl = "no-store";
        return format == "docx"
            ? Results.File(ReportWord.Write(document.Current.Title, document.Current.Facts.Issuer, document.Current.Text, tables), FileTypes.Docx, $"{year}年年度报告（草稿）.docx")
            : Results.File(ReportWorkbook.Write(tables), FileTypes.Xlsx, $"{year}年年度报告表格（草稿）.xlsx");
    }
}
