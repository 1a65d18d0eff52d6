using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

/// <summary>What the public guide says in numbers.</summary>
/// <param name="Received">本年新收, up to now.</param>
/// <param name="Decided">办结 this year.</param>
/// <param name="InTime">Of those, decided no later than the last day of the reply period.</param>
/// <param name="HasSamples">Some of it is 示例.</param>
/// <param name="Periods">Periods of law in force today, by key of <see cref="ClockRules"/>, in their own unit.</param>
public sealed record GuideFigures(int Year, int Received, int Decided, int InTime, bool HasSamples, IReadOnlyDictionary<string, int> Periods);

/// <summary>Counts for the public guide; no case can be told from them.</summary>
public sealed class RequestFigures(IDbContextFactory<PortalDb> dbs, OfficeClock clock)
{
    public async Task<GuideFigures> ReadAsync(CancellationToken ct)
    {
        var (today, first) = (clock.Today, new DateOnly(clock.Today.Year, 1, 1));
        await using var db = await dbs.CreateDbContextAsync(ct);
        var cases = await db.Set<InformationRequest>().AsNoTracking().Where(r => r.ReceivedOn >= first || r.DecidedOn >= first).Select(r => new { r.Id, r.ReceivedOn, r.DecidedOn, r.IsSample }).ToListAsync(ct);
        var decided = cases.Where(c => c.DecidedOn >= first).ToList();
        var due = (await db.Set<Clock>().AsNoTracking().Where(c => c.SubjectKind == RequestChange.Request && c.RuleKey == ClockRules.Reply).Select(c => new { c.SubjectId, c.DueAt }).ToListAsync(ct)).ToLookup(c => c.SubjectId, c => c.DueAt);
        var rules = await db.Set<ClockRule>().AsNoTracking().ToListAsync(ct);
        return new GuideFigures(today.Year, cases.Count(c => c.ReceivedOn >= first), decided.Count,
            decided.Count(c => due[c.Id].LastOrDefault() is not { } end || OfficeClock.StartOf(c.DecidedOn!.Value) < end), cases.Exists(c => c.IsSample),
            rules.Select(r => r.Key).Distinct().ToDictionary(key => key, key => ClockRule.On(rules, key, today).Amount));
    }
}
