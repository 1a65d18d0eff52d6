using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Domain.Messages;
using Portal.Web.Public.Intake;
using Portal.Web.Public.Requests;

namespace Portal.Web.Public.Messages;

/// <summary>The form as it goes to one visitor.</summary>
internal sealed record MessageFormState(MessageWords Words, string Sealed, Microsoft.AspNetCore.Antiforgery.AntiforgeryTokenSet Token, IReadOnlyList<MessageRefusal> Errors, IReadOnlyList<Reason> Notes, int TextLimit);

/// <summary>Takes messages and shows one to whoever has its code. Every answer gives back what was typed.</summary>
internal sealed class MessageDesk(PublicPages pages, IntakeGuard guard, ReceiptCookie receipts, SubmitMessage submit, PublicMessages messages, MessageSettings settings, IStringLocalizer<PublicTexts> L)
{
    /// <summary>A form of text alone; beyond it a body is not read at all.</summary>
    private const long MostBytes = 256 * 1024;

    public Task OpenAsync(HttpContext http)
    {
        var page = http.Request.Query["page"].ToString();
        var words = new MessageWords(MessageAddress.KindOf(http.Request.Query["kind"]) ?? MessageKind.Question, "", "", Preferences.IsLocal(page) && page.Length <= MessageWords.MaxAddress ? page : "", "", "", MayPublish: true);
        return FormAsync(http, words, guard.Seal(), [], [], StatusCodes.Status200OK);
    }

    public async Task TakeAsync(HttpContext http)
    {
        if (await IntakeGuard.ReadAsync(http, MostBytes) is not { } sent)
        {
            await RequestRoutes.SendAsync<IntakeNoticePage>(http, pages, MessageAddress.New, StatusCodes.Status413PayloadTooLarge, (nameof(IntakeNoticePage.Title), L["没有收到"].Value),
                (nameof(IntakeNoticePage.Text), L["内容没有传完，或者太长。请返回上一页再提交一次。"].Value), (nameof(IntakeNoticePage.Back), MessageAddress.New));
            return;
        }

        var words = new MessageWords(MessageAddress.KindOf(sent["kind"]) ?? MessageKind.Question, IntakeGuard.Typed(sent, "subject", 400), IntakeGuard.Typed(sent, "text", settings.TextLimit * 4),
            IntakeGuard.Typed(sent, "page-address", 1000), IntakeGuard.Typed(sent, "name", 200), IntakeGuard.Typed(sent, "contact", 400), sent["publish"] == "yes");
        var check = await guard.CheckAsync(http, sent, MessageAddress.List);
        MessageRefusal[] errors = [.. words.Refusals(settings)];
        if (check.Notes.Count + errors.Length > 0)
        {
            await FormAsync(http, words, check.Sealed, errors, check.Notes, check.Status);
            return;
        }

        var outcome = await submit.ExecuteAsync(words, check.Key!, check.Source);
        if (outcome is { Ok: true, Value: { } receipt })
        {
            receipts.Put(http, MessageAddress.List, receipt.Code);
            RequestRoutes.SeeOther(http, MessageAddress.Receipt);
        }
        else await FormAsync(http, words, check.Sealed, [], outcome.Reasons, StatusCodes.Status200OK);
    }

    public async Task ReceiptAsync(HttpContext http)
    {
        if (receipts.Read(http, MessageAddress.List) is { } code && await messages.FindAsync(code, http.RequestAborted) is { } message) await ShowAsync(http, MessageAddress.Receipt, message, isReceipt: true);
        else RequestRoutes.SeeOther(http, MessageAddress.Status);
    }

    public Task AskAsync(HttpContext http) => LookupAsync(http, null, "", StatusCodes.Status200OK);

    public async Task LookUpAsync(HttpContext http)
    {
        var code = await IntakeGuard.ReadAsync(http, MostBytes) is { } form ? IntakeGuard.Typed(form, "code", 40) : "";
        if (!await guard.IsOursAsync(http)) await LookupAsync(http, L["页面放得太久，或者浏览器禁用了Cookie。请再查询一次。"], code, StatusCodes.Status400BadRequest);
        else if (!guard.AllowLookup(http)) await LookupAsync(http, L["查询的次数太多，请过十分钟再试；急用请拨打政务公开电话。"], code, StatusCodes.Status429TooManyRequests);
        else if (await messages.FindAsync(code, http.RequestAborted) is { } message) await ShowAsync(http, MessageAddress.Status, message, isReceipt: false);
        else await LookupAsync(http, L["没有这个查询码，请核对后再查。"], code, StatusCodes.Status200OK);
    }

    private Task ShowAsync(HttpContext http, string path, MessageStatusView message, bool isReceipt) =>
        RequestRoutes.SendAsync<MessageStatusPage>(http, pages, path, StatusCodes.Status200OK, (nameof(MessageStatusPage.Message), message), (nameof(MessageStatusPage.IsReceipt), isReceipt));

    private Task FormAsync(HttpContext http, MessageWords words, string sealedForm, IReadOnlyList<MessageRefusal> errors, IReadOnlyList<Reason> notes, int code) =>
        RequestRoutes.SendAsync<MessageFormPage>(http, pages, MessageAddress.New, code, (nameof(MessageFormPage.Form), new MessageFormState(words, sealedForm, guard.Token(http), errors, notes, settings.TextLimit)));

    private Task LookupAsync(HttpContext http, string? wrong, string code, int httpStatus) =>
        RequestRoutes.SendAsync<MessageLookupPage>(http, pages, MessageAddress.Status, httpStatus, (nameof(MessageLookupPage.Token), guard.Token(http)), (nameof(MessageLookupPage.Wrong), wrong), (nameof(MessageLookupPage.Code), code));
}
