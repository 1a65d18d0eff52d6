using System.Collections.Immutable;
using Portal.Domain.Common;

namespace Portal.Domain.People;

/// <summary>Somebody has a plan or a document open.</summary>
/// <param name="Visit">One open page; a person with three tabs is three visits.</param>
/// <param name="Row">What they are on, e.g. 'measure/12'; null when only looking.</param>
/// <param name="Typing">Whether an editor is open there.</param>
public sealed record Visitor(Guid Visit, int AccountId, string Name, string? Row, bool Typing);

/// <summary>Who looks at the others: they see everybody by name, and themselves in another window by the words for that.</summary>
public sealed record Onlooker(Guid Visit, int AccountId, string OtherWindow)
{
    public bool IsMe(Visitor visitor) => visitor.AccountId == AccountId;

    public Visitor See(Visitor visitor) => IsMe(visitor) ? visitor with { Name = OtherWindow } : visitor;
}

/// <summary>
/// Who is where: in which plan ('plan/3'), on which document ('document/12'), in this process's memory only: people see each other before they type. Nothing of it is stored.
/// </summary>
public sealed class Presence
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<string, ImmutableList<Visitor>> _places = ImmutableDictionary<string, ImmutableList<Visitor>>.Empty;
    private ImmutableDictionary<string, ImmutableHashSet<Action>> _readers = ImmutableDictionary<string, ImmutableHashSet<Action>>.Empty;

    public IReadOnlyList<Visitor> In(string place) => _places.GetValueOrDefault(place) ?? [];

    /// <summary>Says where a visit is now; replaces what it said before.</summary>
    public void Enter(string place, Visitor visitor) => Change(place, visitors =>
    {
        var old = visitors.Find(v => v.Visit == visitor.Visit);
        return old == visitor ? visitors : old is null ? visitors.Add(visitor) : visitors.Replace(old, visitor);
    });

    public void Leave(string place, Guid visit) => Change(place, visitors => visitors.RemoveAll(v => v.Visit == visit));

    /// <summary>Calls back when anybody comes, goes or moves; the callback must only take note.</summary>
    public IDisposable Subscribe(string place, Action reader)
    {
        lock (_gate) _readers = _readers.SetItem(place, (_readers.GetValueOrDefault(place) ?? []).Add(reader));
        return new Subscription(() =>
        {
            lock (_gate) _readers = _readers.SetItem(place, _readers[place].Remove(reader));
        });
    }

    private void Change(string place, Func<ImmutableList<Visitor>, ImmutableList<Visitor>> change)
    {
        ImmutableHashSet<Action>? readers;
        lock (_gate)
        {
            var before = _places.GetValueOrDefault(place) ?? [];
            var after = change(before);
            if (ReferenceEquals(before, after)) return;
            _places = _places.SetItem(place, after);
            readers = _readers.GetValueOrDefault(place);
        }

        foreach (var reader in readers ?? []) reader();
    }
}
