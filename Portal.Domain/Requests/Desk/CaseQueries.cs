using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>One case for those who handle it.</summary>
public sealed class CaseQueries(IDbContextFactory<PortalDb> dbs, Calendars calendars, OfficeClock office, AskPayment payment)
{
    public async Task<CaseView?> FindAsync(Actor actor, int requestId, CancellationToken ct)
    {
        if (!actor.May(Permission.HandleRequests)) return null;
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await Cases.Whole(db).AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } r) return null;
        var remedies = await db.Set<Remedy>().AsNoTracking().Where(m => m.RequestId == requestId).OrderBy(m => m.FiledOn).ThenBy(m => m.Id).ToListAsync(ct);
        var conversions = await db.Set<DisclosureConversion>().AsNoTracking().Where(c => c.RequestId == requestId).OrderBy(c => c.Id).ToListAsync(ct);
        List<Reason> missing = r.Stage == RequestStage.Replied ? [.. ArchiveCase.Missing(r, remedies.Count(m => m.Result is null))] : [];
        return new CaseView(r.Id, r.Number, r.Channel, r.Applicant.Kind, Masking.Of(r.Applicant.Kind, r.Applicant.Name), r.Applicant.ErasedAt, r.SubmittedAt, r.ReceivedOn, r.Title, r.DocumentNumber, r.Description,
            r.Form, r.Way, r.Stage, r.Decision, r.DecidedOn, r.ArchivedOn, r.IsSample, r.Correction, r.Extension, r.Fee, r.Letter is null ? null : await LetterAsync(db, r.Letter, ct),
            [.. r.Files.OrderBy(f => f.Kind).ThenBy(f => f.Id)], [.. r.Events.OrderByDescending(e => e.Id)], [.. r.Assignments.OrderBy(a => a.Id)], [.. r.Searches.OrderBy(s => s.Id)], [.. r.Consultations.OrderBy(c => c.Id)], [.. r.Deliveries.OrderBy(d => d.Id)],
            remedies, conversions, await ClocksAsync(db, r, ct), missing, r.Fee is null && r.IsOpen ? await payment.ItemsBeforeAsync(requestId, ct) : 0);
    }

    /// <summary>The letter of a case for those who sign it; whom it is for is masked for those who do not handle requests.</summary>
    public async Task<(LetterView Letter, string Hash, string Number)?> LetterAsync(Actor actor, int requestId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Set<InformationRequest>().AsNoTracking().Include(r => r.Letter).Include(r => r.Applicant).SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { Letter: { } letter } request) return null;
        var view = await LetterAsync(db, letter, ct);
        if (!actor.May(Permission.HandleRequests) && request.Applicant.Name.Length > 0) view = view with { Text = view.Text.Replace(request.Applicant.Name, Masking.Of(request.Applicant.Kind, request.Applicant.Name).Replace("*", "\\*", StringComparison.Ordinal), StringComparison.Ordinal) };
        return (view, letter.Hash(), request.Number);
    }

    /// <summary>Cases with a like title, or of the same applicant, the likest first.</summary>
    public async Task<IReadOnlyList<SimilarCase>> SimilarAsync(int requestId, int kept, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var all = await db.Set<InformationRequest>().AsNoTracking().Select(r => new { r.Id, r.Number, r.Title, r.ReceivedOn, r.Decision, r.DecidedOn, r.Applicant.Name, r.Applicant.IdNumber }).ToListAsync(ct);
        if (all.Find(r => r.Id == requestId) is not { } own) return [];
        var bigrams = Likeness.Bigrams(own.Title);
        return [.. all.Where(r => r.Id != requestId)
            .Select(r => new SimilarCase(r.Id, r.Number, r.Title, r.ReceivedOn, r.Decision, r.DecidedOn, own.Name.Length > 0 && r.Name == own.Name && r.IdNumber == own.IdNumber, Likeness.Of(bigrams, Likeness.Bigrams(r.Title))))
            .Where(s => s.Likeness >= (s.SameApplicant ? Likeness.SameApplicant : Likeness.SameSubject))
            .OrderByDescending(s => s.SameApplicant).ThenByDescending(s => s.Likeness).ThenByDescending(s => s.Id).Take(kept)];
    }

    /// <summary>A paper of a case; null when it is not there, or not for this person.</summary>
    public async Task<(RequestFile Paper, StoredFile File)?> FileAsync(Actor actor, int requestId, int fileId, CancellationToken ct)
    {
        if (!actor.May(Permission.HandleRequests)) return null;
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Set<RequestFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RequestId == requestId, ct) is not { } paper) return null;
        return await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Hash == paper.Hash, ct) is { } file ? (paper, file) : null;
    }

    private static async Task<LetterView> LetterAsync(PortalDb db, ReplyLetter letter, CancellationToken ct)
    {
        var review = await db.Set<Review>().AsNoTracking().Include(r => r.Steps).Where(r => r.SubjectKind == ReplySubject.Name && r.SubjectId == letter.RequestId).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        return new LetterView(letter.Decision, letter.Number, letter.Text, letter.DraftedBy, letter.UpdatedAt, letter.SentOn, review?.Id, review?.State, review?.Current?.Rule.Name ?? "", review?.EndReason ?? "",
            review is { State: ReviewState.Approved or ReviewState.Completed } && review.Hash == letter.Hash());
    }

    private async Task<IReadOnlyList<CaseClock>> ClocksAsync(PortalDb db, InformationRequest request, CancellationToken ct)
    {
        var asked = request.Consultations.Select(c => c.Id).ToList();
        var clocks = await db.Set<Clock>().AsNoTracking().Include(c => c.Events)
            .Where(c => (c.SubjectKind == RequestChange.Request && c.SubjectId == request.Id) || (c.SubjectKind == OpinionsAsked.Subject && asked.Contains(c.SubjectId))).OrderBy(c => c.Id).ToListAsync(ct);
        var rules = await db.Set<ClockRule>().AsNoTracking().ToDictionaryAsync(r => r.Id, ct);
        var calendar = await calendars.CurrentAsync(ct);
        return [.. clocks.Select(c => new CaseClock(c.RuleKey, rules[c.RuleId].Name, rules[c.RuleId].Source, c.StartOn, c.Amount, c.Events.Where(e => e.Kind == ClockEventKind.Extended).Sum(e => e.Amount), RequestQueries.Chip(c, calendar, office)))];
    }
}

/// <summary>How like two titles are: the share of two-character pieces they have in common (Dice).</summary>
internal static class Likeness
{
    /// <summary>From here on another case asks for the same.</summary>
    public const double SameSubject = .55;

    /// <summary>The same applicant is worth a look earlier.</summary>
    public const double SameApplicant = .3;

    public static HashSet<(char, char)> Bigrams(string title)
    {
        var signs = title.Where(char.IsLetterOrDigit).ToArray();
        return [.. signs.Zip(signs.Skip(1))];
    }

    public static double Of(HashSet<(char, char)> one, HashSet<(char, char)> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}
