using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Web.Account;

namespace Portal.Web.Workspace.Admin;

/// <summary>The audit as a table file for the archive or an inspection.</summary>
public static class AuditCsv
{
    private const string Address = "/workspace/admin/audit.csv";

    public static string AddressOf(AuditFilter filter) => QueryHelpers.AddQueryString(Address, new Dictionary<string, string?>
    {
        ["person"] = filter.Person,
        ["act"] = filter.Act,
        ["subject"] = filter.Subject,
        ["text"] = filter.Text,
        ["from"] = filter.From?.ToString("O", CultureInfo.InvariantCulture),
        ["to"] = filter.To?.ToString("O", CultureInfo.InvariantCulture),
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    public static void MapAuditCsv(this IEndpointRouteBuilder app) =>
        app.MapGet(Address, async (HttpContext http, CurrentActor current, AuditTrail trail, string? person, string? act, string? subject, string? text, DateOnly? from, DateOnly? to) =>
        {
            if ((await current.OfAsync(http.User))?.May(Permission.ReadAudit) != true)
            {
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            http.Response.ContentType = "text/csv; charset=utf-8";
            http.Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
            http.Response.Headers.CacheControl = "no-store";
            await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)); // Excel reads Chinese only behind the mark
            await writer.WriteAsync("序号,时间,谁,操作,对象,行,字段,原值,新值,哈希\r\n");
            await foreach (var entry in trail.StreamAsync(new AuditFilter(person, act, subject, text, from, to), http.RequestAborted))
            {
                foreach (var (row, field) in LinesOf(entry))
                {
                    await writer.WriteAsync(string.Join(',', ((string?[])[
                        entry.Number.ToString(CultureInfo.InvariantCulture), Show.Time(entry.At), entry.ActorName, AuditWords.Act(entry.Act), entry.Subject,
                        row is null ? "" : $"{AuditWords.Entity(row.Entity)} {row.Key}", field is null ? "" : AuditWords.Field(field.Name), field?.Before, field?.After, entry.Hash]).Select(Quoted)) + "\r\n");
                }
            }
        }).RequireAuthorization();

    private static IEnumerable<(AuditRow? Row, AuditField? Field)> LinesOf(AuditEntry entry) =>
        AuditRow.Read(entry.Changes).SelectMany(row => row.Fields.Select(field => ((AuditRow?)row, (AuditField?)field))).DefaultIfEmpty((null, null));

    /// <summary>A text that a spreadsheet would take for a formula gets an apostrophe: what clerks typed must not run on the auditor's machine.</summary>
    private static string Quoted(string? text)
    {
        text ??= "";
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
