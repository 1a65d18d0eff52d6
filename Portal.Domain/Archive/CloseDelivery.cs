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
