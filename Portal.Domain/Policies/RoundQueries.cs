using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Mail;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

public enum RoundView
{
    /// <summary>Every policy in force.</summary>
    All,

    /// <summary>重点政策.</summary>
    Key,

    /// <summary>Key policies without an interpretation while they are being carried out.</summary>
    Missing,

    /// <summary>A planned round whose day has come, and that is not done.</summary>
    Due,
}

/// <param name="Division">Only of this division; null: of all.</param>
public sealed record RoundFilter(RoundView View = RoundView.Key, string? Text = null, string? Division = null);

/// <param name="IsDone">As many interpretations of its stage were released as were planned up to it.</param>
public sealed record PlannedRound(int Id, InterpretationStage Stage, DateOnly PlannedOn, InterpretationForm Form, string Person, string Note, bool IsDone, bool IsSample);

/// <summary>A released interpretation.</summary>
/// <param name="Elements">Which of the ten elements it has.</param>
public sealed record DoneRound(int DocumentId, string Title, string Address, InterpretationStage Stage, InterpretationForm Form, DateOnly On, IReadOnlyList<bool> Elements);

/// <summary>A policy with its rounds, planned and done.</summary>
/// <param name="IsMissing">Key, in force, public for longer than the bureau's setting, and nothing was said while it is being carried out.</param>
public sealed record PolicyRounds(int PolicyId, string Title, string Address, string Division, bool IsKey, bool IsSample, DateOnly ReleasedOn, IReadOnlyList<PlannedRound> Planned, IReadOnlyList<DoneRound> Done, bool IsMissing)
{
    public PlannedRound? Next => Planned.Where(p => !p.IsDone).MinBy(p => p.PlannedOn);

    /// <summary>How many of the ten elements some interpretation has.</summary>
    public int Elements => Enumerable.Range(0, InterpretationElements.Names.Count).Count(i => Done.Any(d => d.Elements[i]));
}

/// <summary>Plan versus done of interpretation, for all policies in force.</summary>
public sealed class RoundQueries(IDbContextFactory<PortalDb> dbs, Shelf shelf, DocumentSettings settings, OfficeClock clock)
{
    public async Task<Paged<PolicyRounds>> ListAsync(RoundFilter filter, int page, int size, CancellationToken ct)
    {
        var rows = Which(await AllAsync(ct), filter).ToList();
        page = Math.Clamp(page, 1, Math.Max(1, (rows.Count + size - 1) / size));
        return new Paged<PolicyRounds>([.. rows.Skip((page - 1) * size).Take(size)], rows.Count, page, size);
    }

    public async Task<IReadOnlyDictionary<RoundView, int>> CountsAsync(RoundFilter filter, CancellationToken ct)
    {
        var all = await AllAsync(ct);
        return Enum.GetValues<RoundView>().ToDictionary(v => v, v => Which(all, filter with { View = v }).Count());
    }

    public async Task<PolicyRounds?> FindAsync(int policyId, CancellationToken ct) => await AllAsync((policy, _) => policy.Id == policyId, ct) is [var found] ? found : null;

    /// <summary>What somebody has to see to: their division's, or all for those who draft for all.</summary>
    public async Task<IReadOnlyList<PolicyRounds>> OwedAsync(Actor actor, CancellationToken ct) =>
        actor.May(Permission.Draft) ? [.. (await AllAsync((policy, isPlanned) => (policy.Facts.IsKey || isPlanned) && Authorship.MayEdit(actor, policy.Division), ct)).Where(p => p.IsMissing || IsDue(p))] : [];

    private Task<IReadOnlyList<PolicyRounds>> AllAsync(CancellationToken ct) => AllAsync((_, _) => true, ct);

    /// <param name="which">Given a policy and whether anything is planned for it; asked first, since most policies of an archive need no look.</param>
    private async Task<IReadOnlyList<PolicyRounds>> AllAsync(Func<ShelfItem, bool, bool> which, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var planned = (await db.Set<InterpretationRound>().AsNoTracking().OrderBy(r => r.PlannedOn).ThenBy(r => r.Id).ToListAsync(ct)).ToLookup(r => r.PolicyId);
        var view = await shelf.ViewAsync(ct);
        var today = clock.Today;
        return [.. view.All.Where(i => i.Kind == DocumentKind.Policy && which(i, planned.Contains(i.Id)) && i.ValidityOn(today).IsCurrent).Select(i => Of(i, view.InterpretationsOf(i.Id), planned[i.Id], today))];
    }

    private PolicyRounds Of(ShelfItem policy, IReadOnlyList<ShelfItem> readings, IEnumerable<InterpretationRound> planned, DateOnly today)
    {
        var done = readings.Select(r => new DoneRound(r.Id, r.Title, r.Address, r.Facts.Stage ?? InterpretationStage.AtRelease, r.Facts.Form ?? InterpretationForm.Text, r.ReleasedOn,
            [.. Enumerable.Range(0, InterpretationElements.Names.Count).Select(e => InterpretationElements.Of(r.Facts, e) == ElementState.Present)])).ToList();
        var seen = new Dictionary<InterpretationStage, int>();
        var rounds = planned.Select(p => new PlannedRound(p.Id, p.Stage, p.PlannedOn, p.Form, p.Person, p.Note, done.Count(d => d.Stage == p.Stage) >= (seen[p.Stage] = seen.GetValueOrDefault(p.Stage) + 1), p.IsSample)).ToList();
        var missing = policy.Facts.IsKey && today.DayNumber - policy.ReleasedOn.DayNumber >= settings.DuringDays && done.TrueForAll(d => d.Stage != InterpretationStage.During);
        return new PolicyRounds(policy.Id, policy.Title, policy.Address, policy.Division, policy.Facts.IsKey, policy.IsSample, policy.ReleasedOn, rounds, done, missing);
    }

    private bool IsDue(PolicyRounds policy) => policy.Next is { } next && next.PlannedOn <= clock.Today;

    private IEnumerable<PolicyRounds> Which(IReadOnlyList<PolicyRounds> all, RoundFilter filter) => all.Where(p => filter.View switch
    {
        RoundView.Key => p.IsKey,
        RoundView.Missing => p.IsMissing,
        RoundView.Due => IsDue(p),
        _ => true,
    }
        && (filter.Division is not { Length: > 0 } division || p.Division == division)
        && (filter.Text?.Trim() is not { Length: > 0 } text || p.Title.Contains(text, StringComparison.OrdinalIgnoreCase) || p.Division.Contains(text, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>Interpretations that are due or missing, for the daily letter of who writes them.</summary>
internal sealed class RoundDigest(RoundQueries rounds) : IDigestPart
{
    private const int Most = 20;

    public string Heading => "持续解读";

    public async Task<IReadOnlyList<DigestLine>> LinesAsync(PortalDb db, Actor reader, DateOnly today, CancellationToken ct) =>
        [.. (await rounds.OwedAsync(reader, ct)).Take(Most).Select(p => new DigestLine(
            p.IsMissing ? $"《{TitleMarks.Inside(p.Title)}》是重点政策，执行中还没有解读" : $"《{TitleMarks.Inside(p.Title)}》的解读应于{p.Next!.PlannedOn:yyyy-MM-dd}完成", $"/workspace/policies/rounds/{p.PolicyId}"))];
}
