using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Net.Http.Headers;
using Portal.Domain.Consultations;
using Portal.Domain.Documents;
using Portal.Web.Api;
using Portal.Web.Public.Documents;
using Portal.Web.Public.Intake;

namespace Portal.Web.Public.Consultations;

/// <summary>决策预公开和意见征集: what many read is kept, a question is answered as it comes, what belongs to one visitor is made for them alone.</summary>
internal static class ConsultationRoutes
{
    public const int ListSize = 20;
    public const int TableSize = 50;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddConsultationPages(this IServiceCollection services) => services
        .AddSingleton<IntakeGuard>()
        .AddSingleton<ReceiptCookie>()
        .AddSingleton<OpenConsultations>()
        .AddSingleton<OpinionForms>()
        .AddSingleton<OpinionDesk>();

    public static void MapConsultations(this WebApplication app)
    {
        app.MapMethods(ConsultationAddress.List, Reading, ListAsync);
        app.MapMethods(ConsultationAddress.Matters, Reading, (HttpContext http, PublicPages pages, PublicMatters matters) => MattersAsync(http, null, pages, matters));
        app.MapMethods(ConsultationAddress.Matters + "/{year:int}", Reading, (HttpContext http, int year, PublicPages pages, PublicMatters matters) => MattersAsync(http, year, pages, matters));
        app.MapMethods(ConsultationAddress.Status, Reading, (HttpContext http, OpinionDesk desk) => desk.AskAsync(http));
        app.MapMethods("/consultations/{slug}", Reading, (HttpContext http, string slug, PublicPages pages, OpenConsultations open, OpenDocuments documents) =>
            SendAsync<ConsultationPage>(http, DocumentKind.Consultation, slug, "", pages, documents, ct => open.ContentAsync(slug, ct)));
        app.MapMethods("/consultations/{slug}/changes", Reading, (HttpContext http, string slug, PublicPages pages, OpenConsultations open, OpenDocuments documents) =>
            SendAsync<DraftChangesPage>(http, DocumentKind.Consultation, slug, "/changes", pages, documents, ct => open.ChangesAsync(slug, ct)));
        app.MapMethods("/consultations/{slug}/feedback", Reading, FeedbackAsync);
        app.MapMethods("/consultations/{slug}/feedback.csv", Reading, CsvAsync);
        app.MapMethods("/drafts/{slug}", Reading, (HttpContext http, string slug, PublicPages pages, OpenConsultations open, OpenDocuments documents) =>
            SendAsync<DraftPage>(http, DocumentKind.ConsultationDraft, slug, "", pages, documents, ct => open.DraftAsync(slug, ct)));

        app.MapMethods("/consultations/{slug}/opinion", Reading, (HttpContext http, string slug, OpinionDesk desk) => desk.OpenAsync(http, slug));
        app.MapMethods("/consultations/{slug}/opinion/receipt", Reading, (HttpContext http, string slug, OpinionDesk desk) => desk.ReceiptAsync(http, slug));
        // The antiforgery check is our own: whoever let the page lie too long gets the form back with what they wrote, not an empty 400.
        app.MapPost("/consultations/{slug}/opinion", (HttpContext http, string slug, OpinionDesk desk) => desk.TakeAsync(http, slug)).DisableAntiforgery();
        app.MapPost(ConsultationAddress.Status, (HttpContext http, OpinionDesk desk) => desk.LookUpAsync(http)).DisableAntiforgery();
    }

    private static async Task SendAsync<TPage>(HttpContext http, DocumentKind kind, string slug, string view, PublicPages pages, OpenDocuments documents, Func<CancellationToken, Task<PageContent?>> find)
        where TPage : IComponent
    {
        if (await pages.TrySendAsync<TPage>(http, KindRules.Address(kind, slug) + view, find)) return;
        if (await documents.MovedToAsync(kind, slug, http.RequestAborted) is { } address) http.Response.LeadTo(address + view);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task ListAsync(HttpContext http, PublicPages pages, PublicConsultations consultations, PublicMatters matters)
    {
        var query = ConsultationAddress.ReadList(http.Request.Query);
        var path = ConsultationAddress.List + ConsultationAddress.Write(query);
        if (query.Text.Length == 0 && query.Year is null && query.Page == 1) await pages.SendAsync<ConsultationsPage>(http, path, async ct => await ContentAsync(ct));
        else await pages.SendOnceAsync<ConsultationsPage>(http, path, await ContentAsync(http.RequestAborted));

        async Task<PageContent> ContentAsync(CancellationToken ct) => new(new Dictionary<string, object?>
        {
            [nameof(ConsultationsPage.Query)] = query,
            [nameof(ConsultationsPage.All)] = await consultations.ListAsync(ct),
            [nameof(ConsultationsPage.MatterYears)] = await matters.YearsAsync(ct),
        }, [PageTags.Consultations, PageTags.Documents]);
    }

    private static Task MattersAsync(HttpContext http, int? year, PublicPages pages, PublicMatters matters) =>
        pages.SendAsync<MattersPage>(http, year is null ? ConsultationAddress.Matters : string.Create(CultureInfo.InvariantCulture, $"{ConsultationAddress.Matters}/{year}"), async ct =>
        {
            var years = await matters.YearsAsync(ct);
            if (year is { } wanted && !years.Contains(wanted)) return null;
            return new PageContent(new Dictionary<string, object?>
            {
                [nameof(MattersPage.Year)] = year ?? (years.Count > 0 ? years[0] : 0),
                [nameof(MattersPage.Years)] = years,
                [nameof(MattersPage.Matters)] = years.Count == 0 ? [] : await matters.ListAsync(year ?? years[0], ct),
            }, [PageTags.Consultations, PageTags.Documents]);
        });

    private static async Task FeedbackAsync(HttpContext http, string slug, PublicPages pages, OpenConsultations consultations, FeedbackTable table)
    {
        var (query, page) = ConsultationAddress.ReadFeedback(http.Request.Query);
        var path = ConsultationAddress.Of(slug, "feedback") + ConsultationAddress.Write(query, page);
        if (query == new FeedbackQuery() && page == 1) await pages.SendAsync<FeedbackPage>(http, path, ContentAsync);
        else if (await ContentAsync(http.RequestAborted) is { } content) await pages.SendOnceAsync<FeedbackPage>(http, path, content);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;

        async Task<PageContent?> ContentAsync(CancellationToken ct) =>
            await consultations.FindAsync(slug, ct) is { Line.AnsweredAt: { } at, Notice.IsHidden: false } open
                ? new PageContent(new Dictionary<string, object?>
                {
                    [nameof(FeedbackPage.Open)] = open,
                    [nameof(FeedbackPage.Query)] = query,
                    [nameof(FeedbackPage.Rows)] = await table.ReadAsync(open.Line.Id, query, page, TableSize, ct),
                }, open.Tags, at)
                : null;
    }

    /// <summary>Sent row by row: a hundred thousand opinions are not held in memory for one visitor.</summary>
    private static async Task CsvAsync(HttpContext http, string slug, OpenConsultations consultations, FeedbackTable table)
    {
        if (await consultations.FindAsync(slug, http.RequestAborted) is not { Line.AnsweredAt: not null, Notice.IsHidden: false } open)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{open.Line.Notice.Title}：意见采纳情况.csv");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.ContentType = "text/csv; charset=utf-8";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(Csv.Line(["序号", "针对的条款", "意见", "提出人", "单位", "要点", "采纳情况", "理由", "修改的条款"]));
        await foreach (var row in table.StreamAsync(open.Line.Id, ConsultationAddress.ReadFeedback(http.Request.Query).Query, http.RequestAborted))
            await writer.WriteAsync(Csv.Line([row.Number.ToString(CultureInfo.InvariantCulture), row.Article, row.Text, row.Name, row.Organisation, row.Point,
                row.Disposition switch { Disposition.Adopted => "采纳", Disposition.PartlyAdopted => "部分采纳", _ => "未采纳" }, row.Reason, row.Articles]));
    }
}
