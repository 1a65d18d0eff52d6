using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.Clocks;

/// <summary>Names under which changes of this room are announced.</summary>
public static class ClockChange
{
    /// <summary>A clock started, moved or ended; the root is its subject's id.</summary>
    public const string Clock = "clock";

    /// <summary>A year's calendar was loaded; the id is the year.</summary>
    public const string Calendar = "calendar";

    /// <summary>A rule got a new version.</summary>
    public const string Rule = "clock-rule";
}

/// <summary>The working calendar in force: the newest version of every year. Read once, and again when a year is loaded.</summary>
public sealed class Calendars : IDisposable
{
    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly IDisposable _subscription;
    private volatile WorkingCalendar? _current;

    public Calendars(IDbContextFactory<PortalDb> dbs, ChangeFeed feed)
    {
        _dbs = dbs;
        _subscription = feed.Subscribe(changes =>
        {
            if (changes.Any(c => c.Kind == ClockChange.Calendar)) _current = null;
            return Task.CompletedTask;
        });
    }

    public async Task<WorkingCalendar> CurrentAsync(CancellationToken ct)
    {
        if (_current is { } current) return current;
        await using var db = await _dbs.CreateDbContextAsync(ct);
        return _current = await OfAsync(db, ct);
    }

    /// <summary>Inside a write, where the newest version may be of the same transaction. A database without any year has the delivered ones.</summary>
    public static async Task<WorkingCalendar> OfAsync(PortalDb db, CancellationToken ct)
    {
        var years = await YearsAsync(db, ct);
        return years.Count == 0 ? WorkingCalendar.Announced : new WorkingCalendar(years.Select(y => y.Announced));
    }

    /// <summary>The newest version of every year.</summary>
    internal static async Task<List<CalendarYear>> YearsAsync(PortalDb db, CancellationToken ct) =>
        [.. (await db.Set<CalendarYear>().AsNoTracking().ToListAsync(ct)).GroupBy(y => y.Year).Select(g => g.MaxBy(y => y.Version)!).OrderBy(y => y.Year)];

    public void Dispose() => _subscription.Dispose();
}
