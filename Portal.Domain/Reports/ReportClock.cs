using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Reports;

/// <summary>年报期限 (条例第四十九条): the day before the new year is day 0, 31 January the last day.</summary>
public sealed class ReportClock(WriteGate gate, IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Subject kind of its clocks; the subject's id is the year reported on.</summary>
    public const string Subject = "annual-report";

    /// <returns>The last day and where the clock stands; null while none was started.</returns>
    public async Task<(DateOnly On, ClockState State)?> FindAsync(int year, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await ClockDesk.OfAsync(db, Subject, year, ClockRules.AnnualReport, ct) is { DueOn: { } due } clock ? (due, clock.State) : null;
    }

    /// <summary>Starts the clock of a year's report. Running twice does no harm: the daily job calls it for last year.</summary>
    public Task<Outcome> EnsureYearAsync(int year, CancellationToken ct) =>
        gate.RunAsync(Actor.System, Permission.KeepRegisters, "StartReportClock", async write =>
        {
            if (await ClockDesk.OfAsync(write.Db, Subject, year, ClockRules.AnnualReport, ct) is not null) return Outcome.Done;
            var clock = await ClockDesk.StartAsync(write, ClockRules.AnnualReport, new ClockSubject(Subject, year, $"{year}年政府信息公开工作年度报告", $"/workspace/reports/{year}", null), new DateOnly(year, 12, 31), ct);
            var released = await (from r in write.Db.Set<AnnualReport>()
                                  join e in write.Db.Set<Edition>() on r.DocumentId equals e.DocumentId
                                  where r.Year == year && e.ReleasedAt != null
                                  orderby e.Number
                                  select e.ReleasedAt).FirstOrDefaultAsync(ct);
            if (released is { } at) await ClockDesk.EndAsync(write, clock, OfficeClock.DateOf(at), "年度报告已公布", ct);
            write.Subject = () => $"{Subject}/{year}";
            return Outcome.Done;
        }, ct);
}
