using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Writing;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <param name="Text">In the notice's title, the matter's name or the division.</param>
public sealed record ConsultationFilter(ConsultationStage? Stage = null, string? Text = null, string? Division = null, int? MatterId = null);

/// <param name="FeedbackDue">Last day for the feedback; null while the window is not known.</param>
/// <param name="IsLate">The feedback is overdue.</param>
/// <param name="IsWithdrawn">撤下: the public notice asks nobody any more, whatever its window says.</param>
public sealed record ConsultationRow(int Id, int MatterId, string Matter, string Title, string Division, ConsultationStage Stage, DateOnly? OpensOn, DateOnly? ClosesOn, DateTime? AnsweredAt, FeedbackFigures Figures, int? ClockId, DateOnly? FeedbackDue, bool IsLate, bool IsWithdrawn, bool IsSample);

/// <summary>A paper of the consultation as its page shows it.</summary>
public sealed record ConsultationPaper(int Id, DocumentKind Kind, string Title, string Address, bool HasDraft, bool IsLive, bool IsWithdrawn, int Length);

/// <summary>A consultation with its papers and how it stands.</summary>
/// <param name="NoticeFacts">Window and reason as the notice says now, public or not.</param>
/// <param name="NoticeReview">Newest signing of the notice's package.</param>
public sealed record ConsultationView(ConsultationRow Row, ConsultationPaper Notice, ConsultationPaper Draft, ConsultationPaper? Revised, DocumentFacts NoticeFacts, ReviewState? NoticeReview, string Summary, string AnsweredBy, int Version);

/// <summary>An answer with the number of its opinions.</summary>
public sealed record AnswerRow(int Id, string Title, Disposition? Disposition, string Reason, string Articles, int Count, string UpdatedBy, DateTime UpdatedAt, int Version);

/// <summary>The feedback as it would be signed now.</summary>
/// <param name="Review">Newest round; null: none yet.</param>
public sealed record FeedbackView(ConsultationView Consultation, FeedbackFigures Figures, IReadOnlyList<Check> Checks, string Hash, int? ReviewId, ReviewState? Review, string EndReason, bool IsSigned);

/// <summary>A changed article beside the answers that name it.</summary>
public sealed record ExplainedChange(ArticleChange Change, IReadOnlyList<AnswerRow> Answers);

/// <summary>Consultations for the staff.</summary>
public sealed class ConsultationQueries(IDbContextFactory<PortalDb> dbs, OfficeClock clock)
{
    public async Task<Paged<ConsultationRow>> ListAsync(ConsultationFilter filter, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (today, found) = (clock.Today, db.Set<Consultation>().AsNoTracking());
        if (filter.Stage is { } stage) found = At(found, stage, today);
        if (filter.MatterId is { } matter) found = found.Where(c => c.MatterId == matter);
        if (!string.IsNullOrWhiteSpace(filter.Division)) found = found.Where(c => c.Division == filter.Division);
        if (filter.Text?.Trim() is { Length: > 0 } text)
            found = found.Where(c => c.Matter.Name.Contains(text) || c.Division.Contains(text) || db.Set<Edition>().Any(e => e.DocumentId == c.NoticeId && e.Title.Contains(text)));
        var total = await found.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await found.Include(c => c.Matter).OrderBy(c => c.AnsweredAt != null).ThenByDescending(c => c.ClosesOn ?? DateOnly.MaxValue).ThenByDescending(c => c.Id).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new Paged<ConsultationRow>(await RowsAsync(db, rows, ct), total, page, size);
    }

    /// <summary>How many there are in each stage.</summary>
    public async Task<IReadOnlyDictionary<ConsultationStage, int>> CountsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var counts = new Dictionary<ConsultationStage, int>();
        foreach (var stage in Enum.GetValues<ConsultationStage>()) counts[stage] = await At(db.Set<Consultation>(), stage, clock.Today).CountAsync(ct);
        return counts;
    }

    public async Task<ConsultationView?> FindAsync(int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Consultation>().AsNoTracking().Include(c => c.Matter).SingleOrDefaultAsync(c => c.Id == id, ct) is { } consultation ? await ViewAsync(db, consultation, ct) : null;
    }

    /// <summary>The consultation whose notice, draft or revised draft a document is.</summary>
    public async Task<int?> OfDocumentAsync(int documentId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Consultation>().Where(c => c.NoticeId == documentId || c.DraftId == documentId || c.RevisedDraftId == documentId).Select(c => (int?)c.Id).FirstOrDefaultAsync(ct);
    }

    public async Task<FeedbackView?> FeedbackAsync(int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Set<Consultation>().AsNoTracking().Include(c => c.Matter).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } consultation) return null;
        var view = await ViewAsync(db, consultation, ct);
        var review = await db.Set<Review>().AsNoTracking().Where(r => r.SubjectKind == ConsultationChange.Feedback && r.SubjectId == id).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        var hash = await FeedbackContent.HashAsync(db, consultation, ct);
        return new FeedbackView(view, view.Row.Figures, await FeedbackChecks.OfAsync(db, consultation, clock.Today, ct), hash, review?.Id, review?.State, review?.EndReason ?? "", review is { State: ReviewState.Approved } && review.Hash == hash);
    }

    /// <summary>How the newest signing of the feedback stands; null: none yet.</summary>
    public async Task<ReviewState?> FeedbackReviewAsync(int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Review>().Where(r => r.SubjectKind == ConsultationChange.Feedback && r.SubjectId == id).OrderByDescending(r => r.Id).Select(r => (ReviewState?)r.State).FirstOrDefaultAsync(ct);
    }

    /// <summary>Answers, those under consideration first; all of them when <paramref name="size"/> is 0.</summary>
    public async Task<Paged<AnswerRow>> AnswersAsync(int consultationId, Disposition? disposition, bool openOnly, string? text, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var found = db.Set<OpinionAnswer>().AsNoTracking().Where(a => a.ConsultationId == consultationId);
        if (disposition is { } wanted) found = found.Where(a => a.Disposition == wanted);
        if (openOnly) found = found.Where(a => a.Disposition == null);
        if (text?.Trim() is { Length: > 0 } words) found = found.Where(a => a.Title.Contains(words) || a.Reason.Contains(words) || a.Articles.Contains(words));
        var total = await found.CountAsync(ct);
        var ordered = found.OrderBy(a => a.Disposition != null).ThenByDescending(a => a.Count).ThenBy(a => a.Id);
        if (size == 0) return new Paged<AnswerRow>(await Answers(ordered).ToListAsync(ct), total, 1, Math.Max(1, total));
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        return new Paged<AnswerRow>(await Answers(ordered.Skip((page - 1) * size).Take(size)).ToListAsync(ct), total, page, size);
    }

    /// <summary>What the revised draft changed, article by article, and why.</summary>
    public async Task<(string Before, string After, IReadOnlyList<ExplainedChange> Changes)?> ChangesAsync(int consultationId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == consultationId, ct) is not { RevisedDraftId: { } revised } consultation) return null;
        var (before, after) = (await TextAsync(db, consultation.DraftId, ct), await TextAsync(db, revised, ct));
        var answers = await Answers(db.Set<OpinionAnswer>().AsNoTracking().Where(a => a.ConsultationId == consultationId && a.Articles != "").OrderBy(a => a.Id)).ToListAsync(ct);
        return (before, after, [.. ArticleChanges.Of(MarkdownText.Render(before), MarkdownText.Render(after)).Select(c => new ExplainedChange(c, [.. answers.Where(a => a.Articles.Split('\n').Contains(c.Head))]))]);
    }

    /// <summary>Heads of the articles of the revised draft, or of the consulted one while there is no other.</summary>
    public async Task<IReadOnlyList<string>> HeadsAsync(int consultationId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == consultationId, ct) is { } consultation
            ? DraftArticles.HeadsOf(MarkdownText.Render(await TextAsync(db, consultation.RevisedDraftId ?? consultation.DraftId, ct))) : [];
    }

    private static IQueryable<Consultation> At(IQueryable<Consultation> found, ConsultationStage stage, DateOnly today) => stage switch
    {
        ConsultationStage.Answered => found.Where(c => c.AnsweredAt != null),
        ConsultationStage.Preparing => found.Where(c => c.AnsweredAt == null && c.OpensOn == null),
        ConsultationStage.Announced => found.Where(c => c.AnsweredAt == null && c.OpensOn > today),
        ConsultationStage.Open => found.Where(c => c.AnsweredAt == null && c.OpensOn <= today && c.ClosesOn >= today),
        _ => found.Where(c => c.AnsweredAt == null && c.ClosesOn < today),
    };

    private async Task<ConsultationView> ViewAsync(PortalDb db, Consultation consultation, CancellationToken ct)
    {
        List<int> ids = [.. ((int?[])[consultation.NoticeId, consultation.DraftId, consultation.RevisedDraftId]).OfType<int>()];
        var papers = await db.Set<Document>().AsNoTracking().IgnoreQueryFilters().Include(d => d.Editions).Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        var package = await db.Set<Review>().AsNoTracking().Where(r => r.SubjectKind == Packages.Subject && r.SubjectId == consultation.NoticeId).OrderByDescending(r => r.Id).Select(r => (ReviewState?)r.State).FirstOrDefaultAsync(ct);
        var withdrawn = await WithdrawnAsync(db, [.. papers.Keys], ct);
        return new ConsultationView((await RowsAsync(db, [consultation], ct))[0], Paper(papers[consultation.NoticeId]), Paper(papers[consultation.DraftId]), consultation.RevisedDraftId is { } revised ? Paper(papers[revised]) : null,
            papers[consultation.NoticeId].Current.Facts, package, consultation.Summary, consultation.AnsweredBy, consultation.Version);

        ConsultationPaper Paper(Document d) => new(d.Id, d.Kind, d.Current.Title, KindRules.Address(d.Kind, d.Slug), d.Draft is not null, d.Live is not null, withdrawn.Contains(d.Id), d.Current.Text.Length);
    }

    private async Task<IReadOnlyList<ConsultationRow>> RowsAsync(PortalDb db, IReadOnlyList<Consultation> consultations, CancellationToken ct)
    {
        var ids = consultations.Select(c => c.Id).ToList();
        var withdrawn = await WithdrawnAsync(db, [.. consultations.Select(c => c.NoticeId)], ct);
        var titles = await MatterQueries.TitlesAsync(db, [.. consultations.Select(c => c.NoticeId)], ct);
        var clocks = (await db.Set<Clock>().AsNoTracking().Where(c => c.SubjectKind == ConsultationChange.Consultation && c.RuleKey == ClockRules.ConsultationFeedback && ids.Contains(c.SubjectId)).ToListAsync(ct)).GroupBy(c => c.SubjectId).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Id)!);
        var rows = new List<ConsultationRow>();
        foreach (var c in consultations)
        {
            var running = clocks.GetValueOrDefault(c.Id);
            rows.Add(new ConsultationRow(c.Id, c.MatterId, c.Matter.Name, titles.GetValueOrDefault(c.NoticeId, c.Matter.Name), c.Division, c.StageOn(clock.Today), c.OpensOn, c.ClosesOn, c.AnsweredAt, await FeedbackFigures.OfAsync(db, c.Id, ct),
                running?.Id, running?.DueOn, running?.IsLate(clock.UtcNow) == true, withdrawn.Contains(c.NoticeId), c.IsSample));
        }

        return rows;
    }

    private async Task<IReadOnlySet<int>> WithdrawnAsync(PortalDb db, List<int> papers, CancellationToken ct) =>
        (await db.Set<StatusAct>().AsNoTracking().Where(a => papers.Contains(a.DocumentId)).ToListAsync(ct)).GroupBy(a => a.DocumentId)
        .Where(g => Validity.IsWithdrawn(g.Select(a => a.Event), clock.Today)).Select(g => g.Key).ToHashSet();

    private static async Task<string> TextAsync(PortalDb db, int documentId, CancellationToken ct) =>
        await db.Set<Edition>().Where(e => e.DocumentId == documentId).OrderByDescending(e => e.Number).Select(e => e.Text).FirstOrDefaultAsync(ct) ?? "";

    private static IQueryable<AnswerRow> Answers(IQueryable<OpinionAnswer> answers) =>
        answers.Select(a => new AnswerRow(a.Id, a.Title, a.Disposition, a.Reason, a.Articles, a.Count, a.UpdatedBy, a.UpdatedAt, a.Version));
}
