using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Clocks;

public enum ClockView
{
    /// <summary>Not ended.</summary>
    Open,
    Late,

    /// <summary>The last day is at most <see cref="ClockLevels.NearWorkdays"/> working days ahead.</summary>
    Near,
    Stopped,
    Provisional,
    Ended,
}

/// <param name="Division">Only this division's; null: all.</param>
public sealed record ClockFilter(ClockView View, string? RuleKey, string? Division, string? Text);

/// <summary>A clock in a list.</summary>
/// <param name="Unit">Unit of <paramref name="Left"/>: that of the rule.</param>
/// <param name="Left">Left after today, or after this moment for rules in hours (begun hours count); negative when late; null while stopped or ended.</param>
/// <param name="IsNear">Open, and the last day is at most <see cref="ClockLevels.NearWorkdays"/> working days ahead.</param>
public sealed record ClockRow(int Id, string RuleName, string Title, string Path, string? Division, ClockState State, DateOnly StartOn, DateTime? DueAt, DateOnly? DueOn, bool Provisional, DateTime? EndedAt, bool IsLate, ClockUnit Unit, int? Left, bool IsNear);

/// <summary>Everything about one clock: the rule it runs by, every day counted, everything that happened.</summary>
public sealed record ClockWhole(ClockRow Row, ClockRule Rule, ClockReading Reading, IReadOnlyList<ClockDay> Days, IReadOnlyList<ClockEvent> Events);

/// <summary>Reads clocks.</summary>
public sealed class ClockQueries(IDbContextFactory<PortalDb> dbs, Calendars calendars, OfficeClock clock)
{
    public async Task<Paged<ClockRow>> ListAsync(ClockFilter filter, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var calendar = await calendars.CurrentAsync(ct);
        var clocks = Which(db, filter, calendar);
        var total = await clocks.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var ordered = filter.View == ClockView.Ended ? clocks.OrderByDescending(c => c.EndedAt) : clocks.OrderBy(c => c.DueAt == null).ThenBy(c => c.DueAt);
        var rows = await ordered.ThenBy(c => c.Id).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        var rules = await NamesAsync(db, ct);
        return new Paged<ClockRow>(rows.ConvertAll(c => Row(c, rules, calendar)), total, page, size);
    }

    /// <summary>How many there are of each view, for the tabs.</summary>
    public async Task<IReadOnlyDictionary<ClockView, int>> CountsAsync(ClockFilter filter, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var calendar = await calendars.CurrentAsync(ct);
        var counts = new Dictionary<ClockView, int>();
        foreach (var view in Enum.GetValues<ClockView>()) counts[view] = await Which(db, filter with { View = view }, calendar).CountAsync(ct);
        return counts;
    }

    public async Task<ClockWhole?> FindAsync(int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var found = await db.Set<Clock>().AsNoTracking().Include(c => c.Events).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (found is null) return null;
        var calendar = await calendars.CurrentAsync(ct);
        var rule = await db.Set<ClockRule>().AsNoTracking().SingleAsync(r => r.Id == found.RuleId, ct);
        return new ClockWhole(Row(found, new Dictionary<string, string> { [found.RuleKey] = rule.Name }, calendar), rule, ClockReading.Of(found, calendar), ClockReading.Days(found, calendar), [.. found.Events.OrderBy(e => e.At).ThenBy(e => e.Id)]);
    }

    /// <summary>The clocks of one subject, the newest first.</summary>
    public async Task<IReadOnlyList<ClockRow>> OfSubjectAsync(string kind, int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var calendar = await calendars.CurrentAsync(ct);
        var rules = await NamesAsync(db, ct);
        return (await db.Set<Clock>().AsNoTracking().Where(c => c.SubjectKind == kind && c.SubjectId == id).OrderByDescending(c => c.Id).ToListAsync(ct)).ConvertAll(c => Row(c, rules, calendar));
    }

    /// <summary>Every rule with its versions, the oldest first.</summary>
    public async Task<IReadOnlyList<ClockRule>> RulesAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<ClockRule>().AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct);
    }

    /// <summary>Every year with all its versions, the newest first.</summary>
    public async Task<IReadOnlyList<CalendarYear>> YearsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<CalendarYear>().AsNoTracking().OrderByDescending(y => y.Year).ThenByDescending(y => y.Version).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<string>> DivisionsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Clock>().Where(c => c.Division != null).Select(c => c.Division!).Distinct().Order().ToListAsync(ct);
    }

    private IQueryable<Clock> Which(PortalDb db, ClockFilter filter, WorkingCalendar calendar)
    {
        var now = clock.UtcNow;
        // The end of the last day that still counts as near.
        var near = OfficeClock.StartOf(calendar.After(clock.Today, ClockLevels.NearWorkdays).Date.AddDays(1));
        var clocks = db.Set<Clock>().AsNoTracking();
        clocks = filter.View switch
        {
            ClockView.Open => clocks.Where(c => c.State != ClockState.Ended),
            ClockView.Late => clocks.Where(c => c.State != ClockState.Ended && c.DueAt <= now),
            ClockView.Near => clocks.Where(c => c.State != ClockState.Ended && c.DueAt > now && c.DueAt <= near),
            ClockView.Stopped => clocks.Where(c => c.State == ClockState.Stopped),
            ClockView.Provisional => clocks.Where(c => c.State != ClockState.Ended && c.Provisional),
            _ => clocks.Where(c => c.State == ClockState.Ended),
        };
        if (filter.RuleKey is { Length: > 0 } key) clocks = clocks.Where(c => c.RuleKey == key);
        if (filter.Division is { Length: > 0 } division) clocks = clocks.Where(c => c.Division == division);
        if (filter.Text?.Trim() is { Length: > 0 } text) clocks = clocks.Where(c => c.Title.Contains(text));
        return clocks;
    }

    private static async Task<Dictionary<string, string>> NamesAsync(PortalDb db, CancellationToken ct) =>
        (await db.Set<ClockRule>().AsNoTracking().OrderBy(r => r.Id).Select(r => new { r.Key, r.Name }).ToListAsync(ct)).GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.Last().Name);

    private ClockRow Row(Clock c, Dictionary<string, string> rules, WorkingCalendar calendar)
    {
        var (today, now) = (clock.Today, clock.UtcNow);
        int? left = c is not { State: ClockState.Running, DueOn: { } due, DueAt: { } end } ? null : c.Unit switch
        {
            ClockUnit.Workdays => due >= today ? calendar.Between(today, due) : -calendar.Between(due, today),
            ClockUnit.Days => due.DayNumber - today.DayNumber,
            _ => end >= now ? (int)Math.Ceiling((end - now).TotalHours) : -(int)Math.Ceiling((now - end).TotalHours),
        };
        return new ClockRow(c.Id, rules.GetValueOrDefault(c.RuleKey, c.RuleKey), c.Title, c.Path, c.Division, c.State, c.StartOn, c.DueAt, c.DueOn, c.Provisional, c.EndedAt, c.IsLate(now), c.Unit, left, ClockLevels.Of(c, calendar, now) is ClockLevel.Near or ClockLevel.Today);
    }
}
