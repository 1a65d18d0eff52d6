using Portal.Domain.Common;

namespace Portal.Domain.Reviews;

public enum ReviewState
{
    /// <summary>审签中.</summary>
    Open,

    /// <summary>All steps signed. Not yet public: releasing is another right.</summary>
    Approved,

    /// <summary>退回.</summary>
    Returned,

    /// <summary>The content changed after it was handed in: every signature is void.</summary>
    Voided,

    /// <summary>The author took it back.</summary>
    Recalled,

    /// <summary>What was signed has gone out: nothing can void it any more.</summary>
    Completed,
}

/// <summary>What is handed in for signing.</summary>
/// <param name="Kind">E.g. 'package'; the room that owns it knows what to do.</param>
/// <param name="Hash">SHA-256 of everything that is signed.</param>
/// <param name="Marks">What steps may ask for with <see cref="StepRule.OnlyFor"/>.</param>
public sealed record ReviewSubject(string Kind, int Id, string Title, string Hash, string Division, IReadOnlyCollection<string> Marks)
{
    /// <summary>As <see cref="IReviewSubject.DraftersAsync"/> says.</summary>
    public IReadOnlyCollection<int> Drafters { get; init; } = [];
}

/// <summary>One round of signing of one content. A changed content needs a new round; old ones are kept.</summary>
public sealed class Review
{
    private readonly List<ReviewStep> _steps = [];

    private Review()
    {
    }

    public Review(ReviewSubject subject, ReviewChain chain, Actor author, string note, DateTime now, Func<int, DateOnly> deadline)
    {
        (SubjectKind, SubjectId, Title, Hash, Division) = (subject.Kind, subject.Id, subject.Title, subject.Hash, subject.Division);
        (ChainName, DistinctPeople, AuthorId, Author, Note, SubmittedAt) = (chain.Name, chain.DistinctPeople, author.AccountId, author.Name, note, now);
        foreach (var step in chain.Steps.OrderBy(s => s.Position).Where(s => s.Rule.OnlyFor.Length == 0 || subject.Marks.Contains(s.Rule.OnlyFor)))
        {
            var division = step.Rule.Division == StepRule.AuthorsDivision ? subject.Division : step.Rule.Division;
            _steps.Add(new ReviewStep(step.Rule with { Division = division }, _steps.Count + 1));
        }

        Next(now, deadline);
    }

    public int Id { get; private set; }
    public string SubjectKind { get; private set; } = "";
    public int SubjectId { get; private set; }
    public string Title { get; private set; } = "";
    public string Hash { get; private set; } = "";

    /// <summary>Of the subject, for the inbox.</summary>
    public string Division { get; private set; } = "";
    public string ChainName { get; private set; } = "";
    public bool DistinctPeople { get; private set; }
    public int AuthorId { get; private set; }
    public string Author { get; private set; } = "";

    /// <summary>送审说明.</summary>
    public string Note { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SubmittedAt { get; private set; }
    public ReviewState State { get; private set; }

    /// <summary>UTC; when it stopped being open.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Why it was returned, voided or taken back.</summary>
    public string EndReason { get; private set; } = "";

    /// <summary>Two decisions at once: the second is refused.</summary>
    public int Version { get; private set; }
    public IReadOnlyList<ReviewStep> Steps => _steps;

    /// <summary>The step whose turn it is; null once the round has ended.</summary>
    public ReviewStep? Current => State == ReviewState.Open ? _steps.OrderBy(s => s.Position).FirstOrDefault(s => s.Decision is null) : null;

    /// <summary>Signs the current step, or sends the paper back.</summary>
    /// <param name="hash">Of the content as it is now; another one than was handed in cannot be signed.</param>
    /// <param name="onBehalfOf">Who has delegated; null: the signer's own right.</param>
    public Outcome Decide(Actor actor, string? onBehalfOf, StepDecision decision, string comment, IReadOnlyCollection<string> ticked, string hash, DateTime now, Func<int, DateOnly> deadline)
    {
        if (Current is not { } step) return Outcome.Refused("这一轮审签已经结束，请刷新后再看。");
        if (hash != Hash) return Outcome.Refused("内容在送审以后改过，原来的送审已失效，请起草人重新送审。");
        if (decision == StepDecision.Returned)
        {
            if (comment.Length == 0) return Outcome.Refused("退回要写明理由，起草人才知道改什么。");
        }
        else if (step.Rule.Points.FirstOrDefault(p => !ticked.Contains(p)) is { } missing)
        {
            return Outcome.Refused(new Reason("请先核对“{0}”并打勾，再签。", missing));
        }

        step.Decide(actor, onBehalfOf, decision, comment, now);
        Version++;
        if (decision == StepDecision.Returned) End(ReviewState.Returned, comment, now);
        else if (_steps.All(s => s.Decision is not null)) End(ReviewState.Approved, "", now);
        else Next(now, deadline);
        return Outcome.Done;
    }

    /// <summary>The content changed, or the author takes it back: nothing that was signed counts any more.</summary>
    public void Cancel(ReviewState state, string reason, DateTime now)
    {
        if (State is not (ReviewState.Open or ReviewState.Approved)) return;
        Version++;
        End(state, reason, now);
    }

    /// <summary>What was signed is public now.</summary>
    public void Complete(DateTime now)
    {
        if (State != ReviewState.Approved) throw new InvalidOperationException("Only what is signed to the end goes out.");
        Version++;
        End(ReviewState.Completed, "", now);
    }

    private void End(ReviewState state, string reason, DateTime now) => (State, EndReason, EndedAt) = (state, reason, now);

    private void Next(DateTime now, Func<int, DateOnly> deadline)
    {
        if (Current is { } step) step.Begin(now, deadline(step.Rule.Workdays));
        else End(ReviewState.Approved, "", now); // a chain without steps
    }
}

public enum StepDecision
{
    /// <summary>同意.</summary>
    Approved,

    /// <summary>退回.</summary>
    Returned,
}

/// <summary>One signature of a round, with who, when and what was said. Kept for ever.</summary>
public sealed class ReviewStep
{
    private ReviewStep()
    {
    }

    internal ReviewStep(StepRule rule, int position) => (Rule, Position) = (rule, position);

    public int Id { get; private set; }
    public int ReviewId { get; private set; }
    public int Position { get; private set; }
    public StepRule Rule { get; private set; } = null!;

    /// <summary>UTC; when its turn came.</summary>
    public DateTime? BeganAt { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public StepDecision? Decision { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }
    public int? DecidedById { get; private set; }
    public string DecidedBy { get; private set; } = "";
    public string? OnBehalfOf { get; private set; }
    public string Comment { get; private set; } = "";

    internal void Begin(DateTime now, DateOnly due) => (BeganAt, DueOn) = (now, due);

    internal void Decide(Actor actor, string? onBehalfOf, StepDecision decision, string comment, DateTime now) =>
        (Decision, DecidedAt, DecidedById, DecidedBy, OnBehalfOf, Comment) = (decision, now, actor.AccountId, actor.Name, onBehalfOf, comment);
}
