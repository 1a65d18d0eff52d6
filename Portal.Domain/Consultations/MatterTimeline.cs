using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

/// <summary>What a policy's page tells of the decision behind it: the steps that were taken, and the windows in which opinions were asked.</summary>
internal sealed class MatterTimeline : IPolicyTimeline
{
    public async Task<IReadOnlyList<PolicyMoment>> OfAsync(PortalDb db, int policyId, CancellationToken ct)
    {
        var matters = await db.Set<DecisionMatter>().AsNoTracking().Include(m => m.Steps).Where(m => m.PolicyId == policyId).ToListAsync(ct);
        if (matters.Count == 0) return [];
        var ids = matters.ConvertAll(m => m.Id);
        var windows = await (from c in db.Set<Consultation>().AsNoTracking()
                             join d in db.Set<Document>() on c.NoticeId equals d.Id
                             where ids.Contains(c.MatterId) && c.OpensOn != null
                             select new { Opens = c.OpensOn!.Value, c.ClosesOn, c.AnsweredAt, d.Slug }).ToListAsync(ct);
        var moments = new List<PolicyMoment>();
        foreach (var step in matters.SelectMany(m => m.Steps).Where(s => s is { State: StepState.Done, On: not null }))
            if (KindOf(step.Kind) is { } kind && !(kind == PolicyMomentKind.Consulted && windows.Count > 0))
                moments.Add(new PolicyMoment(step.On!.Value, kind, step.Note));
        foreach (var window in windows)
        {
            var address = KindRules.Address(DocumentKind.Consultation, window.Slug);
            moments.Add(new PolicyMoment(window.Opens, PolicyMomentKind.Consulted, "", address, window.ClosesOn));
            if (window.AnsweredAt is { } answered) moments.Add(new PolicyMoment(OfficeClock.DateOf(answered), PolicyMomentKind.FedBack, "", address));
        }

        return moments;
    }

    /// <summary>Null: the document's own release tells it.</summary>
    private static PolicyMomentKind? KindOf(StepKind kind) => kind switch
    {
        StepKind.Draft => PolicyMomentKind.Drafted,
        StepKind.Consultation => PolicyMomentKind.Consulted,
        StepKind.Hearing => PolicyMomentKind.Heard,
        StepKind.ExpertReview => PolicyMomentKind.Reviewed,
        StepKind.RiskAssessment => PolicyMomentKind.RiskAssessed,
        StepKind.LegalityReview => PolicyMomentKind.LegallyReviewed,
        StepKind.Deliberation => PolicyMomentKind.Decided,
        StepKind.Evaluation => PolicyMomentKind.Evaluated,
        _ => null,
    };
}
