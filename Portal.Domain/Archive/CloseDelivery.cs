using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Archive;

/// <summary>Names under which changes of this room are announced.</summary>
public static class ArchiveChange
{
    /// <summary>A quarter was closed or signed for; the id is the quarter's key.</summary>
    public const string Delivery = "archive-delivery";
}

/// <summary>封存: fixes what a quarter's package holds. From then on it is packed from what was fixed, the same bytes every time.</summary>
public sealed class CloseDelivery(WriteGate gate, ArchivePlans plans, PackArchive pack, OfficeClock clock)
{
    public async Task<Outcome<PackedBag>> ExecuteAsync(Actor actor, Quarter quarter, CancellationToken ct)
    {
        if (quarter.Last >= clock.Today) return Refused(new Reason("{0} 还没有过完，季度结束以后才能封存。", quarter));
        // Packed before the write: a large quarter takes seconds, and writers wait for each other.
        var plan = await plans.FindAsync(quarter, ct);
        if (plan.IsClosed) return Refused(new Reason("{0} 已经封存。", quarter));
        var today = clock.Today;
        var bag = await pack.WriteAsync(plan with { On = today, IsClosed = true }, Stream.Null, ct);
        var outcome = await gate.RunAsync(actor, Permission.KeepRegisters, nameof(CloseDelivery), async write =>
        {
            var now = await plans.FindAsync(write.Db, quarter, ct);
            if (now.IsClosed) return Outcome.Refused(new Reason("{0} 已经封存。", quarter));
            if (!Same(now, plan) || write.Today != today) return Outcome.Refused("封存的时候又有文件公开或变化，请再按一次。");
            var delivery = new ArchiveDelivery(quarter, today, write.Actor.Name, write.Now);
            foreach (var entry in plan.Entries) delivery.Add(new ArchiveItem(entry.Position, entry.Kind, entry.Basis, entry.DocumentId, entry.EditionId, entry.Facts.ToJson()));
            delivery.Seal(bag.Hash, bag.Size);
            write.Db.Add(delivery);
            write.Subject = () => $"{ArchiveClock.Subject}/{quarter}";
            write.Announce(ArchiveChange.Delivery, quarter.Key, quarter.Key);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? bag : Outcome<PackedBag>.From(outcome);
    }

    private static bool Same(ArchivePlan left, ArchivePlan right) => left.Entries.Select(e => e.Basis + e.Facts.ToJson()).SequenceEqual(right.Entries.Select(e => e.Basis + e.Facts.ToJson()));

    private static Outcome<PackedBag> Refused(Reason reason) => Outcome<PackedBag>.From(Outcome.Refused(reason));
}

/// <summary>签收: who of which house took the package, and when. When both have signed, the quarter's clock ends.</summary>
public sealed class RecordReceipt(WriteGate gate, FileIntake intake)
{
    /// <param name="file">The signed paper; null where it was not scanned.</param>
    public async Task<Outcome> ExecuteAsync(Actor actor, Quarter quarter, Institution institution, string person, DateOnly on, string note, (string Name, byte[] Content)? file, CancellationToken ct)
    {
        StoredFile? stored = null;
        if (file is { } given)
        {
            var admitted = await intake.AdmitAsync(given.Name, given.Content, ct);
            if (!admitted.Ok) return admitted;
            stored = admitted.Value;
        }

        return await gate.RunAsync(actor, Permission.KeepRegisters, nameof(RecordReceipt), async write =>
        {
            var delivery = await write.Db.Set<ArchiveDelivery>().Include(d => d.Receipts).SingleOrDefaultAsync(d => d.Year == quarter.Year && d.Number == quarter.Number, ct);
            if (delivery is null) return Outcome.Refused(new Reason("{0} 还没有封存，不能登记签收。", quarter));
            if (person.Trim().Length is 0 or > 100) return Outcome.Refused("请写明签收人（最多100字）。");
            if (on < delivery.ClosedOn || on > write.Today) return Outcome.Refused(new Reason("签收日期应在封存（{0:yyyy-MM-dd}）以后、今天以前。", delivery.ClosedOn));
            if (note.Trim().Length > 500) return Outcome.Refused(new Reason("说明最多 {0} 字，现在有 {1} 字。", 500, note.Trim().Length));
            if (delivery.Receipts.Any(r => r.Institution == institution)) return Outcome.Refused("这一家已经登记过签收。");
            var receipt = new ArchiveReceipt(institution, person.Trim(), on, note.Trim(), write.Actor.Name, write.Now);
            if (stored is not null)
            {
                await FileIntake.StoreAsync(write.Db, stored, ct);
                receipt.Attach(stored.Hash, Path.GetFileName(file!.Value.Name));
            }

            delivery.Add(receipt);
            if (delivery.IsReceived && await ClockDesk.OfAsync(write.Db, ArchiveClock.Subject, quarter.Key, ClockRules.ArchiveDelivery, ct) is { State: not ClockState.Ended } clock)
                await ClockDesk.EndAsync(write, clock, delivery.Receipts.Max(r => r.On), "档案馆、图书馆均已签收", ct);
            write.Subject = () => $"{ArchiveClock.Subject}/{quarter}";
            write.Announce(ArchiveChange.Delivery, quarter.Key, quarter.Key);
            return Outcome.Done;
        }, ct);
    }
}

/// <summary>送交期限, per quarter; its last day is day 0.</summary>
public sealed class ArchiveClock(WriteGate gate)
{
    /// <summary>Subject kind of its clocks; the subject's id is the quarter's key.</summary>
    public const string Subject = "archive-delivery";

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
