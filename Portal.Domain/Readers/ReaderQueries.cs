using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Readers;

/// <summary>A published question with its answer.</summary>
public sealed record PublicAnswer(int Id, string Question, string Answer, string Division, DateTime AskedAt, DateTime PublishedAt, bool IsSample);

/// <summary>Where a question stands, for who has its code.</summary>
public sealed record QuestionStatus(QuestionState State, DateTime AskedAt, string Answer, string HideReason, string PolicyTitle, string PolicyAddress);

/// <param name="PolicyId">Only of this policy; null: of all.</param>
/// <param name="Division">Only of this division; null: of all.</param>
public sealed record QuestionFilter(QuestionState? State = QuestionState.Asked, string? Text = null, int? PolicyId = null, string? Division = null);

public sealed record QuestionRow(int Id, int PolicyId, string PolicyTitle, string Division, string Text, string Shown, DateTime AskedAt, QuestionState State, string Answer, string AnsweredBy, DateTime? PublishedAt, string HideReason, int? CoveredById, bool IsSample);

/// <summary>What readers said of a policy and of what explains it.</summary>
public sealed record ReaderFigures(int Yes, int No, int Open, int Published, int Covered, int Asked)
{
    /// <summary>Share of 'clear', 0 to 1; null: nobody said.</summary>
    public double? Clarity => Yes + No == 0 ? null : (double)Yes / (Yes + No);
}

/// <summary>Clarity of one edition.</summary>
public sealed record ClarityRow(int DocumentId, string Title, int Edition, int Yes, int No);

/// <summary>Reads questions and counts.</summary>
public sealed class ReaderQueries(IDbContextFactory<PortalDb> dbs, Shelf shelf)
{
    /// <summary>What the page of every policy asks, read once and asked as in <see cref="PublicDocuments"/>.</summary>
    private static readonly Func<PortalDb, int, int, IEnumerable<PublicAnswer>> Newest = EF.CompileQuery((PortalDb db, int policyId, int size) =>
        db.Set<ReaderQuestion>().Where(q => q.PolicyId == policyId && q.State == QuestionState.Published).OrderByDescending(q => q.PublishedAt).ThenByDescending(q => q.Id).Take(size)
            .Select(q => new PublicAnswer(q.Id, q.Shown, q.Answer, q.Division, q.AskedAt, q.PublishedAt!.Value, q.IsSample)));

    /// <summary>The newest published questions of a policy, and how many there are.</summary>
    public async Task<Paged<PublicAnswer>> NewestAsync(int policyId, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var newest = Newest(db, policyId, size).ToList();
        // Most policies have few, and need no counting.
        var total = newest.Count < size ? newest.Count : await db.Set<ReaderQuestion>().CountAsync(q => q.PolicyId == policyId && q.State == QuestionState.Published, ct);
        return new Paged<PublicAnswer>(newest, total, 1, size);
    }

    public async Task<Paged<PublicAnswer>> PublicAsync(int policyId, string? text, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var questions = db.Set<ReaderQuestion>().AsNoTracking().Where(q => q.PolicyId == policyId && q.State == QuestionState.Published);
        if (text?.Trim() is { Length: > 0 } wanted) questions = questions.Where(q => q.Shown.Contains(wanted) || q.Answer.Contains(wanted));
        var total = await questions.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await questions.OrderByDescending(q => q.PublishedAt).ThenByDescending(q => q.Id).Skip((page - 1) * size).Take(size)
            .Select(q => new PublicAnswer(q.Id, q.Shown, q.Answer, q.Division, q.AskedAt, q.PublishedAt!.Value, q.IsSample)).ToListAsync(ct);
        return new Paged<PublicAnswer>(rows, total, page, size);
    }

    /// <summary>Those of the questions that are public, on policies whose text is.</summary>
    public async Task<IReadOnlyList<(PublicAnswer Answer, ShelfItem Policy)>> PublicAsync(IReadOnlyCollection<int> ids, DateOnly today, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        await using var db = await dbs.CreateDbContextAsync(ct);
        var found = await db.Set<ReaderQuestion>().AsNoTracking().Where(q => ids.Contains(q.Id) && q.State == QuestionState.Published)
            .Select(q => new { q.PolicyId, Answer = new PublicAnswer(q.Id, q.Shown, q.Answer, q.Division, q.AskedAt, q.PublishedAt!.Value, q.IsSample) }).ToListAsync(ct);
        var view = await shelf.ViewAsync(ct);
        return [.. found.Select(q => (q.Answer, Policy: view.Find(q.PolicyId)!)).Where(q => q.Policy is not null && !q.Policy.IsHiddenOn(today))];
    }

    public async Task<QuestionStatus?> StatusAsync(string code, CancellationToken ct)
    {
        var wanted = LookupCode.Normal(code);
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (wanted.Length == 0 || await db.Set<ReaderQuestion>().AsNoTracking().SingleOrDefaultAsync(q => q.Code == wanted, ct) is not { } q) return null;
        var policy = (await shelf.ViewAsync(ct)).Find(q.PolicyId);
        return new QuestionStatus(q.State, q.AskedAt, q.State == QuestionState.Published ? q.Answer : "", q.HideReason, policy?.Title ?? "", policy?.Address ?? "/policies");
    }

    public async Task<Paged<QuestionRow>> ListAsync(QuestionFilter filter, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var questions = Which(db, filter);
        var total = await questions.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var ordered = filter.State == QuestionState.Asked ? questions.OrderBy(q => q.AskedAt) : questions.OrderByDescending(q => q.AskedAt);
        var rows = await ordered.ThenBy(q => q.Id).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        var view = await shelf.ViewAsync(ct);
        return new Paged<QuestionRow>(rows.ConvertAll(q => new QuestionRow(q.Id, q.PolicyId, view.Find(q.PolicyId)?.Title ?? "", q.Division, q.Text, q.Shown, q.AskedAt, q.State, q.Answer, q.AnsweredBy, q.PublishedAt, q.HideReason, q.CoveredById, q.IsSample)), total, page, size);
    }

    public async Task<IReadOnlyDictionary<QuestionState, int>> CountsAsync(QuestionFilter filter, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await Which(db, filter with { State = null }).GroupBy(q => q.State).ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
    }

    /// <summary>Figures of policies, each with what explains it counted in; policies of which there is nothing to say are not in it.</summary>
    public async Task<IReadOnlyDictionary<int, ReaderFigures>> FiguresAsync(IReadOnlyCollection<int> policies, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var view = await shelf.ViewAsync(ct);
        var policyOf = policies.SelectMany(id => view.InterpretationsOf(id).Select(i => (i.Id, Policy: id)).Append((Id: id, Policy: id))).DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Policy);
        var ids = policyOf.Keys.ToList();
        var clicks = (await db.Set<ClarityCount>().AsNoTracking().Where(c => ids.Contains(c.DocumentId)).ToListAsync(ct)).ToLookup(c => policyOf[c.DocumentId]);
        var questions = (await db.Set<ReaderQuestion>().AsNoTracking().Where(q => policies.Contains(q.PolicyId)).Select(q => new { q.PolicyId, q.State, Covered = q.CoveredById != null }).ToListAsync(ct)).ToLookup(q => q.PolicyId);
        return policies.Where(id => clicks[id].Any() || questions[id].Any()).ToDictionary(id => id, id => new ReaderFigures(clicks[id].Sum(c => c.Yes), clicks[id].Sum(c => c.No),
            questions[id].Count(q => q.State is QuestionState.Asked or QuestionState.Answered), questions[id].Count(q => q.State == QuestionState.Published), questions[id].Count(q => q.Covered), questions[id].Count(q => q.State != QuestionState.Hidden)));
    }

    /// <summary>Clarity of a policy and of what explains it, edition by edition.</summary>
    public async Task<IReadOnlyList<ClarityRow>> ClarityAsync(int policyId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var view = await shelf.ViewAsync(ct);
        var titles = view.InterpretationsOf(policyId).Append(view.Find(policyId)).OfType<ShelfItem>().ToDictionary(i => i.Id, i => i.Title);
        var ids = titles.Keys.ToList();
        return [.. (await db.Set<ClarityCount>().AsNoTracking().Where(c => ids.Contains(c.DocumentId)).OrderBy(c => c.DocumentId).ThenBy(c => c.Edition).ToListAsync(ct)).Select(c => new ClarityRow(c.DocumentId, titles[c.DocumentId], c.Edition, c.Yes, c.No))];
    }

    private static IQueryable<ReaderQuestion> Which(PortalDb db, QuestionFilter filter)
    {
        var questions = db.Set<ReaderQuestion>().AsNoTracking();
        if (filter.State is { } state) questions = questions.Where(q => q.State == state);
        if (filter.PolicyId is { } policy) questions = questions.Where(q => q.PolicyId == policy);
        if (filter.Division is { Length: > 0 } division) questions = questions.Where(q => q.Division == division);
        if (filter.Text?.Trim() is { Length: > 0 } text) questions = questions.Where(q => q.Text.Contains(text) || q.Answer.Contains(text));
        return questions;
    }
}

/// <summary>The first answer to readers, on the policy's page.</summary>
internal sealed class ReaderTimeline(Shelf shelf) : IPolicyTimeline
{
    public bool IsTouchedBy(Change change) => change.Kind is ReaderChange.Question or DocumentChange.Public;

    public async Task<IEnumerable<(int PolicyId, PolicyMoment Moment)>> AllAsync(PortalDb db, CancellationToken ct)
    {
        var first = await db.Set<ReaderQuestion>().Where(q => q.State == QuestionState.Published && q.PublishedAt != null)
            .GroupBy(q => q.PolicyId).Select(g => new { Policy = g.Key, At = g.Min(q => q.PublishedAt)!.Value }).ToListAsync(ct);
        var view = await shelf.ViewAsync(ct);
        return from q in first
               let policy = view.Find(q.Policy)
               where policy is not null
               select (q.Policy, new PolicyMoment(OfficeClock.DateOf(q.At), PolicyMomentKind.QuestionsAnswered, "", $"{policy.Address}/questions"));
    }
}
