using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <summary>What is worth a look about the steps of a matter; what the law forbids is refused when the step is recorded.</summary>
public static class MatterChecks
{
    public static IEnumerable<Reason> Warnings(DecisionMatter matter, WorkingCalendar calendar, int legalityWorkdays)
    {
        var (consulted, reviewed, met) = (matter.Step(StepKind.Consultation), matter.Step(StepKind.LegalityReview), matter.Step(StepKind.Deliberation));
        if (reviewed is { State: StepState.Done, On: { } end })
        {
            if (reviewed.BeganOn is not { } start) yield return "合法性审查没有填提交日期，算不出用了几个工作日。";
            else if (calendar.Between(start, end) is var days && days < legalityWorkdays) yield return new Reason("合法性审查只用了{0}个工作日，一般不少于{1}个工作日。", days, legalityWorkdays);
            if (consulted.State == StepState.Open) yield return "合法性审查已经完成，公开征求意见还没有结果；不征求意见的请写明理由。";
            else if (consulted.State == StepState.Done && consulted.On > end) yield return "公开征求意见在合法性审查以后才完成，请核对先后。";
        }

        if (met.State != StepState.Done) yield break;
        foreach (var kind in (StepKind[])[StepKind.Hearing, StepKind.ExpertReview, StepKind.RiskAssessment])
            if (matter.Step(kind) is var step && step.State == StepState.Open)
                yield return new Reason("已经集体讨论，“{0}”还没有记；不需要的请写明理由。", new Reason(StepNames.Of(kind)));
            else if (step is { State: StepState.Done } && step.On > met.On)
                yield return new Reason("“{0}”的日期晚于集体讨论，请核对。", new Reason(StepNames.Of(kind)));
    }
}

/// <summary>What the steps are called, in papers as on the screen.</summary>
public static class StepNames
{
    public static string Of(StepKind kind) => kind switch
    {
        StepKind.Draft => "起草",
        StepKind.Consultation => "公开征求意见",
        StepKind.Hearing => "听证",
        StepKind.ExpertReview => "专家论证",
        StepKind.RiskAssessment => "风险评估",
        StepKind.LegalityReview => "合法性审查",
        StepKind.Deliberation => "集体讨论决定",
        StepKind.Publication => "公布",
        _ => "执行和评估",
    };
}

/// <summary>A policy that a matter became is not released before its legality review and its deliberation; its release is the matter's 公布.</summary>
internal sealed class MatterPackageRule : IPackageRule
{
    public async Task<IReadOnlyList<Check>> ChecksAsync(PortalDb db, Document head, CancellationToken ct)
    {
        if (head.Kind != DocumentKind.Policy || head.Live is not null || await OfAsync(db.Set<DecisionMatter>().AsNoTracking(), head.Id, ct) is not { StoppedAt: null } matter) return [];
        var checks = new List<Check>();
        foreach (var kind in (StepKind[])[StepKind.LegalityReview, StepKind.Deliberation])
            if (matter.Step(kind).State != StepState.Done)
                checks.Add(new Check(CheckLevel.BeforeRelease, new Reason("决策事项《{0}》的“{1}”还没有完成，不能公布。", matter.Name, new Reason(StepNames.Of(kind))), head.Id));
        foreach (var kind in (StepKind[])[StepKind.Consultation, StepKind.Hearing, StepKind.ExpertReview, StepKind.RiskAssessment])
            if (matter.Step(kind).State == StepState.Open)
                checks.Add(new Check(CheckLevel.Warning, new Reason("决策事项《{0}》的“{1}”还没有记；不需要的请写明理由。", matter.Name, new Reason(StepNames.Of(kind))), head.Id));
        if (checks.Count == 0) checks.Add(new Check(CheckLevel.Passed, new Reason("决策事项《{0}》的步骤齐全", matter.Name), head.Id));
        return checks;
    }

    public async Task OnReleasedAsync(Write write, Document head, CancellationToken ct)
    {
        if (head.Kind != DocumentKind.Policy || await OfAsync(write.Db.Set<DecisionMatter>(), head.Id, ct) is not { StoppedAt: null } matter || matter.Step(StepKind.Publication).State == StepState.Done) return;
        // The register names where the public was asked, unless somebody wrote it there by hand.
        if (head.Registered.Consultation.Length == 0 && await NoticeAsync(write.Db, matter.Id, ct) is { } slug) head.Change(r => r with { Consultation = KindRules.Address(DocumentKind.Consultation, slug) });
        // Refused only where the policy was public before it was linked: then the step is recorded by hand.
        if (matter.Record(new StepEntry(StepKind.Publication, StepState.Done, write.Today, $"《{TitleMarks.Inside(head.Live!.Title)}》"), write.Actor.Name, write.Now).Ok) write.Announce(ConsultationChange.Matter, matter.Id, matter.Id);
    }

    /// <summary>Slug of the newest notice that was public.</summary>
    private static Task<string?> NoticeAsync(PortalDb db, int matterId, CancellationToken ct) =>
        (from c in db.Set<Consultation>() join d in db.Set<Document>() on c.NoticeId equals d.Id where c.MatterId == matterId && c.OpensOn != null orderby c.Id descending select d.Slug).FirstOrDefaultAsync(ct);

    private static Task<DecisionMatter?> OfAsync(IQueryable<DecisionMatter> matters, int policyId, CancellationToken ct) =>
        matters.Include(m => m.Steps).FirstOrDefaultAsync(m => m.PolicyId == policyId, ct);
}
