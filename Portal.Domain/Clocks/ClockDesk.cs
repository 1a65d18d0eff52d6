using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Clocks;

/// <summary>The mechanism of periods, for the commands of the rooms whose work has a last day: they call it inside their own write.</summary>
public static class ClockDesk
{
    /// <summary>Starts a clock in days; <paramref name="zero"/> is day 0.</summary>
    public static Task<Clock> StartAsync(Write write, string ruleKey, ClockSubject subject, DateOnly zero, CancellationToken ct) =>
        StartAsync(write, ruleKey, subject, OfficeClock.StartOf(zero), ct);

    /// <summary>Starts a clock at an instant, UTC: for rules in hours.</summary>
    public static async Task<Clock> StartAsync(Write write, string ruleKey, ClockSubject subject, DateTime start, CancellationToken ct)
    {
        var rule = await RuleAsync(write.Db, ruleKey, OfficeClock.DateOf(start), ct);
        var clock = new Clock(rule, subject, start);
        clock.Set(ClockReading.Of(clock, await Calendars.OfAsync(write.Db, ct)));
        write.Db.Add(clock);
        write.Announce(ClockChange.Clock, () => clock.Id, () => subject.Id);
        return clock;
    }

    /// <summary>The version of a rule in force on a day.</summary>
    public static async Task<ClockRule> RuleAsync(PortalDb db, string key, DateOnly day, CancellationToken ct) =>
        ClockRule.On(await db.Set<ClockRule>().Where(r => r.Key == key).ToListAsync(ct), key, day);

    /// <summary>The newest clock of a subject by one rule, tracked, with its events; null when none was started.</summary>
    public static Task<Clock?> OfAsync(PortalDb db, string subjectKind, int subjectId, string ruleKey, CancellationToken ct) =>
        db.Set<Clock>().Include(c => c.Events).Where(c => c.SubjectKind == subjectKind && c.SubjectId == subjectId && c.RuleKey == ruleKey).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);

    public static Task StopAsync(Write write, Clock clock, DateOnly on, string note, CancellationToken ct) => AddAsync(write, clock, ClockEventKind.Stopped, OfficeClock.StartOf(on), 0, note, ct);

    public static Task ResumeAsync(Write write, Clock clock, DateOnly on, string note, CancellationToken ct) => AddAsync(write, clock, ClockEventKind.Resumed, OfficeClock.StartOf(on), 0, note, ct);

    /// <summary>The count begins anew; <paramref name="zero"/> is day 0.</summary>
    public static Task RestartAsync(Write write, Clock clock, DateOnly zero, string note, CancellationToken ct) => AddAsync(write, clock, ClockEventKind.Restarted, OfficeClock.StartOf(zero), 0, note, ct);

    public static Task ExtendAsync(Write write, Clock clock, DateOnly on, int amount, string note, CancellationToken ct) => AddAsync(write, clock, ClockEventKind.Extended, OfficeClock.StartOf(on), amount, note, ct);

    public static Task EndAsync(Write write, Clock clock, DateOnly on, string note, CancellationToken ct) => AddAsync(write, clock, ClockEventKind.Ended, OfficeClock.StartOf(on), 0, note, ct);

    public static Task ReopenAsync(Write write, Clock clock, DateOnly on, string note, CancellationToken ct) => AddAsync(write, clock, ClockEventKind.Reopened, OfficeClock.StartOf(on), 0, note, ct);

    /// <param name="when">UTC.</param>
    public static async Task AddAsync(Write write, Clock clock, ClockEventKind kind, DateTime when, int amount, string note, CancellationToken ct)
    {
        clock.Add(new ClockEvent(kind, when, amount, note, write.Actor.Name, write.Now), await Calendars.OfAsync(write.Db, ct));
        write.Announce(ClockChange.Clock, () => clock.Id, () => clock.SubjectId);
    }
}
