using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Archive;

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
