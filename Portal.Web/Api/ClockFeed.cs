using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Web.Hosting;

namespace Portal.Web.Api;

/// <summary>
/// /calendar/{token}.ics: somebody's deadlines for the calendar on their phone. The token is the whole permission, so the feed says nothing that the
/// titles of the lists do not say, and no citizen's name.
/// </summary>
internal static class ClockFeed
{
    /// <summary>Deadlines in one feed.</summary>
    private const int Most = 500;

    public static void Map(WebApplication app) => app.MapGet("/calendar/{token}.ics", SendAsync).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(string token, HttpContext http, AccountQueries accounts, ClockQueries clocks, PortalSettings settings)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        if (token.Length != 40 || await accounts.FindByFeedAsync(token, http.RequestAborted) is not { } account) return Results.NotFound();
        var seesAll = account.Roles.Contains(Role.Office) || account.Roles.Contains(Role.Leader);
        // Somebody of no division has nothing of their own.
        var filter = new ClockFilter(ClockView.Open, null, seesAll ? null : account.Division ?? " ", null);
        var rows = (await clocks.ListAsync(filter, 1, Most, http.RequestAborted)).Rows;
        var calendar = new Ical.Net.Calendar { ProductId = "-//Portal//Clocks//ZH" };
        calendar.AddProperty("X-WR-CALNAME", $"{settings.Site.Name}：法定时限");
        foreach (var row in rows.Where(r => r.DueOn is not null))
        {
            var day = row.DueOn!.Value;
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"clock-{row.Id}@{settings.Site.Domain}",
                Summary = $"{row.Title}（{row.RuleName}{(row.Provisional ? "，暂定" : "")}）",
                Start = new CalDateTime(day),
                End = new CalDateTime(day.AddDays(1)),
                Url = new Uri(settings.SiteOf(http.Request) + row.Path),
                Alarms = { new Alarm { Action = AlarmAction.Display, Trigger = new Trigger(Duration.FromDays(-1)), Description = row.Title } },
            });
        }

        return Results.Text(new CalendarSerializer().SerializeToString(calendar) ?? "", "text/calendar; charset=utf-8");
    }
}
