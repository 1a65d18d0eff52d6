using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>A file that comes with a report.</summary>
public sealed record NewFile(string Name, byte[] Content);

/// <summary>Hands in a dated report on one measure, with its evidence.</summary>
public sealed class ReportProgress(WriteGate gate, FileIntake intake)
{
    private static readonly Func<PortalDb, int, CancellationToken, Task<Measure?>> MeasureWithPlan = EF.CompileAsyncQuery((PortalDb db, int id, CancellationToken ct) =>
        db.Set<Measure>().Include(m => m.Task.Goal.Plan).SingleOrDefault(m => m.Id == id));

    private static readonly Func<PortalDb, int, IAsyncEnumerable<EntryFacts>> Facts = EF.CompileAsyncQuery((PortalDb db, int measureId) =>
        db.Set<ProgressEntry>().Where(e => e.MeasureId == measureId).OrderBy(e => e.On).ThenBy(e => e.Id).Select(e => new EntryFacts(e.On, e.Percent, e.Status, e.Period, e.Evidence.Any())));

    public async Task<Outcome<int>> ExecuteAsync(Actor actor, int measureId, ProgressReport report, IReadOnlyList<NewFile> files, CancellationToken ct)
    {
        var (admitted, refusals) = (new List<(string Name, StoredFile File)>(), new List<Reason>());
        foreach (var file in files)
        {
            var taken = await intake.AdmitAsync(file.Name.Trim(), file.Content, ct);
            if (taken.Ok) admitted.Add((file.Name.Trim(), taken.Value!));
            else refusals.AddRange(taken.Reasons);
        }

        if (refusals.Count > 0) return Outcome<int>.From(Outcome.Refused(refusals));
        return await gate.RunAsync<int>(actor, Permission.ReportProgress, nameof(ReportProgress), async write =>
        {
            var measure = await MeasureWithPlan(write.Db, measureId, ct);
            if (measure is null) return Outcome<int>.From(Outcome.Missing);
            var task = measure.Task;
            if (!Ownership.MayReport(write.Actor, measure.Owner, task.Lead, task.Supporting, task.Persons))
                return Outcome<int>.From(Outcome.Refused("这条措施不由您或您的处室负责，不能填报。请联系办公室。"));

            var evidence = new List<EvidenceItem>(report.Evidence);
            foreach (var (name, file) in admitted)
            {
                await FileIntake.StoreAsync(write.Db, file, ct);
                evidence.Add(new EvidenceItem(EvidenceKind.File, name, file.Hash, file.Size));
            }

            var plan = task.Goal.Plan;
            var facts = await Facts(write.Db, measureId).ToListAsync(ct);
            var standing = Standings.Of(measure.Reckoning, measure.Due, plan.Year, measure.CancelledAt is not null, facts, write.Today);
            var outcome = measure.Report(report with { Evidence = evidence }, standing, write.Actor, write.Today, write.Now);
            if (!outcome.Ok) return Outcome<int>.From(outcome);

            plan.Touch(write.Now);
            write.Subject = () => $"plan/{plan.Id}/measure/{measureId}";
            write.Announce(PlanChange.Measure, measureId, plan.Id);
            return measureId;
        }, ct);
    }
}
