using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Readers;

/// <summary>Counts one reader's 'clear' or 'not clear' for the edition that was read.</summary>
public sealed class CountClarity(WriteGate gate, Shelf shelf)
{
    /// <param name="edition">As the page said; one that never was public counts nothing.</param>
    public Task<Outcome> ExecuteAsync(DocumentKind kind, string slug, int edition, bool clear, CancellationToken ct) =>
        gate.RunAsync(Actor.System, Permission.Read, nameof(CountClarity), async write =>
        {
            if ((await shelf.ViewAsync(ct)).Find(kind, slug) is not { } head || head.IsHiddenOn(write.Today)) return Outcome.Missing;
            if (!await write.Db.Set<Edition>().AnyAsync(e => e.DocumentId == head.Id && e.Number == edition && e.ReleasedAt != null, ct)) return Outcome.Missing;
            var count = await write.Db.Set<ClarityCount>().SingleOrDefaultAsync(c => c.DocumentId == head.Id && c.Edition == edition, ct);
            if (count is null) write.Db.Add(count = new ClarityCount(head.Id, edition));
            if (clear) count.Yes++;
            else count.No++;
            write.Subject = () => $"{ReaderChange.Clarity}/{head.Id}";
            write.Announce(ReaderChange.Clarity, head.Id, head.Id);
            return Outcome.Done;
        }, ct);
}

/// <summary>What staff do with questions: the drafting division answers, the office publishes or does not.</summary>
public sealed class HandleQuestion(WriteGate gate)
{
    public Task<Outcome> AnswerAsync(Actor actor, int id, string answer, CancellationToken ct) =>
        ChangeAsync(actor, Permission.Draft, "AnswerQuestion", id, (write, question) =>
            Authorship.MayEdit(write.Actor, question.Division) ? question.AnswerWith(answer.Trim().ReplaceLineEndings("\n"), write.Actor.Name, write.Now) : Outcome.Refused("这份文件由别的处室起草，请由起草处室答复。"), ct);

    /// <param name="shown">The question as it is published.</param>
    public Task<Outcome> PublishAsync(Actor actor, int id, string shown, CancellationToken ct) =>
        ChangeAsync(actor, Permission.HandleMessages, "PublishAnswer", id, (write, question) => question.Publish(shown.Trim().ReplaceLineEndings("\n"), write.Actor.Name, write.Now), ct);

    public Task<Outcome> HideAsync(Actor actor, int id, string reason, CancellationToken ct) =>
        ChangeAsync(actor, Permission.HandleMessages, "HideQuestion", id, (_, question) => question.Hide(reason.Trim()), ct);

    /// <param name="interpretationId">The interpretation that takes it up; null: none.</param>
    public Task<Outcome> CoverAsync(Actor actor, int id, int? interpretationId, CancellationToken ct) =>
        ChangeAsync(actor, Permission.Draft, "CoverQuestion", id, (write, question) =>
        {
            if (!Authorship.MayEdit(write.Actor, question.Division)) return Outcome.Refused("这份文件由别的处室起草，请由起草处室答复。");
            question.CoveredById = interpretationId;
            return Outcome.Done;
        }, ct);

    private Task<Outcome> ChangeAsync(Actor actor, Permission permission, string act, int id, Func<Write, ReaderQuestion, Outcome> change, CancellationToken ct) =>
        gate.RunAsync(actor, permission, act, async write =>
        {
            if (await write.Db.Set<ReaderQuestion>().SingleOrDefaultAsync(q => q.Id == id, ct) is not { } question) return Outcome.Missing;
            var wasPublic = question.State == QuestionState.Published;
            var outcome = change(write, question);
            if (!outcome.Ok) return outcome;
            if (wasPublic || question.State == QuestionState.Published) await QuestionIndex.PutAsync(write.Db, question, ct);
            question.Version++;
            write.Subject = () => $"{ReaderChange.Question}/{id}";
            write.Announce(ReaderChange.Question, id, question.PolicyId);
            return Outcome.Done;
        }, ct);
}
