using Portal.Domain.Common;

namespace Portal.Domain.Storage;

/// <summary>
/// Submissions of the public that come faster than one commit each would allow: while one transaction is being written the next ones wait, and then share one.
/// Everybody is answered after the commit that holds their own row, never before.
/// </summary>
/// <param name="write">Writes what has gathered, in one transaction; an outcome for each, in their order.</param>
public sealed class GatheredWrites<TIn, TOut>(Func<IReadOnlyList<TIn>, Task<IReadOnlyList<Outcome<TOut>>>> write)
{
    /// <summary>Written together at most: a transaction stays short for the others who write.</summary>
    public const int MostTogether = 100;

    /// <summary>Beyond this the portal is not keeping up: better to ask for patience than to let visitors wait until their browsers give up.</summary>
    public const int MostWaiting = 2000;

    private readonly Lock _gate = new();
    private List<(TIn Item, TaskCompletionSource<Outcome<TOut>> Answer)> _waiting = [];
    private bool _writing;

    /// <summary>There is no token: what was taken in is written even when its sender has gone.</summary>
    public Task<Outcome<TOut>> AddAsync(TIn item)
    {
        var answer = new TaskCompletionSource<Outcome<TOut>>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_waiting.Count >= MostWaiting) return Task.FromResult(Outcome<TOut>.From(Outcome.Refused("现在提交的人很多，这次没有收下。内容都还在，请过一分钟再提交。")));
            _waiting.Add((item, answer));
            if (_writing) return answer.Task;
            _writing = true;
        }

        _ = Task.Run(WriteAllAsync);
        return answer.Task;
    }

    private async Task WriteAllAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                var outcomes = await write([.. batch.Select(b => b.Item)]);
                for (var i = 0; i < batch.Count; i++) batch[i].Answer.SetResult(outcomes[i]);
            }
            catch (Exception error)
            {
                // Theirs to hear of: nothing of this transaction was stored.
                foreach (var (_, answer) in batch) answer.TrySetException(error);
            }
        }
    }

    private List<(TIn Item, TaskCompletionSource<Outcome<TOut>> Answer)> Next()
    {
        lock (_gate)
        {
            var batch = _waiting.Count <= MostTogether ? _waiting : _waiting[..MostTogether];
            _waiting = _waiting.Count <= MostTogether ? [] : _waiting[MostTogether..];
            _writing = batch.Count > 0;
            return batch;
        }
    }
}
