using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
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

/// <summary>What the signers of a feedback sign: every opinion with its state and its answer, the answers, the summary and the revised draft.</summary>
internal static class FeedbackContent
{
    /// <summary>Cheap at a hundred thousand opinions: one pass over an index, nothing is held.</summary>
    public static async Task<string> HashAsync(PortalDb db, Consultation consultation, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\u001e"));
        Add(consultation.Summary);
        await foreach (var o in db.Set<Opinion>().AsNoTracking().Where(o => o.ConsultationId == consultation.Id).OrderBy(o => o.Number).Select(o => new { o.Number, o.State, o.AnswerId, o.TextMark }).AsAsyncEnumerable().WithCancellation(ct))
            Add(string.Create(CultureInfo.InvariantCulture, $"{o.Number} {(int)o.State} {o.AnswerId} {o.TextMark}"));
        foreach (var a in await db.Set<OpinionAnswer>().AsNoTracking().Where(a => a.ConsultationId == consultation.Id).OrderBy(a => a.Id).ToListAsync(ct))
            Add(string.Create(CultureInfo.InvariantCulture, $"{a.Id} {a.Title} {a.Disposition} {a.Reason} {a.Articles}"));
        if (consultation.RevisedDraftId is { } revised && await Drafting.Whole(db).AsNoTracking().SingleOrDefaultAsync(d => d.Id == revised, ct) is { } draft) Add(draft.Current.ContentHash());
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Tells the signing desk what a feedback is now.</summary>
internal sealed class FeedbackSubject : IReviewSubject
{
    /// <summary>Kind of subject that the chains name.</summary>
    public const string Chain = "Feedback";

    public string Kind => ConsultationChange.Feedback;

    public async Task<string?> HashAsync(PortalDb db, int id, CancellationToken ct) =>
        await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is { } consultation ? await FeedbackContent.HashAsync(db, consultation, ct) : null;
}

/// <summary>An edit of the revised draft voids what was signed about the feedback that it goes out with.</summary>
internal sealed class VoidFeedback : IDraftWatcher
{
    public async Task OnDraftChangedAsync(Write write, Document document, CancellationToken ct)
    {
        if (document.Kind != DocumentKind.ConsultationDraft || document.Id == 0) return;
        if (await write.Db.Set<Consultation>().Where(c => c.RevisedDraftId == document.Id && c.AnsweredAt == null).Select(c => (int?)c.Id).SingleOrDefaultAsync(ct) is { } id)
            await ReviewDesk.VoidAsync(write, ConsultationChange.Feedback, id, ReviewState.Voided, $"{write.Actor.Name}在送审以后改了修改稿", ct);
    }
}
