using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>A file that comes with a report.</summary>
public sealed record NewFile(string Name, byte[] Content);

/// <summary>Hands in a dated report on one measure, with its evidence.</summary>
public sealed class ReportProgress(WriteGate gate)
{
    public Task<Outcome<int>> ExecuteAsync(Actor actor, int measureId, ProgressReport report, IReadOnlyList<NewFile> files, CancellationToken ct)
    {
        ProgressEntry? entry = null;
        return gate.RunAsync<int>(actor, Permission.ReportProgress, nameof(ReportProgress), async write =>
        {
            var measure = await write.Db.Set<Measure>().Include(m => m.Task.Goal.Plan).SingleOrDefaultAsync(m => m.Id == measureId, ct);
            if (measure is null) return Outcome<int>.From(Outcome.Missing);
            var task = measure.Task;
            if (!Ownership.MayReport(write.Actor, measure.Owner, task.Lead, task.Supporting, task.Persons))
                return Outcome<int>.From(Outcome.Refused("这条措施不由您或您的处室负责，不能填报。请联系办公室。"));

            var refusals = new List<Reason>();
            var evidence = new List<EvidenceItem>(report.Evidence);
            foreach (var file in files)
            {
                if (FileTypes.Detect(file.Content) is { } type && file.Content.LongLength <= FileTypes.MaxBytes)
                {
                    var stored = new StoredFile(file.Content, type);
                    if (!await write.Db.Set<StoredFile>().AnyAsync(f => f.Hash == stored.Hash, ct) && write.Db.Set<StoredFile>().Local.All(f => f.Hash != stored.Hash))
                        write.Db.Add(stored);
                    evidence.Add(new EvidenceItem(EvidenceKind.File, file.Name.Trim(), stored.Hash, stored.Size));
                }
                else if (file.Content.LongLength > FileTypes.MaxBytes)
                {
                    refusals.Add(new Reason("“{0}”超过 {1} MB，请压缩后再上传，或改填链接。", file.Name, FileTypes.MaxBytes / 1024 / 1024));
                }
                else
                {
                    refusals.Add(new Reason("“{0}”的类型不能作佐证。可用：PDF、Word、Excel、PPT、OFD、图片、纯文本。", file.Name));
                }
            }

            if (refusals.Count > 0) return Outcome<int>.From(Outcome.Refused(refusals));

            var plan = task.Goal.Plan;
            var facts = await write.Db.Set<ProgressEntry>().Where(e => e.MeasureId == measureId).OrderBy(e => e.On).ThenBy(e => e.Id)
                .Select(e => new EntryFacts(e.On, e.Percent, e.Status, e.Period, e.Evidence.Any())).ToListAsync(ct);
            var standing = Standings.Of(measure.Reckoning, measure.Due, plan.Year, measure.CancelledAt is not null, facts, write.Today);
            var outcome = measure.Report(report with { Evidence = evidence }, standing, write.Actor, write.Today, write.Now);
            if (!outcome.Ok) return Outcome<int>.From(outcome);

            entry = measure.Entries[^1];
            plan.Touch(write.Now);
            write.Subject = () => $"plan/{plan.Id}/measure/{measureId}";
            write.Announce(PlanChange.Measure, measureId, plan.Id);
            return measureId;
        }, ct);
    }
}
