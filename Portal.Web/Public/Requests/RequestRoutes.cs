using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Domain.Requests;

namespace Portal.Web.Public.Requests;

/// <summary>依申请公开: the guide is kept like any reading page; what belongs to one applicant is made for them alone and kept nowhere.</summary>
internal static class RequestRoutes
{
    public const string Style = "css/requests.css";

    /// <summary>Largest identity proof, bytes.</summary>
    public const long MaxProof = 5 * 1024 * 1024;

    /// <summary>Room for the files of a correction; beyond it a body is not read at all.</summary>
    private const long MaxBody = (HandInCorrection.MaxFiles * MaxProof) + (1024 * 1024);

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddRequestPages(this IServiceCollection services) => services
        .AddSingleton<HeldFiles>()
        .AddSingleton<RequestLimits>()
        .AddSingleton<RequestSession>()
        .AddSingleton<RequestDesk>()
        .AddSingleton<CaseDesk>();

    public static void MapRequests(this WebApplication app)
    {
        app.MapMethods(RequestPaths.Guide, Reading, (HttpContext http, PublicPages pages, RequestFigures figures) =>
            pages.SendAsync<GuidePage>(http, RequestPaths.Guide, async ct => PageContent.With(nameof(GuidePage.Figures), await figures.ReadAsync(ct), [PageTags.Requests])));
        app.MapMethods(RequestPaths.New, Reading, (HttpContext http, RequestDesk desk) => desk.OpenAsync(http));
        app.MapMethods(RequestPaths.Receipt, Reading, (HttpContext http, CaseDesk desk) => desk.ReceiptAsync(http));
        app.MapMethods(RequestPaths.Status, Reading, (HttpContext http, CaseDesk desk) => desk.ShowAsync(http));
        app.MapMethods("/requests/status/files/{id:int}", Reading, (HttpContext http, int id, CaseDesk desk) => desk.FileAsync(http, id));

        // The antiforgery check is our own: whoever let the page lie too long gets the form back with what they wrote, not an empty 400.
        app.MapPost(RequestPaths.New, (HttpContext http, RequestDesk desk) => desk.TakeAsync(http)).DisableAntiforgery();
        app.MapPost(RequestPaths.Status, (HttpContext http, CaseDesk desk) => desk.LookUpAsync(http)).DisableAntiforgery();
        app.MapPost(RequestPaths.Correct, (HttpContext http, CaseDesk desk) => desk.CorrectAsync(http)).DisableAntiforgery();
        app.MapPost(RequestPaths.Withdraw, (HttpContext http, CaseDesk desk) => desk.WithdrawAsync(http)).DisableAntiforgery();
        app.MapPost(RequestPaths.Leave, (HttpContext http, CaseDesk desk) => desk.LeaveAsync(http)).DisableAntiforgery();
    }

    /// <summary>The form of a post; null when it is too large or broken, which is answered already.</summary>
    internal static async Task<IFormCollection?> FormAsync(HttpContext http, PublicPages pages, IStringLocalizer<PublicTexts> L)
    {
        if (http.Request.HasFormContentType && !(http.Request.ContentLength > MaxBody))
            try
            {
                return await http.Request.ReadFormAsync(http.RequestAborted);
            }
            catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException)
            {
            }

        await NoticeAsync(http, pages, L["没有收到"], L["文件太大，或者没有传完。请把文件压缩到{0}MB以内再试。", MaxProof / 1024 / 1024], StatusCodes.Status413PayloadTooLarge);
        return null;
    }

    internal static Task NoticeAsync(HttpContext http, PublicPages pages, string title, string text, int status) =>
        SendAsync<NoticePage>(http, pages, RequestPaths.Guide, status, (nameof(NoticePage.Title), title), (nameof(NoticePage.Text), text));

    internal static Task SendAsync<TPage>(HttpContext http, PublicPages pages, string path, int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent =>
        pages.SendPrivateAsync<TPage>(http, path, new PageContent(parameters.ToDictionary(p => p.Name, p => p.Value), PageTags.None, Status: status));

    internal static void SeeOther(HttpContext http, string path)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = path;
        http.Response.Headers.CacheControl = "no-store";
    }
}
