using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

/// <summary>What a policy's page tells of the decision behind it: the steps that were taken, and the windows in which opinions were asked.</summary>
internal sealed class MatterTimeline : IPolicyTimeline
{
    public bool IsTouchedBy(Change change) => change.Kind is ConsultationChange.Matter or ConsultationChange.Consultation or DocumentChange.Public;

    public async Task<IEnumerable<(int PolicyId, PolicyMoment Moment)>> AllAsync(PortalDb db, CancellationToken ct)
    {
        var steps = await (from m in db.Set<DecisionMatter>()
                           where m.PolicyId != null
                           from s in m.Steps
                           where s.State == StepState.Done && s.On != null
                           select new { Policy = m.PolicyId!.Value, s.Kind, On = s.On!.Value, s.Note }).ToListAsync(ct);
        var windows = await (from c in db.Set<Consultation>()
                             join m in db.Set<DecisionMatter>() on c.MatterId equals m.Id
                             join d in db.Set<Document>() on c.NoticeId equals d.Id
                             where m.PolicyId != null && c.OpensOn != null
                             select new { Policy = m.PolicyId!.Value, Opens = c.OpensOn!.Value, c.ClosesOn, c.AnsweredAt, d.Slug }).ToListAsync(ct);
        var asked = windows.Select(w => w.Policy).ToHashSet();
        var moments = new List<(int, PolicyMoment)>();
        foreach (var step in steps)
            if (KindOf(step.Kind) is { } kind && !(kind == PolicyMomentKind.Consulted && asked.Contains(step.Policy)))
                moments.Add((step.Policy, new PolicyMoment(step.On, kind, step.Note)));
        foreach (var window in windows)
        {
            var address = KindRules.Address(DocumentKind.Consultation, window.Slug);
            moments.Add((window.Policy, new PolicyMoment(window.Opens, PolicyMomentKind.Consulted, "", address, window.ClosesOn)));
            if (window.AnsweredAt is { } answered) moments.Add((window.Policy, new PolicyMoment(OfficeClock.DateOf(answered), PolicyMomentKind.FedBack, "", address)));
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
