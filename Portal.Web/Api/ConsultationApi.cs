using System.ComponentModel;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Web.Hosting;
using Portal.Web.Public.Consultations;

namespace Portal.Web.Api;

/// <summary>A consultation in the list.</summary>
public sealed record ConsultationData(
    string Slug,
    [property: Description("网页地址")] string Url,
    string Title,
    [property: Description("承办处室")] string Division,
    [property: Description("阶段：announced 即将开始、open 征集中、closed 正在研究意见、answered 已反馈")] ConsultationStage Stage,
    [property: Description("开始日期，当天可以提")] DateOnly OpensOn,
    [property: Description("截止日期，当天可以提")] DateOnly ClosesOn,
    [property: Description("最迟在哪天公布采纳情况")] DateOnly? FeedbackDueOn,
    [property: Description("公布采纳情况的时间")] DateTime? AnsweredAt,
    [property: Description("收到的意见条数；公布采纳情况以后才有")] int? Received,
    [property: Description("是否演示用的示例")] bool IsSample);

/// <summary>A consultation whole.</summary>
public sealed record ConsultationWhole(
    ConsultationData Consultation,
    [property: Description("决策事项")] string Matter,
    [property: Description("缩短期限的理由；没有缩短则无")] string? ShortReason,
    [property: Description("联系方式")] string Contact,
    [property: Description("公告正文，安全的 HTML；撤下的没有")] string? Html,
    [property: Description("征求意见稿的地址")] string? Draft,
    [property: Description("征求意见稿，安全的 HTML")] string? DraftHtml,
    [property: Description("修改稿的地址")] string? RevisedDraft,
    [property: Description("正式公布的文件的地址")] string? Policy,
    [property: Description("提意见的地址；不在征集期内则无")] string? Form,
    string Licence);

/// <summary>What became of the opinions; adopted, partly adopted and not adopted together are what was received.</summary>
public sealed record FeedbackData(
    [property: Description("收到的意见条数")] int Received,
    [property: Description("采纳")] int Adopted,
    [property: Description("部分采纳")] int PartlyAdopted,
    [property: Description("未采纳")] int NotAdopted,
    [property: Description("不计入的条数，例如广告、重复提交")] int Excluded,
    [property: Description("公布时间")] DateTime PublishedAt,
    [property: Description("总的说明，Markdown")] string? Summary,
    [property: Description("按要点的答复")] IReadOnlyList<AnswerData> Answers,
    [property: Description("全部意见的表格文件")] string Table,
    string Licence);

public sealed record AnswerData([property: Description("要点")] string Title, [property: Description("adopted、partlyAdopted、notAdopted")] Disposition Disposition, [property: Description("理由")] string Reason,
    [property: Description("修改的条款")] IReadOnlyList<string> ChangedArticles, [property: Description("意见条数")] int Count);

/// <summary>Consultations for programs. Opinions and figures are there once the feedback is published, and not a moment earlier: till then the feedback is 404, with a sentence that says until when it is due.</summary>
internal static class ConsultationApi
{
    private const int Size = 100;

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup(ConsultationAddress.Api).WithTags("意见征集");
        api.MapGet("", ListAsync).Produces<DataPage<ConsultationData>>().ProducesProblem(StatusCodes.Status400BadRequest).WithSummary("意见征集清单").WithDescription("q 查标题，stage 按阶段、year 按开始的年份筛选。");
        api.MapGet("/{slug}", FindAsync).Produces<ConsultationWhole>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("一件意见征集");
        api.MapGet("/{slug}/feedback", FeedbackAsync).Produces<FeedbackData>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("意见采纳情况").WithDescription("采纳、部分采纳、未采纳相加等于收到的意见，没有收到意见的都是 0。公布以前回答 404。");
    }

    private static async Task ListAsync(HttpContext http, [Description("标题里的字")] string? q, [Description("announced、open、closed、answered")] string? stage, [Description("开始的年份")] int? year, [Description("第几页，从 1 开始")] int? page,
        PublicConsultations consultations, PortalSettings settings, OfficeClock clock)
    {
        var query = ConsultationAddress.ReadList(http.Request.Query);
        var site = settings.SiteOf(http.Request);
        var all = (await consultations.ListAsync(http.RequestAborted)).Where(query.Fits).ToList();
        var next = query.Page * Size < all.Count ? site + ConsultationAddress.Api + ConsultationAddress.Write(query with { Page = query.Page + 1 }) : null;
        await ApiAnswers.SendJsonAsync(http, new DataPage<ConsultationData>([.. all.Skip((query.Page - 1) * Size).Take(Size).Select(l => Data(l, site))], query.Page, Size, all.Count, next, ApiAnswers.Licence),
            all.Count > 0 ? all.Max(l => l.AnsweredAt ?? l.Notice.ChangedAt) : OfficeClock.StartOf(clock.Today));
    }

    private static async Task FindAsync(HttpContext http, [Description("网页地址的最后一段")] string slug, OpenConsultations consultations, PortalSettings settings)
    {
        if (await consultations.FindAsync(slug, http.RequestAborted) is not { } open)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var site = settings.SiteOf(http.Request);
        await ApiAnswers.SendJsonAsync(http, new ConsultationWhole(Data(open.Line, site), open.Of.Matter.Name, OrNull(open.Line.Notice.Facts.ShortReason), open.Line.Notice.Facts.Contact, open.Notice.IsHidden ? null : open.Notice.Document.Html,
            Address(open.Of.Draft), open.Draft is { IsHidden: false } draft ? draft.Document.Html : null, Address(open.Of.Revised), Address(open.Of.Policy),
            open.Line.IsOpen ? site + ConsultationAddress.Of(slug, "opinion") : null, ApiAnswers.Licence), open.ChangedAt);

        string? Address(Domain.Documents.ShelfItem? item) => item is null ? null : site + item.Address;
    }

    private static async Task<IResult> FeedbackAsync(HttpContext http, [Description("网页地址的最后一段")] string slug, OpenConsultations consultations, PortalSettings settings)
    {
        if (await consultations.FindAsync(slug, http.RequestAborted) is not { } open) return Results.NotFound();
        if (open.Line is not { AnsweredAt: { } at, Figures: { } figures })
            return ApiProblems.Of(http, StatusCodes.Status404NotFound, open.Line.FeedbackDueOn is { } due ? $"采纳情况还没有公布，最迟{due:yyyy-MM-dd}公布。" : "采纳情况还没有公布。");
        await ApiAnswers.SendJsonAsync(http, new FeedbackData(figures.Received, figures.Adopted, figures.PartlyAdopted, figures.NotAdopted, figures.Excluded, at, OrNull(open.Of.Summary),
            [.. open.Of.Answers.Select(a => new AnswerData(a.Title, a.Disposition, a.Reason, a.ChangedArticles, a.Count))], settings.SiteOf(http.Request) + ConsultationAddress.Of(slug, "feedback.csv"), ApiAnswers.Licence), at);
        return Results.Empty;
    }

    private static ConsultationData Data(ConsultationLine line, string site) => new(line.Notice.Slug, site + line.Notice.Address, line.Notice.Title, line.Notice.Division, line.Stage, line.OpensOn, line.ClosesOn, line.FeedbackDueOn, line.AnsweredAt, line.Figures?.Received, line.Notice.IsSample);

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}
