using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>Names under which changes of a plan are announced.</summary>
public static class PlanChange
{
    /// <summary>Title, publish switch, order of goals, or many rows at once: the whole board is read again.</summary>
    public const string Plan = "plan";

    /// <summary>Anything in one task or in its measures; the id is the task's.</summary>
    public const string Task = "task";

    /// <summary>A report on one measure; the id is the measure's.</summary>
    public const string Measure = "measure";
}

/// <summary>A new board, and what made it.</summary>
public sealed record BoardChange(PlanBoard Board, IReadOnlyList<Change> Changes);

/// <summary>
/// Keeps one board a plan in memory and patches it from the change feed, so that any number of open pages cost two or three small queries a change.
/// Subscribers are called on the writer's thread and must only take note (<see cref="ChangeFeed"/>).
/// </summary>
public sealed class PlanBoards : IDisposable
{
    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly OfficeClock _clock;
    private readonly ConcurrentDictionary<int, PlanBoard> _boards = new();
    private readonly ConcurrentDictionary<int, ImmutableHashSet<Action<BoardChange>>> _readers = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly IDisposable _subscription;

    public PlanBoards(IDbContextFactory<PortalDb> dbs, OfficeClock clock, ChangeFeed feed)
    {
        (_dbs, _clock) = (dbs, clock);
        _subscription = feed.Subscribe(OnChangesAsync);
    }

    /// <summary>The board of a plan, reckoned for today; null when there is no such plan.</summary>
    public async ValueTask<PlanBoard?> FindAsync(int planId, CancellationToken ct)
    {
        if (_boards.TryGetValue(planId, out var board) && board.AsOf == _clock.Today) return board;
        await _loading.WaitAsync(ct);
        try
        {
            if (_boards.TryGetValue(planId, out board) && board.AsOf == _clock.Today) return board;
            return await ReloadAsync(planId, ct);
        }
        finally
        {
            _loading.Release();
        }
    }

    public async ValueTask<PlanBoard?> FindYearAsync(int year, CancellationToken ct)
    {
        foreach (var board in _boards.Values)
            if (board.Year == year && board.AsOf == _clock.Today)
                return board;
        await using var db = await _dbs.CreateDbContextAsync(ct);
        var id = await db.Set<Plan>().Where(p => p.Year == year).Select(p => (int?)p.Id).SingleOrDefaultAsync(ct);
        return id is { } planId ? await FindAsync(planId, ct) : null;
    }

    /// <summary>Calls back after every commit that changed the plan, until disposed.</summary>
    public IDisposable Subscribe(int planId, Action<BoardChange> reader)
    {
        _readers.AddOrUpdate(planId, _ => [reader], (_, readers) => readers.Add(reader));
        return new Subscription(() => _readers.AddOrUpdate(planId, _ => [], (_, readers) => readers.Remove(reader)));
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _loading.Dispose();
    }

    private async Task OnChangesAsync(IReadOnlyList<Change> changes)
    {
        foreach (var group in changes.Where(c => c.Kind is PlanChange.Plan or PlanChange.Task or PlanChange.Measure).GroupBy(c => c.Root))
        {
            PlanBoard? board;
            await _loading.WaitAsync();
            try
            {
                board = await PatchAsync(group.Key, [.. group]);
            }
            finally
            {
                _loading.Release();
            }

            if (board is null || !_readers.TryGetValue(group.Key, out var readers)) continue;
            var notice = new BoardChange(board, [.. group]);
            foreach (var reader in readers) reader(notice);
        }
    }

    private async Task<PlanBoard?> PatchAsync(int planId, IReadOnlyList<Change> changes)
    {
        if (!_boards.TryGetValue(planId, out var board) || board.AsOf != _clock.Today || changes.Any(c => c.Kind == PlanChange.Plan))
            return await ReloadAsync(planId, CancellationToken.None);

        await using var db = await _dbs.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        foreach (var (kind, id) in changes.Select(c => (c.Kind, c.Id)).Distinct())
        {
            var patched = kind == PlanChange.Task ? await WithTaskAsync(db, board, id) : await WithReportAsync(db, board, id);
            if (patched is null) return await ReloadAsync(planId, CancellationToken.None);
            board = patched;
        }

        return _boards[planId] = board;
    }

    /// <returns>Null when the task is not where it was.</returns>
    private static async Task<PlanBoard?> WithTaskAsync(PortalDb db, PlanBoard board, int taskId)
    {
        if (board.FindTask(taskId) is not var (goal, old)) return null;
        if (await BoardReader.TaskAsync(db, taskId, board.Year, board.AsOf, CancellationToken.None) is not var (line, edition) || line.GoalId != goal.Id) return null;
        return With(Replace(board, goal, old, line), edition);
    }

    /// <summary>Only a report came in: everything but the measure and the sums stays the same object, and is not drawn again.</summary>
    /// <returns>Null when the measure is not where it was.</returns>
    private static async Task<PlanBoard?> WithReportAsync(PortalDb db, PlanBoard board, int measureId)
    {
        if (board.FindMeasure(measureId) is not var (task, old)) return null;
        if (await BoardReader.MeasureAsync(db, measureId, board.Year, board.AsOf, CancellationToken.None) is not var (line, edition) || line.TaskId != task.Id) return null;
        var measures = task.Measures.Replace(old, line, ReferenceEqualityComparer.Instance);
        var goal = board.FindTask(task.Id)!.Value.Goal;
        return With(Replace(board, goal, task, task with { Measures = measures, Share = Share.OfMeasures(measures, task.Weight) }), edition);
    }

    private static PlanBoard With(PlanBoard board, Edition edition) => board with { Revision = edition.Revision, ChangedAt = edition.ChangedAt };

    /// <summary>The board with one task replaced: the task's goal and the plan are summed again, all other rows stay the same objects.</summary>
    internal static PlanBoard Replace(PlanBoard board, GoalLine goal, TaskLine old, TaskLine line)
    {
        var tasks = goal.Tasks.Replace(old, line, ReferenceEqualityComparer.Instance);
        if (old.Position != line.Position) tasks = [.. tasks.OrderBy(t => t.Position).ThenBy(t => t.Id)];
        return BoardReader.WithGoals(board, board.Goals.Replace(goal, BoardReader.WithTasks(goal, tasks), ReferenceEqualityComparer.Instance));
    }

    private async Task<PlanBoard?> ReloadAsync(int planId, CancellationToken ct)
    {
        await using var db = await _dbs.CreateDbContextAsync(ct);
        var board = await BoardReader.PlanAsync(db, planId, _clock.Today, ct);
        if (board is null) _boards.TryRemove(planId, out _);
        else _boards[planId] = board;
        return board;
    }
}
