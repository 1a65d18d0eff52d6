using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Documents;
using Portal.Web.Public.Intake;
using Portal.Web.Public.Requests;

namespace Portal.Web.Public.Consultations;

/// <summary>The form as it goes to one visitor.</summary>
internal sealed record OpinionFormState(OpinionForm Form, OpinionWords Words, string Sealed, Microsoft.AspNetCore.Antiforgery.AntiforgeryTokenSet Token,
    IReadOnlyList<OpinionRefusal> Errors, IReadOnlyList<Reason> Notes, int TextLimit);

/// <summary>Takes opinions, hands out receipts, and shows one opinion to whoever has its code. Every answer gives back what was typed.</summary>
internal sealed class OpinionDesk(PublicPages pages, OpinionForms forms, IntakeGuard guard, ReceiptCookie receipts, SubmitOpinion submit, OpinionStatus status, ConsultationSettings settings,
    Shelf shelf, OfficeClock clock, IStringLocalizer<PublicTexts> L)
{
    /// <summary>A form of text alone; beyond it a body is not read at all.</summary>
    private const long MostBytes = 512 * 1024;

    private static readonly OpinionWords Nothing = new("", "", "", "", "");

    public async Task OpenAsync(HttpContext http, string slug)
    {
        if (await forms.FindAsync(slug, http.RequestAborted) is not { } form) http.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (!await ClosedAsync(http, form)) await FormAsync(http, form, Nothing with { Article = Chosen(form, http.Request.Query["article"].ToString()) }, guard.Seal(), [], [], StatusCodes.Status200OK);
    }

    public async Task TakeAsync(HttpContext http, string slug)
    {
        if (await forms.FindAsync(slug, http.RequestAborted) is not { } form)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (await IntakeGuard.ReadAsync(http, MostBytes) is not { } sent)
        {
            await NoticeAsync(http, L["没有收到"], L["内容没有传完，或者太长。请返回上一页再提交一次。"], ConsultationAddress.Of(slug, "opinion"), StatusCodes.Status413PayloadTooLarge);
            return;
        }

        var words = new OpinionWords(IntakeGuard.Typed(sent, "article", 200), IntakeGuard.Typed(sent, "text", settings.TextLimit * 4), IntakeGuard.Typed(sent, "name", 200), IntakeGuard.Typed(sent, "organisation", 400), IntakeGuard.Typed(sent, "contact", 400));
        var check = await guard.CheckAsync(http, sent, slug);
        if (form.IsWithdrawn)
        {
            // Withdrawn while somebody wrote: what they wrote is given back, not thrown away; what had come in before keeps its receipt.
            if (check.Key is { } key && await submit.FindAsync(key, http.RequestAborted) is { } earlier) Enter(http, slug, earlier);
            else await FormAsync(http, form, words, check.Sealed, [], [SubmitOpinion.Withdrawn], StatusCodes.Status200OK);
            return;
        }

        OpinionRefusal[] errors = [.. words.Refusals(settings, form.Articles)];
        if (check.Notes.Count + errors.Length > 0)
        {
            if (form.StageOn(clock.Today) == ConsultationStage.Open || check.Key is null || await submit.FindAsync(check.Key, http.RequestAborted) is not { } before) await FormAsync(http, form, words, check.Sealed, errors, check.Notes, check.Status);
            else Enter(http, slug, before);
            return;
        }

        var outcome = await submit.ExecuteAsync(form.ConsultationId, words, check.Key!, check.Source);
        if (outcome is { Ok: true, Value: { } receipt }) Enter(http, slug, receipt);
        else await FormAsync(http, form, words, check.Sealed, [], outcome.Reasons, StatusCodes.Status200OK);
    }

    public async Task ReceiptAsync(HttpContext http, string slug)
    {
        if (receipts.Read(http, ConsultationAddress.List) is not { } code || await status.FindAsync(code, http.RequestAborted) is not { } opinion || await NoticeAsync(opinion) is not { } notice || notice.Slug != slug)
            RequestRoutes.SeeOther(http, ConsultationAddress.Status);
        else await RequestRoutes.SendAsync<OpinionReceiptPage>(http, pages, ConsultationAddress.Of(slug, "opinion/receipt"), StatusCodes.Status200OK, (nameof(OpinionReceiptPage.Opinion), opinion), (nameof(OpinionReceiptPage.Notice), notice));
    }

    public Task AskAsync(HttpContext http) => LookupAsync(http, null, "", StatusCodes.Status200OK);

    public async Task LookUpAsync(HttpContext http)
    {
        var code = await IntakeGuard.ReadAsync(http, MostBytes) is { } form ? IntakeGuard.Typed(form, "code", 40) : "";
        if (!await guard.IsOursAsync(http)) await LookupAsync(http, L["页面放得太久，或者浏览器禁用了Cookie。请再查询一次。"], code, StatusCodes.Status400BadRequest);
        else if (!guard.AllowLookup(http)) await LookupAsync(http, L["查询的次数太多，请过十分钟再试；急用请拨打政务公开电话。"], code, StatusCodes.Status429TooManyRequests);
        else if (await status.FindAsync(code, http.RequestAborted) is { } opinion && await NoticeAsync(opinion) is { } notice)
            await RequestRoutes.SendAsync<OpinionStatusPage>(http, pages, ConsultationAddress.Status, StatusCodes.Status200OK, (nameof(OpinionStatusPage.Opinion), opinion), (nameof(OpinionStatusPage.Notice), notice));
        else await LookupAsync(http, L["没有这个查询码，请核对后再查。"], code, StatusCodes.Status200OK);
    }

    /// <summary>Says so, clearly, where no opinion can be taken.</summary>
    private async Task<bool> ClosedAsync(HttpContext http, OpinionForm form)
    {
        if (form.IsWithdrawn)
        {
            await NoticeAsync(http, L["公告已经撤下"], L["公告已经撤下，不再收意见。撤下的理由写在公告页面上。"], ConsultationAddress.Of(form.Slug), StatusCodes.Status200OK);
            return true;
        }

        var stage = form.StageOn(clock.Today);
        if (stage == ConsultationStage.Open) return false;
        var isAhead = stage == ConsultationStage.Announced;
        await NoticeAsync(http, isAhead ? L["征求意见还没有开始"] : L["征求意见已经截止"],
            isAhead ? L["{0}起可以提意见，截止到{1}（当天可以提）。", Day(form.OpensOn), Day(form.ClosesOn)] : L["截止日期是{0}，网上不再收意见。收到的意见和采纳情况会在公告页面公布。", Day(form.ClosesOn)], ConsultationAddress.Of(form.Slug), StatusCodes.Status200OK);
        return true;
    }

    private void Enter(HttpContext http, string slug, SubmittedOpinion receipt)
    {
        receipts.Put(http, ConsultationAddress.List, receipt.Code);
        RequestRoutes.SeeOther(http, ConsultationAddress.Of(slug, "opinion/receipt"));
    }

    private Task NoticeAsync(HttpContext http, string title, string text, string back, int code) =>
        RequestRoutes.SendAsync<IntakeNoticePage>(http, pages, back, code, (nameof(IntakeNoticePage.Title), title), (nameof(IntakeNoticePage.Text), text), (nameof(IntakeNoticePage.Back), back));

    /// <summary>As the figures of the page's own language need no words.</summary>
    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async ValueTask<ShelfItem?> NoticeAsync(OpinionView opinion) => (await shelf.ViewAsync(default)).Find(opinion.NoticeId);

    private Task FormAsync(HttpContext http, OpinionForm form, OpinionWords words, string sealedForm, IReadOnlyList<OpinionRefusal> errors, IReadOnlyList<Reason> notes, int code) =>
        RequestRoutes.SendAsync<OpinionFormPage>(http, pages, ConsultationAddress.Of(form.Slug, "opinion"), code,
            (nameof(OpinionFormPage.Form), new OpinionFormState(form, words, sealedForm, guard.Token(http), errors, notes, settings.TextLimit)));

    private Task LookupAsync(HttpContext http, string? wrong, string code, int httpStatus) =>
        RequestRoutes.SendAsync<OpinionLookupPage>(http, pages, ConsultationAddress.Status, httpStatus, (nameof(OpinionLookupPage.Token), guard.Token(http)), (nameof(OpinionLookupPage.Wrong), wrong), (nameof(OpinionLookupPage.Code), code));

    private static string Chosen(OpinionForm form, string article) => form.Articles.Contains(article) ? article : "";
}
