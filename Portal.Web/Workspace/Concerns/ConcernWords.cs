using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Domain.Concerns;

namespace Portal.Web.Workspace.Concerns;

/// <summary>Words of this room; keys of the language files.</summary>
public static class ConcernWords
{
    /// <summary>Steps of the way, as <see cref="Incident.Step"/> counts them.</summary>
    public static readonly IReadOnlyList<string> Path = ["发现", "研判", "会商", "回应", "办结"];

    /// <summary>Those that always show, and the one of the monthly overview that was asked for.</summary>
    public static IEnumerable<IncidentTab> Tabs(IncidentTab shown) => Enum.GetValues<IncidentTab>().Where(tab => tab <= IncidentTab.All || tab == shown);

    public static string Tab(IncidentTab tab) => tab switch
    {
        IncidentTab.Open => "在办",
        IncidentTab.Reported => "待研判",
        IncidentTab.Late => "超时",
        IncidentTab.Closed => "已办结",
        IncidentTab.InTime => "按时",
        IncidentTab.Running => "未到时",
        _ => "全部",
    };

    public static string Source(ConcernSource source) => source switch
    {
        ConcernSource.Press => "新闻媒体",
        ConcernSource.Platform => "新媒体平台",
        ConcernSource.Hotline => "12345热线",
        ConcernSource.Message => "网站留言",
        ConcernSource.Superior => "上级或宣传网信部门转来",
        _ => "其他来源",
    };

    public static string Class(IncidentClass? kind) => kind switch
    {
        IncidentClass.Grave => "特别重大、重大",
        IncidentClass.Ordinary => "其他政务舆情",
        _ => "待研判",
    };

    public static string Must(MustRespond must) => must switch
    {
        MustRespond.Misreading => "对政策措施误解误读",
        MustRespond.Interests => "涉及公众切身利益且影响较大",
        MustRespond.Moral => "民生领域严重冲击道德底线",
        MustRespond.Emergency => "突发事件处置和自然灾害应对",
        MustRespond.Ordered => "上级要求主动回应",
        _ => "不属于必须回应的",
    };

    public static string Entry(IncidentEntryKind kind) => kind switch
    {
        IncidentEntryKind.Found => "发现",
        IncidentEntryKind.Assessed => "研判",
        IncidentEntryKind.Consulted => "会商",
        IncidentEntryKind.Drafted => "起草回应",
        IncidentEntryKind.FirstWord => "首次发布权威信息",
        IncidentEntryKind.PressConference => "新闻发布会",
        IncidentEntryKind.Responded => "发布回应",
        IncidentEntryKind.FollowedUp => "跟进",
        IncidentEntryKind.Declined => "不予回应",
        _ => "办结",
    };

    /// <summary>还有 3 小时 20 分; 超时 1 小时 5 分; 按时; 超时 2 小时 0 分发布.</summary>
    public static string Left(IStringLocalizer l, IncidentClock clock, DateTime now) => clock switch
    {
        { EndedAt: { } ended } => ended < clock.DueAt ? l["按时"] : l["超时 {0} 办理", Span(l, ended - clock.DueAt)],
        _ when now >= clock.DueAt => l["已超时 {0}", Span(l, now - clock.DueAt)],
        _ => l["还有 {0}", Span(l, clock.DueAt - now)],
    };

    /// <summary>Class of its chip.</summary>
    public static string Chip(IncidentClock clock, DateTime now) => clock switch
    {
        _ when clock.IsLate(now) => "chip chip-seal",
        { EndedAt: not null } => "chip",
        _ when clock.DueAt - now < TimeSpan.FromHours(4) => "chip chip-ochre",
        _ => "chip chip-main",
    };

    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>For an input of date and time: the office's wall clock, to the minute.</summary>
    public static DateTime Local(DateTime utc) => OfficeClock.Local(utc) is var t ? new DateTime(t.Year, t.Month, t.Day, t.Hour, t.Minute, 0, DateTimeKind.Unspecified) : t;

    private static string Span(IStringLocalizer l, TimeSpan span) => span.TotalHours >= 1 ? l["{0} 小时 {1} 分", (int)span.TotalHours, span.Minutes] : l["{0} 分钟", Math.Max(1, (int)span.TotalMinutes)];
}
