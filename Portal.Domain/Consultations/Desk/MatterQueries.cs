using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <param name="Text">In name, basis or division.</param>
/// <param name="Catalogue">Only those of the catalogue, or only the others.</param>
public sealed record MatterFilter(int? Year = null, string? Text = null, bool? Catalogue = null, string? Division = null);

/// <summary>A line of the list of matters.</summary>
public sealed record MatterRow(int Id, int Year, string Name, MatterKind Kind, string Division, string Basis, string PlannedFor, bool InCatalogue, DateOnly? AgreedOn, bool IsNormative, string PolicyTitle, DateTime? StoppedAt, string StopReason, bool IsSample,
    IReadOnlyList<MatterStepView> Steps)
{
    /// <summary>The first step that is open; null when all are taken.</summary>
    public StepKind? Next => StoppedAt is not null ? null : Steps.Where(s => s.State == StepState.Open).Select(s => (StepKind?)s.Kind).FirstOrDefault();

    public int Taken => Steps.Count(s => s.State != StepState.Open);
}

public sealed record MatterStepView(StepKind Kind, StepState State, DateOnly? BeganOn, DateOnly? On, string Note, string By, DateTime? At);

public sealed record MatterPaper(int Id, StepKind Step, string FileHash, string Name, string ContentType, long Size, string By, DateTime At);

/// <summary>A matter with everything about it.</summary>
public sealed record MatterView(MatterRow Row, MatterFacts Facts, int Version, IReadOnlyList<MatterPaper> Papers, IReadOnlyList<ConsultationRow> Consultations, IReadOnlyList<Reason> Warnings, bool PolicyIsLive);

/// <summary>Decision matters, for the staff and for the public catalogue.</summary>
public sealed class MatterQueries(IDbContextFactory<PortalDb> dbs, Calendars calendars, ConsultationSettings settings, ConsultationQueries consultations)
{
    public async Task<Paged<MatterRow>> ListAsync(MatterFilter filter, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var found = db.Set<DecisionMatter>().AsNoTracking();
        if (filter.Year is { } year) found = found.Where(m => m.Year == year);
        if (filter.Catalogue is { } catalogue) found = found.Where(m => m.InCatalogue == catalogue);
        if (!string.IsNullOrWhiteSpace(filter.Division)) found = found.Where(m => m.Division == filter.Division);
        if (filter.Text?.Trim() is { Length: > 0 } text) found = found.Where(m => m.Name.Contains(text) || m.Basis.Contains(text) || m.Division.Contains(text));
        var total = await found.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var matters = await found.Include(m => m.Steps).OrderByDescending(m => m.Year).ThenBy(m => m.Id).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        var titles = await TitlesAsync(db, [.. matters.Select(m => m.PolicyId).OfType<int>()], ct);
        return new Paged<MatterRow>([.. matters.Select(m => Row(m, titles))], total, page, size);
    }

    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<DecisionMatter>().Select(m => m.Year).Distinct().OrderByDescending(y => y).ToListAsync(ct);
    }

    public async Task<MatterView?> FindAsync(int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var matter = await db.Set<DecisionMatter>().AsNoTracking().Include(m => m.Steps).Include(m => m.Papers).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id, ct);
        if (matter is null) return null;
        var titles = await TitlesAsync(db, [.. new[] { matter.PolicyId }.OfType<int>()], ct);
        var live = matter.PolicyId is { } policy && await db.Set<Edition>().AnyAsync(e => e.DocumentId == policy && e.State == EditionState.Live, ct);
        return new MatterView(Row(matter, titles), new MatterFacts(matter.Year, matter.Name, matter.Kind, matter.Division, matter.Basis, matter.PlannedFor, matter.InCatalogue, matter.AgreedOn, matter.IsNormative, matter.PolicyId), matter.Version,
            [.. matter.Papers.OrderBy(p => p.Id).Select(p => new MatterPaper(p.Id, p.Step, p.FileHash, p.Name, p.ContentType, p.Size, p.By, p.At))],
            (await consultations.ListAsync(new ConsultationFilter(MatterId: id), 1, 50, ct)).Rows,
            [.. MatterChecks.Warnings(matter, await calendars.CurrentAsync(ct), settings.LegalityWorkdays)], live);
    }

    /// <summary>A paper of a matter that this person works on.</summary>
    public async Task<(StoredFile File, string Name)?> PaperAsync(Actor actor, int matterId, int paperId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var found = await db.Set<DecisionMatter>().Where(m => m.Id == matterId).Select(m => new { m.Division, Paper = m.Papers.FirstOrDefault(p => p.Id == paperId) }).SingleOrDefaultAsync(ct);
        if (found?.Paper is not { } paper || !(ConsultationRights.MayWork(actor, found.Division) || actor.May(Permission.Review) || actor.May(Permission.Release))) return null;
        return await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Hash == paper.FileHash, ct) is { } file ? (file, paper.Name) : null;
    }

    private static MatterRow Row(DecisionMatter m, IReadOnlyDictionary<int, string> titles) => new(m.Id, m.Year, m.Name, m.Kind, m.Division, m.Basis, m.PlannedFor, m.InCatalogue, m.AgreedOn, m.IsNormative,
        m.PolicyId is { } policy ? titles.GetValueOrDefault(policy, "") : "", m.StoppedAt, m.StopReason, m.IsSample, [.. m.Steps.OrderBy(s => s.Kind).Select(s => new MatterStepView(s.Kind, s.State, s.BeganOn, s.On, s.Note, s.By, s.At))]);

    internal static async Task<IReadOnlyDictionary<int, string>> TitlesAsync(PortalDb db, IReadOnlyCollection<int> documents, CancellationToken ct) =>
        documents.Count == 0 ? new Dictionary<int, string>()
            : (await db.Set<Edition>().Where(e => documents.Contains(e.DocumentId)).Select(e => new { e.DocumentId, e.Number, e.Title }).ToListAsync(ct)).GroupBy(e => e.DocumentId).ToDictionary(g => g.Key, g => g.MaxBy(e => e.Number)!.Title);
}
