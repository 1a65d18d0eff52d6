using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Readers;
using Portal.Web.Public.Intake;
using Portal.Web.Public.Requests;

namespace Portal.Web.Public.Readers;

/// <summary>
/// What readers may do on a policy's page. 'Was this clear?' is a plain form inside kept bytes and so carries no token; it changes nothing but an anonymous
/// count, and what a browser says comes from another site is refused. The form for questions is a page of its own, with a token.
/// </summary>
internal static class ReaderRoutes
{
    public const string Style = "css/requests.css";

    private const int PageSize = 20;

    /// <summary>A form of text alone; beyond it a body is not read at all.</summary>
    private const long MostBytes = 64 * 1024;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddReaderPages(this IServiceCollection services) => services.AddSingleton<ReaderLimits>();

    public static string QuestionsAddress(string slug, string text, int page)
    {
        var query = string.Join('&', ((string?[])[text.Length > 0 ? $"q={Uri.EscapeDataString(text)}" : null, page > 1 ? string.Create(CultureInfo.InvariantCulture, $"page={page}") : null]).OfType<string>());
        return $"/policies/{slug}/questions{(query.Length > 0 ? "?" + query : "")}";
    }

    public static void MapReaders(this WebApplication app)
    {
        app.MapPost("/policies/{slug}/clear", (HttpContext http, string slug, PublicPages pages, CountClarity count, ReaderLimits limits, Shelf shelf, IStringLocalizer<PublicTexts> l) =>
            CountAsync(http, DocumentKind.Policy, slug, pages, count, limits, shelf, l)).DisableAntiforgery();
        app.MapPost("/interpretations/{slug}/clear", (HttpContext http, string slug, PublicPages pages, CountClarity count, ReaderLimits limits, Shelf shelf, IStringLocalizer<PublicTexts> l) =>
            CountAsync(http, DocumentKind.Interpretation, slug, pages, count, limits, shelf, l)).DisableAntiforgery();
        app.MapMethods("/policies/{slug}/questions", Reading, QuestionsAsync);
        app.MapMethods("/policies/{slug}/ask", Reading, (HttpContext http, string slug, PublicPages pages, Shelf shelf, IntakeGuard guard) =>
            FormAsync(http, slug, pages, shelf, guard, guard.Seal(), "", [], StatusCodes.Status200OK));
        app.MapPost("/policies/{slug}/ask", AskAsync).DisableAntiforgery(); // checked by hand: what was typed comes back
        app.MapPost("/policies/questions/status", StatusAsync).DisableAntiforgery();
    }

    private static async Task CountAsync(HttpContext http, DocumentKind kind, string slug, PublicPages pages, CountClarity count, ReaderLimits limits, Shelf shelf, IStringLocalizer<PublicTexts> L)
    {
        if (!IsFromHere(http))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if ((await shelf.ViewAsync(http.RequestAborted)).Find(kind, slug) is not { } head || await RequestRoutes.FormAsync(http, pages, L) is not { } form)
        {
            if (!http.Response.HasStarted) http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var clear = form["clear"] == "yes";
        if (form["clear"].Count == 1 && (clear || form["clear"] == "no") && int.TryParse(form["edition"], NumberStyles.None, CultureInfo.InvariantCulture, out var edition) && limits.AllowClick(http))
            await count.ExecuteAsync(kind, slug, edition, clear, http.RequestAborted);
        var policy = kind == DocumentKind.Policy ? head : (await shelf.ViewAsync(http.RequestAborted)).TargetsOf(head, LinkKind.Interprets).FirstOrDefault(t => t.Kind == DocumentKind.Policy);
        await SendAsync<ThanksPage>(http, pages, head.Address, StatusCodes.Status200OK, (nameof(ThanksPage.Title), L["谢谢"].Value), (nameof(ThanksPage.Text), L["已经记下，起草处室会看到有多少人觉得不清楚。"].Value),
            (nameof(ThanksPage.Back), head.Address), (nameof(ThanksPage.Ask), clear || policy is null ? null : $"{policy.Address}/ask"));
    }

    /// <summary>A browser says where a form was sent from; what says nothing is no browser with somebody's cookies, and has no power here either.</summary>
    private static bool IsFromHere(HttpContext http)
    {
        var site = http.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = http.Request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == http.Request.Host.Value);
    }

    private static async Task QuestionsAsync(HttpContext http, string slug, PublicPages pages, ReaderQueries readers, Shelf shelf)
    {
        if ((await shelf.ViewAsync(http.RequestAborted)).Find(DocumentKind.Policy, slug) is not { } policy)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var text = string.Concat(http.Request.Query["q"].ToString().Where(c => !char.IsControl(c))).Trim();
        if (text.Length > 60) text = text[..60];
        var page = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 1000) : 1;
        var path = QuestionsAddress(slug, text, page);
        if (path.Contains('?', StringComparison.Ordinal)) await pages.SendOnceAsync<QuestionsPage>(http, path, await ContentAsync(http.RequestAborted));
        else await pages.SendAsync<QuestionsPage>(http, path, async ct => await ContentAsync(ct));

        async Task<PageContent> ContentAsync(CancellationToken ct) => new(new Dictionary<string, object?>
        {
            [nameof(QuestionsPage.Policy)] = policy,
            [nameof(QuestionsPage.Answers)] = await readers.PublicAsync(policy.Id, text, page, PageSize, ct),
            [nameof(QuestionsPage.Text)] = text,
        }, [PageTags.Questions(policy.Id), PageTags.Document(policy.Id)]);
    }

    private static async Task AskAsync(HttpContext http, string slug, PublicPages pages, AskQuestion ask, Shelf shelf, IntakeGuard guard, IStringLocalizer<PublicTexts> L)
    {
        if (await IntakeGuard.ReadAsync(http, MostBytes) is not { } form)
        {
            await SendAsync<IntakeNoticePage>(http, pages, $"/policies/{slug}/ask", StatusCodes.Status413PayloadTooLarge, (nameof(IntakeNoticePage.Title), L["没有收到"].Value),
                (nameof(IntakeNoticePage.Text), L["内容没有传完，或者太长。请返回上一页再提交一次。"].Value), (nameof(IntakeNoticePage.Back), $"/policies/{slug}/ask"));
            return;
        }

        var text = IntakeGuard.Typed(form, "question", ReaderQuestion.MaxText * 2);
        var check = await guard.CheckAsync(http, form, "/policies/questions");
        if (check.Notes.Count > 0) await FormAsync(http, slug, pages, shelf, guard, check.Sealed, text, check.Notes, check.Status);
        else if (await ask.ExecuteAsync(slug, text, check.Key!, http.RequestAborted) is var outcome && outcome is { Ok: true, Value: { } code })
        {
            await SendAsync<ThanksPage>(http, pages, $"/policies/{slug}/ask", StatusCodes.Status200OK, (nameof(ThanksPage.Title), L["问题已经收到"].Value),
                (nameof(ThanksPage.Text), L["答复公开后会显示在文件页面上。请记下查询码，随时可以查办到哪一步。"].Value), (nameof(ThanksPage.Back), $"/policies/{slug}"), (nameof(ThanksPage.Code), code));
        }
        else if (AskQuestion.Refusal(text) is { } wrong) await FormAsync(http, slug, pages, shelf, guard, check.Sealed, text, [], StatusCodes.Status200OK, wrong);
        else await FormAsync(http, slug, pages, shelf, guard, check.Sealed, text, outcome.Reasons, StatusCodes.Status200OK);
    }

    private static async Task StatusAsync(HttpContext http, PublicPages pages, ReaderQueries readers, IntakeGuard guard, IStringLocalizer<PublicTexts> L)
    {
        var code = await IntakeGuard.ReadAsync(http, MostBytes) is { } form ? IntakeGuard.Typed(form, "code", 40) : "";
        var found = guard.AllowLookup(http) && await guard.IsOursAsync(http) ? await readers.StatusAsync(code, http.RequestAborted) : null;
        var text = found switch
        {
            null => L["没有查到，请核对查询码。"].Value,
            { State: QuestionState.Published } => L["已经答复："].Value,
            { State: QuestionState.Hidden } => L["没有公开。理由：{0}", found.HideReason].Value,
            { State: QuestionState.Answered } => L["起草处室已经拟好答复，正在核对。"].Value,
            _ => L["已经转给起草处室，等待答复。"].Value,
        };
        await SendAsync<ThanksPage>(http, pages, "/policies/questions/status", StatusCodes.Status200OK, (nameof(ThanksPage.Title), L["查我的问题"].Value), (nameof(ThanksPage.Text), text),
            (nameof(ThanksPage.Back), found?.PolicyAddress ?? "/policies"), (nameof(ThanksPage.Answer), found?.Answer ?? ""));
    }

    private static async Task FormAsync(HttpContext http, string slug, PublicPages pages, Shelf shelf, IntakeGuard guard, string sealedForm, string text, IReadOnlyList<Reason> notes, int status, Reason? wrong = null)
    {
        if ((await shelf.ViewAsync(http.RequestAborted)).Find(DocumentKind.Policy, slug) is not { } policy)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await SendAsync<AskPage>(http, pages, $"{policy.Address}/ask", status, (nameof(AskPage.Policy), policy), (nameof(AskPage.Token), guard.Token(http)),
            (nameof(AskPage.Sealed), sealedForm), (nameof(AskPage.Text), text), (nameof(AskPage.Notes), notes), (nameof(AskPage.Wrong), wrong));
    }

    private static Task SendAsync<TPage>(HttpContext http, PublicPages pages, string path, int status, params (string Name, object? Value)[] parameters)
        where TPage : Microsoft.AspNetCore.Components.IComponent => RequestRoutes.SendAsync<TPage>(http, pages, path, status, parameters);
}
