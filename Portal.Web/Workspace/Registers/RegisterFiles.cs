using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Domain.Common;
using Portal.Domain.Registers;
using Portal.Domain.Storage;
using Portal.Web.Account;
using Portal.Web.Api;

namespace Portal.Web.Workspace.Registers;

/// <summary>The register as a table, and the evidence in it.</summary>
public static class RegisterFiles
{
    private const string Address = "/workspace/registers.csv";

    public static string AddressOf(RegisterFilter filter) => QueryHelpers.AddQueryString(Address, new Dictionary<string, string?>
    {
        ["q"] = filter.Text,
        ["kind"] = filter.Kind?.ToString(),
        ["year"] = filter.Year?.ToString(CultureInfo.InvariantCulture),
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    public static void MapRegisterFiles(this WebApplication app)
    {
        app.MapGet(Address, async (HttpContext http, CurrentActor current, RegisterQueries queries, string? q, RegisterKind? kind, int? year, CancellationToken ct) =>
        {
            if ((await current.OfAsync(http.User))?.May(Permission.KeepRegisters) != true) return Results.StatusCode(StatusCodes.Status403Forbidden);
            http.Response.Headers.CacheControl = "no-store";
            var rows = await queries.AllAsync(new RegisterFilter(q, kind, year), ct);
            return Results.File(Csv.Write(
            [
                ["类别", "日期", "名称", "地点", "人员", "人数", "内容", "佐证", "登记人"],
                .. rows.Select(r => (IReadOnlyList<string?>)[RegisterWords.Kind(r.Facts.Kind), Show.Iso(r.Facts.On), r.Facts.Title, r.Facts.Place, r.Facts.People, r.Facts.Headcount.ToString(CultureInfo.InvariantCulture), r.Facts.Summary,
                    string.Join('、', r.Evidence.Select(e => e.Name)), r.CreatedBy]),
            ]), "text/csv; charset=utf-8", "培训宣传与汇报登记.csv");
        }).RequireAuthorization();
        app.MapGet("/workspace/registers/files/{hash:length(64)}", async (HttpContext http, string hash, CurrentActor current, RegisterQueries queries, CancellationToken ct) =>
        {
            if ((await current.OfAsync(http.User))?.May(Permission.KeepRegisters) != true) return Results.StatusCode(StatusCodes.Status403Forbidden);
            if (await queries.FileAsync(hash, ct) is not { } found) return Results.NotFound();
            http.Response.Headers.CacheControl = "private, no-store";
            return FileTypes.MayInline(found.File.ContentType) ? Results.File(found.File.Content, found.File.ContentType) : Results.File(found.File.Content, found.File.ContentType, found.Name);
        }).RequireAuthorization();
    }
}

/// <summary>Words for the kinds of acts; every one goes through the localizer.</summary>
public static class RegisterWords
{
    public static string Kind(RegisterKind kind) => kind switch
    {
        RegisterKind.Training => "培训",
        RegisterKind.Publicity => "宣传",
        _ => "向主要负责人汇报",
    };
}
