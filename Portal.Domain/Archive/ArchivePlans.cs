using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Archive;

/// <summary>A quarter in the list.</summary>
/// <param name="Counts">Items by kind.</param>
/// <param name="Closed">Null while it is open.</param>
public sealed record QuarterRow(Quarter Quarter, IReadOnlyDictionary<ArchiveItemKind, int> Counts, DeliveryRow? Closed)
{
    public int Items => Counts.Values.Sum();
}

public sealed record DeliveryRow(int Id, DateOnly ClosedOn, string ClosedBy, string PackageHash, long PackageSize, IReadOnlyList<ReceiptRow> Receipts);

public sealed record ReceiptRow(int Id, Institution Institution, string Person, DateOnly On, string Note, string? FileHash, string FileName);

/// <summary>Finds out what belongs to a quarter: what was made public in it, what happened in it to older documents, and what closed quarters left out.</summary>
public sealed class ArchivePlans(IDbContextFactory<PortalDb> dbs, DocumentSettings settings)
{
    public async Task<ArchivePlan> FindAsync(Quarter quarter, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await FindAsync(db, quarter, ct);
    }

    internal async Task<ArchivePlan> FindAsync(PortalDb db, Quarter quarter, CancellationToken ct)
    {
        var closed = await db.Set<ArchiveDelivery>().AsNoTracking().Include(d => d.Items).SingleOrDefaultAsync(d => d.Year == quarter.Year && d.Number == quarter.Number, ct);
        if (closed is not null)
            return Plan(quarter, closed.ClosedOn, true, [.. closed.Items.OrderBy(i => i.Position).Select(i => new ArchiveEntry(i.Position, i.Kind, i.Basis, i.DocumentId, i.EditionId, ArchiveFacts.FromJson(i.Metadata)))]);
        var happenings = Of(quarter, await HappeningsAsync(db, ct), await ClosedAsync(db, ct), await DeliveredAsync(db, ct));
        return Plan(quarter, quarter.Last, false, await EntriesAsync(db, quarter, happenings, ct));
    }

    /// <summary>All quarters from the first with anything public to the one before <paramref name="today"/>'s, newest first.</summary>
    public async Task<IReadOnlyList<QuarterRow>> ListAsync(DateOnly today, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var deliveries = (await db.Set<ArchiveDelivery>().AsNoTracking().Include(d => d.Receipts).ToListAsync(ct)).ToDictionary(d => d.Quarter);
        var counts = (await db.Set<ArchiveItem>().GroupBy(i => new { i.DeliveryId, i.Kind }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToLookup(c => c.Key.DeliveryId);
        var (all, closed, delivered) = (await HappeningsAsync(db, ct), deliveries.Keys.ToHashSet(), await DeliveredAsync(db, ct));
        var rows = new List<QuarterRow>();
        var first = all.Select(h => h.Quarter).Concat(closed).DefaultIfEmpty(Quarter.Of(today).Previous).Min();
        for (var quarter = Quarter.Of(today).Previous; quarter >= first; quarter = quarter.Previous)
            rows.Add(deliveries.TryGetValue(quarter, out var delivery)
                ? new QuarterRow(quarter, counts[delivery.Id].ToDictionary(c => c.Key.Kind, c => c.Count), Row(delivery))
                : new QuarterRow(quarter, Of(quarter, all, closed, delivered).GroupBy(h => h.Kind).ToDictionary(g => g.Key, g => g.Count()), null));
        return rows;
    }

    public async Task<(StoredFile File, string Name)?> ReceiptFileAsync(int receiptId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var receipt = await db.Set<ArchiveReceipt>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == receiptId, ct);
        return receipt?.FileHash is { } hash && await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Hash == hash, ct) is { } file ? (file, receipt.FileName) : null;
    }

    private ArchivePlan Plan(Quarter quarter, DateOnly on, bool isClosed, IReadOnlyList<ArchiveEntry> entries) => new(quarter, on, isClosed, settings.Issuer, settings.OrganisationCode, entries);

    private static DeliveryRow Row(ArchiveDelivery delivery) => new(delivery.Id, delivery.ClosedOn, delivery.ClosedBy, delivery.PackageHash, delivery.PackageSize,
        [.. delivery.Receipts.OrderBy(r => r.Institution).Select(r => new ReceiptRow(r.Id, r.Institution, r.Person, r.On, r.Note, r.FileHash, r.FileName))]);

    private static async Task<HashSet<Quarter>> ClosedAsync(PortalDb db, CancellationToken ct) =>
        [.. (await db.Set<ArchiveDelivery>().Select(d => new { d.Year, d.Number }).ToListAsync(ct)).Select(d => new Quarter(d.Year, d.Number))];

    private static async Task<HashSet<string>> DeliveredAsync(PortalDb db, CancellationToken ct) => [.. await db.Set<ArchiveItem>().Select(i => i.Basis).ToListAsync(ct)];

    /// <summary>Releases (the last of each quarter) and acts on validity, in the order of their dates.</summary>
    private static async Task<List<Happening>> HappeningsAsync(PortalDb db, CancellationToken ct)
    {
        var editions = (await db.Set<Edition>().Where(e => e.ReleasedAt != null && e.Document.DeletedAt == null).Select(e => new { e.Id, e.DocumentId, e.Number, At = e.ReleasedAt!.Value }).ToListAsync(ct))
            .Select(e => (e.Id, e.DocumentId, e.Number, On: OfficeClock.DateOf(e.At))).ToList();
        var first = editions.GroupBy(e => e.DocumentId).ToDictionary(g => g.Key, g => Quarter.Of(g.Min(e => e.On)));
        var acts = await db.Set<StatusAct>().Select(a => new { a.Id, a.DocumentId, a.On }).ToListAsync(ct);
        return
        [
            .. editions.GroupBy(e => (e.DocumentId, Quarter: Quarter.Of(e.On))).Select(g => g.MaxBy(e => e.Number))
                .Select(e => new Happening($"edition/{e.Id}", e.DocumentId, e.Id, e.On, first[e.DocumentId] == Quarter.Of(e.On) ? ArchiveItemKind.New : ArchiveItemKind.Exchanged)),
            // What happened in the quarter of the first release is told by that package's own metadata.
            .. acts.Where(a => first.TryGetValue(a.DocumentId, out var released) && Quarter.Of(a.On) > released).Select(a => new Happening($"act/{a.Id}", a.DocumentId, null, a.On, ArchiveItemKind.Exchanged)),
        ];
    }

    private static List<Happening> Of(Quarter quarter, List<Happening> all, HashSet<Quarter> closed, HashSet<string> delivered) =>
    [
        .. all.Where(h => !delivered.Contains(h.Basis) && (h.Quarter == quarter || (h.Quarter < quarter && closed.Contains(h.Quarter))))
            .Select(h => h.Quarter == quarter ? h : h with { Kind = ArchiveItemKind.Late })
            .OrderBy(h => h.Kind).ThenBy(h => h.On).ThenBy(h => h.DocumentId).ThenBy(h => h.Basis, StringComparer.Ordinal),
    ];

    private static async Task<IReadOnlyList<ArchiveEntry>> EntriesAsync(PortalDb db, Quarter quarter, List<Happening> happenings, CancellationToken ct)
    {
        if (happenings.Count == 0) return [];
        var ids = happenings.Select(h => h.DocumentId).ToHashSet();
        // Heads only: texts are read one by one while the package is written.
        var editions = (await db.Set<Edition>().AsNoTracking().Where(e => ids.Contains(e.DocumentId) && e.ReleasedAt != null)
            .Select(e => new { e.Id, e.DocumentId, e.Number, e.Title, e.Facts, e.ReleasedAt, e.Document.Slug, e.Document.Kind, e.Document.IndexNumber, e.Document.ColumnId, e.Document.Division }).ToListAsync(ct)).ToLookup(e => e.DocumentId);
        var editionIds = happenings.Select(h => h.EditionId).OfType<int>().ToHashSet();
        var attachments = (await db.Set<Attachment>().AsNoTracking().Where(a => editionIds.Contains(a.EditionId)).OrderBy(a => a.Position).ToListAsync(ct)).ToLookup(a => a.EditionId);
        var acts = (await db.Set<StatusAct>().AsNoTracking().Where(a => ids.Contains(a.DocumentId)).OrderBy(a => a.On).ThenBy(a => a.Id).ToListAsync(ct)).ToLookup(a => a.DocumentId);
        var columns = await db.Set<Column>().AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return [.. happenings.Select((h, i) =>
        {
            var edition = h.EditionId is { } id ? editions[h.DocumentId].Single(e => e.Id == id) : editions[h.DocumentId].Where(e => OfficeClock.DateOf(e.ReleasedAt!.Value) <= quarter.Last).MaxBy(e => e.Number)!;
            var validity = Validity.Of(edition.Facts.EffectiveOn, edition.Facts.ExpiresOn, [.. acts[h.DocumentId].Select(a => a.Event)], quarter.Last);
            // Text that a withdrawal took from the public goes to nobody.
            var hidden = validity.Cause is { Kind: StatusActKind.Withdrawn, HidesText: true };
            var act = h.EditionId is null ? acts[h.DocumentId].Single(a => $"act/{a.Id}" == h.Basis) : null;
            var facts = new ArchiveFacts(edition.Slug, edition.Kind, edition.IndexNumber, edition.Title, edition.Facts.Number, edition.Facts.Issuer, edition.Division, columns.GetValueOrDefault(edition.ColumnId, ""),
                edition.Facts.SignedOn, OfficeClock.DateOf(edition.ReleasedAt!.Value), edition.Facts.Topic, edition.Facts.Keywords, edition.Number, Words(validity.State), KindRules.Address(edition.Kind, edition.Slug),
                act is null ? (h.Kind == ArchiveItemKind.Exchanged ? $"第{edition.Number}版，替换以前送交的文本" : "") : $"{Words(act.Kind)}：{act.Reason}（{act.On:yyyy-MM-dd}）",
                hidden || h.EditionId is null ? [] : [.. attachments[edition.Id].Select(a => new ArchiveOriginal(a.Name, a.FileHash, a.ContentType, a.Size))]);
            return new ArchiveEntry(i + 1, h.Kind, h.Basis, h.DocumentId, hidden ? null : h.EditionId, facts);
        })];
    }

    private static string Words(ValidityState state) => state switch
    {
        ValidityState.Valid => "有效",
        ValidityState.NotYet => "尚未生效",
        ValidityState.Repealed => "已废止",
        ValidityState.Replaced => "已被替代",
        ValidityState.Expired => "已失效",
        _ => "已撤下",
    };

    private static string Words(StatusActKind kind) => kind switch
    {
        StatusActKind.Repealed => "废止",
        StatusActKind.Replaced => "被替代",
        StatusActKind.DeclaredInvalid => "宣布失效",
        StatusActKind.Extended => "延长有效期",
        StatusActKind.Withdrawn => "撤下",
        StatusActKind.Amended => "修改",
        _ => "恢复公开",
    };

    /// <summary>Something that a house must hear of.</summary>
    private sealed record Happening(string Basis, int DocumentId, int? EditionId, DateOnly On, ArchiveItemKind Kind)
    {
        public Quarter Quarter { get; } = Quarter.Of(On);
    }
}
