using Microsoft.Extensions.Localization;
using Portal.Domain.Clocks;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;

namespace Portal.Web.Workspace.Requests;

/// <summary>How cases are told on the screen; what papers say as well stands in <see cref="RequestPapers"/>.</summary>
public static class RequestWords
{
    public static readonly RequestTab[] Tabs = [RequestTab.Open, RequestTab.Registered, RequestTab.Examining, RequestTab.Handling, RequestTab.Replying, RequestTab.Replied, RequestTab.Archived, RequestTab.All];

    public static string Tab(RequestTab tab) => tab switch
    {
        RequestTab.Open => "未办结",
        RequestTab.Registered => "登记",
        RequestTab.Examining => "审核",
        RequestTab.Handling => "办理",
        RequestTab.Replying => "答复",
        RequestTab.Replied => "待归档",
        RequestTab.Archived => "已归档",
        _ => "全部",
    };

    public static string Due(DueFilter due) => due switch
    {
        DueFilter.Late => "已逾期",
        DueFilter.Near => "3 个工作日内到期",
        _ => "暂停中",
    };

    /// <summary>还有 n 个工作日, 逾期, 停: the words of the list of clocks.</summary>
    public static string Clock(IStringLocalizer l, ClockChip clock) => clock switch
    {
        { State: ClockState.Stopped } => l["暂停中"],
        { State: ClockState.Ended, IsLate: true } => l["逾期办结"],
        { State: ClockState.Ended } => l["按期办结"],
        { Left: < 0 } => l["逾期 {0} 个工作日", -clock.Left.Value],
        { IsLate: true } => l["已逾期"],
        { Left: 0 } => l["今日到期"],
        { Left: { } left } => l["还有 {0} 个工作日", left],
        _ => "",
    };

    /// <summary>Colour of the chip: what wants work stands out.</summary>
    public static string ClockColour(ClockChip clock) => clock switch
    {
        { IsLate: true } => "chip-seal",
        { State: ClockState.Running, Left: <= ClockLevels.NearWorkdays } => "chip-ochre",
        { State: ClockState.Running } => "chip-main",
        _ => "",
    };

    /// <summary>The stage of the path that a case is in, 0 to 4.</summary>
    public static int Step(RequestStage stage) => stage switch
    {
        RequestStage.Registered => 0,
        RequestStage.Examining or RequestStage.Correcting => 1,
        RequestStage.Handling or RequestStage.Paying => 2,
        RequestStage.Replying => 3,
        _ => 4,
    };

    public static string Answer(ConsultationAnswer? answer) => answer switch
    {
        ConsultationAnswer.Agrees => "同意公开",
        ConsultationAnswer.Objects => "不同意公开",
        ConsultationAnswer.Silent => "逾期未答复",
        _ => "等答复",
    };

    /// <summary>A line of the history; what somebody wrote in their own words stays as it is.</summary>
    public static string Line(IStringLocalizer l, string kept) => RequestLines.Read(kept) is { } line ? Show.Reason(l, line) : kept;

    /// <summary>Who did it; the applicant has no name in the history.</summary>
    public static string By(IStringLocalizer l, string by) => by == SubmitRequest.By ? l["申请人"] : by;

    public static string Trigger(ConversionTrigger trigger) => trigger switch
    {
        ConversionTrigger.AskedOften => "多人申请",
        ConversionTrigger.Proposal => "申请人建议",
        _ => "本机关审查",
    };
}
