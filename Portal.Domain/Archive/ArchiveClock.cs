using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Archive;

/// <summary>送交期限, per quarter; its last day is day 0.</summary>
public sealed class ArchiveClock(WriteGate gate, IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Subject kind of its clocks; the subject's id is the quarter's key.</summary>
    public const string Subject = "archive-delivery";

    /// <summary>Last days and where the clocks stand; quarters without a clock are missing.</summary>
    public async Task<IReadOnlyDictionary<Quarter, (DateOnly On, ClockState State)>> DuesAsync(IReadOnlyCollection<Quarter> quarters, CancellationToken ct)
    {
        var keys = quarters.Select(q => q.Key).ToList();
        await using var db = await dbs.CreateDbContextAsync(ct);
        var clocks = await db.Set<Clock>().AsNoTracking().Where(c => c.SubjectKind == Subject && c.RuleKey == ClockRules.ArchiveDelivery && keys.Contains(c.SubjectId)).ToListAsync(ct);
        return clocks.Where(c => c.DueOn is not null).ToDictionary(c => new Quarter(c.SubjectId / 10, c.SubjectId % 10), c => (c.DueOn!.Value, c.State));
    }

    /// <summary>Starts the clock of a quarter. Running twice does no harm: the daily job calls it for the last quarter.</summary>
    public Task<Outcome> EnsureQuarterAsync(Quarter quarter, CancellationToken ct) =>
        gate.RunAsync(Actor.System, Permission.KeepRegisters, "StartArchiveClock", async write =>
        {
            if (await ClockDesk.OfAsync(write.Db, Subject, quarter.Key, ClockRules.ArchiveDelivery, ct) is not null) return Outcome.Done;
            await ClockDesk.StartAsync(write, ClockRules.ArchiveDelivery,
                new ClockSubject(Subject, quarter.Key, $"{quarter.Year}年第{Numerals.ToChinese(quarter.Number)}季度政府信息送交", $"/workspace/archive?quarter={quarter}", null), quarter.Last, ct);
            write.Subject = () => $"{Subject}/{quarter}";
            return Outcome.Done;
        }, ct);
}
