using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Office;
using Portal.Domain.Documents.Writing;
using Portal.Domain.Storage;
using Portal.Web.Account;

namespace Portal.Web.Workspace.Documents;

/// <summary>
/// What the editor in the browser talks to. The text never travels over a circuit: it is fetched and saved here, so that it survives a lost one.
/// Requests carry a header of their own: another site cannot send it without being asked first (CORS), and none is ever allowed.
/// </summary>
public static class EditorEndpoints
{
    private const string Mark = "X-Portal";
    private const string AccountMark = "X-Portal-Account";

    public static void MapEditor(this WebApplication app)
    {
        var editor = app.MapGroup("/workspace/documents/{id:int}").RequireAuthorization().AddEndpointFilter(OnlyTheEditorAsync);
        editor.MapGet("draft", TextAsync);
        editor.MapPut("draft", SaveAsync);
        editor.MapPost("preview", PreviewAsync);
        editor.MapPost("files", AttachAsync);
        editor.MapPost("docx", ImportAsync);
        app.MapGet("/workspace/documents/{id:int}/word", WordAsync).RequireAuthorization();
    }

    private static async ValueTask<object?> OnlyTheEditorAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers[Mark] != "editor") return Results.BadRequest();
        // Somebody else has signed in meanwhile in another tab: what one person typed is not saved as another's.
        if (http.Request.Headers[AccountMark] is [{ Length: > 0 } account] && http.User.AccountId()?.ToString(CultureInfo.InvariantCulture) != account) return Results.Unauthorized();
        http.Response.Headers.CacheControl = "no-store";
        return await next(context);
    }

    private static async Task<IResult> TextAsync(int id, HttpContext http, CurrentActor current, DocumentQueries queries, CancellationToken ct)
    {
        if (await current.OfAsync(http.User) is not { } actor) return Results.Unauthorized();
        return await queries.TextAsync(id, ct) is { } draft
            ? Results.Json(new { draft.Text, draft.Version, draft.SavedAt, draft.SavedBy, draft.Title, ReadOnly = !await queries.MayEditAsync(actor, id, ct) })
            : Results.NotFound();
    }

    private static async Task<IResult> SaveAsync(int id, DraftToSave draft, HttpContext http, CurrentActor current, SaveDraft save, DocumentQueries queries, IStringLocalizer<WorkspaceTexts> l, CancellationToken ct)
    {
        if (await current.OfAsync(http.User) is not { } actor) return Results.Unauthorized();
        var outcome = await save.ExecuteAsync(actor, id, draft.Text, draft.Version, ct);
        if (outcome.Ok) return Results.Json(new { outcome.Value!.Version, SavedAt = outcome.Value.At });
        if (outcome.IsMissing) return Results.NotFound();
        if (outcome.Conflict is null) return Refused(l, outcome);
        var theirs = (await queries.TextAsync(id, ct))!;
        return Results.Json(new { theirs.Text, theirs.Version, theirs.SavedBy, theirs.SavedAt }, statusCode: StatusCodes.Status409Conflict);
    }

    /// <summary>Renders by the very pipeline that publishes; only the marks for scrolling are added.</summary>
    private static async Task<IResult> PreviewAsync(int id, HttpRequest request, DocumentQueries queries, IStringLocalizer<WorkspaceTexts> l, CancellationToken ct)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(ct);
        if (text.Length > SaveDraft.MaxLength) return Refused(l, Outcome.Refused(new Reason("正文有 {0} 字，超过上限 {1} 字，没有保存。请分成几份文件。", text.Length, SaveDraft.MaxLength)));
        if (await queries.FindAsync(id, ct) is not { } document) return Results.NotFound();
        var rendered = MarkdownText.Render(text, sourceLines: true);
        return Results.Json(new
        {
            Html = PaperHead.Of(document) + rendered.Html,
            Issues = rendered.Issues.Select(i => new { i.Line, Severity = i.Severity.ToString().ToLowerInvariant(), Message = Show.Reason(l, i.Message) }),
            rendered.Contents,
        });
    }

    private static async Task<IResult> AttachAsync(int id, HttpContext http, CurrentActor current, AttachFile attach, IStringLocalizer<WorkspaceTexts> l, CancellationToken ct)
    {
        if (await current.OfAsync(http.User) is not { } actor) return Results.Unauthorized();
        var (name, content) = await FileAsync(http.Request, ct);
        var picture = FileTypes.Detect(content)?.StartsWith("image/", StringComparison.Ordinal) == true;
        var outcome = await attach.ExecuteAsync(actor, id, name, content, inText: picture, ct);
        return outcome.Ok ? Results.Json(outcome.Value) : outcome.IsMissing ? Results.NotFound() : Refused(l, outcome);
    }

    /// <summary>A Word file becomes Markdown; its pictures become files of the draft. The editor asks before it replaces anything.</summary>
    private static async Task<IResult> ImportAsync(int id, HttpContext http, CurrentActor current, AttachFile attach, IStringLocalizer<WorkspaceTexts> l, CancellationToken ct)
    {
        if (await current.OfAsync(http.User) is not { } actor) return Results.Unauthorized();
        var (_, content) = await FileAsync(http.Request, ct);
        var read = DocxReader.Read(content);
        if (!read.Ok) return Refused(l, read);
        var (markdown, notes) = (read.Value!.Markdown, new List<Reason>(read.Value.Notes));
        foreach (var (picture, i) in read.Value.Pictures.Select((p, i) => (p, i + 1)))
        {
            var kept = await attach.ExecuteAsync(actor, id, $"图{i}{Ending(picture.Content)}", picture.Content, inText: true, ct);
            if (kept.IsMissing) return Results.NotFound();
            if (kept.Ok) markdown = markdown.Replace(picture.Placeholder, kept.Value!.Address, StringComparison.Ordinal);
            else notes.AddRange(kept.Reasons);
        }

        return Results.Json(new { read.Value.Title, markdown, Notes = notes.Select(n => Show.Reason(l, n)) });
    }

    private static async Task<IResult> WordAsync(int id, DocumentQueries queries, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } document) return Results.NotFound();
        var (edition, facts) = (document.Current, document.Current.Facts);
        var official = KindRules.Of(document.Kind).Official;
        var sheet = new PaperSheet(official ? facts.Issuer : "", facts.Number, edition.Title, edition.Text, official);
        return Results.File(DocxPaper.Write(sheet), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"{edition.Title}.docx");
    }

    private static async Task<(string Name, byte[] Content)> FileAsync(HttpRequest request, CancellationToken ct)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, ct); // Kestrel bounds the body
        return (Uri.UnescapeDataString(request.Headers["X-File-Name"].ToString()), content.ToArray());
    }

    private static string Ending(byte[] picture) => FileTypes.Detect(picture) switch { "image/png" => ".png", "image/jpeg" => ".jpg", _ => ".gif" };

    private static IResult Refused(IStringLocalizer l, Outcome outcome) =>
        Results.Json(new { Reasons = outcome.Reasons.Select(r => Show.Reason(l, r)) }, statusCode: StatusCodes.Status422UnprocessableEntity);

    /// <param name="Version">Of the text that the editor began from.</param>
    internal sealed record DraftToSave(string Text, int Version);
}
