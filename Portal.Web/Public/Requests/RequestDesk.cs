using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Requests;
using Portal.Domain.Storage;
using Portal.Web.Public.Search;

namespace Portal.Web.Public.Requests;

/// <summary>Takes an application: form, check, submission. Every answer gives back what was typed.</summary>
internal sealed class RequestDesk(PublicPages pages, RequestFigures figures, RequestSession session, RequestLimits limits, HeldFiles held, FileIntake intake, SubmitRequest submit,
    DocumentSearch search, Shelf shelf, OfficeClock clock, IAntiforgery antiforgery, IStringLocalizer<PublicTexts> L)
{
    /// <summary>Documents that are offered before an application is sent.</summary>
    private const int Offered = 3;

    public Task OpenAsync(HttpContext http) => FormAsync(http, RequestInput.Empty, session.NewForm(), [], [], StatusCodes.Status200OK);

    public async Task TakeAsync(HttpContext http)
    {
        if (!limits.AllowForm(http))
        {
            await RequestRoutes.NoticeAsync(http, pages, L["提交得太频繁"], L["这个网络地址十分钟内提交的次数太多。请过十分钟再试，急用请拨打政务公开电话。"], StatusCodes.Status429TooManyRequests);
            return;
        }

        if (await RequestRoutes.FormAsync(http, pages, L) is not { } form) return;
        var input = RequestInput.Read(form);
        var errors = new List<FieldRefusal>();
        var notes = new List<Reason>();
        input = await ProofAsync(input, form.Files.GetFile(RequestInput.ProofFile), errors, http.RequestAborted);
        var (sealedKey, step) = (form["key"].ToString(), form["step"].ToString());
        var key = session.KeyOf(sealedKey);
        if (key is null)
        {
            sealedKey = session.NewForm();
            notes.Add("页面打开已经超过一天，内容都还在，请核对后再提交一次。");
        }

        if (!await antiforgery.IsRequestValidAsync(http))
        {
            notes.Add("浏览器没有带上本页的凭证，可能是页面放得太久或者禁用了Cookie。内容都还在，请再提交一次；仍不行请换浏览器或者拨打政务公开电话。");
            await FormAsync(http, input, sealedKey, errors, notes, StatusCodes.Status400BadRequest);
            return;
        }

        // Sent twice, by an impatient finger or a reloaded page.
        if (step == "submit" && key is not null && await submit.FindAsync(key, http.RequestAborted) is { } before)
        {
            Enter(http, before);
            return;
        }

        if (form[RequestInput.Trap].ToString().Length > 0) notes.Add("有一栏不该填写却有内容，可能是浏览器自动填的。请再提交一次。");
        var proof = held.Find(input.ProofToken);
        errors.AddRange(input.Wish.Refusals(clock.Today));
        if (proof is null && errors.TrueForAll(e => e.Field != RequestField.Proof)) errors.Add(new FieldRefusal(RequestField.Proof, input.ProofToken.Length > 0 ? "上传的身份证明已经过了保留时间，请重新选择。" : "请选择身份证明的照片或者扫描件。"));
        if (step == "edit" || errors.Count + notes.Count > 0)
        {
            await FormAsync(http, input, sealedKey, step == "edit" ? [] : errors, step == "edit" ? [] : notes, StatusCodes.Status200OK);
            return;
        }

        if (step != "submit")
        {
            await RequestRoutes.SendAsync<RequestCheckPage>(http, pages, RequestPaths.New, StatusCodes.Status200OK,
                (nameof(RequestCheckPage.Form), State(http, input, sealedKey, [], [])),
                (nameof(RequestCheckPage.Figures), await figures.ReadAsync(http.RequestAborted)),
                (nameof(RequestCheckPage.Known), await KnownAsync(input.Wish.Normal, http.RequestAborted)));
            return;
        }

        var outcome = await submit.ExecuteAsync(input.Wish, proof, key!, http.RequestAborted);
        if (!outcome.Ok)
        {
            await FormAsync(http, input, sealedKey, [], outcome.Reasons, StatusCodes.Status200OK);
            return;
        }

        held.Remove(input.ProofToken);
        Enter(http, outcome.Value!);
    }

    private void Enter(HttpContext http, SubmittedRequest request)
    {
        session.Open(http, request.Id);
        RequestRoutes.SeeOther(http, RequestPaths.Receipt);
    }

    /// <summary>Admits a proof that came along and keeps it; the form then carries its token.</summary>
    private async Task<RequestInput> ProofAsync(RequestInput input, IFormFile? file, List<FieldRefusal> errors, CancellationToken ct)
    {
        if (file is not { Length: > 0 }) return input;
        if (file.Length > RequestRoutes.MaxProof)
        {
            errors.Add(new FieldRefusal(RequestField.Proof, new Reason("身份证明超过{0}MB，请压缩或者重拍后再选。", RequestRoutes.MaxProof / 1024 / 1024)));
            return input;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        var admitted = await intake.AdmitAsync(Path.GetFileName(file.FileName), bytes.ToArray(), ct);
        if (!admitted.Ok) errors.AddRange(admitted.Reasons.Select(r => new FieldRefusal(RequestField.Proof, r)));
        else if (admitted.Value!.ContentType is not ("image/jpeg" or "image/png" or FileTypes.Pdf)) errors.Add(new FieldRefusal(RequestField.Proof, "身份证明只收JPG、PNG图片和PDF，请另存后再选。"));
        else return input with { ProofToken = held.Hold(admitted.Value) };
        return input;
    }

    private async Task<IReadOnlyList<ShelfItem>> KnownAsync(RequestWish wish, CancellationToken ct)
    {
        var view = await shelf.ViewAsync(ct);
        if (wish.DocumentNumber.Length > 0 && view.All.Where(i => i.Facts.Number == DocumentFields.NormalNumber(wish.DocumentNumber)).Take(Offered).ToArray() is { Length: > 0 } exact) return exact;
        if (wish.Title.Length == 0) return [];
        return [.. (await search.FindAsync(wish.Title, ct)).Hits.Select(h => view.Find(h.Id)).OfType<ShelfItem>().Take(Offered)];
    }

    private async Task FormAsync(HttpContext http, RequestInput input, string key, IReadOnlyList<FieldRefusal> errors, IReadOnlyList<Reason> notes, int status) =>
        await RequestRoutes.SendAsync<RequestFormPage>(http, pages, RequestPaths.New, status,
            (nameof(RequestFormPage.Form), State(http, input, key, errors, notes)), (nameof(RequestFormPage.Figures), await figures.ReadAsync(http.RequestAborted)));

    private RequestFormState State(HttpContext http, RequestInput input, string key, IReadOnlyList<FieldRefusal> errors, IReadOnlyList<Reason> notes) =>
        new(input, key, antiforgery.GetAndStoreTokens(http), [.. errors.OrderBy(e => e.Field)], notes, held.Find(input.ProofToken)?.Size);
}
