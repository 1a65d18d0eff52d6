using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Portal.Domain.People;
using Portal.Domain.Work;

namespace Portal.Web.Workspace.Work;

public static class Presences
{
    public static string Place(int planId) => $"plan/{planId}";

    public static string Key(RowKind row, int id) => $"{row.ToString().ToLowerInvariant()}/{id}";

    public static (RowKind Row, int Id)? Read(string key) =>
        key.Split('/') is [var row, var number] && Enum.TryParse<RowKind>(row, ignoreCase: true, out var kind) && int.TryParse(number, CultureInfo.InvariantCulture, out var id) ? (kind, id) : null;
}

/// <summary>Who is where on a plan, reckoned once a move for all pages that show it.</summary>
public sealed class Whereabouts
{
    private static readonly ConditionalWeakTable<IReadOnlyList<Visitor>, Whereabouts> Known = [];

    private readonly List<(RowKind Row, int Id, Visitor Visitor)> _rows = [];

    private Whereabouts(IReadOnlyList<Visitor> visitors)
    {
        People = [.. visitors.DistinctBy(v => v.AccountId).Select(v => v.Name)];
        foreach (var visitor in visitors)
            if (visitor.Row is { } key && Presences.Read(key) is var (row, id))
                _rows.Add((row, id, visitor));
    }

    public static Whereabouts Nobody { get; } = new([]);

    /// <summary>A name for everybody, however many pages they have open.</summary>
    public ImmutableArray<string> People { get; }

    public static Whereabouts Of(IReadOnlyList<Visitor> visitors) => Known.GetValue(visitors, static who => new Whereabouts(who));

    /// <summary>Somebody else on a row; a person goes before one's own other window, one who writes before one who looks.</summary>
    public Visitor? On(RowKind row, int id, Onlooker me)
    {
        Visitor? found = null;
        foreach (var (kind, of, visitor) in _rows)
            if (kind == row && of == id && visitor.Visit != me.Visit && (found is null || (me.IsMe(found) == me.IsMe(visitor) ? visitor.Typing && !found.Typing : me.IsMe(found))))
                found = visitor;
        return found is null ? null : me.See(found);
    }

    public IReadOnlyList<Visitor> AllOn(RowKind row, int id, Onlooker me) => [.. _rows.Where(r => r.Row == row && r.Id == id && r.Visitor.Visit != me.Visit).Select(r => me.See(r.Visitor))];

    /// <summary>Everybody else on the rows of a goal.</summary>
    public IReadOnlyList<Visitor> In(GoalLine goal, Onlooker me)
    {
        List<Visitor>? found = null;
        foreach (var (kind, id, visitor) in _rows)
            if (visitor.Visit != me.Visit && IsIn(goal, kind, id))
                (found ??= []).Add(me.See(visitor));
        return found is null ? [] : found;
    }

    private static bool IsIn(GoalLine goal, RowKind kind, int id)
    {
        if (kind == RowKind.Goal) return goal.Id == id;
        foreach (var task in goal.Tasks)
        {
            if (kind == RowKind.Task && task.Id == id) return true;
            if (kind != RowKind.Measure) continue;
            foreach (var measure in task.Measures)
                if (measure.Id == id)
                    return true;
        }

        return false;
    }
}
