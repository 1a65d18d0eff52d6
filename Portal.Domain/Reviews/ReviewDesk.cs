using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Storage;

namespace Portal.Domain.Reviews;

/// <summary>Names under which changes of this room are announced.</summary>
public static class ReviewChange
{
    /// <summary>A round began, moved on or ended; the id is the review's, the root the subject's.</summary>
    public const string Review = "review";

    /// <summary>Chains or delegations were edited.</summary>
    public const string Rules = "review-rules";
}

/// <summary>Why a step waits for ever: nobody may decide it.</summary>
/// <param name="Role">Whose step it is.</param>
/// <param name="Author">Who handed it in.</param>
/// <param name="AuthorHolds">The author has the role, and nobody signs what is their own, not even by delegation.</param>
/// <param name="SignedBefore">Who has the role beside the author, but has signed a step before where all have to be different people; they can delegate.</param>
public sealed record Standstill(Role Role, string Author, bool AuthorHolds, IReadOnlyList<string> SignedBefore);

/// <summary>
/// The mechanism of signing, for the commands of the rooms whose subjects are signed: they call it inside their own write, so that content and
/// signature move in one transaction.
/// </summary>
public static class ReviewDesk
{
    /// <summary>Begins a round; one that was open for the same subject is voided.</summary>
    /// <param name="chainId">The column's chain; null: the one for <paramref name="kind"/>.</param>
    public static async Task<Outcome<Review>> SubmitAsync(Write write, ReviewSubject subject, string kind, int? chainId, string note, CancellationToken ct)
    {
        var chains = await write.Db.Set<ReviewChain>().Include(c => c.Steps).ToListAsync(ct);
        var chain = chains.Find(c => c.Id == chainId) ?? chains.Find(c => c.IsDefaultFor(kind));
        if (chain is null) return Outcome<Review>.From(Outcome.Refused("这类内容还没有审签流程，请网站管理员在“栏目与流程”里设置。"));
        var calendar = await Calendars.OfAsync(write.Db, ct);
        var review = new Review(subject, chain, write.Actor, note.Trim(), write.Now, days => calendar.After(write.Today, days).Date);
        if (review.Steps.Count == 0) return Outcome<Review>.From(Outcome.Refused(new Reason("审签流程“{0}”没有一步适用于这份文件，发布前必须有人审签。请网站管理员在“栏目与流程”里改。", chain.Name)));
        var people = await SignersAsync(write.Db, ct);
        int[] authors = [review.AuthorId, .. subject.Drafters];
        // Nobody signs their own paper: where the author alone could take a step, it would wait for ever.
        if (review.Steps.FirstOrDefault(s => !people.Any(p => IsFor(s.Rule, people, authors, p.Id))) is { } stuck)
            return Outcome<Review>.From(Outcome.Refused(new Reason("“{0}”这一步没有别人能签：起草人不能签自己的文件。请由别的经办人送审，或者请系统管理员给别的账户加上这一步的角色。", stuck.Rule.Name)));
        await VoidAsync(write, subject.Kind, subject.Id, ReviewState.Voided, "重新送审", ct);
        write.Db.Add(review);
        write.Announce(ReviewChange.Review, () => review.Id, () => subject.Id);
        return review;
    }

    /// <summary>Ends an open or approved round because what it was about has changed; does nothing where there is none.</summary>
    public static async Task<bool> VoidAsync(Write write, string subjectKind, int subjectId, ReviewState state, string reason, CancellationToken ct)
    {
        var review = await LatestAsync(write.Db, subjectKind, subjectId, ct);
        if (review is not { State: ReviewState.Open or ReviewState.Approved }) return false;
        review.Cancel(state, reason, write.Now);
        write.Announce(ReviewChange.Review, review.Id, subjectId);
        return true;
    }

    /// <summary>The newest round about a subject, tracked, with its steps.</summary>
    public static Task<Review?> LatestAsync(PortalDb db, string subjectKind, int subjectId, CancellationToken ct) =>
        db.Set<Review>().Include(r => r.Steps).Where(r => r.SubjectKind == subjectKind && r.SubjectId == subjectId).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);

    /// <summary>Who signs nothing of this round: whoever handed it in, and who drafted it.</summary>
    internal static async Task<IReadOnlyCollection<int>> AuthorsAsync(PortalDb db, Review review, IEnumerable<IReviewSubject> subjects, CancellationToken ct) =>
        [.. (await AuthorsAsync(db, [review], subjects, ct))[review.Id]];

    /// <returns>Accounts by round.</returns>
    internal static async Task<ILookup<int, int>> AuthorsAsync(PortalDb db, IReadOnlyCollection<Review> reviews, IEnumerable<IReviewSubject> subjects, CancellationToken ct)
    {
        var authors = reviews.Select(r => (Review: r.Id, Author: r.AuthorId)).ToList();
        foreach (var rounds in reviews.GroupBy(r => r.SubjectKind))
        {
            var drafters = await subjects.Single(s => s.Kind == rounds.Key).DraftersAsync(db, [.. rounds.Select(r => r.SubjectId)], ct);
            authors.AddRange(rounds.SelectMany(r => drafters[r.SubjectId].Select(drafter => (r.Id, drafter))));
        }

        return authors.ToLookup(a => a.Review, a => a.Author);
    }

    /// <summary>In whose right somebody may decide the current step.</summary>
    /// <returns>Null: not at all. Empty: in the own right. Otherwise the name of who delegated.</returns>
    public static async Task<string?> RightAsync(PortalDb db, Review review, IReadOnlyCollection<int> authors, Actor actor, DateOnly today, CancellationToken ct)
    {
        if (review.Current is not { } step) return null;
        // Author and approver are never one person, not even by delegation.
        if (authors.Contains(actor.AccountId)) return null;
        if (review.DistinctPeople && review.Steps.Any(s => s.DecidedById == actor.AccountId)) return null;
        var people = await SignersAsync(db, ct);
        if (IsFor(step.Rule, people, authors, actor.AccountId)) return "";
        var froms = await db.Set<Delegation>().AsNoTracking().Where(d => d.ToId == actor.AccountId && d.FirstDay <= today && d.LastDay >= today).ToListAsync(ct);
        return froms.Find(d => !authors.Contains(d.FromId) && IsFor(step.Rule, people, authors, d.FromId))?.From;
    }

    /// <summary>Whether the current step waits for ever; null while somebody may decide it.</summary>
    internal static async Task<Standstill?> StandstillAsync(PortalDb db, Review review, IReadOnlyCollection<int> authors, DateOnly today, CancellationToken ct)
    {
        if (review.Current is not { Rule: { } rule }) return null;
        var people = await SignersAsync(db, ct);
        bool May(Signer person) => !authors.Contains(person.Id) && !(review.DistinctPeople && review.Steps.Any(s => s.DecidedById == person.Id));
        var holders = people.Where(p => IsFor(rule, people, authors, p.Id)).ToList();
        if (holders.Exists(May)) return null;
        var delegations = await db.Set<Delegation>().AsNoTracking().Where(d => !authors.Contains(d.FromId) && d.FirstDay <= today && d.LastDay >= today).ToListAsync(ct);
        if (delegations.Exists(d => holders.Exists(h => h.Id == d.FromId) && people.Any(p => p.Id == d.ToId && May(p)))) return null;
        return new Standstill(rule.Role, review.Author, people.Any(p => authors.Contains(p.Id) && p.Roles.Contains(rule.Role)), [.. holders.Select(h => h.Name)]);
    }

    /// <summary>Everybody who could sign anything: enabled accounts with their roles and division.</summary>
    internal static async Task<IReadOnlyList<Signer>> SignersAsync(PortalDb db, CancellationToken ct) =>
        [.. (await db.Set<Account>().AsNoTracking().Where(a => !a.Disabled).Select(a => new { a.Id, a.DisplayName, a.Division, a.Roles }).ToListAsync(ct)).Select(a => new Signer(a.Id, a.DisplayName, a.Division, a.Roles))];

    internal static bool IsFor(StepRule rule, IReadOnlyList<Signer> people, IReadOnlyCollection<int> authors, int accountId)
    {
        var holders = people.Where(p => !authors.Contains(p.Id) && p.Roles.Contains(rule.Role)).ToList();
        // A division whose head is the author, or that has none, must not block the paper for ever.
        if (rule.Division.Length > 0 && holders.Exists(p => p.Division == rule.Division)) holders.RemoveAll(p => p.Division != rule.Division);
        return holders.Exists(p => p.Id == accountId);
    }

    internal sealed record Signer(int Id, string Name, string? Division, IReadOnlyList<Role> Roles);
}
