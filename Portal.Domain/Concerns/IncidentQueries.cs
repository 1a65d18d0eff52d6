using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Concerns;

public enum IncidentTab
{
    /// <summary>Not closed.</summary>
    Open,

    /// <summary>Not assessed yet.</summary>
    Reported,

    /// <summary>A clock of it ran over, closed or not.</summary>
    Late,
    Closed,
    All,

    /// <summary>Nothing of it ran over, and nothing can any more.</summary>
    InTime,

    /// <summary>Something is still owed, and not late yet.</summary>
    Running,
}

/// <param name="Month">First day of the month in which it was found.</param>
public sealed record IncidentFilter(IncidentTab Tab = IncidentTab.Open, string? Text = null, IncidentClass? Class = null, ConcernSource? Source = null, DateOnly? Month = null);

/// <summary>One of the clocks an incident runs by.</summary>
/// <param name="DueAt">UTC.</param>
/// <param name="EndedAt">UTC; null while it runs.</param>
public sealed record IncidentClock(int Id, string RuleKey, string Name, DateTime DueAt, DateTime? EndedAt)
{
    public bool IsLate(DateTime now) => (EndedAt ?? now) >= DueAt;
}

public sealed record IncidentRow(int Id, string Number, string Title, ConcernSource Source, IncidentClass? Class, MustRespond Must, string? Division, DateTime FoundAt, DateTime? RespondedAt, DateTime? ClosedAt, bool IsDeclined, int Step, bool IsSample, IReadOnlyList<IncidentClock> Clocks)
{
    /// <summary>The clock to look at: the nearest that runs, else the last that ended, one that ran over first.</summary>
    public IncidentClock? Pressing(DateTime now) => Clocks.Where(c => c.EndedAt is null).MinBy(c => c.DueAt) ?? Clocks.OrderByDescending(c => c.IsLate(now)).ThenByDescending(c => c.DueAt).FirstOrDefault();

    public bool IsLate(DateTime now) => Clocks.Any(c => c.IsLate(now));
}

/// <summary>A document by its name, for links.</summary>
public sealed record IncidentPaper(int Id, string Title, string Address, bool IsLive, ReviewView? Round);

/// <summary>An incident whole.</summary>
public sealed record IncidentView(IncidentRow Row, string Link, string Said, DateTime RecordedAt, string ReportedBy, string ResponseText, string ResponseHash, DateTime? FirstWordAt, DateTime? PressAt, string Result, string Lessons,
    IReadOnlyList<IncidentEntry> Entries, IncidentPaper? Policy, IncidentPaper? Document, ReviewView? Round)
{
    public bool IsOpen => Row.ClosedAt is null;

    public bool IsSigned => Document is { } paper ? paper.IsLive : Round is { State: ReviewState.Approved or ReviewState.Completed } round && round.Hash == ResponseHash;
}

/// <summary>Reads incidents, for those who may see them.</summary>
public sealed class IncidentQueries(IDbContextFactory<PortalDb> dbs, ReviewQueries reviews, OfficeClock clock)
{
    public async Task<Paged<IncidentRow>> ListAsync(Actor actor, IncidentFilter filter, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var incidents = Which(db, await SeenAsync(db, actor, ct), filter);
        var total = await incidents.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await incidents.OrderByDescending(i => i.ClosedAt == null).ThenByDescending(i => i.FoundAt).ThenByDescending(i => i.Id).Skip((page - 1) * size).Take(size).Include(i => i.Entries).ToListAsync(ct);
        return new Paged<IncidentRow>(await RowsAsync(db, rows, ct), total, page, size);
    }

    public async Task<IReadOnlyDictionary<IncidentTab, int>> CountsAsync(Actor actor, IncidentFilter filter, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var seen = await SeenAsync(db, actor, ct);
        var counts = new Dictionary<IncidentTab, int>();
        foreach (var tab in Enum.GetValues<IncidentTab>()) counts[tab] = await Which(db, seen, filter with { Tab = tab }).CountAsync(ct);
        return counts;
    }

    /// <returns>Null when there is none, or it is not for this person.</returns>
    public async Task<IncidentView?> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await (await SeenAsync(db, actor, ct)).Include(i => i.Entries).SingleOrDefaultAsync(i => i.Id == id, ct) is not { } i) return null;
        var round = await LatestAsync(ConcernSubject.Name, id, ct);
        return new IncidentView((await RowsAsync(db, [i], ct))[0], i.Link, i.Said, i.RecordedAt, i.ReportedBy, i.ResponseText, i.ResponseHash(), i.FirstWordAt, i.PressAt, i.Result, i.Lessons,
            [.. i.Entries.OrderByDescending(e => e.When).ThenByDescending(e => e.Id)], await PaperAsync(db, i.PolicyId, ct), await PaperAsync(db, i.ResponseDocumentId, ct), round);
    }

    /// <summary>The short response for those who sign it; who signs need not see the register.</summary>
    public async Task<(string Title, string Text, string Said, string Hash)?> ResponseAsync(int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Incident>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is { } i ? (i.Title, i.ResponseText, i.Said, i.ResponseHash()) : null;
    }

    /// <summary>Days of the roster, in order.</summary>
    public async Task<IReadOnlyList<DutyDay>> DutyAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<DutyDay>().AsNoTracking().Where(d => d.Day >= from && d.Day <= to).OrderBy(d => d.Day).ToListAsync(ct);
    }

    /// <summary>Who is on duty now; null: nobody is down for today.</summary>
    public async Task<DutyDay?> OnDutyAsync(CancellationToken ct) => await DutyAsync(clock.Today, clock.Today, ct) is [var duty] ? duty : null;

    public async Task<IReadOnlyList<ConcernContact>> ContactsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<ConcernContact>().AsNoTracking().OrderBy(c => c.Organ).ThenBy(c => c.Id).ToListAsync(ct);
    }

    /// <summary>Public policies, for the choice of what an incident is about.</summary>
    public async Task<IReadOnlyList<(int Id, string Title)>> PoliciesAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return [.. (await db.Set<Edition>().AsNoTracking().Where(e => e.State == EditionState.Live && e.Document.Kind == DocumentKind.Policy).OrderByDescending(e => e.ReleasedAt).Select(e => new { e.DocumentId, e.Title }).ToListAsync(ct)).Select(e => (e.DocumentId, e.Title))];
    }

    /// <summary>A year's incidents with their clocks, for the overview.</summary>
    internal async Task<IReadOnlyList<IncidentRow>> YearAsync(Actor actor, int year, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (from, to) = (OfficeClock.StartOf(new DateOnly(year, 1, 1)), OfficeClock.StartOf(new DateOnly(year + 1, 1, 1)));
        return await RowsAsync(db, await (await SeenAsync(db, actor, ct)).Where(i => i.FoundAt >= from && i.FoundAt < to).Include(i => i.Entries).OrderBy(i => i.FoundAt).ToListAsync(ct), ct);
    }

    private async Task<IQueryable<Incident>> SeenAsync(PortalDb db, Actor actor, CancellationToken ct) =>
        db.Set<Incident>().AsNoTracking().Where(Incidents.SeenBy(actor, await Incidents.IsOnDutyAsync(db, actor, clock.Today, ct)));

    private IQueryable<Incident> Which(PortalDb db, IQueryable<Incident> incidents, IncidentFilter filter)
    {
        var now = clock.UtcNow;
        var clocks = db.Set<Clock>().Where(c => c.SubjectKind == ConcernChange.Incident);
        incidents = filter.Tab switch
        {
            IncidentTab.Open => incidents.Where(i => i.ClosedAt == null),
            IncidentTab.Reported => incidents.Where(i => i.ClosedAt == null && i.Class == null),
            IncidentTab.Late => incidents.Where(i => clocks.Any(c => c.SubjectId == i.Id && (i.Class == IncidentClass.Grave) == (c.RuleKey != ClockRules.ConcernResponse) && (c.EndedAt ?? now) >= c.DueAt)),
            IncidentTab.InTime => incidents.Where(i => clocks.All(c => c.SubjectId != i.Id || (i.Class == IncidentClass.Grave) != (c.RuleKey != ClockRules.ConcernResponse) || c.EndedAt < c.DueAt)),
            IncidentTab.Running => incidents.Where(i => clocks.All(c => c.SubjectId != i.Id || (i.Class == IncidentClass.Grave) != (c.RuleKey != ClockRules.ConcernResponse) || (c.EndedAt ?? now) < c.DueAt)
                && clocks.Any(c => c.SubjectId == i.Id && (i.Class == IncidentClass.Grave) == (c.RuleKey != ClockRules.ConcernResponse) && c.EndedAt == null)),
            IncidentTab.Closed => incidents.Where(i => i.ClosedAt != null),
            _ => incidents,
        };
        if (filter.Class is { } wanted) incidents = incidents.Where(i => i.Class == wanted);
        if (filter.Source is { } source) incidents = incidents.Where(i => i.Source == source);
        if (filter.Month is { } month)
        {
            var (from, to) = (OfficeClock.StartOf(month), OfficeClock.StartOf(month.AddMonths(1)));
            incidents = incidents.Where(i => i.FoundAt >= from && i.FoundAt < to);
        }

        if (filter.Text?.Trim() is { Length: > 0 } text) incidents = incidents.Where(i => i.Title.Contains(text) || i.Said.Contains(text) || i.Number.Contains(text) || (i.Division != null && i.Division.Contains(text)));
        return incidents;
    }

    private static async Task<IReadOnlyList<IncidentRow>> RowsAsync(PortalDb db, List<Incident> incidents, CancellationToken ct)
    {
        var ids = incidents.ConvertAll(i => i.Id);
        var clocks = (await (from c in db.Set<Clock>()
                             join r in db.Set<ClockRule>() on c.RuleId equals r.Id
                             where c.SubjectKind == ConcernChange.Incident && ids.Contains(c.SubjectId) && c.DueAt != null
                             orderby c.DueAt
                             select new { c.SubjectId, Clock = new IncidentClock(c.Id, c.RuleKey, r.Name, c.DueAt!.Value, c.EndedAt) }).ToListAsync(ct)).ToLookup(c => c.SubjectId, c => c.Clock);
        return [.. incidents.Select(i => new IncidentRow(i.Id, i.Number, i.Title, i.Source, i.Class, i.Must, i.Division, i.FoundAt, i.RespondedAt, i.ClosedAt, i.IsDeclined, i.Step, i.IsSample,
            [.. clocks[i.Id].Where(c => Incidents.Applies(i.Class, c.RuleKey))]))];
    }

    private async Task<ReviewView?> LatestAsync(string kind, int id, CancellationToken ct) => await reviews.RoundsAsync(kind, id, ct) is [var newest, ..] ? newest : null;

    private async Task<IncidentPaper?> PaperAsync(PortalDb db, int? documentId, CancellationToken ct)
    {
        if (documentId is not { } id || await db.Set<Document>().AsNoTracking().Include(d => d.Editions).SingleOrDefaultAsync(d => d.Id == id, ct) is not { } document) return null;
        return new IncidentPaper(id, document.Current.Title, KindRules.Address(document.Kind, document.Slug), document.Live is not null, await LatestAsync("package", id, ct));
    }
}
