using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

public sealed record PlanHead(int Id, int Year, string Title, bool Published, bool IsSample);

/// <summary>A value of a roll-up at the end of a day.</summary>
public sealed record HistoryPoint(DateOnly On, decimal Percent);

/// <summary>Reads of the plan beyond the board: reports, history, who wrote what.</summary>
public sealed class WorkQueries(IDbContextFactory<PortalDb> dbs, PlanBoards boards, OfficeClock clock)
{
    /// <summary>All plans, newest year first.</summary>
    public async Task<IReadOnlyList<PlanHead>> PlansAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Plan>().OrderByDescending(p => p.Year).Select(p => new PlanHead(p.Id, p.Year, p.Title, p.Published, p.IsSample)).ToListAsync(ct);
    }

    /// <summary>The plan that is worked on: this year's or the last one before it. A year prepared ahead waits for its January, unless there is nothing else.</summary>
    /// <param name="plans">Newest year first.</param>
    public PlanHead? Current(IReadOnlyList<PlanHead> plans) => plans.FirstOrDefault(p => p.Year <= clock.Today.Year) ?? (plans is [.., var first] ? first : null);

    /// <summary>All reports on a measure, newest first.</summary>
    public async Task<IReadOnlyList<EntryView>> ReportsAsync(int measureId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var entries = await BoardReader.EntriesAsync(db, e => e.Where(x => x.MeasureId == measureId), ct);
        entries.Reverse();
        return entries;
    }

    /// <summary>All reports on a plan's measures, newest first, at most <paramref name="take"/>.</summary>
    public async Task<IReadOnlyList<EntryView>> LatestReportsAsync(int planId, int take, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var entries = await BoardReader.EntriesAsync(db, e => e.Where(x => x.Measure.Task.Goal.PlanId == planId).OrderByDescending(x => x.At).ThenByDescending(x => x.Id).Take(take), ct);
        return [.. entries.OrderByDescending(e => e.At)];
    }

    /// <summary>
    /// How the percentage of a task, or of the whole plan (null), came to be: reckoned anew for each day, from the reports that existed then.
    /// Measures and weights are those of today.
    /// </summary>
    public Task<IReadOnlyList<HistoryPoint>> HistoryAsync(int planId, int? taskId, IReadOnlyCollection<DateOnly> days, CancellationToken ct) =>
        HistoryAsync(planId, taskId, static (_, _) => true, days, ct);

    /// <param name="counts">Which measures of the plan are meant: those of a division, one's own.</param>
    public Task<IReadOnlyList<HistoryPoint>> HistoryAsync(int planId, Func<TaskLine, MeasureLine, bool> counts, IReadOnlyCollection<DateOnly> days, CancellationToken ct) =>
        HistoryAsync(planId, null, counts, days, ct);

    private async Task<IReadOnlyList<HistoryPoint>> HistoryAsync(int planId, int? taskId, Func<TaskLine, MeasureLine, bool> counts, IReadOnlyCollection<DateOnly> days, CancellationToken ct)
    {
        if (await boards.FindAsync(planId, ct) is not { } board) return [];
        await using var db = await dbs.CreateDbContextAsync(ct);
        var reports = (await BoardReader.EntriesAsync(db, e => e.Where(x => taskId == null ? x.Measure.Task.Goal.PlanId == planId : x.Measure.TaskId == taskId), ct)).ToLookup(e => e.MeasureId);
        var tasks = board.Tasks.Where(t => taskId is null || t.Id == taskId).Select(t => (Task: t, Measures: t.Measures.Where(m => counts(t, m)).ToArray())).Where(t => t.Measures.Length > 0).ToArray();
        return [.. days.Order().Select(day => new HistoryPoint(day, Share.Of(tasks.Select(t =>
            Share.OfMeasures(t.Measures.Select(m => m with
            {
                Standing = Standings.Of(m.Reckoning, m.Due, board.Year, m.Standing.State == MeasureState.Cancelled, [.. reports[m.Id].Where(e => e.On <= day).Select(e => e.Facts)], day),
            }), t.Task.Weight))).Percent))];
    }

    /// <summary>What was changed in a plan or under it, newest first, from the audit.</summary>
    public async Task<Paged<AuditEntry>> ChangesAsync(int planId, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (own, under) = ($"plan/{planId}", $"plan/{planId}/");
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(e => e.Subject == own || e.Subject.StartsWith(under));
        var total = await entries.CountAsync(ct);
        return new Paged<AuditEntry>(await entries.OrderByDescending(e => e.Number).Skip((page - 1) * size).Take(size).ToListAsync(ct), total, page, size);
    }

    /// <summary>A stored evidence file; null when no report of any plan carries it.</summary>
    public async Task<(StoredFile File, string Name)?> EvidenceFileAsync(string hash, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var name = await db.Set<Evidence>().Where(e => e.Kind == EvidenceKind.File && e.Address == hash).Select(e => e.Title).FirstOrDefaultAsync(ct);
        if (name is null || await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Hash == hash, ct) is not { } file) return null;
        return (file, name);
    }
}
