using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Consultations.Desk;
using Portal.Domain.Storage;
using Portal.Domain.Storage.Office;
using Portal.Web.Account;
using Portal.Web.Api;

namespace Portal.Web.Workspace.Consultations;

/// <summary>What the desk of decisions hands out as files: the catalogue, the papers of its steps, the record of opinions.</summary>
public static class ConsultationEndpoints
{
    public static void MapConsultationDesk(this WebApplication app)
    {
        var desk = app.MapGroup("/workspace/consultations").RequireAuthorization();
        desk.MapGet("/matters.{format:regex(^(csv|xlsx)$)}", MattersAsync);
        desk.MapGet("/matters/{id:int}/papers/{paper:int}", PaperAsync);
        desk.MapGet("/{id:int}/opinions.{format:regex(^(csv|xlsx)$)}", OpinionsAsync);
    }

    public static MatterFilter FilterOf(string? q, int? year, string? catalogue) => new(year, q, catalogue switch { "yes" => true, "no" => false, _ => null });

    private static async Task<IResult> MattersAsync(string format, HttpContext http, CurrentActor current, MatterQueries queries, string? q, int? year, string? catalogue, CancellationToken ct)
    {
        if (await current.OfAsync(http.User) is null) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var rows = (await queries.ListAsync(FilterOf(q, year, catalogue), 1, 10_000, ct)).Rows;
        IEnumerable<IReadOnlyList<string?>> table =
        [
            ["年度", "事项名称", "类别", "承办处室", "法律和政策依据", "计划完成时间", "列入目录", "党组同意的日期", "形成的政策文件", .. Enum.GetValues<StepKind>().Select(ConsultationWords.Step), "终止的理由"],
            .. rows.Select(r => (IReadOnlyList<string?>)[r.Year.ToString(CultureInfo.InvariantCulture), r.Name, ConsultationWords.Kind(r.Kind), r.Division, r.Basis, r.PlannedFor, r.InCatalogue ? "是" : "否", r.AgreedOn is { } agreed ? Show.Iso(agreed) : "", r.PolicyTitle,
                .. r.Steps.Select(s => s.State == StepState.Open ? "" : $"{ConsultationWords.State(s.State)} {(s.On is { } on ? Show.Iso(on) : "")} {s.Note}".Trim()), r.StopReason]),
        ];
        return Table(http, format, "决策事项", "决策事项", table);
    }

    private static async Task<IResult> PaperAsync(int id, int paper, HttpContext http, CurrentActor current, MatterQueries queries, CancellationToken ct)
    {
        if (await current.OfAsync(http.User) is not { } actor || await queries.PaperAsync(actor, id, paper, ct) is not { } found) return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return FileTypes.MayInline(found.File.ContentType) ? Results.File(found.File.Content, found.File.ContentType) : Results.File(found.File.Content, found.File.ContentType, found.Name);
    }

    /// <summary>The statutory record, at any phase; who wrote and how to reach them only for those who run consultations.</summary>
    private static async Task<IResult> OpinionsAsync(int id, string format, HttpContext http, CurrentActor current, ConsultationQueries consultations, OpinionQueries queries,
        string? state, string? channel, string? article, string? answered, string? disposition, int? answer, long? mark, string? q, CancellationToken ct)
    {
        if (await current.OfAsync(http.User) is not { } actor || await consultations.FindAsync(id, ct) is not { } view || !ConsultationRights.MayWork(actor, view.Row.Division)) return Results.NotFound();
        var rows = await queries.AllAsync(actor, id, ConsultationWords.FilterOf(state, channel, article, answered, disposition, answer, mark, q), ct);
        IEnumerable<IReadOnlyList<string?>> table =
        [
            ["编号", OpinionTable.Channel, OpinionTable.Article, OpinionTable.Text, OpinionTable.Name, OpinionTable.Organisation, OpinionTable.Contact, OpinionTable.Received, "录入人", "是否计入", "不计入的理由", "要点", "采纳情况", "理由"],
            .. rows.Select(o => (IReadOnlyList<string?>)[o.Number.ToString(CultureInfo.InvariantCulture), ConsultationWords.Channel(o.Channel), o.Article.Length > 0 ? o.Article : "整个草案", o.Text, o.Name, o.Organisation, o.Contact, Show.Iso(OfficeClock.DateOf(o.ReceivedAt)), o.EnteredBy,
                ConsultationWords.Opinion(o.State), o.StateReason, o.AnswerTitle, o.AnswerId is null ? "" : ConsultationWords.Disposition(o.Disposition), o.Reason]),
        ];
        return Table(http, format, string.Create(CultureInfo.InvariantCulture, $"意见汇总-{id}"), "意见", table);
    }

    private static IResult Table(HttpContext http, string format, string name, string sheet, IEnumerable<IReadOnlyList<string?>> rows)
    {
        http.Response.Headers.CacheControl = "no-store";
        return format == "csv" ? Results.File(Csv.Write(rows), "text/csv; charset=utf-8", name + ".csv") : Results.File(PlainSheet.Write(sheet, rows), FileTypes.Xlsx, name + ".xlsx");
    }
}
