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

/// <summary>A room above that knows something of policies' lives: decisions, concerns, readers. Packages and documents tell their own part.</summary>
public interface IPolicyTimeline
{
    /// <summary>Of all policies, and only what is public.</summary>
    Task<IEnumerable<(int PolicyId, PolicyMoment Moment)>> AllAsync(PortalDb db, CancellationToken ct);

    bool IsTouchedBy(Change change);
}

/// <summary>沿革 of the policies as all rooms together know it: kept in memory like the shelf, since every page of a policy shows its part, until a commit touches it.</summary>
public sealed class PolicyTimelines : IDisposable
{
    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly IPolicyTimeline[] _rooms;
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly IDisposable _subscription;
    private volatile ILookup<int, PolicyMoment>? _all;

    public PolicyTimelines(IDbContextFactory<PortalDb> dbs, ChangeFeed feed, IEnumerable<IPolicyTimeline> rooms)
    {
        (_dbs, _rooms) = (dbs, [.. rooms]);
        _subscription = feed.Subscribe(OnChangesAsync);
    }

    /// <returns>In the order of their days.</returns>
    public async ValueTask<IReadOnlyList<PolicyMoment>> OfAsync(int policyId, CancellationToken ct) => [.. (_all ?? await LoadAsync(ct))[policyId]];

    public void Dispose()
    {
        _subscription.Dispose();
        _loading.Dispose();
    }

    private async Task<ILookup<int, PolicyMoment>> LoadAsync(CancellationToken ct)
    {
        await _loading.WaitAsync(ct);
        try
        {
            if (_all is { } all) return all;
            await using var db = await _dbs.CreateDbContextAsync(ct);
            await db.Database.OpenConnectionAsync(ct); // else once for every room
            var moments = new List<(int PolicyId, PolicyMoment Moment)>();
            foreach (var room in _rooms) moments.AddRange(await room.AllAsync(db, ct));
            return _all = moments.OrderBy(m => m.Moment.On).ToLookup(m => m.PolicyId, m => m.Moment);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Waits for a reading under way, which may have begun before the commit.</summary>
    private async Task OnChangesAsync(IReadOnlyList<Change> changes)
    {
        if (!changes.Any(c => Array.Exists(_rooms, r => r.IsTouchedBy(c)))) return;
        await _loading.WaitAsync();
        _all = null;
        _loading.Release();
    }
}
