using System.Collections.Immutable;
using Portal.Domain.Common;

namespace Portal.Domain.Work;

/// <summary>Somebody has a plan open.</summary>
/// <param name="Visit">One open page; a person with three tabs is three visits.</param>
/// <param name="Row">What they are on, e.g. 'measure/12'; null when only looking at the plan.</param>
/// <param name="Typing">Whether an editor is open there.</param>
public sealed record Visitor(Guid Visit, int AccountId, string Name, string? Row, bool Typing);

/// <summary>
/// Who is where in which plan, in this process's memory only: people see each other before they type. Nothing of it is stored.
/// </summary>
public sealed class Presence
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<int, ImmutableList<Visitor>> _plans = ImmutableDictionary<int, ImmutableList<Visitor>>.Empty;
    private ImmutableDictionary<int, ImmutableHashSet<Action>> _readers = ImmutableDictionary<int, ImmutableHashSet<Action>>.Empty;

    public IReadOnlyList<Visitor> In(int planId) => _plans.GetValueOrDefault(planId) ?? [];

    /// <summary>Says where a visit is now; replaces what it said before.</summary>
    public void Enter(int planId, Visitor visitor) => Change(planId, visitors =>
    {
        var old = visitors.Find(v => v.Visit == visitor.Visit);
        return old == visitor ? visitors : old is null ? visitors.Add(visitor) : visitors.Replace(old, visitor);
    });

    public void Leave(int planId, Guid visit) => Change(planId, visitors => visitors.RemoveAll(v => v.Visit == visit));

    /// <summary>Calls back when anybody comes, goes or moves; the callback must only take note.</summary>
    public IDisposable Subscribe(int planId, Action reader)
    {
        lock (_gate) _readers = _readers.SetItem(planId, (_readers.GetValueOrDefault(planId) ?? []).Add(reader));
        return new Subscription(() =>
        {
            lock (_gate) _readers = _readers.SetItem(planId, _readers[planId].Remove(reader));
        });
    }

    private void Change(int planId, Func<ImmutableList<Visitor>, ImmutableList<Visitor>> change)
    {
        ImmutableHashSet<Action>? readers;
        lock (_gate)
        {
            var before = _plans.GetValueOrDefault(planId) ?? [];
            var after = change(before);
            if (ReferenceEquals(before, after)) return;
            _plans = _plans.SetItem(planId, after);
            readers = _readers.GetValueOrDefault(planId);
        }

        foreach (var reader in readers ?? []) reader();
    }
}
