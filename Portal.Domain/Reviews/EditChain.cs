using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Storage;

namespace Portal.Domain.Reviews;

/// <summary>A chain as the webmaster wants it.</summary>
public sealed record ChainDraft(string Name, string DefaultFor, bool DistinctPeople, IReadOnlyList<StepRule> Steps)
{
    /// <summary>Why the whole cannot be stored, its steps aside.</summary>
    public IEnumerable<Reason> Refusals()
    {
        if (Name.Trim().Length is 0 or > 60) yield return "请写上流程的名称，60字以内。";
        if (Steps.Count == 0) yield return "流程至少要有一步：发布前必须有人审签。";
        else if (Steps.All(s => s.OnlyFor.Length > 0)) yield return "至少要有一步对所有文件都适用：否则没有哪一步适用的文件不经审签就能发布。";
    }
}

/// <summary>Makes or changes a review chain. Rounds under way keep their steps.</summary>
public sealed class EditChain(WriteGate gate)
{
    /// <param name="chainId">Null: a new one.</param>
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, int? chainId, ChainDraft draft, CancellationToken ct)
    {
        ReviewChain? chain = null;
        var outcome = await gate.RunAsync(actor, Permission.ManageColumns, nameof(EditChain), async write =>
        {
            var all = await write.Db.Set<ReviewChain>().Include(c => c.Steps).ToListAsync(ct);
            chain = chainId is null ? new ReviewChain("", "") : all.Find(c => c.Id == chainId);
            if (chain is null) return Outcome.Missing;
            var divisions = await AccountQueries.DivisionsAsync(write.Db, ct);
            List<Reason> reasons = [.. draft.Refusals(), .. draft.Steps.SelectMany((s, i) => s.Refusals(i + 1, divisions, chain))];
            if (reasons.Count > 0) return Outcome.Refused(reasons);
            (chain.Name, chain.DefaultFor, chain.DistinctPeople) = (draft.Name.Trim(), draft.DefaultFor, draft.DistinctPeople);
            chain.SetSteps(draft.Steps);
            // A kind has one default: the chain that takes it leaves none to the others.
            foreach (var other in all.Where(c => c != chain && c.Kinds.Intersect(chain.Kinds).Any())) other.DefaultFor = string.Join(',', other.Kinds.Except(chain.Kinds));
            if (chainId is null) write.Db.Add(chain);
            write.Subject = () => $"chain/{chain.Id}";
            write.Announce(ReviewChange.Rules, () => chain.Id, () => chain.Id);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? chain!.Id : Outcome<int>.From(outcome);
    }
}

/// <summary>Gives one's right to sign to a colleague for a time, or ends that.</summary>
public sealed class Delegate(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int toId, DateOnly firstDay, DateOnly lastDay, string reason, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Review, nameof(Delegate), async write =>
        {
            if (toId == 0) return Outcome.Refused("请选一位同事。");
            if (toId == write.Actor.AccountId) return Outcome.Refused("不能委托给自己，请选一位同事。");
            if (lastDay < firstDay) return Outcome.Refused("结束日期不能早于开始日期。");
            if (lastDay < write.Today) return Outcome.Refused("结束日期已经过去，请改成今天或以后。");
            if (reason.Trim().Length == 0) return Outcome.Refused("请写明委托原因，如“出差”。");
            var to = await write.Db.Set<Account>().AsNoTracking().Where(a => a.Id == toId && !a.Disabled).Select(a => a.DisplayName).SingleOrDefaultAsync(ct);
            if (to is null) return Outcome.Refused("找不到这位同事，可能账户已停用，请另选。");
            var delegation = new Delegation(write.Actor.AccountId, write.Actor.Name, toId, to, firstDay, lastDay, reason.Trim());
            write.Db.Add(delegation);
            write.Subject = () => $"delegation/{delegation.Id}";
            write.Announce(ReviewChange.Rules, () => delegation.Id, () => toId);
            return Outcome.Done;
        }, ct);

    public Task<Outcome> EndAsync(Actor actor, int delegationId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Review, "EndDelegation", async write =>
        {
            var delegation = await write.Db.Set<Delegation>().SingleOrDefaultAsync(d => d.Id == delegationId && d.FromId == write.Actor.AccountId, ct);
            if (delegation is null) return Outcome.Missing;
            if (delegation.LastDay >= write.Today) delegation.LastDay = write.Today.AddDays(-1);
            write.Subject = () => $"delegation/{delegation.Id}";
            write.Announce(ReviewChange.Rules, delegation.Id, delegation.ToId);
            return Outcome.Done;
        }, ct);
}
