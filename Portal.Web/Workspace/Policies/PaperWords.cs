using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Domain.Documents;
using Portal.Domain.Policies;

namespace Portal.Web.Workspace.Policies;

/// <summary>What papers, their facts and what happens to them are called.</summary>
public static class PaperWords
{
    public static string Kind(DocumentKind kind) => kind switch
    {
        DocumentKind.Policy => "政策文件",
        DocumentKind.Interpretation => "解读材料",
        DocumentKind.Notice => "通知公告",
        DocumentKind.Report => "年度报告",
        DocumentKind.Consultation => "征求意见公告",
        DocumentKind.ConsultationDraft => "征求意见稿",
        _ => "专栏页面",
    };

    public static string Form(InterpretationForm form) => form switch
    {
        InterpretationForm.Text => "文字解读",
        InterpretationForm.Chart => "图解",
        InterpretationForm.Questions => "问答",
        InterpretationForm.Video => "视频解读",
        _ => "新闻发布会",
    };

    public static string Stage(InterpretationStage stage) => stage switch
    {
        InterpretationStage.Before => "发布前",
        InterpretationStage.AtRelease => "发布时",
        InterpretationStage.During => "执行中",
        _ => "评估后",
    };

    public static string Openness(Openness openness) => openness switch
    {
        Domain.Documents.Openness.Public => "主动公开",
        Domain.Documents.Openness.OnRequest => "依申请公开",
        _ => "不予公开",
    };

    public static string State(ValidityState state) => state switch
    {
        ValidityState.Valid => "有效",
        ValidityState.NotYet => "尚未生效",
        ValidityState.Repealed => "已废止",
        ValidityState.Replaced => "已被替代",
        ValidityState.Expired => "已失效",
        _ => "已撤下",
    };

    public static string Act(StatusActKind kind) => kind switch
    {
        StatusActKind.Repealed => "废止",
        StatusActKind.Replaced => "被替代",
        StatusActKind.DeclaredInvalid => "宣布失效",
        StatusActKind.Extended => "延长有效期",
        StatusActKind.Withdrawn => "撤下",
        StatusActKind.Amended => "修改（部分失效）",
        _ => "恢复公开",
    };

    public static string Scheduled(ScheduledKind kind) => kind == ScheduledKind.Release ? "发布" : "撤下";

    public static string Column(ColumnKind kind) => kind switch
    {
        ColumnKind.Normative => "行政规范性文件",
        ColumnKind.Policies => "政策文件",
        ColumnKind.Interpretations => "政策解读",
        ColumnKind.Notices => "通知公告",
        ColumnKind.News => "工作动态",
        ColumnKind.Pages => "专栏页面",
        ColumnKind.Consultations => "意见征集",
        _ => "年度报告",
    };

    public static string Link(LinkKind kind) => kind switch
    {
        LinkKind.Interprets => "解读",
        LinkKind.Replaces => "替代",
        LinkKind.Repeals => "废止",
        LinkKind.Accompanies => "随同",
        LinkKind.Revises => "修改",
        _ => "相关",
    };

    public static string Risk(RiskLevel level) => level switch
    {
        RiskLevel.Low => "低风险",
        RiskLevel.Medium => "中风险",
        RiskLevel.High => "高风险",
        _ => "未评定",
    };

    /// <summary>'3.2 MB', '48 KB'.</summary>
    public static string Size(long bytes) => bytes >= 1024 * 1024
        ? (bytes / 1024m / 1024).ToString("0.#", CultureInfo.InvariantCulture) + " MB"
        : Math.Max(1, bytes / 1024).ToString(CultureInfo.InvariantCulture) + " KB";

    /// <summary>A day of another year with its year, one of this year without.</summary>
    public static string Day(IStringLocalizer l, DateOnly day, DateOnly today) => Show.Day(l, day, today.Year);

    /// <summary>A set time on the office's clock.</summary>
    public static string At(IStringLocalizer l, DateTime utc, DateOnly today) =>
        l["{0} {1}", Day(l, Domain.Common.OfficeClock.DateOf(utc), today), Show.Clock(utc)];
}
