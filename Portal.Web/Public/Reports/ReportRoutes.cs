using Microsoft.Net.Http.Headers;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reports;
using Portal.Domain.Storage;

namespace Portal.Web.Public.Reports;

/// <summary>政府信息公开工作年度报告: the list, each year's report, its older versions, and all of them as files.</summary>
internal static class ReportRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapReports(this WebApplication app)
    {
        app.MapMethods("/reports", Reading, (HttpContext http, PublicPages pages, PublicReports reports, OfficeClock clock) =>
            pages.SendAsync<ReportsPage>(http, "/reports", async ct => PageContent.With(nameof(ReportsPage.Reports),
                (IReadOnlyList<ShelfItem>)[.. (await reports.ListAsync(ct)).Where(i => !i.IsWithdrawnOn(clock.Today))], [PageTags.Documents])));
        app.MapMethods("/reports/{year:int}", Reading, (HttpContext http, int year, PublicPages pages, PublicReports reports) => SendAsync(http, year, null, pages, reports));
        app.MapMethods("/reports/{year:int}/v{version:int}", Reading, (HttpContext http, int year, int version, PublicPages pages, PublicReports reports) => SendAsync(http, year, version, pages, reports));
        app.MapMethods("/reports/{year:int}.docx", Reading, (HttpContext http, int year, PublicReports reports, PageCache cache, OfficeClock clock) => SendFileAsync(http, year, null, "docx", reports, cache, clock.Today));
        app.MapMethods("/reports/{year:int}.xlsx", Reading, (HttpContext http, int year, PublicReports reports, PageCache cache, OfficeClock clock) => SendFileAsync(http, year, null, "xlsx", reports, cache, clock.Today));
        app.MapMethods("/reports/{year:int}/v{version:int}.docx", Reading, (HttpContext http, int year, int version, PublicReports reports, PageCache cache, OfficeClock clock) => SendFileAsync(http, year, version, "docx", reports, cache, clock.Today));
        app.MapMethods("/reports/{year:int}/v{version:int}.xlsx", Reading, (HttpContext http, int year, int version, PublicReports reports, PageCache cache, OfficeClock clock) => SendFileAsync(http, year, version, "xlsx", reports, cache, clock.Today));
    }

    private static async Task SendAsync(HttpContext http, int year, int? version, PublicPages pages, PublicReports reports)
    {
        var path = Address(year, version);
        // The newest version has one address only.
        if (version is not null && await reports.FindAsync(year, version, http.RequestAborted) is { IsNewest: true })
        {
            http.Response.Redirect(Address(year, null), permanent: false);
            return;
        }

        await pages.SendAsync<ReportPage>(http, path, async ct => await reports.FindAsync(year, version, ct) is { } report
            ? PageContent.With(nameof(ReportPage.Report), report, [PageTags.Document(report.Head.Id), PageTags.Columns], report.Version.ReleasedAt)
            : null);
    }

    private static async Task SendFileAsync(HttpContext http, int year, int? version, string format, PublicReports reports, PageCache cache, DateOnly today)
    {
        var page = await cache.GetAsync($"{Address(year, version)}.{format}", "", async () =>
        {
            if (await reports.FindAsync(year, version, CancellationToken.None) is not { } report || report.Head.IsHiddenOn(today)) return null;
            var content = format == "docx" ? ReportWord.Write(report.Title, report.Head.Facts.Issuer, report.Text, report.Tables) : ReportWorkbook.Write(report.Tables);
            return new TaggedPage(new PageBytes(content, format == "docx" ? FileTypes.Docx : FileTypes.Xlsx, report.Version.ReleasedAt), [PageTags.Document(report.Head.Id)]);
        });
        if (page is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var name = $"{year}年政府信息公开工作年度报告{(format == "xlsx" ? "（表格）" : "")}.{format}";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        await page.SendAsync(http, variesByLook: false);
    }

    private static string Address(int year, int? version) => version is null ? $"/reports/{year}" : $"/reports/{year}/v{version}";
}
