using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;

namespace Portal.Web.Workspace;

/// <summary>Words and dates as the workspace shows them. Everything that is text goes through the localizer.</summary>
public static class Show
{
    private static readonly ConcurrentDictionary<(string, string), MarkupString> Icons = new();

    /// <summary>An icon as plain markup: a component for each would cost every open page more memory than its rows.</summary>
    public static MarkupString Icon(string name, string @class = "") => Icons.GetOrAdd((name, @class), key =>
        new MarkupString($"<svg class=\"icon {key.Item2}\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><use href=\"/img/icons.svg#i-{key.Item1}\" /></svg>"));

    public static string Date(IStringLocalizer l, DateOnly date) => l["{0}年{1}月{2}日", date.Year, date.Month, date.Day];

    /// <summary>A page that is being opened, among those who are there.</summary>
    public static Onlooker Me(IStringLocalizer l, Actor actor) => new(Guid.NewGuid(), actor.AccountId, l["我（另一窗口）"]);

    /// <summary>Without the year where it is the plan's own.</summary>
    public static string Day(IStringLocalizer l, DateOnly date, int year) =>
        date.Year == year ? l["{0}月{1}日", date.Month, date.Day] : Date(l, date);

    public static string Time(DateTime utc) => OfficeClock.Local(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Clock(DateTime utc) => OfficeClock.Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Percent(decimal percent) => Math.Round(percent, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) + "%";

    /// <summary>The number itself, for widths in styles.</summary>
    public static string Width(decimal percent) => percent.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Brackets as Chinese print has them.</summary>
    public static string Number(string number) => number.Replace('(', '（').Replace(')', '）');

    public static string Or(string text) => text.Length == 0 ? "——" : text;

    /// <summary>A sentence may name a place that is a sentence's part itself, e.g. a cell of a table.</summary>
    public static string Reason(IStringLocalizer l, Reason reason) => l[reason.Text, [.. reason.Args.Select(arg => arg is Reason part ? Reason(l, part) : arg)]];

    public static string Role(Role role) => role switch
    {
        Domain.Common.Role.Editor => "经办人",
        Domain.Common.Role.Head => "处室负责人",
        Domain.Common.Role.Office => "办公室",
        Domain.Common.Role.Leader => "局领导",
        Domain.Common.Role.Webmaster => "网站管理员",
        _ => "系统管理员",
    };

    public static string State(MeasureState state) => state switch
    {
        MeasureState.NotStarted => "未开始",
        MeasureState.Running => "推进中",
        MeasureState.Near => "临近期限",
        MeasureState.Late => "落后",
        MeasureState.Done => "已完成",
        _ => "已取消",
    };

    public static string Status(ProgressStatus status) => status switch
    {
        ProgressStatus.NotStarted => "未开始",
        ProgressStatus.Running => "推进中",
        _ => "已完成",
    };

    public static string Reckoning(Reckoning reckoning) => PlanWords.Text(reckoning);

    public static string Every(Cadence cadence) => PlanWords.Text(cadence);

    public static string Due(IStringLocalizer l, DueRule due, int year) => due.Kind switch
    {
        DueKind.Date when due.Date is { } date => Day(l, date, year),
        DueKind.Recurring => l[Every(due.Every ?? Cadence.Quarter)],
        _ => l["{0}佐证", l[Every(due.Every ?? Cadence.Quarter)].Value],
    };

    /// <summary>Where the rule comes from, for the tip behind the chip.</summary>
    public static string DueSource(IStringLocalizer l, DueRule due, bool byHand) =>
        byHand ? l["人工核定"] : due.Phrase is { } phrase ? l["读自“{0}”", phrase] : l["原文没有写明，按全年每季度佐证"];

    /// <summary>What stands under the number.</summary>
    public static string Basis(IStringLocalizer l, MeasureLine measure) => measure.Reckoning switch
    {
        _ when measure.Standing.State == MeasureState.Cancelled => l["已取消：{0}", measure.CancelReason ?? ""],
        Domain.Work.Reckoning.Evidence => l["按期佐证 {0} / {1} 期", measure.Standing.PeriodsInTime, measure.Standing.Periods.Count],
        _ when measure.Last is null => l["尚未填报"],
        Domain.Work.Reckoning.Status => l[Status(measure.Last.Status ?? ProgressStatus.NotStarted)],
        _ => measure.Last.Work.Length > 0 ? Clip(measure.Last.Work, 22) : l["{0} 填报", Iso(measure.Last.On)],
    };

    /// <summary>'落后 14 天' while that says something; the missed day itself when it is long ago.</summary>
    public static string Late(IStringLocalizer l, Standing standing, DateOnly today) =>
        standing.DaysLate(today) <= 92 ? l["落后 {0} 天", standing.DaysLate(today)] : l["逾期，应于 {0}", Iso(standing.DueOn!.Value)];

    /// <summary>A division is named that nobody belongs to.</summary>
    public static bool IsUnknown(string division, IReadOnlyList<string> known) => division.Trim().Length > 0 && !known.Contains(division.Trim());

    public static string Clip(string text, int length) => text.Length <= length ? text : text[..length] + "…";
}
