using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <summary>Who works on matters and consultations: the division that prepares them, and those who run all of them.</summary>
public static class ConsultationRights
{
    internal static readonly Outcome NotYours = Outcome.Refused("这个事项由别的处室承办，您不能改。");

    internal static readonly Outcome Published = Outcome.Refused("意见采纳情况已经公布，意见和处理结果不能再改。");

    public static bool MayWork(Actor actor, string division) =>
        actor.May(Permission.RunConsultations) || (actor.May(Permission.AnswerOpinions) && actor.Division is not null && actor.Division == division);
}

/// <summary>What the commands on a consultation share.</summary>
internal static class ConsultationWrites
{
    /// <summary>Runs <paramref name="change"/> on a consultation whose feedback is not public yet, as one write of those who work on it.</summary>
    public static Task<Outcome> OnConsultationAsync(this WriteGate gate, Actor actor, string act, int consultationId, Func<Write, Consultation, Task<Outcome>> change, CancellationToken ct, Permission permission = Permission.AnswerOpinions) =>
        gate.RunAsync(actor, permission, act, async write =>
        {
            var consultation = await write.Db.Set<Consultation>().Include(c => c.Matter).ThenInclude(m => m.Steps).SingleOrDefaultAsync(c => c.Id == consultationId, ct);
            if (consultation is null) return Outcome.Missing;
            if (!ConsultationRights.MayWork(write.Actor, consultation.Division)) return ConsultationRights.NotYours;
            if (consultation.AnsweredAt is not null) return ConsultationRights.Published;
            write.Subject = () => $"{ConsultationChange.Consultation}/{consultation.Id}";
            return await change(write, consultation);
        }, ct);

    /// <summary>Something that the signers would sign has changed: the version moves, what was signed is void, readers are told.</summary>
    public static async Task TouchAsync(this Write write, Consultation consultation, string kind, string why, CancellationToken ct)
    {
        consultation.Version++;
        await Reviews.ReviewDesk.VoidAsync(write, ConsultationChange.Feedback, consultation.Id, Reviews.ReviewState.Voided, why, ct);
        write.Announce(kind, consultation.Id, consultation.Id);
    }
}
