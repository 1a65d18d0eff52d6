using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

/// <summary>What became of the opinions of one consultation, in numbers. Once published, adopted + partly + not adopted is what was received, zero included.</summary>
/// <param name="Received">Opinions that count.</param>
/// <param name="Suspect">待甄别.</param>
/// <param name="Excluded">不计入, e.g. advertisements and repeated sendings.</param>
public sealed record FeedbackFigures(int Received, int Adopted, int PartlyAdopted, int NotAdopted, int Suspect, int Excluded)
{
    /// <summary>Without a disposition yet.</summary>
    public int Unanswered => Received - Adopted - PartlyAdopted - NotAdopted;

    internal static async Task<FeedbackFigures> OfAsync(PortalDb db, int consultationId, CancellationToken ct)
    {
        var rows = await db.Set<Opinion>().AsNoTracking().Where(o => o.ConsultationId == consultationId)
            .GroupBy(o => new { o.State, o.AnswerId }).Select(g => new { g.Key.State, g.Key.AnswerId, Count = g.Count() }).ToListAsync(ct);
        var answers = await db.Set<OpinionAnswer>().AsNoTracking().Where(a => a.ConsultationId == consultationId).ToDictionaryAsync(a => a.Id, a => a.Disposition, ct);
        int Of(Disposition disposition) => rows.Where(r => r.State == OpinionState.Counted && r.AnswerId is { } id && answers.GetValueOrDefault(id) == disposition).Sum(r => r.Count);
        int In(OpinionState state) => rows.Where(r => r.State == state).Sum(r => r.Count);
        return new(In(OpinionState.Counted), Of(Disposition.Adopted), Of(Disposition.PartlyAdopted), Of(Disposition.NotAdopted), In(OpinionState.Suspect), In(OpinionState.Excluded));
    }
}
