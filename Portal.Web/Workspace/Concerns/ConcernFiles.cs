using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Domain.Common;
using Portal.Domain.Concerns;
using Portal.Web.Account;
using Portal.Web.Api;

namespace Portal.Web.Workspace.Concerns;

/// <summary>Addresses of the register's lists, and the register and its months as tables.</summary>
public static class ConcernFiles
{
    private const string List = "/workspace/concerns";

    public static string ListOf(IncidentFilter filter) => Address(List, filter);

    public static string AddressOf(IncidentFilter filter) => Address("/workspace/concerns.csv", filter);

    public static string MonthsOf(int year) => string.Create(CultureInfo.InvariantCulture, $"/workspace/concerns/months.csv?year={year}");

    /// <summary>The filter of an address; what is not understood filters nothing.</summary>
    public static IncidentFilter FilterOf(string? tab, string? q, string? kind, string? source, string? month) => new(
        Word<IncidentTab>(tab) ?? IncidentTab.Open, q is { Length: > 0 } ? q : null, Word<IncidentClass>(kind), Word<ConcernSource>(source),
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    public static void MapConcernFiles(this WebApplication app)
    {
        app.MapGet("/workspace/concerns.csv", async (HttpContext http, CurrentActor current, IncidentQueries queries, OfficeClock clock, string? tab, string? q, string? @class, string? source, string? month, CancellationToken ct) =>
        {
            if (await current.OfAsync(http.User) is not { } actor || !actor.May(Permission.ReportConcerns)) return Results.StatusCode(StatusCodes.Status403Forbidden);
            http.Response.Headers.CacheControl = "no-store";
            var rows = await queries.ListAsync(actor, FilterOf(tab, q, @class, source, month), 1, 100_000, ct);
            return Results.File(Csv.Write(
            [
                ["编号", "标题", "来源", "级别", "必须回应", "责任处室", "发现时间", "回应时间", "办结时间", "是否超时"],
                .. rows.Rows.Select(r => (IReadOnlyList<string?>)[r.Number, r.Title, ConcernWords.Source(r.Source), ConcernWords.Class(r.Class), ConcernWords.Must(r.Must), r.Division ?? "办公室", Show.Time(r.FoundAt),
                    r.RespondedAt is { } at ? Show.Time(at) : "", r.ClosedAt is { } closed ? Show.Time(closed) : "", r.IsLate(clock.UtcNow) ? "是" : "否"]),
            ]), "text/csv; charset=utf-8", "舆情台账.csv");
        }).RequireAuthorization();
        app.MapGet("/workspace/concerns/months.csv", async (HttpContext http, CurrentActor current, IncidentMonths months, OfficeClock clock, int? year, CancellationToken ct) =>
        {
            if (await current.OfAsync(http.User) is not { } actor || !actor.May(Permission.ReportConcerns)) return Results.StatusCode(StatusCodes.Status403Forbidden);
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(Csv.Write(
            [
                ["月份", "总数", "特别重大、重大", "其他政务舆情", "待研判", "按时", "超时", "在办未到时", "不予回应", "回应用时中位数（小时）", .. Enum.GetValues<ConcernSource>().Select(ConcernWords.Source)],
                .. (await months.YearAsync(actor, year ?? clock.Today.Year, ct)).Select(m => (IReadOnlyList<string?>)[ConcernWords.Month(m.Month), Number(m.Total), Number(m.Grave), Number(m.Ordinary), Number(m.Unassessed), Number(m.InTime), Number(m.Late), Number(m.Running),
                    Number(m.Declined), m.MedianHours?.ToString("0.0", CultureInfo.InvariantCulture) ?? "", .. Enum.GetValues<ConcernSource>().Select(s => Number(m.Sources.GetValueOrDefault(s)))]),
            ]), "text/csv; charset=utf-8", "舆情月度情况.csv");
        }).RequireAuthorization();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Address(string path, IncidentFilter filter) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["tab"] = filter.Tab == IncidentTab.Open ? null : filter.Tab.ToString(),
        ["q"] = filter.Text,
        ["class"] = filter.Class?.ToString(),
        ["source"] = filter.Source?.ToString(),
        ["month"] = filter.Month is { } month ? ConcernWords.Month(month) : null,
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    private static T? Word<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value) ? value : null;
}
