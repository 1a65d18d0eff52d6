using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <summary>总的情况说明: what the bureau says about the opinions as a whole.</summary>
public sealed class EditSummary(WriteGate gate)
{
    private const int Most = 10_000;

    /// <param name="seen">The summary as the person saw it.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, int consultationId, string seen, string text, CancellationToken ct) =>
        gate.OnConsultationAsync(actor, "EditFeedbackSummary", consultationId, async (write, consultation) =>
        {
            var wanted = text.Trim().ReplaceLineEndings("\n");
            if (wanted == consultation.Summary) return Outcome.Done;
            if (consultation.Summary != seen.ReplaceLineEndings("\n")) return Outcome.Conflicting(new Conflict(consultation.Summary, "", null));
            if (wanted.Length > Most) return Outcome.Refused(new Reason("这一栏最多 {0} 字，现在有 {1} 字。", Most, wanted.Length));
            consultation.Summary = wanted;
            await write.TouchAsync(consultation, ConsultationChange.Consultation, $"{write.Actor.Name}在送审以后改了情况说明", ct);
            return Outcome.Done;
        }, ct);
}

/// <summary>修改稿: a copy of the consulted draft that is edited like any other paper and goes out with the feedback.</summary>
public sealed class BeginRevision(WriteGate gate, Drafting drafting)
{
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, int consultationId, CancellationToken ct)
    {
        Document? revised = null;
        int? known = null;
        var outcome = await gate.OnConsultationAsync(actor, nameof(BeginRevision), consultationId, async (write, consultation) =>
        {
            if ((known = consultation.RevisedDraftId) is not null) return Outcome.Done;
            if (consultation.OpensOn is null) return Outcome.Refused("公告还没有发布，直接改征求意见稿就可以。");
            var draft = await Drafting.Whole(write.Db).SingleAsync(d => d.Id == consultation.DraftId, ct);
            var source = draft.Live ?? draft.Current;
            revised = new Document(DocumentKind.ConsultationDraft, await Drafting.FreeSlugAsync(write.Db, DocumentKind.ConsultationDraft, $"{draft.Slug}-v2", ct), draft.ColumnId, draft.Division, TitleOf(source.Title), write.Actor, write.Now) { IsSample = draft.IsSample };
            revised.Current.Write(source.Text, write.Actor, write.Now);
            revised.Current.Summary = source.Summary;
            revised.Current.Change(_ => source.Facts with { OpensOn = null, ClosesOn = null, ShortReason = "" });
            revised.Link(LinkKind.Revises, draft.Id);
            write.Db.Add(revised);
            write.Db.Add(new Revision(revised.Current, write.Actor, write.Now));
            await write.FlushAsync(ct);
            consultation.RevisedDraftId = revised.Id;
            await drafting.ChangedAsync(write, revised, ct);
            write.Subject = () => $"{ConsultationChange.Consultation}/{consultation.Id}";
            await write.TouchAsync(consultation, ConsultationChange.Consultation, $"{write.Actor.Name}在送审以后开始了修改稿", ct);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? known ?? revised!.Id : Outcome<int>.From(outcome);
    }

    private static string TitleOf(string title) => title.Contains("征求意见稿", StringComparison.Ordinal) ? title.Replace("征求意见稿", "修改稿", StringComparison.Ordinal) : $"{title}（修改稿）";
}

/// <summary>Hands the feedback in for signing, or takes it back.</summary>
public sealed class SubmitFeedback(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int consultationId, string note, CancellationToken ct) =>
        gate.OnConsultationAsync(actor, nameof(SubmitFeedback), consultationId, async (write, consultation) =>
        {
            if (await ReviewDesk.LatestAsync(write.Db, ConsultationChange.Feedback, consultationId, ct) is { State: ReviewState.Open }) return Outcome.Refused("已经在审签中，不用重复送审。");
            var checks = await FeedbackChecks.OfAsync(write.Db, consultation, write.Today, ct);
            if (checks.Where(c => c.Level == CheckLevel.Error).Select(c => c.Message).ToList() is { Count: > 0 } errors) return Outcome.Refused(errors);
            var subject = new ReviewSubject(ConsultationChange.Feedback, consultationId, $"《{consultation.Matter.Name}》意见采纳情况", await FeedbackContent.HashAsync(write.Db, consultation, ct), consultation.Division, []);
            var submitted = await ReviewDesk.SubmitAsync(write, subject, FeedbackSubject.Chain, null, note, ct);
            if (submitted.Ok) write.Announce(ConsultationChange.Consultation, consultation.Id, consultation.Id);
            return submitted;
        }, ct);

    public Task<Outcome> RecallAsync(Actor actor, int consultationId, CancellationToken ct) =>
        gate.OnConsultationAsync(actor, "RecallFeedback", consultationId, async (write, consultation) =>
        {
            if (!await ReviewDesk.VoidAsync(write, ConsultationChange.Feedback, consultationId, ReviewState.Recalled, $"{write.Actor.Name}撤回", ct)) return Outcome.Refused("现在没有在审签的反馈。");
            write.Announce(ConsultationChange.Consultation, consultation.Id, consultation.Id);
            return Outcome.Done;
        }, ct);
}

/// <summary>
/// 公布采纳情况: figures, reasons and the revised draft go public in one transaction, the clock ends, the matter's step is recorded. Only what is signed to the end, with nothing
/// changed since; afterwards nothing of it changes any more.
/// </summary>
public sealed class PublishFeedback(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int consultationId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Release, nameof(PublishFeedback), async write =>
        {
            var consultation = await write.Db.Set<Consultation>().Include(c => c.Matter).ThenInclude(m => m.Steps).SingleOrDefaultAsync(c => c.Id == consultationId, ct);
            if (consultation is null) return Outcome.Missing;
            if (consultation.AnsweredAt is not null) return Outcome.Refused("意见采纳情况已经公布过了。");
            var review = await ReviewDesk.LatestAsync(write.Db, ConsultationChange.Feedback, consultationId, ct);
            if (await RefusalsAsync(write, consultation, review, ct) is { Count: > 0 } reasons) return Outcome.Refused(reasons);

            consultation.Answer(write.Actor.Name, write.Now);
            consultation.Version++;
            review!.Complete(write.Now);
            write.Announce(ReviewChange.Review, review.Id, consultationId);
            if (consultation.RevisedDraftId is { } revised && await Drafting.Whole(write.Db).SingleOrDefaultAsync(d => d.Id == revised, ct) is { Draft: not null } document)
                await Publication.PublishAsync(write, document, write.Actor.Name, write.Now, new Dictionary<int, Document>(), ct);
            if (await ClockDesk.OfAsync(write.Db, ConsultationChange.Consultation, consultationId, ClockRules.ConsultationFeedback, ct) is { State: not ClockState.Ended } clock)
                await ClockDesk.EndAsync(write, clock, write.Today, "公布了意见采纳情况", ct);
            await RecordAsync(write, consultation, ct);
            write.Subject = () => $"{ConsultationChange.Consultation}/{consultation.Id}";
            write.Announce(ConsultationChange.Consultation, consultation.Id, consultation.Id);
            write.Announce(ConsultationChange.Matter, consultation.MatterId, consultation.MatterId);
            // The pages of notice and draft show it.
            foreach (var shown in (int[])[consultation.NoticeId, consultation.DraftId]) write.Announce(DocumentChange.Public, shown, shown);
            return Outcome.Done;
        }, ct);

    private static async Task<IReadOnlyList<Reason>> RefusalsAsync(Write write, Consultation consultation, Review? review, CancellationToken ct)
    {
        var reasons = new List<Reason>();
        if (review is not { State: ReviewState.Approved }) reasons.Add(review?.State == ReviewState.Voided ? "审签以后内容改过，原来的签字已作废，请重新送审。" : "还没有审签完毕，不能公布。");
        else if (review.Hash != await FeedbackContent.HashAsync(write.Db, consultation, ct)) reasons.Add("内容与签发的不一致，不能公布，请重新送审。");
        reasons.AddRange((await FeedbackChecks.OfAsync(write.Db, consultation, write.Today, ct)).Where(c => c.Level is CheckLevel.Error or CheckLevel.BeforeRelease).Select(c => c.Message));
        return reasons;
    }

    /// <summary>A matter that was given up meanwhile keeps its steps as they are; who gave an opinion is told all the same.</summary>
    private static async Task RecordAsync(Write write, Consultation consultation, CancellationToken ct)
    {
        if (consultation.Matter.StoppedAt is not null) return;
        var figures = await FeedbackFigures.OfAsync(write.Db, consultation.Id, ct);
        var note = figures.Received == 0 ? "没有收到意见。" : $"收到意见{figures.Received}条，采纳{figures.Adopted}条，部分采纳{figures.PartlyAdopted}条，未采纳{figures.NotAdopted}条。";
        var recorded = consultation.Matter.Record(new StepEntry(StepKind.Consultation, StepState.Done, write.Today, note), write.Actor.Name, write.Now);
        if (!recorded.Ok) throw new InvalidOperationException($"The step of the consultation was refused: {string.Concat(recorded.Reasons)}");
    }
}
