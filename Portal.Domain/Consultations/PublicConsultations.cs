using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

/// <summary>A consultation in the public list.</summary>
/// <param name="FeedbackDueOn">Last day of the feedback; null: no clock runs.</param>
/// <param name="Figures">Null before the feedback is public.</param>
/// <param name="IsWithdrawn">撤下: the notice still says what it said, but nobody is asked any more.</param>
public sealed record ConsultationLine(int Id, ShelfItem Notice, ConsultationStage Stage, DateOnly OpensOn, DateOnly ClosesOn, DateOnly? FeedbackDueOn, DateTime? AnsweredAt, FeedbackFigures? Figures, bool IsWithdrawn)
{
    /// <summary>Opinions are taken today.</summary>
    public bool IsOpen => Stage == ConsultationStage.Open && !IsWithdrawn;

    /// <summary>公开征求意见 has begun and is not answered yet.</summary>
    public bool IsAsking => Stage is ConsultationStage.Open or ConsultationStage.Closed && !IsWithdrawn;

    /// <summary>Both ends counted.</summary>
    public int Days => ClosesOn.DayNumber - OpensOn.DayNumber + 1;
}

/// <summary>处理意见 as it is published.</summary>
public sealed record PublishedAnswer(string Title, Disposition Disposition, string Reason, IReadOnlyList<string> ChangedArticles, int Count);

/// <summary>A consultation whole.</summary>
/// <param name="Draft">征求意见稿; null when it is no longer public.</param>
/// <param name="Policy">What was decided in the end.</param>
/// <param name="Answers">Empty before the feedback is public.</param>
/// <param name="Excluded">Reasons for which opinions do not count, with their numbers.</param>
public sealed record PublicConsultation(ConsultationLine Line, DecisionMatter Matter, ShelfItem? Draft, ShelfItem? Revised, ShelfItem? Policy, string Summary,
    IReadOnlyList<PublishedAnswer> Answers, IReadOnlyList<(string Reason, int Count)> Excluded);

/// <summary>Consultations as the public may see them: from the release of the notice on; opinions only with the feedback.</summary>
public sealed class PublicConsultations(IDbContextFactory<PortalDb> dbs, Shelf shelf, OfficeClock clock)
{
    /// <summary>Open ones first, the next to close on top; then those to come, those being studied, those answered, the newest first.</summary>
    public async Task<IReadOnlyList<ConsultationLine>> ListAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var view = await shelf.ViewAsync(ct);
        var consultations = await db.Set<Consultation>().AsNoTracking().Where(c => c.OpensOn != null).ToListAsync(ct);
        var due = await DueAsync(db, ct);
        var figures = await FiguresAsync(db, ct);
        return [.. consultations.Where(c => view.Find(c.NoticeId) is { } notice && !notice.IsWithdrawnOn(clock.Today))
            .Select(c => Line(c, view.Find(c.NoticeId)!, due.GetValueOrDefault(c.Id), c.AnsweredAt is null ? null : figures.GetValueOrDefault(c.Id, new FeedbackFigures(0, 0, 0, 0, 0, 0))))
            .OrderBy(l => l.Stage switch { ConsultationStage.Open => 0, ConsultationStage.Announced => 1, ConsultationStage.Closed => 2, _ => 3 })
            .ThenBy(l => l.Stage == ConsultationStage.Open ? l.ClosesOn.DayNumber : -l.ClosesOn.DayNumber).ThenByDescending(l => l.Id)];
    }

    /// <returns>Null when there is none at this address, or its notice is not public.</returns>
    public async Task<PublicConsultation?> FindAsync(string slug, CancellationToken ct)
    {
        var view = await shelf.ViewAsync(ct);
        if (view.Find(DocumentKind.Consultation, slug) is not { } notice) return null;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var consultation = await db.Set<Consultation>().AsNoTracking().Include(c => c.Matter).ThenInclude(m => m.Steps).SingleOrDefaultAsync(c => c.NoticeId == notice.Id && c.OpensOn != null, ct);
        if (consultation is null) return null;
        var isAnswered = consultation.AnsweredAt is not null;
        var line = Line(consultation, notice, (await DueAsync(db, ct)).GetValueOrDefault(consultation.Id), isAnswered ? await FeedbackFigures.OfAsync(db, consultation.Id, ct) : null);
        var answers = isAnswered ? await db.Set<OpinionAnswer>().AsNoTracking().Where(a => a.ConsultationId == consultation.Id && a.Disposition != null).OrderBy(a => a.Id).ToListAsync(ct) : [];
        var counts = isAnswered ? await db.Set<Opinion>().Where(o => o.ConsultationId == consultation.Id && o.State == OpinionState.Counted && o.AnswerId != null).GroupBy(o => o.AnswerId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct) : [];
        var excluded = isAnswered ? await db.Set<Opinion>().Where(o => o.ConsultationId == consultation.Id && o.State == OpinionState.Excluded).GroupBy(o => o.StateReason).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct) : [];
        return new PublicConsultation(line, consultation.Matter, view.Find(consultation.DraftId), isAnswered && consultation.RevisedDraftId is { } revised ? view.Find(revised) : null,
            consultation.Matter.PolicyId is { } policy ? view.Find(policy) : null, isAnswered ? consultation.Summary : "",
            [.. answers.Where(a => counts.ContainsKey(a.Id)).Select(a => new PublishedAnswer(a.Title, a.Disposition!.Value, a.Reason, LinesOf(a.Articles), counts[a.Id])).OrderByDescending(a => a.Count)],
            [.. excluded.OrderByDescending(e => e.Count).Select(e => (e.Key, e.Count))]);
    }

    /// <summary>The consultation that a 征求意见稿, or its later version, belongs to; null when that is not public.</summary>
    public async Task<ConsultationLine?> OfDraftAsync(int draftId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var consultation = await db.Set<Consultation>().AsNoTracking().FirstOrDefaultAsync(c => (c.DraftId == draftId || c.RevisedDraftId == draftId) && c.OpensOn != null, ct);
        return consultation is not null && (await shelf.ViewAsync(ct)).Find(consultation.NoticeId) is { } notice ? Line(consultation, notice, null, null) : null;
    }

    internal static IReadOnlyList<string> LinesOf(string articles) => articles.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private ConsultationLine Line(Consultation c, ShelfItem notice, DateOnly? due, FeedbackFigures? figures) =>
        new(c.Id, notice, c.StageOn(clock.Today), c.OpensOn!.Value, c.ClosesOn!.Value, due, c.AnsweredAt, figures, notice.IsWithdrawnOn(clock.Today));

    private static async Task<Dictionary<int, DateOnly?>> DueAsync(PortalDb db, CancellationToken ct) =>
        (await db.Set<Clock>().AsNoTracking().Where(c => c.SubjectKind == ConsultationChange.Consultation && c.RuleKey == ClockRules.ConsultationFeedback).OrderBy(c => c.Id).ToListAsync(ct))
        .GroupBy(c => c.SubjectId).ToDictionary(g => g.Key, g => g.Last().DueOn);

    /// <summary>Of all that are answered, in two readings however many they are.</summary>
    private static async Task<Dictionary<int, FeedbackFigures>> FiguresAsync(PortalDb db, CancellationToken ct)
    {
        var answered = db.Set<Consultation>().Where(c => c.AnsweredAt != null).Select(c => c.Id);
        var rows = await db.Set<Opinion>().Where(o => answered.Contains(o.ConsultationId)).GroupBy(o => new { o.ConsultationId, o.State, o.AnswerId }).Select(g => new { g.Key.ConsultationId, g.Key.State, g.Key.AnswerId, Count = g.Count() }).ToListAsync(ct);
        var dispositions = await db.Set<OpinionAnswer>().AsNoTracking().Where(a => answered.Contains(a.ConsultationId)).ToDictionaryAsync(a => a.Id, a => a.Disposition, ct);
        return rows.GroupBy(r => r.ConsultationId).ToDictionary(g => g.Key, g =>
        {
            int In(OpinionState state) => g.Where(r => r.State == state).Sum(r => r.Count);
            int Of(Disposition disposition) => g.Where(r => r.State == OpinionState.Counted && r.AnswerId is { } id && dispositions.GetValueOrDefault(id) == disposition).Sum(r => r.Count);
            return new FeedbackFigures(In(OpinionState.Counted), Of(Disposition.Adopted), Of(Disposition.PartlyAdopted), Of(Disposition.NotAdopted), In(OpinionState.Suspect), In(OpinionState.Excluded));
        });
    }
}
