using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Mail;
using Portal.Domain.People;
using Portal.Domain.Storage;

namespace Portal.Domain.Clocks;

/// <summary>Something a room does every day, and at start for a day that was missed. Running twice a day does no harm.</summary>
public interface IDailyRound
{
    Task RunAsync(CancellationToken ct);
}

/// <summary>Something that cannot wait for the next day. Running it at every minute must cost next to nothing.</summary>
public interface IMinuteRound
{
    Task RunMinuteAsync(CancellationToken ct);
}

/// <summary>
/// 催办: a clock that comes near, falls due or runs over is told to those who can do something about it, each step once and to more people; the clock keeps
/// whom it told.
/// </summary>
public sealed class ClockRound(WriteGate gate, IDbContextFactory<PortalDb> dbs, OfficeClock office, SiteAddress site) : IDailyRound, IMinuteRound
{
    public Task RunAsync(CancellationToken ct) => RemindAsync(hoursOnly: false, ct);

    /// <summary>Periods in hours run over at any minute: they are looked at whenever one of them has come to a new step.</summary>
    public async Task RunMinuteAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var open = await db.Set<Clock>().AsNoTracking().Where(c => c.Unit == ClockUnit.Hours && c.State != ClockState.Ended).ToListAsync(ct);
        if (open.Count == 0) return;
        var calendar = await Calendars.OfAsync(db, ct);
        if (open.Exists(c => ClockLevels.Of(c, calendar, office.UtcNow) != c.Level)) await RemindAsync(hoursOnly: true, ct);
    }

    private Task RemindAsync(bool hoursOnly, CancellationToken ct) =>
        gate.RunAsync(Actor.System, Permission.Read, "RemindClocks", async write =>
        {
            var calendar = await Calendars.OfAsync(write.Db, ct);
            var accounts = await write.Db.Set<Account>().AsNoTracking().Where(a => !a.Disabled).ToListAsync(ct);
            var horizon = OfficeClock.StartOf(calendar.After(write.Today, ClockLevels.NearWorkdays).Date.AddDays(1));
            var pressing = await write.Db.Set<Clock>().Where(c => c.State != ClockState.Ended && (!hoursOnly || c.Unit == ClockUnit.Hours) && (c.Level != ClockLevel.None || c.DueAt != null && c.DueAt <= horizon)).ToListAsync(ct);
            foreach (var clock in pressing)
            {
                var level = ClockLevels.Of(clock, calendar, write.Now);
                if (level == clock.Level) continue;
                var rises = level > clock.Level;
                clock.Level = level;
                write.Announce(ClockChange.Clock, clock.Id, clock.SubjectId);
                if (!rises) continue;
                var people = accounts.FindAll(a => Concerns(a, clock, level));
                clock.Remind($"{Word(level)}，已提醒：{(people.Count == 0 ? "无人（该处室没有账户）" : string.Join('、', people.Select(p => p.DisplayName)))}", write.Actor.Name, write.Now);
                foreach (var person in people)
                    await Outbox.PutAsync(write, $"clock/{clock.Id}/{level}/{clock.DueOn:yyyyMMdd}", person, $"{Word(level)}：{clock.Title}", $"{clock.Title}\n期限：{clock.DueOn:yyyy-MM-dd}{(clock.Provisional ? "（暂定）" : "")}\n{Word(level)}。请登录门户办理：{site.Url}{clock.Path}\n", ct);
            }

            write.Subject = () => "clocks";
            return Outcome.Done;
        }, ct);

    public static string Word(ClockLevel level) => level switch
    {
        ClockLevel.Near => "临近期限",
        ClockLevel.Today => "今日到期",
        ClockLevel.Late => "已逾期",
        _ => "",
    };

    /// <summary>Whether somebody is told at a level. A clock without division is the office's own.</summary>
    internal static bool Concerns(Account person, Clock clock, ClockLevel level)
    {
        var own = clock.Division is { } division ? person.Division == division && person.Roles.Any(r => r is Role.Editor or Role.Head) : person.Roles.Contains(Role.Office);
        return own || level >= ClockLevel.Today && person.Roles.Contains(Role.Office) || level == ClockLevel.Late && person.Roles.Contains(Role.Leader);
    }
}

/// <summary>The clocks that press, for the daily letter: the own division's, and all for the office and the leaders.</summary>
internal sealed class ClockDigest : IDigestPart
{
    private const int Most = 30;

    public string Heading => "法定时限";

    public async Task<IReadOnlyList<DigestLine>> LinesAsync(PortalDb db, Actor reader, DateOnly today, CancellationToken ct)
    {
        var seesAll = reader.Roles.Contains(Role.Office) || reader.Roles.Contains(Role.Leader);
        var calendar = await Calendars.OfAsync(db, ct);
        var horizon = OfficeClock.StartOf(calendar.After(today, ClockLevels.NearWorkdays).Date.AddDays(1));
        var clocks = await db.Set<Clock>().AsNoTracking().Where(c => c.State != ClockState.Ended && c.DueAt != null && c.DueAt <= horizon && (seesAll || c.Division == reader.Division)).OrderBy(c => c.DueAt).Take(Most).ToListAsync(ct);
        return clocks.ConvertAll(c => new DigestLine($"{c.Title}：{(c.DueOn < today ? "已逾期，应于" : c.DueOn == today ? "今日到期，" : "期限")}{c.DueOn:yyyy-MM-dd}{(c.Provisional ? "（暂定）" : "")}", c.Path));
    }
}
