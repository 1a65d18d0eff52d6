using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Domain.Requests;
using Portal.Domain.Storage;

namespace Portal.Web.Public.Requests;

/// <summary>Shows one case to whoever has its name and code, and takes what its applicant does there.</summary>
internal sealed class CaseDesk(PublicPages pages, RequestStatus status, RequestFigures figures, RequestSession session, RequestLimits limits, FileIntake intake, HandInCorrection correct,
    WithdrawRequest withdraw, IAntiforgery antiforgery, IStringLocalizer<PublicTexts> L)
{
    private const string Done = "done";

    public async Task ShowAsync(HttpContext http)
    {
        if (await CaseAsync(http) is not { } found) await LookupAsync(http, null, "", "", StatusCodes.Status200OK);
        else
            await CaseAsync(http, found, [], "", http.Request.Query[Done].ToString() switch
            {
                "corrected" => L["补正已经收到，答复期限从今天起重新计算。"].Value,
                "withdrawn" => L["申请已经撤回。"].Value,
                _ => null,
            });
    }

    public async Task LookUpAsync(HttpContext http)
    {
        if (await RequestRoutes.FormAsync(http, pages, L) is not { } form) return;
        var (name, code) = (Short(form["name"]), Short(form["code"]));
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            await LookupAsync(http, L["页面放得太久，或者浏览器禁用了Cookie。请再查询一次。"], name, code, StatusCodes.Status400BadRequest);
            return;
        }

        if (!limits.AllowLookup(http) || !limits.AllowCode(code))
        {
            await LookupAsync(http, L["查询的次数太多，请过十分钟再试；急用请拨打政务公开电话。"], name, code, StatusCodes.Status429TooManyRequests);
            return;
        }

        if (await status.FindAsync(name, code, http.RequestAborted) is { } id)
        {
            session.Open(http, id);
            RequestRoutes.SeeOther(http, RequestPaths.Status);
            return;
        }

        await LookupAsync(http, L["姓名和查询码对不上，请核对后再查。姓名要与申请时写的一样。"], name, code, StatusCodes.Status200OK);
    }

    public async Task ReceiptAsync(HttpContext http)
    {
        if (await CaseAsync(http) is not { } found) RequestRoutes.SeeOther(http, RequestPaths.Status);
        else
            await RequestRoutes.SendAsync<ReceiptPage>(http, pages, RequestPaths.Receipt, StatusCodes.Status200OK,
                (nameof(ReceiptPage.Case), found), (nameof(ReceiptPage.Figures), await figures.ReadAsync(http.RequestAborted)));
    }

    public async Task<IResult> FileAsync(HttpContext http, int fileId)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (session.CaseOf(http) is not { } id) return Results.Redirect(RequestPaths.Status);
        return await status.FileAsync(id, fileId, http.RequestAborted) is { } found ? Results.File(found.File.Content, found.File.ContentType, found.Name) : Results.NotFound();
    }

    public async Task CorrectAsync(HttpContext http)
    {
        if (await ActAsync(http) is not var (found, form)) return;
        var text = form["correction"].ToString();
        if (text.Length > HandInCorrection.MaxText * 2) text = text[..(HandInCorrection.MaxText * 2)];
        var (files, reasons) = (new List<StoredFile>(), new List<Reason>());
        foreach (var file in form.Files.GetFiles("files").Where(f => f.Length > 0).Take(HandInCorrection.MaxFiles + 1))
        {
            var name = Path.GetFileName(file.FileName);
            if (file.Length > RequestRoutes.MaxProof)
            {
                reasons.Add(new Reason("“{0}”超过{1}MB，请压缩后再选。", name, RequestRoutes.MaxProof / 1024 / 1024));
                continue;
            }

            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, http.RequestAborted);
            var admitted = await intake.AdmitAsync(name, bytes.ToArray(), http.RequestAborted);
            if (admitted.Ok) files.Add(admitted.Value!);
            else reasons.AddRange(admitted.Reasons);
        }

        if (reasons.Count == 0 && await correct.ExecuteAsync(found.Id, text, files, http.RequestAborted) is { Ok: false } refused) reasons.AddRange(refused.Reasons);
        if (reasons.Count > 0) await CaseAsync(http, await status.ReadAsync(found.Id, http.RequestAborted) ?? found, reasons, text, null);
        else RequestRoutes.SeeOther(http, $"{RequestPaths.Status}?{Done}=corrected");
    }

    public async Task WithdrawAsync(HttpContext http)
    {
        if (await ActAsync(http) is not var (found, form)) return;
        if (form["sure"] != "yes") await CaseAsync(http, found, ["要撤回，请先勾选“我要撤回这件申请”。"], "", null);
        else if (await withdraw.ExecuteAsync(found.Id, http.RequestAborted) is { Ok: false } refused) await CaseAsync(http, await status.ReadAsync(found.Id, http.RequestAborted) ?? found, refused.Reasons, "", null);
        else RequestRoutes.SeeOther(http, $"{RequestPaths.Status}?{Done}=withdrawn");
    }

    public async Task LeaveAsync(HttpContext http)
    {
        if (await RequestRoutes.FormAsync(http, pages, L) is null) return;
        session.Close(http); // harmless even when somebody else's page asks for it
        RequestRoutes.SeeOther(http, RequestPaths.Guide);
    }

    /// <summary>The case of this visitor and the form they sent; null when there is none, which is answered already.</summary>
    private async Task<(RequestStatusView Case, IFormCollection Form)?> ActAsync(HttpContext http)
    {
        if (!limits.AllowForm(http))
        {
            await RequestRoutes.NoticeAsync(http, pages, L["提交得太频繁"], L["这个网络地址十分钟内提交的次数太多。请过十分钟再试，急用请拨打政务公开电话。"], StatusCodes.Status429TooManyRequests);
            return null;
        }

        if (await RequestRoutes.FormAsync(http, pages, L) is not { } form) return null;
        if (await CaseAsync(http) is not { } found)
        {
            await LookupAsync(http, L["查询已经超过半小时，为了安全已经退出。请重新查询后再办。"], "", "", StatusCodes.Status200OK);
            return null;
        }

        if (await antiforgery.IsRequestValidAsync(http)) return (found, form);
        await CaseAsync(http, found, ["页面放得太久，请再提交一次。"], form["correction"].ToString(), null);
        return null;
    }

    private async Task<RequestStatusView?> CaseAsync(HttpContext http) => session.CaseOf(http) is { } id ? await status.ReadAsync(id, http.RequestAborted) : null;

    private Task CaseAsync(HttpContext http, RequestStatusView found, IReadOnlyList<Reason> notes, string typed, string? said) =>
        RequestRoutes.SendAsync<StatusPage>(http, pages, RequestPaths.Status, StatusCodes.Status200OK, (nameof(StatusPage.Case), found), (nameof(StatusPage.Token), antiforgery.GetAndStoreTokens(http)),
            (nameof(StatusPage.Notes), notes), (nameof(StatusPage.Typed), typed), (nameof(StatusPage.Said), said));

    private Task LookupAsync(HttpContext http, string? wrong, string name, string code, int httpStatus) =>
        RequestRoutes.SendAsync<StatusLookupPage>(http, pages, RequestPaths.Status, httpStatus, (nameof(StatusLookupPage.Token), antiforgery.GetAndStoreTokens(http)),
            (nameof(StatusLookupPage.Wrong), wrong), (nameof(StatusLookupPage.Name), name), (nameof(StatusLookupPage.Code), code));

    private static string Short(string? text) => text is { Length: > 200 } ? text[..200] : text ?? "";
}
