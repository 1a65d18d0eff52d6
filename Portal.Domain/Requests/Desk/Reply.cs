using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents.Office;
using Portal.Domain.Requests.Letters;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>What a letter is drafted from.</summary>
/// <param name="Detail">What <see cref="ReplyForm.Detail"/> asks for.</param>
/// <param name="Facts">Facts in the drafter's own words; empty: those of the form.</param>
public sealed record ReplyDraft(Decision Decision, string Detail, string Facts);

/// <summary>起草答复: the decision chooses the wording; what the law asks for before such a decision must be on the file.</summary>
public sealed class DraftReply(WriteGate gate, RequestSettings settings)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, ReplyDraft draft, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(DraftReply), requestId, async (write, request) =>
        {
            var payBy = (await Cases.ClockAsync(write, request, Clocks.ClockRules.Payment, ct))?.DueOn;
            if (ReplyChecks.Of(request, draft, payBy, write.Today).ToList() is { Count: > 0 } reasons) return Outcome.Refused(reasons);
            var number = request.Letter?.Number ?? await NextNumberAsync(write.Db, write.Today.Year, ct);
            var letter = new ReplyLetter(draft.Decision, number, ReplyText.Of(request, draft.Decision, draft.Detail.Trim(), draft.Facts.Trim(), settings, write.Today), write.Actor.Name, write.Now);
            if (request.Letter is not null) await ReviewDesk.VoidAsync(write, ReplySubject.Name, request.Id, ReviewState.Voided, $"{write.Actor.Name}重新起草了答复", ct);
            return request.Draft(letter, write.Act());
        }, ct);

    private async Task<string> NextNumberAsync(PortalDb db, int year, CancellationToken ct)
    {
        var head = $"{settings.LetterPrefix}〔{year}〕";
        var numbers = await db.Set<ReplyLetter>().Where(l => l.Number.StartsWith(head)).Select(l => l.Number).ToListAsync(ct);
        var last = numbers.Select(n => int.TryParse(n[head.Length..].TrimEnd('号'), CultureInfo.InvariantCulture, out var serial) ? serial : 0).DefaultIfEmpty().Max();
        return string.Create(CultureInfo.InvariantCulture, $"{head}{last + 1}号");
    }
}

/// <summary>Keeps the drafter's own wording; what was signed before is void.</summary>
public sealed class EditReply(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, string text, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(EditReply), requestId, async (write, request) =>
        {
            if (request.Letter is not { } letter || request.Stage != RequestStage.Replying) return Outcome.Refused("现在没有在起草的答复书。");
            if (text.Trim().Length == 0) return Outcome.Refused("答复书不能是空的。");
            if (letter.Text == text) return Outcome.Done;
            (letter.Text, letter.UpdatedAt) = (text, write.Now);
            await ReviewDesk.VoidAsync(write, ReplySubject.Name, request.Id, ReviewState.Voided, $"{write.Actor.Name}在送审以后改了答复书", ct);
            return Outcome.Done;
        }, ct);
}

/// <summary>Hands the letter in for signing; a refusal goes up to the bureau's leader.</summary>
public sealed class SubmitReply(WriteGate gate, RequestSettings settings)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, string note, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(SubmitReply), requestId, async (write, request) =>
        {
            if (request.Letter is not { } letter || request.Stage != RequestStage.Replying) return Outcome.Refused("请先起草答复书，再送审。");
            if (request.Consultations.Any(c => c.Answer is null)) return Outcome.Refused("还在征求意见，等有了结果再送审。");
            if (await ReviewDesk.LatestAsync(write.Db, ReplySubject.Name, requestId, ct) is { State: ReviewState.Open }) return Outcome.Refused("已经在审签中，不用重复送审。");
            IReadOnlyCollection<string> marks = NeedsLeader(letter.Decision) ? [ReplySubject.Refusal] : [];
            var subject = new ReviewSubject(ReplySubject.Name, requestId, $"{letter.Number} 答复书（{request.Number}）", letter.Hash(), settings.Division, marks);
            return await ReviewDesk.SubmitAsync(write, subject, ReplySubject.Chain, null, note, ct);
        }, ct);

    /// <summary>Takes it back from signing, to be changed or handed in anew.</summary>
    public Task<Outcome> RecallAsync(Actor actor, int requestId, CancellationToken ct) =>
        gate.ChangeAsync(actor, "RecallReply", requestId, async (write, _) =>
            await ReviewDesk.VoidAsync(write, ReplySubject.Name, requestId, ReviewState.Recalled, $"{write.Actor.Name}撤回", ct) ? Outcome.Done : Outcome.Refused("现在没有在审签的答复书。"), ct);

    internal static bool NeedsLeader(Decision decision) => Decisions.IsRefusal(decision) || decision == Decision.PartlyProvided;
}

/// <summary>发出答复: what went out is what was signed; the decision counts from this day and every clock of the case ends.</summary>
public sealed class SendReply(WriteGate gate, RequestSettings settings)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(SendReply), requestId, async (write, request) =>
        {
            if (request.Letter is not { SentOn: null } letter || request.Stage != RequestStage.Replying) return Outcome.Refused("现在没有可以发出的答复书。");
            var review = await ReviewDesk.LatestAsync(write.Db, ReplySubject.Name, requestId, ct);
            if (review is not { State: ReviewState.Approved } || review.Hash != letter.Hash()) return Outcome.Refused("答复书还没有签完，或者签完以后又改过；请送审签发后再发出。");
            review.Complete(write.Now);
            write.Announce(ReviewChange.Review, review.Id, requestId);
            letter.SentOn = write.Today;
            var file = new StoredFile(Paper(letter, settings), FileTypes.Docx);
            await CaseFiles.AddAsync(write, request, RequestFileKind.Reply, NameOf(letter), file, isForApplicant: true, ct);
            await Cases.EndAllAsync(write, request, write.Today, $"{letter.Number} 答复", ct);
            return request.Decide(letter.Decision, RequestLines.Of(RequestLines.Sent, letter.Number), write.Act());
        }, ct);

    internal static string NameOf(ReplyLetter letter) => $"政府信息公开申请答复书（{letter.Number}）.docx";

    /// <summary>The letter as it goes out, or would.</summary>
    public static byte[] Paper(ReplyLetter letter, RequestSettings settings) => DocxPaper.Write(new PaperSheet(settings.Organ, letter.Number, "政府信息公开申请答复书", letter.Text, RedHead: false)
    {
        Signatories = [settings.Organ],
        Dated = letter.SentOn,
        Remark = "加盖印章",
    });
}

/// <summary>送达.</summary>
public sealed class RecordDelivery(WriteGate gate)
{
    /// <param name="proof">Number of the letter, who signed for it, address of the mail.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, WishedWay way, DateOnly on, string proof, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(RecordDelivery), requestId, (write, request) => Task.FromResult(request.Deliver(new RequestDelivery(way, on, proof.Trim()), write.Act())), ct);
}

/// <summary>Tells the signing desk what a letter is now.</summary>
internal sealed class ReplySubject : IReviewSubject
{
    public const string Name = RequestChange.Letter;

    /// <summary>Kind of subject that the chains name.</summary>
    public const string Chain = "Reply";

    /// <summary>Mark of steps that only refusals take.</summary>
    public const string Refusal = "refusal";

    public string Kind => Name;

    public async Task<string?> HashAsync(PortalDb db, int id, CancellationToken ct) =>
        (await db.Set<ReplyLetter>().AsNoTracking().SingleOrDefaultAsync(l => l.RequestId == id, ct))?.Hash();
}
