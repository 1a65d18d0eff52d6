using System.Text;
using Portal.Domain.Common;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Storage;
using Portal.Web.Account;

namespace Portal.Web.Workspace.Requests;

/// <summary>What the request desk hands out as files: papers of a case, the letter, the case file, the list.</summary>
public static class RequestEndpoints
{
    /// <summary>Papers that show who applies: taking one is a look.</summary>
    private static readonly RequestFileKind[] Personal = [RequestFileKind.Application, RequestFileKind.IdentityProof, RequestFileKind.CorrectionNotice, RequestFileKind.Correction, RequestFileKind.Extension, RequestFileKind.Fee, RequestFileKind.Reply, RequestFileKind.Delivery];

    public static void MapRequestDesk(this WebApplication app)
    {
        var desk = app.MapGroup("/workspace/requests").RequireAuthorization();
        desk.MapGet("/list.csv", ListAsync);
        desk.MapGet("/{id:int}/files/{file:int}", FileAsync);
        desk.MapGet("/{id:int}/reply.docx", LetterAsync);
        desk.MapGet("/{id:int}/archive.zip", ArchiveAsync);
    }

    /// <summary>The filter of the list's address; what is not understood filters nothing.</summary>
    public static RequestFilter FilterOf(string? tab, string? q, string? channel, string? decision, string? due) => new(
        Word<RequestTab>(tab) ?? RequestTab.Open, q, Word<RequestChannel>(channel), Word<Decision>(decision), Word<DueFilter>(due));

    private static T? Word<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value) ? value : null;

    private static async Task<IResult> ListAsync(HttpContext http, CurrentActor current, RequestQueries queries, string? tab, string? q, string? channel, string? decision, string? due, CancellationToken ct)
    {
        if ((await current.OfAsync(http.User))?.May(Permission.HandleRequests) != true) return Results.Forbid();
        var rows = await queries.ListAsync(FilterOf(tab, q, channel, decision, due), 1, 100_000, ct);
        var csv = new StringBuilder("登记号,所需信息,申请人,申请人类别,申请方式,收到之日,环节,决定,办结之日,期限\r\n");
        foreach (var row in rows.Rows)
        {
            csv.AppendJoin(',', ((string[])[row.Number, row.Title, row.Applicant, RequestPapers.Name(row.Kind), RequestPapers.Name(row.Channel), row.ReceivedOn is { } received ? Show.Iso(received) : "", RequestPapers.Name(row.Stage),
                row.Decision is { } decided ? RequestPapers.Name(decided) : "", row.DecidedOn is { } on ? Show.Iso(on) : "", row.Clock?.DueOn is { } last ? Show.Iso(last) : ""]).Select(Quoted));
            csv.Append("\r\n");
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())], "text/csv; charset=utf-8", "requests.csv"); // Excel reads Chinese only behind the mark
    }

    private static async Task<IResult> FileAsync(int id, int file, HttpContext http, CurrentActor current, CaseQueries cases, SeeApplicant see, CancellationToken ct)
    {
        if (await current.OfAsync(http.User) is not { } actor || await cases.FileAsync(actor, id, file, ct) is not { } found) return Results.NotFound();
        if (Personal.Contains(found.Paper.Kind) && !(await see.ExecuteAsync(actor, id, ct)).Ok) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return FileTypes.MayInline(found.File.ContentType) ? Results.File(found.File.Content, found.File.ContentType) : Results.File(found.File.Content, found.File.ContentType, found.Paper.Name);
    }

    private static async Task<IResult> LetterAsync(int id, HttpContext http, CurrentActor current, CaseQueries cases, SeeApplicant see, RequestSettings settings, CancellationToken ct)
    {
        if (await current.OfAsync(http.User) is not { } actor || !actor.May(Permission.HandleRequests) || await cases.LetterAsync(actor, id, ct) is not { } found || !(await see.ExecuteAsync(actor, id, ct)).Ok) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var letter = new ReplyLetter(found.Letter.Decision, found.Letter.Number, found.Letter.Text, found.Letter.DraftedBy, found.Letter.UpdatedAt) { SentOn = found.Letter.SentOn };
        return Results.File(SendReply.Paper(letter, settings), FileTypes.Docx, $"{found.Number}-答复书.docx");
    }

    private static async Task<IResult> ArchiveAsync(int id, HttpContext http, CurrentActor current, CaseArchive archive, CancellationToken ct)
    {
        if (await current.OfAsync(http.User) is not { } actor) return Results.NotFound();
        var built = await archive.BuildAsync(actor, id, ct);
        http.Response.Headers.CacheControl = "no-store";
        return built.Ok ? Results.File(built.Value.Content, "application/zip", built.Value.Name) : Results.NotFound();
    }

    /// <summary>A text that a spreadsheet would take for a formula gets an apostrophe: an applicant chooses the title.</summary>
    private static string Quoted(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
