using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

/// <summary>What the annual report counts of a case; no personal data.</summary>
/// <param name="Decision">Null while it is open, whatever the year asked for.</param>
/// <param name="DecidedOn">The day that counts for 本年度办理结果.</param>
public sealed record CaseFact(int Id, string Number, DateOnly ReceivedOn, ApplicantKind Kind, Decision? Decision, DateOnly? DecidedOn);

/// <summary>What the annual report counts of a remedy.</summary>
/// <param name="Result">Null: 尚未审结.</param>
public sealed record RemedyFact(int Id, int RequestId, string RequestNumber, RemedyKind Kind, DateOnly FiledOn, RemedyResult? Result, DateOnly? ConcludedOn);

/// <summary>The register of requests as tables 3 and 4 of the annual report need it.</summary>
public sealed class RequestRegister(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>
    /// Cases of a year: received by its end and not decided before it began. Received before it = 上年结转; decided in a later year, or not yet = 结转下年度.
    /// </summary>
    public async Task<IReadOnlyList<CaseFact>> CasesAsync(int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<InformationRequest>().AsNoTracking()
            .Where(r => r.ReceivedOn != null && r.ReceivedOn <= last && (r.DecidedOn == null || r.DecidedOn >= first))
            .OrderBy(r => r.ReceivedOn).ThenBy(r => r.Id)
            .Select(r => new CaseFact(r.Id, r.Number, r.ReceivedOn!.Value, r.Applicant.Kind, r.Decision, r.DecidedOn))
            .ToListAsync(ct);
    }

    /// <summary>Remedies of a year: accepted by its end and not concluded before it began. Concluded later, or not yet = 尚未审结.</summary>
    public async Task<IReadOnlyList<RemedyFact>> RemediesAsync(int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await (from remedy in db.Set<Remedy>().AsNoTracking()
                      join request in db.Set<InformationRequest>() on remedy.RequestId equals request.Id
                      where remedy.FiledOn <= last && (remedy.ConcludedOn == null || remedy.ConcludedOn >= first)
                      orderby remedy.FiledOn, remedy.Id
                      select new RemedyFact(remedy.Id, remedy.RequestId, request.Number, remedy.Kind, remedy.FiledOn, remedy.Result, remedy.ConcludedOn)).ToListAsync(ct);
    }
}
