using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Mail;
using Portal.Domain.People;
using Portal.Domain.Storage;

namespace Portal.Domain.Concerns;

/// <summary>发现: anybody of the house reports it; the hours run from the moment it was found, and those who must know are told at once.</summary>
public sealed class ReportIncident(WriteGate gate)
{
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, FoundConcern found, CancellationToken ct)
    {
        Incident? incident = null;
        var outcome = await gate.RunAsync(actor, Permission.ReportConcerns, nameof(ReportIncident), async write =>
        {
            var wanted = found.Normal;
            if (Refusals(wanted, write.Now).ToList() is { Count: > 0 } reasons) return Outcome.Refused(reasons);
            write.Db.Add(incident = new Incident(wanted, await Incidents.NextNumberAsync(write.Db, OfficeClock.DateOf(wanted.FoundAt).Year, ct), write.Actor, write.Now));
            await write.FlushAsync(ct);
            await Incidents.SetClocksAsync(write, incident, ct);
            await TellAsync(write, incident, ct);
            Incidents.Changed(write, incident);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? incident!.Id : Outcome<int>.From(outcome);
    }

    private static IEnumerable<Reason> Refusals(FoundConcern found, DateTime now)
    {
        if (found.Title.Length == 0) yield return "请写一句话：发生了什么。";
        if (found.Title.Length > 200) yield return new Reason("标题最多 {0} 字，现在有 {1} 字。", 200, found.Title.Length);
        if (found.Said.Length > 4000) yield return new Reason("内容最多 {0} 字，现在有 {1} 字。", 4000, found.Said.Length);
        if (found.Link.Length > 0 && !Incident.IsLink(found.Link)) yield return Incident.NoLink;
        foreach (var reason in Incident.TimeRefusals(found.FoundAt, null, found.Late, now)) yield return reason;
    }

    private static async Task TellAsync(Write write, Incident incident, CancellationToken ct)
    {
        var people = await write.Db.Set<Account>().AsNoTracking().Where(a => !a.Disabled).ToListAsync(ct);
        var duty = await write.Db.Set<DutyDay>().AsNoTracking().SingleOrDefaultAsync(d => d.Day == write.Today, ct);
        foreach (var person in people.Where(p => p.Roles.Contains(Role.Office) || p.Roles.Contains(Role.Leader) || p.DisplayName == duty?.Person || p.DisplayName == duty?.Deputy))
            await Outbox.PutAsync(write, $"{ConcernChange.Incident}/{incident.Id}/found", person, $"发现舆情：{incident.Title}", $"{incident.Title}\n{incident.Said}\n{incident.Link}\n时限从发现时起算，请登录门户研判：/workspace/concerns/{incident.Id}\n", ct);
    }
}
