using Microsoft.Extensions.Localization;
using Portal.Domain.Clocks;
using Portal.Domain.Common;

namespace Portal.Web.Workspace.Clocks;

/// <summary>Words of this room; keys of the language files.</summary>
public static class ClockWords
{
    public static string View(ClockView view) => view switch
    {
        ClockView.Open => "在办",
        ClockView.Late => "逾期",
        ClockView.Near => "临近",
        ClockView.Stopped => "暂停",
        ClockView.Provisional => "暂定",
        _ => "已办结",
    };

    public static string Unit(ClockUnit unit) => unit switch
    {
        ClockUnit.Workdays => "工作日",
        ClockUnit.Days => "自然日",
        _ => "小时",
    };

    public static string Event(ClockEventKind kind) => kind switch
    {
        ClockEventKind.Stopped => "暂停",
        ClockEventKind.Resumed => "恢复计时",
        ClockEventKind.Restarted => "重新起算",
        ClockEventKind.Extended => "延长",
        ClockEventKind.Ended => "办结",
        ClockEventKind.Reopened => "撤销办结",
        ClockEventKind.Recalculated => "日历变更，重新计算",
        _ => "提醒",
    };

    /// <summary>'还有 3 个工作日', '今日到期', '逾期 2 天', '还有 5 小时'.</summary>
    public static string Left(IStringLocalizer l, ClockRow row) => row switch
    {
        { State: ClockState.Ended, IsLate: true } => l["逾期办结"],
        { State: ClockState.Ended } => l["按期办结"],
        { State: ClockState.Stopped } => l["暂停中"],
        { Left: < 0, Unit: ClockUnit.Workdays } => l["逾期 {0} 个工作日", -row.Left.Value],
        { Left: < 0, Unit: ClockUnit.Days } => l["逾期 {0} 天", -row.Left.Value],
        { Left: < 0 } => l["逾期 {0} 小时", -row.Left.Value],
        { IsLate: true } => l["已逾期"],
        { Left: 0 } => l["今日到期"],
        { Left: { } left, Unit: ClockUnit.Workdays } => l["还有 {0} 个工作日", left],
        { Left: { } left, Unit: ClockUnit.Days } => l["还有 {0} 天", left],
        { Left: { } left } => l["还有 {0} 小时", left],
        _ => row.DueAt is { } due ? l["到 {0}", Show.Time(due)] : "",
    };

    /// <summary>The page of the work behind a clock; null for who may not open it: the explanation is for everybody.</summary>
    public static string? Work(Actor actor, ClockRow row) => row.Path switch
    {
        var path when path.StartsWith("/workspace/requests", StringComparison.Ordinal) && !actor.May(Permission.HandleRequests) => null,
        var path when path.StartsWith("/workspace/archive", StringComparison.Ordinal) && !actor.May(Permission.KeepRegisters) => null,
        var path when path.StartsWith("/workspace/reports", StringComparison.Ordinal) && !actor.May(Permission.Review) => null,
        var path when path.StartsWith("/workspace/concerns", StringComparison.Ordinal) && !actor.May(Permission.HandleConcerns) && !actor.Roles.Contains(Role.Leader) && (row.Division is null || row.Division != actor.Division) => null,
        var path => path,
    };

    /// <summary>Class of its chip.</summary>
    public static string Chip(ClockRow row) => row switch
    {
        { IsLate: true } => "chip chip-seal",
        { State: ClockState.Ended } => "chip",
        { State: ClockState.Stopped } => "chip chip-ochre",
        { IsNear: true } => "chip chip-ochre",
        _ => "chip chip-main",
    };
}
