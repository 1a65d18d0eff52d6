using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Normative;

/// <param name="Open">Documents without a result.</param>
public sealed record ClearingHead(int Id, string Name, DateOnly OpenedOn, string OpenedBy, DateOnly? ClosedOn, string ClosedBy, int? NoticeId, bool IsSample, int Documents, int Open, int Repealed);

/// <param name="Row">As the register shows it today; null: no longer public.</param>
public sealed record ClearingLine(int DocumentId, NormativeRow? Row, ClearingResult? Result, string Reason, DateOnly? Until, string By, DateTime? At);

public sealed record ClearingView(ClearingHead Head, IReadOnlyList<ClearingLine> Lines);

/// <summary>A normative document that has no 登记号 yet.</summary>
public sealed record Unregistered(int DocumentId, string Title, string Number, string Division, string LegalReview, bool IsPublic, bool IsSample);

/// <summary>Reads for the staff's page of the register.</summary>
public sealed class ClearingQueries(IDbContextFactory<PortalDb> dbs, Shelf shelf, OfficeClock clock)
{
    /// <summary>All rounds, newest first.</summary>
    public async Task<IReadOnlyList<ClearingHead>> RoundsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return [.. (await db.Set<ClearingRound>().AsNoTracking().Include(r => r.Items).OrderByDescending(r => r.Id).ToListAsync(ct)).Select(Head)];
    }

    public async Task<ClearingView?> FindAsync(int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Set<ClearingRound>().AsNoTracking().Include(r => r.Items).SingleOrDefaultAsync(r => r.Id == id, ct) is not { } round) return null;
        var view = await shelf.ViewAsync(ct);
        return new ClearingView(Head(round), [.. round.Items.Select(i => new ClearingLine(i.DocumentId, view.Find(i.DocumentId) is { } item ? NormativeRow.Of(item, view, round.ClosedOn ?? clock.Today) : null, i.Result, i.Reason, i.Until, i.By, i.At))
            .OrderBy(l => l.Row is null ? DateOnly.MaxValue : NormativeRegister.IssuedOn(l.Row.Item)).ThenBy(l => l.DocumentId)]);
    }

    public async Task<IReadOnlyList<Unregistered>> UnregisteredAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var documents = await db.Set<Document>().AsNoTracking().Include(d => d.Editions).Where(d => d.Kind == DocumentKind.Policy && d.Registered.RegisterNumber == null && d.Editions.Any(e => e.Facts.IsNormative)).ToListAsync(ct);
        return [.. documents.Where(d => d.Current.Facts.IsNormative).OrderBy(d => d.Current.Facts.SignedOn ?? DateOnly.MaxValue)
            .Select(d => new Unregistered(d.Id, d.Current.Title, d.Current.Facts.Number, d.Division, d.Registered.LegalReview, d.Live is not null, d.IsSample))];
    }

    private static ClearingHead Head(ClearingRound round) => new(round.Id, round.Name, round.OpenedOn, round.OpenedBy, round.ClosedOn, round.ClosedBy, round.NoticeId, round.IsSample,
        round.Items.Count, round.Items.Count(i => i.Result is null), round.Items.Count(i => i.Result is ClearingResult.Repeal or ClearingResult.Invalid));
}
