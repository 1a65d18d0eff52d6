using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>Sets a time for a release or a withdrawal. Only what would pass now may be scheduled, and it is checked again when the time comes.</summary>
public sealed class Schedule(WriteGate gate, ReleasePackage release)
{
    /// <param name="at">UTC.</param>
    public Task<Outcome> ReleaseAsync(Actor actor, int documentId, DateTime at, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Release, "ScheduleRelease", async write =>
        {
            if (at <= write.Now) return Outcome.Refused("定时要在现在以后；要现在发布，请按“发布”。");
            var members = await Packages.MembersAsync(write.Db, documentId, ct);
            if (!members.Exists(d => d.Id == documentId)) return Outcome.Missing;
            var package = await Packages.OfAsync(write.Db, documentId, ct);
            var review = await ReviewDesk.LatestAsync(write.Db, Packages.Subject, documentId, ct);
            var reasons = await release.RefusalsAsync(write.Db, package, members, await SubmitPackage.TargetsAsync(write.Db, members, ct), review, await Calendars.OfAsync(write.Db, ct), OfficeClock.DateOf(at), ct);
            if (reasons.Count > 0) return Outcome.Refused(reasons);
            await CancelAsync(write, documentId, "改期", ct);
            return Add(write, new ScheduledAct(package.Id, ScheduledKind.Release, at, "", write.Actor.AccountId, write.Actor.Name), documentId);
        }, ct);

    /// <param name="at">UTC.</param>
    /// <param name="reason">Shown to the public.</param>
    public Task<Outcome> WithdrawalAsync(Actor actor, int documentId, DateTime at, string reason, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Release, "ScheduleWithdrawal", async write =>
        {
            if (at <= write.Now) return Outcome.Refused("定时要在现在以后；要现在撤下，请按“撤下”。");
            if (reason.Trim().Length == 0) return Outcome.Refused("撤下要写明理由，公众会看到。");
            var document = await Drafting.Whole(write.Db).SingleOrDefaultAsync(d => d.Id == documentId, ct);
            if (document is null) return Outcome.Missing;
            if (document.Live is null) return Outcome.Refused("这份文件没有公开，不用撤下。");
            var package = await Packages.OfAsync(write.Db, documentId, ct);
            // An interpretation goes with its policy's package and has none of its own until now: the act needs its id.
            if (package.Id == 0) await write.FlushAsync(ct);
            return Add(write, new ScheduledAct(package.Id, ScheduledKind.Withdrawal, at, reason.Trim(), write.Actor.AccountId, write.Actor.Name), documentId);
        }, ct);

    public Task<Outcome> CancelAsync(Actor actor, int actId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Release, "CancelScheduled", async write =>
        {
            var act = await write.Db.Set<ScheduledAct>().SingleOrDefaultAsync(a => a.Id == actId && a.EndedAt == null, ct);
            if (act is null) return Outcome.Missing;
            (act.EndedAt, act.Failure) = (write.Now, "已取消");
            var documentId = await write.Db.Set<Package>().Where(p => p.Id == act.PackageId).Select(p => p.DocumentId).SingleAsync(ct);
            write.Subject = () => $"{Packages.Subject}/{documentId}";
            write.Announce(DocumentChange.Draft, documentId, documentId);
            return Outcome.Done;
        }, ct);

    /// <summary>Ends a release that was still to come, because what it would release has changed.</summary>
    internal static async Task CancelAsync(Write write, int documentId, string why, CancellationToken ct)
    {
        var packages = write.Db.Set<Package>().Where(p => p.DocumentId == documentId).Select(p => p.Id);
        foreach (var act in await write.Db.Set<ScheduledAct>().Where(a => packages.Contains(a.PackageId) && a.Kind == ScheduledKind.Release && a.EndedAt == null).ToListAsync(ct))
            (act.EndedAt, act.Failure) = (write.Now, why);
    }

    private static Outcome Add(Write write, ScheduledAct act, int documentId)
    {
        write.Db.Add(act);
        write.Subject = () => $"{Packages.Subject}/{documentId}";
        write.Announce(DocumentChange.Draft, documentId, documentId);
        return Outcome.Done;
    }
}

/// <summary>Does what is due: also what was missed while the portal was down. Running twice does no harm.</summary>
public sealed class RunSchedule(WriteGate gate, IDbContextFactory<PortalDb> dbs, OfficeClock clock, ReleasePackage release, ChangeStatus status, IActors actors)
{
    /// <summary>Each act in a transaction of its own: one that fails stops no other, and its reason is kept for the webmaster.</summary>
    /// <returns>When the next one is due, UTC; null when nothing waits.</returns>
    public async Task<DateTime?> RunDueAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.UtcNow;
        foreach (var id in await db.Set<ScheduledAct>().Where(a => a.EndedAt == null && a.At <= now).OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => a.Id).ToListAsync(ct)) await RunAsync(id, ct);
        return await db.Set<ScheduledAct>().Where(a => a.EndedAt == null).MinAsync(a => (DateTime?)a.At, ct);
    }

    private async Task RunAsync(int actId, CancellationToken ct)
    {
        ScheduledAct? act = null;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var byId = await db.Set<ScheduledAct>().Where(a => a.Id == actId).Select(a => a.ById).SingleAsync(ct);
        // In the right of whoever set the time, as it is now: a role taken away takes its appointments with it.
        var by = byId == 0 ? Actor.System : await actors.FindAsync(db, byId, ct) ?? new Actor(byId, "", [], null, []);
        var outcome = await gate.RunAsync(by, Permission.Release, "RunScheduled", async write =>
        {
            act = await write.Db.Set<ScheduledAct>().SingleOrDefaultAsync(a => a.Id == actId && a.EndedAt == null, ct);
            if (act is null) return Outcome.Done;
            var documentId = await write.Db.Set<Package>().Where(p => p.Id == act.PackageId).Select(p => p.DocumentId).SingleAsync(ct);
            var done = act.Kind == ScheduledKind.Release
                ? await release.ReleaseAsync(write, documentId, ct)
                : await status.WithdrawAsync(write, documentId, act.Reason, hidesText: false, ct);
            if (done.Ok) act.EndedAt = write.Now;
            return done;
        }, ct);
        if (!outcome.Ok) await FailAsync(actId, outcome, ct);
    }

    private Task<Outcome> FailAsync(int actId, Outcome outcome, CancellationToken ct) =>
        gate.RunAsync(Actor.System, Permission.Release, "FailScheduled", async write =>
        {
            var act = await write.Db.Set<ScheduledAct>().SingleAsync(a => a.Id == actId, ct);
            var why = string.Concat(outcome.Reasons);
            (act.EndedAt, act.Failure) = (write.Now, why.Length > 1000 ? why[..1000] : why);
            var documentId = await write.Db.Set<Package>().Where(p => p.Id == act.PackageId).Select(p => p.DocumentId).SingleAsync(ct);
            write.Subject = () => $"{Packages.Subject}/{documentId}";
            write.Announce(DocumentChange.Draft, documentId, documentId);
            return Outcome.Done;
        }, ct);
}
