using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Concerns;

/// <summary>What the commands on an incident share: find it, see whose it is, keep its clocks.</summary>
internal static class Incidents
{
    private static readonly string[] All = [ClockRules.ConcernFirstWord, ClockRules.ConcernPress, ClockRules.ConcernResponse];

    /// <summary>Runs <paramref name="change"/> on an incident as one write, brings its clocks in line and tells the readers.</summary>
    public static Task<Outcome> ChangeAsync(this WriteGate gate, Actor actor, Permission permission, string act, int id, Func<Write, Incident, Task<Outcome>> change, CancellationToken ct) =>
        gate.RunAsync(actor, permission, act, async write =>
        {
            if (await write.Db.Set<Incident>().Include(i => i.Entries).SingleOrDefaultAsync(i => i.Id == id, ct) is not { } incident) return Outcome.Missing;
            if (!await SeesAsync(write.Db, write.Actor, incident, write.Today, ct)) return Outcome.Missing;
            var outcome = await change(write, incident);
            if (!outcome.Ok) return outcome;
            await SetClocksAsync(write, incident, ct);
            Changed(write, incident);
            return Outcome.Done;
        }, ct);

    public static void Changed(Write write, Incident incident)
    {
        incident.Version++;
        write.Subject = () => $"{ConcernChange.Incident}/{incident.Id}";
        write.Announce(ConcernChange.Incident, () => incident.Id, () => incident.Id);
    }

    /// <summary>The office, the leaders, whoever is on duty, the division in charge and whoever reported it; nobody else reads what is not public yet.</summary>
    public static Expression<Func<Incident, bool>> SeenBy(Actor actor, bool onDuty)
    {
        var all = onDuty || SeesAll(actor);
        return i => all || i.ReportedById == actor.AccountId || (actor.Division != null && i.Division == actor.Division);
    }

    public static bool SeesAll(Actor actor) => actor.May(Permission.HandleConcerns) || actor.Roles.Contains(Role.Leader);

    /// <summary>The roster knows names, not accounts: many who are on duty have none.</summary>
    public static Task<bool> IsOnDutyAsync(PortalDb db, Actor actor, DateOnly today, CancellationToken ct) =>
        db.Set<DutyDay>().AnyAsync(d => d.Day == today && (d.Person == actor.Name || d.Deputy == actor.Name), ct);

    /// <summary>
    /// Every clock runs from the moment of discovery. Until somebody has classed it an incident runs by the ordinary 48 hours; another class replaces the
    /// clocks that do not apply any more; what was published ends its own.
    /// </summary>
    public static async Task SetClocksAsync(Write write, Incident incident, CancellationToken ct)
    {
        var subject = SubjectOf(incident);
        foreach (var rule in All)
        {
            var applies = Applies(incident.Class, rule);
            var done = EndOf(incident, rule);
            var clock = await ClockDesk.OfAsync(write.Db, ConcernChange.Incident, incident.Id, rule, ct);
            if (clock is null && applies) clock = await ClockDesk.StartAsync(write, rule, subject, incident.FoundAt, ct);
            if (clock is null) continue;
            clock.Division = subject.Division;
            if (clock.State != ClockState.Ended && !applies) await ClockDesk.AddAsync(write, clock, ClockEventKind.Ended, write.Now, 0, "重新定级，改按别的时限", ct);
            else if (clock.State == ClockState.Ended && applies && done is null) await ClockDesk.AddAsync(write, clock, ClockEventKind.Reopened, write.Now, 0, "重新定级", ct);
            if (clock.State != ClockState.Ended && applies && done is { } at) await ClockDesk.AddAsync(write, clock, ClockEventKind.Ended, at, 0, incident.IsDeclined ? "不予回应" : "已发布", ct);
        }
    }

    /// <summary>Whether a clock is one that the incident's present class runs by.</summary>
    public static bool Applies(IncidentClass? @class, string rule) => @class == IncidentClass.Grave ? rule != ClockRules.ConcernResponse : rule == ClockRules.ConcernResponse;

    public static async Task<string> NextNumberAsync(PortalDb db, int year, CancellationToken ct)
    {
        var head = $"舆{year}-";
        var last = (await db.Set<Incident>().Where(i => i.Number.StartsWith(head)).Select(i => i.Number).ToListAsync(ct)).Select(n => int.Parse(n[head.Length..], null)).DefaultIfEmpty().Max();
        return $"{head}{last + 1:000}";
    }

    private static async Task<bool> SeesAsync(PortalDb db, Actor actor, Incident incident, DateOnly today, CancellationToken ct) =>
        SeenBy(actor, await IsOnDutyAsync(db, actor, today, ct)).Compile()(incident);

    /// <summary>Clocks are shown to the whole house: the number alone.</summary>
    private static ClockSubject SubjectOf(Incident incident) =>
        new(ConcernChange.Incident, incident.Id, $"舆情 {incident.Number}", $"/workspace/concerns/{incident.Id}", incident.Division);

    private static DateTime? EndOf(Incident incident, string rule) => incident.IsDeclined ? incident.ClosedAt : rule switch
    {
        ClockRules.ConcernFirstWord => incident.FirstWordAt,
        ClockRules.ConcernPress => incident.PressAt,
        _ => incident.RespondedAt,
    };
}
