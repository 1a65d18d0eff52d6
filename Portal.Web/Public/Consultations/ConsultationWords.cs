using Microsoft.Extensions.Localization;
using Portal.Domain.Consultations;

namespace Portal.Web.Public.Consultations;

/// <summary>How the public column names what happens to a draft.</summary>
public sealed class ConsultationWords(IStringLocalizer<PublicTexts> L)
{
    public string Stage(ConsultationStage stage) => stage switch
    {
        ConsultationStage.Open => L["征集中"],
        ConsultationStage.Announced => L["即将开始"],
        ConsultationStage.Closed => L["已截止，正在研究意见"],
        ConsultationStage.Answered => L["已反馈"],
        _ => L["尚未发布"],
    };

    /// <summary>Class of the mark: form says it, colour repeats it.</summary>
    public static string Mark(ConsultationStage stage) => stage switch
    {
        ConsultationStage.Open => "state",
        ConsultationStage.Answered => "state state-done",
        _ => "state state-soon",
    };

    public string Disposition(Disposition disposition) => disposition switch
    {
        Domain.Consultations.Disposition.Adopted => L["采纳"],
        Domain.Consultations.Disposition.PartlyAdopted => L["部分采纳"],
        _ => L["未采纳"],
    };

    public string Step(StepKind step) => step switch
    {
        StepKind.Draft => L["起草"],
        StepKind.Consultation => L["公开征求意见"],
        StepKind.Hearing => L["听证"],
        StepKind.ExpertReview => L["专家论证"],
        StepKind.RiskAssessment => L["风险评估"],
        StepKind.LegalityReview => L["合法性审查"],
        StepKind.Deliberation => L["集体讨论决定"],
        StepKind.Publication => L["公布"],
        _ => L["执行和评估"],
    };

    public string Kind(MatterKind kind) => kind switch
    {
        MatterKind.PublicPolicy => L["公共政策和措施"],
        MatterKind.Planning => L["经济和社会发展规划"],
        MatterKind.Resources => L["自然资源和文化资源的保护利用"],
        MatterKind.Project => L["公共建设项目"],
        _ => L["其他重大事项"],
    };

    public string State(StepState state) => state switch
    {
        StepState.Done => L["已完成"],
        StepState.NotNeeded => L["不走这一步"],
        _ => L["还没有"],
    };
}
