using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>解读材料 that follow a policy: the clock that says until when, and reminds whoever writes them.</summary>
internal static class OwedMaterials
{
    public static async Task StartAsync(Write write, Package package, Document policy, CancellationToken ct)
    {
        var subject = new ClockSubject(Packages.Subject, policy.Id, $"补发《{TitleMarks.Inside(policy.Current.Title)}》的解读材料", $"/workspace/documents/{policy.Id}", policy.Division);
        package.MaterialsDue = (await ClockDesk.StartAsync(write, ClockRules.Interpretation, subject, write.Today, ct)).DueOn;
    }

    /// <summary>Done, or no longer asked for.</summary>
    public static async Task EndAsync(Write write, int policyId, string why, CancellationToken ct)
    {
        if (await OfAsync(write, policyId, ct) is { State: not ClockState.Ended } clock) await ClockDesk.EndAsync(write, clock, write.Today, why, ct);
    }

    /// <summary>The policy is back, and still nothing explains it.</summary>
    public static async Task ReopenAsync(Write write, int policyId, string why, CancellationToken ct)
    {
        if (await OfAsync(write, policyId, ct) is { State: ClockState.Ended } clock) await ClockDesk.ReopenAsync(write, clock, write.Today, why, ct);
    }

    /// <summary>What the packages owe or are excused from, to be asked on.</summary>
    public static IQueryable<OwedDay> Days(PortalDb db) => db.Set<Package>().Where(p => p.MaterialsDue != null || p.Exemption != "").Select(p => new OwedDay
    {
        Policy = p.DocumentId,
        IsReleased = p.ReleasedAt != null,
        Exemption = p.Exemption,
        AtRelease = p.MaterialsDue,
        DueAt = db.Set<Clock>().Where(c => c.SubjectKind == Packages.Subject && c.SubjectId == p.DocumentId && c.RuleKey == ClockRules.Interpretation).OrderByDescending(c => c.Id).Select(c => c.DueAt).FirstOrDefault(),
    });

    private static Task<Clock?> OfAsync(Write write, int policyId, CancellationToken ct) => ClockDesk.OfAsync(write.Db, Packages.Subject, policyId, ClockRules.Interpretation, ct);
}

internal sealed class OwedDay
{
    public int Policy { get; init; }
    public bool IsReleased { get; init; }
    public string Exemption { get; init; } = "";

    /// <summary>As it was reckoned then; null: nothing is owed.</summary>
    public DateOnly? AtRelease { get; init; }

    /// <summary>UTC; <see cref="Clock.DueAt"/>.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>The clock's word, as a changed calendar moves it; what was reckoned at release where there is no clock.</summary>
    public DateOnly? LastDay => AtRelease is not null && DueAt is { } due ? OfficeClock.DateOf(due.AddTicks(-1)) : AtRelease;
}
