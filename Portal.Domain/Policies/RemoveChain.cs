using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>Removes a review chain that nothing takes any more. It stands here because columns name chains, and Reviews knows no columns.</summary>
public sealed class RemoveChain(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int chainId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.ManageColumns, nameof(RemoveChain), async write =>
        {
            var chain = await write.Db.Set<ReviewChain>().Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == chainId, ct);
            if (chain is null) return Outcome.Missing;
            if (chain.Kinds.Any()) return Outcome.Refused("它还是某类文件的默认流程，请先把默认交给别的流程。");
            if (await write.Db.Set<Column>().Where(c => c.ChainId == chainId).Select(c => c.Name).FirstOrDefaultAsync(ct) is { } column)
                return Outcome.Refused(new Reason("栏目“{0}”还在用这个流程，请先给栏目换一个。", column));
            write.Db.Remove(chain);
            write.Subject = () => $"chain/{chainId}";
            write.Announce(ReviewChange.Rules, chainId, chainId);
            return Outcome.Done;
        }, ct);
}
