using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Concerns;

/// <summary>Responses that stand on the site, on the page of the policy they are about.</summary>
internal sealed class ConcernTimeline : IPolicyTimeline
{
    public bool IsTouchedBy(Change change) => change.Kind is ConcernChange.Incident or DocumentChange.Public;

    public async Task<IEnumerable<(int PolicyId, PolicyMoment Moment)>> AllAsync(PortalDb db, CancellationToken ct) =>
        (await (from i in db.Set<Incident>()
                join e in db.Set<Edition>() on i.ResponseDocumentId equals e.DocumentId
                where i.PolicyId != null && i.RespondedAt != null && e.State == EditionState.Live
                select new { Policy = i.PolicyId!.Value, At = i.RespondedAt!.Value, e.Title, e.Document.Kind, e.Document.Slug }).ToListAsync(ct))
            .Select(r => (r.Policy, new PolicyMoment(OfficeClock.DateOf(r.At), PolicyMomentKind.ConcernAnswered, r.Title, KindRules.Address(r.Kind, r.Slug))));
}
