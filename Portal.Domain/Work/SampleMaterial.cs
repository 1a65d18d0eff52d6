using Microsoft.EntityFrameworkCore;
using Portal.Domain.People;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>Tables marked 示例, with their goals, tasks and measures.</summary>
internal sealed class SampleTables : ISampleMaterial
{
    public string Name => "任务分解表";

    public Task<int> CountAsync(PortalDb db, CancellationToken ct) => db.Set<Plan>().CountAsync(p => p.IsSample, ct);

    public async Task RemoveAsync(Write write, CancellationToken ct)
    {
        var plans = await write.Db.Set<Plan>().IgnoreQueryFilters().Where(p => p.IsSample)
            .Include(p => p.Goals).ThenInclude(g => g.Tasks).ThenInclude(t => t.Measures).AsSplitQuery().ToListAsync(ct);
        write.Db.RemoveRange(plans);
        foreach (var plan in plans) write.Announce(PlanChange.Plan, plan.Id, plan.Id);
    }
}

/// <summary>Reports on the measures of sample tables, with their evidence.</summary>
internal sealed class SampleReports : ISampleMaterial
{
    public string Name => "进度填报";

    public Task<int> CountAsync(PortalDb db, CancellationToken ct) => Entries(db, sample: true).CountAsync(ct);

    /// <summary>The sample's own reports were handed in by the system; whoever reported later has an account.</summary>
    public Task<int> CountRealAsync(PortalDb db, CancellationToken ct) => Entries(db, sample: true).CountAsync(e => e.AuthorId != 0, ct);

    public async Task RemoveAsync(Write write, CancellationToken ct) =>
        write.Db.RemoveRange(await Entries(write.Db, sample: true).Include(e => e.Evidence).ToListAsync(ct));

    public IQueryable<string> FilesOf(PortalDb db, bool sample) =>
        Entries(db, sample).SelectMany(e => e.Evidence).Where(e => e.Kind == EvidenceKind.File).Select(e => e.Address);

    private static IQueryable<ProgressEntry> Entries(PortalDb db, bool sample) =>
        db.Set<ProgressEntry>().IgnoreQueryFilters().Where(e => e.Measure.Task.Goal.Plan.IsSample == sample);
}

/// <summary>Names of the table (责任人) that the demonstration accounts go by.</summary>
internal sealed class SampleNames : ISampleMaterial
{
    public string Name => "演示账户与责任人的关联";

    public Task<int> CountAsync(PortalDb db, CancellationToken ct) => Links(db).CountAsync(ct);

    public async Task RemoveAsync(Write write, CancellationToken ct)
    {
        var links = await Links(write.Db).ToListAsync(ct);
        write.Db.RemoveRange(links);
        foreach (var account in links.Select(l => l.AccountId).Distinct()) write.Announce(PeopleChange.Account, account, account);
    }

    private static IQueryable<LinkedName> Links(PortalDb db) =>
        db.Set<LinkedName>().Where(l => db.Set<Account>().Any(a => a.Id == l.AccountId && a.IsDemo));
}
