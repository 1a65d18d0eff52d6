using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

public enum PolicyMomentKind
{
    /// <summary>起草.</summary>
    Drafted,

    /// <summary>公开征求意见, until <see cref="PolicyMoment.Until"/>.</summary>
    Consulted,

    /// <summary>反馈意见采纳情况.</summary>
    FedBack,

    /// <summary>听证.</summary>
    Heard,

    /// <summary>专家论证.</summary>
    Reviewed,

    /// <summary>风险评估.</summary>
    RiskAssessed,

    /// <summary>合法性审查.</summary>
    LegallyReviewed,

    /// <summary>集体讨论决定.</summary>
    Decided,

    /// <summary>执行评估.</summary>
    Evaluated,

    /// <summary>回应社会关切.</summary>
    ConcernAnswered,

    /// <summary>答复读者提问.</summary>
    QuestionsAnswered,
}

/// <summary>Something dated of a policy's life that the public may know.</summary>
/// <param name="Text">What came of it, as the bureau wrote it; may be empty.</param>
/// <param name="Address">Public page to read on; null: none.</param>
/// <param name="Until">Last day, of what lasts.</param>
public sealed record PolicyMoment(DateOnly On, PolicyMomentKind Kind, string Text = "", string? Address = null, DateOnly? Until = null);

/// <summary>A room above that knows something of a policy's life: decisions, concerns, readers. Packages and documents tell their own part.</summary>
public interface IPolicyTimeline
{
    /// <summary>Only what is public.</summary>
    Task<IReadOnlyList<PolicyMoment>> OfAsync(PortalDb db, int policyId, CancellationToken ct);
}

/// <summary>沿革 of a policy as all rooms together know it.</summary>
public sealed class PolicyTimelines(IDbContextFactory<PortalDb> dbs, IEnumerable<IPolicyTimeline> rooms)
{
    /// <returns>In the order of their days.</returns>
    public async Task<IReadOnlyList<PolicyMoment>> OfAsync(int policyId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct); // else once for every room
        var moments = new List<PolicyMoment>();
        foreach (var room in rooms) moments.AddRange(await room.OfAsync(db, policyId, ct));
        return [.. moments.OrderBy(m => m.On)];
    }
}
