using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <summary>What somebody writes as answer.</summary>
/// <param name="Articles">Articles of the revised draft that were changed because of it, one a line.</param>
public sealed record AnswerFacts(string Title, Disposition? Disposition, string Reason, string Articles);

/// <summary>处理意见: writes an answer, gives it opinions, takes them away.</summary>
public sealed class AnswerOpinions(WriteGate gate)
{
    /// <summary>Writes a new answer or changes one; the chosen opinions become its own, whatever answer they had.</summary>
    /// <param name="answerId">Null: a new answer.</param>
    /// <param name="seen">Version of the answer as the person saw it; of a new one 0.</param>
    /// <param name="choice">Null: no opinion moves.</param>
    public async Task<Outcome<int>> SaveAsync(Actor actor, int consultationId, int? answerId, int seen, AnswerFacts facts, OpinionChoice? choice, CancellationToken ct)
    {
        var wanted = facts with { Title = facts.Title.Trim(), Reason = facts.Reason.Trim().ReplaceLineEndings("\n"), Articles = facts.Disposition == Disposition.NotAdopted ? "" : Lines(facts.Articles) }; // what is not adopted changes nothing
        OpinionAnswer? answer = null;
        var outcome = await gate.OnConsultationAsync(actor, "SaveOpinionAnswer", consultationId, async (write, consultation) =>
        {
            if (Refusals(wanted).ToList() is { Count: > 0 } reasons) return Outcome.Refused(reasons);
            if (choice is not null && await RefusalAsync(write.Db, consultationId, choice, ct) is { Ok: false } refused) return refused;
            if (answerId is null) write.Db.Add(answer = new OpinionAnswer(consultationId, wanted.Title) { IsSample = consultation.IsSample });
            else if (await write.Db.Set<OpinionAnswer>().SingleOrDefaultAsync(a => a.Id == answerId && a.ConsultationId == consultationId, ct) is not { } found) return Outcome.Missing;
            else if (found.Version != seen) return Outcome.Refused("别人刚刚改了这条处理意见，请刷新后再改。");
            else answer = found;
            (answer.Title, answer.Disposition, answer.Reason, answer.Articles) = (wanted.Title, wanted.Disposition, wanted.Reason, wanted.Articles);
            (answer.UpdatedBy, answer.UpdatedAt, answer.Version) = (write.Actor.Name, write.Now, answer.Version + 1);
            if (choice is not null)
            {
                if (answer.Id == 0) await write.FlushAsync(ct);
                await MoveAsync(write.Db, consultationId, choice, answer.Id, ct);
            }

            await write.TouchAsync(consultation, ConsultationChange.Consultation, $"{write.Actor.Name}在送审以后改了处理意见", ct);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? answer!.Id : Outcome<int>.From(outcome);
    }

    /// <summary>Gives opinions to an answer.</summary>
    /// <param name="answerId">Null: they have none any more.</param>
    public Task<Outcome> MoveAsync(Actor actor, int consultationId, OpinionChoice choice, int? answerId, CancellationToken ct) =>
        gate.OnConsultationAsync(actor, "MoveOpinions", consultationId, async (write, consultation) =>
        {
            if (answerId is { } id && !await write.Db.Set<OpinionAnswer>().AnyAsync(a => a.Id == id && a.ConsultationId == consultationId, ct)) return Outcome.Missing;
            if (await RefusalAsync(write.Db, consultationId, choice, ct) is { Ok: false } refused) return refused;
            await MoveAsync(write.Db, consultationId, choice, answerId, ct);
            await write.TouchAsync(consultation, ConsultationChange.Consultation, $"{write.Actor.Name}在送审以后改了意见的归类", ct);
            return Outcome.Done;
        }, ct);

    /// <summary>Its opinions are without an answer again.</summary>
    public Task<Outcome> RemoveAsync(Actor actor, int consultationId, int answerId, CancellationToken ct) =>
        gate.OnConsultationAsync(actor, "RemoveOpinionAnswer", consultationId, async (write, consultation) =>
        {
            if (await write.Db.Set<OpinionAnswer>().SingleOrDefaultAsync(a => a.Id == answerId && a.ConsultationId == consultationId, ct) is not { } answer) return Outcome.Missing;
            await write.Db.Set<Opinion>().Where(o => o.AnswerId == answerId).ExecuteUpdateAsync(set => set.SetProperty(o => o.AnswerId, (int?)null), ct);
            write.Db.Remove(answer);
            await write.TouchAsync(consultation, ConsultationChange.Consultation, $"{write.Actor.Name}在送审以后删了处理意见", ct);
            return Outcome.Done;
        }, ct);

    /// <summary>Only opinions that count have an answer.</summary>
    private static async Task MoveAsync(PortalDb db, int consultationId, OpinionChoice choice, int? answerId, CancellationToken ct)
    {
        await choice.Of(db, consultationId).Where(o => o.State == OpinionState.Counted).ExecuteUpdateAsync(set => set.SetProperty(o => o.AnswerId, answerId), ct);
        await AnswerCounts.SettleAsync(db, consultationId, ct);
    }

    private static async Task<Outcome> RefusalAsync(PortalDb db, int consultationId, OpinionChoice choice, CancellationToken ct)
    {
        var chosen = choice.Of(db, consultationId);
        if (await chosen.AnyAsync(o => o.State == OpinionState.Counted, ct)) return Outcome.Done;
        return await chosen.AnyAsync(ct) ? Outcome.Refused("选中的意见里没有计入的。") : OpinionChoice.Nothing;
    }

    private static IEnumerable<Reason> Refusals(AnswerFacts facts)
    {
        if (facts.Title.Length == 0) yield return "请写这一组意见的要点。";
        foreach (var (text, most) in ((string, int)[])[(facts.Title, 200), (facts.Reason, 4000), (facts.Articles, 1000)])
            if (text.Length > most)
                yield return new Reason("这一栏最多 {0} 字，现在有 {1} 字。", most, text.Length);
        if (facts.Disposition is not null && facts.Reason.Length == 0) yield return "定了采纳情况，就要写理由，公众会看到。";
    }

    private static string Lines(string articles) => string.Join('\n', articles.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct());
}
