using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <summary>甄别: an opinion that counts, or that does not and why. Nothing is ever deleted; those that do not count are counted as such in the feedback.</summary>
public sealed class JudgeOpinions(WriteGate gate)
{
    /// <summary>Numbers that the record names; of more the first ones.</summary>
    private const int Named = 40;

    public async Task<Outcome<int>> ExecuteAsync(Actor actor, int consultationId, OpinionChoice choice, OpinionState state, string reason, CancellationToken ct)
    {
        var judged = 0;
        var outcome = await gate.OnConsultationAsync(actor, nameof(JudgeOpinions), consultationId, async (write, consultation) =>
        {
            if (reason.Trim().Length == 0 && state != OpinionState.Counted) return Outcome.Refused("请写明为什么不计入，或者为什么待甄别。");
            if (reason.Trim().Length > 300) return Outcome.Refused(new Reason("这一栏最多 {0} 字，现在有 {1} 字。", 300, reason.Trim().Length));
            if (!await choice.Of(write.Db, consultationId).AnyAsync(ct)) return OpinionChoice.Nothing;
            var chosen = choice.Of(write.Db, consultationId).Where(o => o.State != state || (state != OpinionState.Counted && o.StateReason != reason.Trim()));
            judged = await chosen.CountAsync(ct);
            if (judged == 0) return Outcome.Done;
            var numbers = await chosen.OrderBy(o => o.Number).Select(o => o.Number).Take(Named).ToListAsync(ct);
            var named = string.Join('、', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))) + (judged > Named ? "…" : "");
            // Rows may be a hundred thousand: changed where they lie; the record and the answers' counts are what the audit keeps.
            if (state == OpinionState.Counted) await chosen.ExecuteUpdateAsync(set => set.SetProperty(o => o.State, state).SetProperty(o => o.StateReason, ""), ct);
            else await chosen.ExecuteUpdateAsync(set => set.SetProperty(o => o.State, state).SetProperty(o => o.StateReason, reason.Trim()).SetProperty(o => o.AnswerId, (int?)null), ct);
            write.Db.Add(new OpinionJudgement(consultationId, state, reason.Trim(), judged, named, write.Actor.Name, write.Now));
            await AnswerCounts.SettleAsync(write.Db, consultationId, ct);
            await write.TouchAsync(consultation, ConsultationChange.Opinion, $"{write.Actor.Name}在送审以后改了意见的甄别结果", ct);
            return Outcome.Done;
        }, ct, Permission.RunConsultations);
        return outcome.Ok ? judged : Outcome<int>.From(outcome);
    }
}

/// <summary>How many opinions each answer has, kept in step with the opinions themselves.</summary>
internal static class AnswerCounts
{
    public static async Task SettleAsync(PortalDb db, int consultationId, CancellationToken ct)
    {
        var counts = await db.Set<Opinion>().Where(o => o.ConsultationId == consultationId && o.AnswerId != null && o.State == OpinionState.Counted)
            .GroupBy(o => o.AnswerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct);
        foreach (var answer in await db.Set<OpinionAnswer>().Where(a => a.ConsultationId == consultationId).ToListAsync(ct))
            if (answer.Count != counts.GetValueOrDefault(answer.Id))
                (answer.Count, answer.Version) = (counts.GetValueOrDefault(answer.Id), answer.Version + 1);
    }
}
