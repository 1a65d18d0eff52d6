using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Reviews;

/// <summary>A room whose papers are signed tells here what their content is now.</summary>
public interface IReviewSubject
{
    /// <summary>As in <see cref="ReviewSubject.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>SHA-256 of what would be signed now; null when it is gone.</summary>
    Task<string?> HashAsync(PortalDb db, int id, CancellationToken ct);

    /// <summary>Accounts of those who drafted it: whoever hands a paper in, they sign it as little as the one who did.</summary>
    /// <returns>Accounts by subject.</returns>
    Task<ILookup<int, int>> DraftersAsync(PortalDb db, IReadOnlyCollection<int> ids, CancellationToken ct) => Task.FromResult(Array.Empty<int>().ToLookup(id => id));
}

/// <summary>Signs the step whose turn it is, or sends the paper back with a reason.</summary>
public sealed class DecideReview(WriteGate gate, IEnumerable<IReviewSubject> subjects)
{
    /// <param name="seen">Hash of the round as the signer saw it: what they did not read they cannot sign.</param>
    /// <param name="ticked">Points of the step's checklist that were checked.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, int reviewId, string seen, StepDecision decision, string comment, IReadOnlyCollection<string> ticked, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Read, decision == StepDecision.Approved ? "ApproveStep" : "ReturnStep", async write =>
        {
            var review = await write.Db.Set<Review>().Include(r => r.Steps).SingleOrDefaultAsync(r => r.Id == reviewId, ct);
            if (review is null) return Outcome.Missing;
            if (review.Current is null) return Outcome.Refused("这一轮审签已经结束，请刷新后再看。");
            var authors = await ReviewDesk.AuthorsAsync(write.Db, review, subjects, ct);
            var right = await ReviewDesk.RightAsync(write.Db, review, authors, write.Actor, write.Today, ct);
            if (right is null)
                return Outcome.Refused(authors.Contains(write.Actor.AccountId) ? "起草人不能审签自己起草或者送出的文件。" : "这一步不由您审签，可能刚被别人办了。请刷新。");
            var now = await subjects.Single(s => s.Kind == review.SubjectKind).HashAsync(write.Db, review.SubjectId, ct);
            var calendar = await Calendars.OfAsync(write.Db, ct);
            var outcome = review.Decide(write.Actor, right.Length == 0 ? null : right, decision, comment.Trim(), ticked, now == seen ? seen : "", write.Now, days => calendar.After(write.Today, days).Date);
            if (!outcome.Ok) return outcome;
            write.Subject = () => $"{review.SubjectKind}/{review.SubjectId}/review/{review.Id}";
            write.Announce(ReviewChange.Review, review.Id, review.SubjectId);
            return Outcome.Done;
        }, ct);
}
