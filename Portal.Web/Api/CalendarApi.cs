using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Clocks;

namespace Portal.Web.Api;

/// <summary>When a number of working days is over.</summary>
public sealed record DeadlineData(
    [property: Description("最后一日，当日24时止")] DateOnly Date,
    [property: Description("暂定：跨入尚未公布节假日安排的年份")] bool Provisional,
    [property: Description("其间不计的休息日和节假日")] IReadOnlyList<DateOnly> Skipped);

/// <summary>One year of the working calendar.</summary>
public sealed record CalendarData(
    int Year,
    [property: Description("国务院办公厅的通知")] string Source,
    [property: Description("第几版")] int Version,
    [property: Description("放假的日子，含其中的周末")] IReadOnlyList<DateOnly> Holidays,
    [property: Description("上班的周末")] IReadOnlyList<DateOnly> Workdays,
    [property: Description("全年工作日数")] int WorkdayCount);

/// <summary>The working calendar for everybody: the same count that the portal's own deadlines rest on.</summary>
internal static class CalendarApi
{
    private const int MostWorkdays = 1000;

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/calendar").WithTags("工作日历");
        api.MapGet("/deadline", DeadlineAsync).Produces<DeadlineData>().ProducesProblem(StatusCodes.Status400BadRequest).WithSummary("从某日起若干个工作日后是哪天")
            .WithDescription("起始日为第0日，自次日起算；周末、节假日不计，调休上班的周末计入。");
        api.MapGet("/{year:int}", YearAsync).Produces<CalendarData>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("一年的节假日和调休安排");
    }

    private static async Task<IResult> DeadlineAsync([FromQuery(Name = "start"), Description("起始日，例如 2026-02-10")] string? start, [FromQuery(Name = "workdays"), Description("工作日数，0 至 1000")] string? workdays, Calendars calendars, HttpContext http)
    {
        if (!DateOnly.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2004 or > 2200)
            return Refuse(http, "start 应为 2004-01-01 以后的日期，例如 2026-02-10。");
        if (!int.TryParse(workdays, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > MostWorkdays)
            return Refuse(http, "workdays 应为 0 至 1000 的整数。");
        var deadline = (await calendars.CurrentAsync(http.RequestAborted)).After(day, count);
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Json(new DeadlineData(deadline.Date, deadline.Provisional, deadline.Skipped), ApiAnswers.Json);
    }

    private static async Task<IResult> YearAsync(int year, ClockQueries clocks, Calendars calendars, HttpContext http)
    {
        if ((await clocks.YearsAsync(http.RequestAborted)).FirstOrDefault(y => y.Year == year) is not { } found) return Results.NotFound();
        var calendar = await calendars.CurrentAsync(http.RequestAborted);
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Json(new CalendarData(year, found.Source, found.Version, found.Announced.Holidays, found.Announced.Workdays, calendar.Between(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31))), ApiAnswers.Json);
    }

    private static IResult Refuse(HttpContext http, string sentence) => ApiProblems.Of(http, StatusCodes.Status400BadRequest, sentence);
}
