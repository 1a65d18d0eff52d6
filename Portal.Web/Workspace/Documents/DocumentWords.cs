using Portal.Domain.Documents;
using Portal.Domain.Reviews;

namespace Portal.Web.Workspace.Documents;

/// <summary>Words for what the documents' rooms keep as codes; every one goes through the localizer.</summary>
public static class DocumentWords
{
    public static string Kind(DocumentKind kind) => kind switch
    {
        DocumentKind.Policy => "政策文件",
        DocumentKind.Interpretation => "解读材料",
        DocumentKind.Notice => "通知动态",
        DocumentKind.Report => "年度报告",
        DocumentKind.Consultation => "征求意见公告",
        DocumentKind.ConsultationDraft => "征求意见稿",
        _ => "固定页面",
    };

    public static string Stage(DocumentStage stage) => stage switch
    {
        DocumentStage.Draft => "未公开",
        DocumentStage.Revising => "公开，有新稿",
        _ => "已公开",
    };

    public static string Form(InterpretationForm? form) => form switch
    {
        InterpretationForm.Chart => "图解",
        InterpretationForm.Questions => "问答",
        InterpretationForm.Video => "视频",
        InterpretationForm.Press => "发布会",
        _ => "文字",
    };

    public static string Stage(InterpretationStage? stage) => stage switch
    {
        InterpretationStage.Before => "发布前",
        InterpretationStage.During => "执行中",
        InterpretationStage.After => "评估后",
        _ => "发布时",
    };

    public static string Openness(Openness openness) => openness switch
    {
        Domain.Documents.Openness.Public => "主动公开",
        Domain.Documents.Openness.OnRequest => "依申请公开",
        _ => "不予公开",
    };

    public static string Review(ReviewState state) => state switch
    {
        ReviewState.Open => "审签中",
        ReviewState.Approved => "已签，待发布",
        ReviewState.Returned => "已退回",
        ReviewState.Voided => "签字已作废",
        ReviewState.Recalled => "已撤回",
        _ => "已发布",
    };

    public static string Link(LinkKind kind, bool outgoing) => (kind, outgoing) switch
    {
        (LinkKind.Interprets, true) => "解读",
        (LinkKind.Interprets, false) => "解读材料",
        (LinkKind.Replaces, true) => "替代",
        (LinkKind.Replaces, false) => "被替代于",
        (LinkKind.Repeals, true) => "废止",
        (LinkKind.Repeals, false) => "被废止于",
        (LinkKind.Accompanies, true) => "随公告征求意见",
        (LinkKind.Accompanies, false) => "征求意见稿",
        (LinkKind.Revises, true) => "修改自",
        (LinkKind.Revises, false) => "修改稿",
        _ => "相关",
    };

    public static string Field(DocumentField field) => field switch
    {
        DocumentField.Title => "标题",
        DocumentField.Summary => "内容概述",
        DocumentField.Slug => "网页地址",
        DocumentField.IndexNumber => "索引号",
        DocumentField.Column => "栏目",
        DocumentField.Division => "起草处室",
        DocumentField.ChangeNote => "修改说明（公众会看到）",
        DocumentField.Minor => "不涉及实质内容（只改错别字）",
        DocumentField.Number => "发文字号",
        DocumentField.Issuer => "发文机关",
        DocumentField.SignedOn => "成文日期",
        DocumentField.EffectiveOn => "施行日期",
        DocumentField.ExpiresOn => "有效期至",
        DocumentField.Topic => "主题分类",
        DocumentField.Keywords => "主题词",
        DocumentField.Genre => "文件种类",
        DocumentField.Normative => "行政规范性文件",
        DocumentField.Openness => "公开方式",
        DocumentField.OpennessReason => "不公开的法律依据和理由",
        DocumentField.Contact => "政策咨询（处室和电话）",
        DocumentField.Key => "重点政策（执行中也要解读）",
        DocumentField.Timeline => "沿革补充（每行以日期开头）",
        DocumentField.Form => "解读形式",
        DocumentField.Stage => "解读阶段",
        DocumentField.Elements => "十项要素",
        DocumentField.RegisterNumber => "登记号（三统一）",
        DocumentField.LegalReview => "合法性审核号",
        DocumentField.Filing => "备案号",
        DocumentField.Consultation => "征求意见链接",
        DocumentField.Keeper => "责任人",
        DocumentField.ReviewBy => "复核日期（到期前要复看一遍）",
        DocumentField.OpensOn => "征求意见开始日期",
        DocumentField.ClosesOn => "征求意见截止日期",
        DocumentField.ShortReason => "缩短征求意见的理由（公开）",
        _ => "视频或发布会在哪里看",
    };

    /// <summary>How large a file is, for people.</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024 ? $"{Math.Max(1, (bytes + 512) / 1024)} KB" : $"{bytes / 1024.0 / 1024.0:0.0} MB";
}
