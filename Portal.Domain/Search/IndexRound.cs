using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Search;

/// <summary>Brings the entries of a kind in step with its public rows: puts in what was public before the index took that kind, takes out what is gone.</summary>
public static class IndexRound
{
    /// <summary>Rows read at once.</summary>
    private const int Batch = 500;

    /// <param name="open">The rows whose answers are public; their key is 'Id'.</param>
    public static Task<Outcome> RunAsync<T>(WriteGate gate, string kind, Func<PortalDb, IQueryable<T>> open, Func<PortalDb, T, CancellationToken, Task> put, CancellationToken ct)
        where T : class =>
        // Read within the write: what somebody publishes meanwhile would seem to be gone.
        gate.RunAsync(Actor.System, Permission.HandleMessages, nameof(IndexRound), async write =>
        {
            var ids = await open(write.Db).Select(e => EF.Property<int>(e, "Id")).ToListAsync(ct);
            var known = await SearchIndex.IdsAsync(write.Db, kind, ct);
            foreach (var id in known.Except(ids)) await SearchIndex.RemoveAsync(write.Db, kind, id, ct);
            foreach (var missing in ids.Except(known).Chunk(Batch))
                foreach (var row in await open(write.Db).AsNoTracking().Where(e => missing.Contains(EF.Property<int>(e, "Id"))).ToListAsync(ct))
                    await put(write.Db, row, ct);
            write.KeepsDerived = true;
            return Outcome.Done;
        }, ct);
}
