using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>A member of a package.</summary>
/// <param name="OpenElements">Of an interpretation: elements not yet answered.</param>
public sealed record MemberView(int DocumentId, DocumentKind Kind, string Title, InterpretationForm? Form, InterpretationStage? Stage, bool HasDraft, bool IsLive, int EditionNumber, DateTime UpdatedAt, string UpdatedBy, int OpenElements);

public sealed record ScheduledView(int Id, int DocumentId, string Title, ScheduledKind Kind, DateTime At, string Reason, string By, DateTime? EndedAt, string Failure);

/// <summary>A package as its side panel shows it.</summary>
/// <param name="Rounds">Of signing, newest first.</param>
/// <param name="Hash">What would be signed now.</param>
/// <param name="Fields">Every entry as <see cref="EditPackage"/> takes it.</param>
public sealed record PackageView(int DocumentId, InterpretationPlan Plan, bool IsSensitive, string RiskAssessment, string ResponsePlan, RiskReview Risk, string Exemption, bool MaterialsFollow,
    DateTime? ReleasedAt, DateOnly? MaterialsDue, IReadOnlyList<MemberView> Members, IReadOnlyList<Check> Checks, IReadOnlyList<ReviewView> Rounds, IReadOnlyList<ScheduledView> Scheduled, string Hash,
    IReadOnlyDictionary<PackageField, string> Fields)
{
    public ReviewView? Round => Rounds.Count > 0 ? Rounds[0] : null;
}

/// <summary>A line of the list of what can go out, or has gone.</summary>
/// <param name="ReviewId">The round in which it was signed.</param>
/// <param name="Documents">How many go out together.</param>
public sealed record ReleaseRow(int DocumentId, int ReviewId, DocumentKind Kind, string Title, string Number, string Division, DateTime ApprovedAt, int Documents, DateTime? ScheduledAt, bool IsSample);

/// <summary>What a list says about a package beside its title.</summary>
/// <param name="Documents">Drafts that are signed together.</param>
/// <param name="IsRevision">Its document is public already.</param>
/// <param name="Passed">Checks without a remark.</param>
/// <param name="Remarks">Checks that want a look, or stop the release.</param>
public sealed record PackageCard(int DocumentId, DocumentKind Kind, int Documents, bool IsRevision, bool IsSample, int Passed, int Remarks);

/// <param name="Due">Last day for the interpretation.</param>
public sealed record OwedMaterial(int DocumentId, string Title, string Division, DateOnly Due);

public sealed class PackageQueries(IDbContextFactory<PortalDb> dbs, DocumentSettings settings, ReviewQueries reviews, Calendars calendars, OfficeClock clock, IEnumerable<IPackageRule> rules)
{
    /// <summary>Kind of the reviews whose subject is a package; their subject's id is the document's.</summary>
    public const string SubjectKind = Packages.Subject;

    /// <summary>Packages of a list, with what their checks say. Every text is looked through: ask for a screenful.</summary>
    public async Task<IReadOnlyDictionary<int, PackageCard>> CardsAsync(IReadOnlyCollection<int> documentIds, CancellationToken ct)
    {
        var cards = new Dictionary<int, PackageCard>();
        await using var db = await dbs.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        var packages = await db.Set<Package>().Where(p => documentIds.Contains(p.DocumentId)).ToDictionaryAsync(p => p.DocumentId, ct);
        var calendar = await calendars.CurrentAsync(ct);
        foreach (var id in documentIds.Distinct())
        {
            var members = await Packages.MembersAsync(db, id, ct);
            if (members.Find(d => d.Id == id) is not { } head) continue;
            IReadOnlyList<Check> checks = [.. PackageChecks.Of(packages.GetValueOrDefault(id) ?? new Package(id), members, settings, await SubmitPackage.TargetsAsync(db, members, ct), calendar, clock.Today), .. await rules.ChecksAsync(db, head, ct)];
            var passed = checks.Count(c => c.Level == CheckLevel.Passed);
            cards.Add(id, new PackageCard(id, head.Kind, members.Count(d => d.Draft is not null), head.Live is not null, head.IsSample, passed, checks.Count - passed));
        }

        return cards;
    }

    /// <summary>The package that a document belongs to: its own, or that of the policy it explains.</summary>
    public async Task<PackageView?> FindAsync(int documentId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        var own = await Drafting.Whole(db).SingleOrDefaultAsync(d => d.Id == documentId, ct);
        if (own is null) return null;
        var headId = Packages.HeadOf(own);
        var members = await Packages.MembersAsync(db, headId, ct);
        var package = await db.Set<Package>().SingleOrDefaultAsync(p => p.DocumentId == headId, ct) ?? new Package(headId);
        IReadOnlyList<Check> checks = [.. PackageChecks.Of(package, members, settings, await SubmitPackage.TargetsAsync(db, members, ct), await calendars.CurrentAsync(ct), clock.Today), .. await rules.ChecksAsync(db, members.Single(d => d.Id == headId), ct)];
        var scheduled = await db.Set<ScheduledAct>().Where(a => a.PackageId == package.Id).OrderByDescending(a => a.Id).ToListAsync(ct);
        var title = members.Single(d => d.Id == headId).Current.Title;
        var due = package.MaterialsDue is null ? null : (await OwedMaterials.Days(db).SingleAsync(o => o.Policy == headId, ct)).LastDay;
        return new PackageView(headId, package.Plan, package.IsSensitive, package.RiskAssessment, package.ResponsePlan, package.Risk, package.Exemption, package.MaterialsFollow, package.ReleasedAt, due,
            [.. members.OrderBy(d => d.Id != headId).ThenBy(d => d.Id).Select(d => new MemberView(d.Id, d.Kind, d.Current.Title, d.Current.Facts.Form, d.Current.Facts.Stage, d.Draft is not null, d.Live is not null, d.Current.Number, d.Current.UpdatedAt, d.Current.UpdatedBy,
                KindRules.Of(d.Kind).Interprets ? InterpretationElements.Open(d.Current.Facts).Count : 0))],
            checks, await reviews.RoundsAsync(Packages.Subject, headId, ct),
            [.. scheduled.Select(a => new ScheduledView(a.Id, headId, title, a.Kind, a.At, a.Reason, a.By, a.EndedAt, a.Failure))], package.ContentHash(members),
            Enum.GetValues<PackageField>().ToDictionary(f => f, f => PackageFields.Of(f).Get(package)));
    }

    /// <summary>The paper of a package's risk assessment.</summary>
    public async Task<(StoredFile File, string Name)?> RiskPaperAsync(int documentId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var package = await db.Set<Package>().AsNoTracking().SingleOrDefaultAsync(p => p.DocumentId == documentId, ct);
        return package is { Risk.PaperHash: { Length: > 0 } hash } && await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Hash == hash, ct) is { } file ? (file, package.Risk.PaperName) : null;
    }

    /// <summary>Signed to the end and not yet public: the webmaster's list.</summary>
    public async Task<IReadOnlyList<ReleaseRow>> ReadyAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var approved = await db.Set<Review>().AsNoTracking().Where(r => r.SubjectKind == Packages.Subject && r.State == ReviewState.Approved).OrderBy(r => r.EndedAt).ToListAsync(ct);
        var ids = approved.ConvertAll(r => r.SubjectId);
        var heads = (await db.Set<Document>().AsNoTracking().Include(d => d.Editions).Where(d => ids.Contains(d.Id)).ToListAsync(ct)).ToDictionary(d => d.Id);
        var others = (await db.Set<DocumentLink>().AsNoTracking().Where(l => (l.Kind == LinkKind.Interprets || l.Kind == LinkKind.Accompanies) && ids.Contains(l.TargetId) && l.Source.Editions.Any(e => e.State == EditionState.Draft)).Select(l => l.TargetId).ToListAsync(ct)).ToLookup(id => id);
        var scheduled = (await (from a in db.Set<ScheduledAct>() join p in db.Set<Package>() on a.PackageId equals p.Id where a.EndedAt == null && a.Kind == ScheduledKind.Release select new { p.DocumentId, a.At }).ToListAsync(ct)).ToLookup(a => a.DocumentId, a => a.At);
        return [.. approved.Where(r => heads.ContainsKey(r.SubjectId)).Select(r => (r, d: heads[r.SubjectId])).Select(x => new ReleaseRow(x.d.Id, x.r.Id, x.d.Kind, x.d.Current.Title, x.d.Current.Facts.Number, x.d.Division,
            x.r.EndedAt ?? x.r.SubmittedAt, (x.d.Draft is null ? 0 : 1) + others[x.d.Id].Count(), scheduled[x.d.Id].Select(at => (DateTime?)at).FirstOrDefault(), x.d.IsSample))];
    }

    /// <summary>What will happen, and what was to happen, the nearest first.</summary>
    public async Task<IReadOnlyList<ScheduledView>> ScheduledAsync(int take, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var rows = await (from a in db.Set<ScheduledAct>().AsNoTracking() join p in db.Set<Package>() on a.PackageId equals p.Id orderby a.EndedAt != null, a.EndedAt descending, a.At select new { a, p.DocumentId }).Take(take).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.DocumentId);
        var titles = (await db.Set<Edition>().AsNoTracking().Where(e => ids.Contains(e.DocumentId)).Select(e => new { e.DocumentId, e.Number, e.Title }).ToListAsync(ct)).GroupBy(e => e.DocumentId).ToDictionary(g => g.Key, g => g.MaxBy(e => e.Number)!.Title);
        return [.. rows.Select(r => new ScheduledView(r.a.Id, r.DocumentId, titles.GetValueOrDefault(r.DocumentId, ""), r.a.Kind, r.a.At, r.a.Reason, r.a.By, r.a.EndedAt, r.a.Failure))];
    }

    /// <summary>Policies whose interpretation is still owed, the nearest day first.</summary>
    public async Task<IReadOnlyList<OwedMaterial>> OwedAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var owed = await (from o in OwedMaterials.Days(db)
                          join d in db.Set<Document>() on o.Policy equals d.Id
                          join e in db.Set<Edition>() on d.Id equals e.DocumentId
                          where o.AtRelease != null && e.State == EditionState.Live
                          select new { Day = o, d.Id, d.Division, e.Title }).ToListAsync(ct);
        var ids = owed.ConvertAll(o => o.Id);
        var acts = (await db.Set<StatusAct>().AsNoTracking().Where(a => ids.Contains(a.DocumentId)).ToListAsync(ct)).ToLookup(a => a.DocumentId, a => a.Event);
        // Of what was taken back nothing has to be explained.
        return [.. owed.Where(o => !Validity.IsWithdrawn(acts[o.Id], clock.Today)).Select(o => new OwedMaterial(o.Id, o.Title, o.Division, o.Day.LastDay!.Value)).OrderBy(o => o.Due)];
    }
}
