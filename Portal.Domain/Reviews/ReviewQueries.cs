using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Reviews;

/// <summary>A line of somebody's inbox.</summary>
/// <param name="WaitingSince">UTC, when the current step's turn came.</param>
/// <param name="OnBehalfOf">Who delegated; empty for the own right, and in lists of one's own papers.</param>
/// <param name="EndReason">Why it was returned, voided or taken back; empty while it is under way.</param>
public sealed record InboxItem(int ReviewId, string SubjectKind, int SubjectId, string Title, string Division, string Author, DateTime SubmittedAt, ReviewState State,
    string Step, int StepNumber, int StepCount, DateTime WaitingSince, DateOnly? DueOn, string OnBehalfOf, string EndReason)
{
    public bool IsLate(DateOnly today) => DueOn is { } due && due < today;
}

/// <summary>A round with all its steps.</summary>
public sealed record ReviewView(int Id, string SubjectKind, int SubjectId, string Title, string Hash, string Division, string ChainName, int AuthorId, string Author, string Note,
    DateTime SubmittedAt, ReviewState State, DateTime? EndedAt, string EndReason, IReadOnlyList<StepView> Steps)
{
    public StepView? Current => State == ReviewState.Open ? Steps.FirstOrDefault(s => s.Decision is null) : null;
}

public sealed record StepView(StepRule Rule, int Position, DateTime? BeganAt, DateOnly? DueOn, StepDecision? Decision, DateTime? DecidedAt, string DecidedBy, string? OnBehalfOf, string Comment);

/// <summary>What waits for whom, and how each paper came along.</summary>
public sealed class ReviewQueries(IDbContextFactory<PortalDb> dbs, OfficeClock clock, IEnumerable<IReviewSubject> subjects)
{
    /// <summary>待我办: every open round whose turn is this person's, the nearest deadline first, over all columns and kinds.</summary>
    public async Task<IReadOnlyList<InboxItem>> InboxAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(Permission.Review) && !await HasDelegationAsync(actor, ct)) return [];
        await using var db = await dbs.CreateDbContextAsync(ct);
        var people = await ReviewDesk.SignersAsync(db, ct);
        var today = clock.Today;
        var delegations = await db.Set<Delegation>().AsNoTracking().Where(d => d.ToId == actor.AccountId && d.FirstDay <= today && d.LastDay >= today).ToListAsync(ct);
        var open = await db.Set<Review>().AsNoTracking().Include(r => r.Steps).Where(r => r.State == ReviewState.Open).ToListAsync(ct);
        var authorsOf = await ReviewDesk.AuthorsAsync(db, open, subjects, ct);
        var items = new List<InboxItem>();
        foreach (var review in open)
        {
            int[] authors = [.. authorsOf[review.Id]];
            if (authors.Contains(actor.AccountId) || review.Current is not { } step) continue;
            if (review.DistinctPeople && review.Steps.Any(s => s.DecidedById == actor.AccountId)) continue;
            var own = ReviewDesk.IsFor(step.Rule, people, authors, actor.AccountId);
            var from = own ? null : delegations.Find(d => !authors.Contains(d.FromId) && ReviewDesk.IsFor(step.Rule, people, authors, d.FromId));
            if (own || from is not null) items.Add(Item(review, from?.From ?? ""));
        }

        return [.. items.OrderBy(i => i.DueOn).ThenBy(i => i.WaitingSince)];
    }

    /// <summary>我送出的, newest first.</summary>
    /// <param name="text">In the title; empty finds all.</param>
    public async Task<Paged<InboxItem>> SentAsync(Actor actor, string text, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await PageAsync(db.Set<Review>().Where(r => r.AuthorId == actor.AccountId), text, page, size, ct);
    }

    /// <summary>已办: rounds in which this person has decided, newest first.</summary>
    /// <param name="text">In the title; empty finds all.</param>
    public async Task<Paged<InboxItem>> DoneAsync(Actor actor, string text, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await PageAsync(db.Set<Review>().Where(r => r.Steps.Any(s => s.DecidedById == actor.AccountId)), text, page, size, ct);
    }

    public async Task<ReviewView?> FindAsync(int reviewId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Review>().AsNoTracking().Include(r => r.Steps).SingleOrDefaultAsync(r => r.Id == reviewId, ct) is { } review ? View(review) : null;
    }

    /// <summary>Every round about a subject, newest first.</summary>
    public async Task<IReadOnlyList<ReviewView>> RoundsAsync(string subjectKind, int subjectId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return [.. (await db.Set<Review>().AsNoTracking().Include(r => r.Steps).Where(r => r.SubjectKind == subjectKind && r.SubjectId == subjectId).OrderByDescending(r => r.Id).ToListAsync(ct)).Select(View)];
    }

    /// <returns>Null: may not decide. Empty: in the own right. Otherwise the name of who delegated.</returns>
    public async Task<string?> RightAsync(int reviewId, Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var review = await db.Set<Review>().AsNoTracking().Include(r => r.Steps).SingleOrDefaultAsync(r => r.Id == reviewId, ct);
        return review is null ? null : await ReviewDesk.RightAsync(db, review, await ReviewDesk.AuthorsAsync(db, review, subjects, ct), actor, clock.Today, ct);
    }

    /// <summary>Why the current step waits for ever; null while somebody may decide it, and for a round that has ended.</summary>
    public async Task<Standstill?> StandstillAsync(int reviewId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var review = await db.Set<Review>().AsNoTracking().Include(r => r.Steps).SingleOrDefaultAsync(r => r.Id == reviewId, ct);
        return review is null ? null : await ReviewDesk.StandstillAsync(db, review, await ReviewDesk.AuthorsAsync(db, review, subjects, ct), clock.Today, ct);
    }

    public async Task<IReadOnlyList<ReviewChain>> ChainsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<ReviewChain>().AsNoTracking().Include(c => c.Steps.OrderBy(s => s.Position)).OrderBy(c => c.Id).ToListAsync(ct);
    }

    /// <summary>Delegations given or received, those that still count first.</summary>
    public async Task<IReadOnlyList<Delegation>> DelegationsAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Delegation>().AsNoTracking().Where(d => d.FromId == actor.AccountId || d.ToId == actor.AccountId).OrderByDescending(d => d.LastDay).ThenByDescending(d => d.Id).Take(50).ToListAsync(ct);
    }

    private async Task<bool> HasDelegationAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Delegation>().AnyAsync(d => d.ToId == actor.AccountId, ct);
    }

    private static async Task<Paged<InboxItem>> PageAsync(IQueryable<Review> reviews, string text, int page, int size, CancellationToken ct)
    {
        if (text.Trim() is { Length: > 0 } wanted) reviews = reviews.Where(r => r.Title.Contains(wanted));
        var total = await reviews.CountAsync(ct);
        var rows = await reviews.AsNoTracking().Include(r => r.Steps).OrderByDescending(r => r.Id).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new Paged<InboxItem>([.. rows.Select(r => Item(r, ""))], total, page, size);
    }

    private static InboxItem Item(Review review, string onBehalfOf)
    {
        var step = review.Current ?? review.Steps.OrderBy(s => s.Position).LastOrDefault(s => s.Decision is not null);
        return new InboxItem(review.Id, review.SubjectKind, review.SubjectId, review.Title, review.Division, review.Author, review.SubmittedAt, review.State,
            step?.Rule.Name ?? "", step?.Position ?? 0, review.Steps.Count, review.Current?.BeganAt ?? review.EndedAt ?? review.SubmittedAt, review.Current?.DueOn, onBehalfOf, review.EndReason);
    }

    private static ReviewView View(Review review) => new(review.Id, review.SubjectKind, review.SubjectId, review.Title, review.Hash, review.Division, review.ChainName, review.AuthorId, review.Author, review.Note,
        review.SubmittedAt, review.State, review.EndedAt, review.EndReason,
        [.. review.Steps.OrderBy(s => s.Position).Select(s => new StepView(s.Rule, s.Position, s.BeganAt, s.DueOn, s.Decision, s.DecidedAt, s.DecidedBy, s.OnBehalfOf, s.Comment))]);
}
