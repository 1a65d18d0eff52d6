using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Writing;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>A dated act on a public document's validity.</summary>
/// <param name="Reason">Source of it, shown to the public.</param>
/// <param name="SourceId">The document that did it, where the portal has it.</param>
/// <param name="Until">New last day of an extension.</param>
public sealed record StatusWish(StatusActKind Kind, DateOnly On, string Reason, int? SourceId = null, DateOnly? Until = null);

/// <summary>Withdraws, restores, repeals, extends what is public. The page never goes away: it says what happened and leads on.</summary>
public sealed class ChangeStatus(WriteGate gate)
{
    public Task<Outcome> RecordAsync(Actor actor, int documentId, StatusWish wish, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Release, "RecordStatus", async write =>
        {
            var document = await Drafting.Whole(write.Db).SingleOrDefaultAsync(d => d.Id == documentId, ct);
            if (document is null) return Outcome.Missing;
            var reasons = new List<Reason>();
            if (document.Live is null) reasons.Add("这份文件没有公开，没有有效性可改。");
            if (wish.Kind is StatusActKind.Withdrawn or StatusActKind.Restored) reasons.Add("撤下和恢复请用专门的按钮。");
            if (wish.Reason.Trim().Length == 0) reasons.Add("请写明依据，公众会看到，例如“依据2026年清理结果（示科发〔2026〕12号）”。");
            if (document.Live is { } live) reasons.AddRange(Contradictions(live, document.Acts.Select(a => a.Event), wish));
            if (wish.Kind == StatusActKind.Replaced && wish.SourceId is null) reasons.Add("请选替代它的文件。");
            if (wish.SourceId == documentId) reasons.Add("文件不能废止自己。");
            if (wish.SourceId is { } source && source != documentId && !await write.Db.Set<Edition>().AnyAsync(e => e.DocumentId == source && e.State == EditionState.Live, ct)) reasons.Add("依据的文件还没有公开，请重新选。");
            if (reasons.Count > 0) return Outcome.Refused(reasons);
            document.Record(new StatusAct(wish.Kind, wish.On, wish.Reason.Trim(), wish.SourceId, write.Actor.Name, write.Now, wish.Until));
            Changed(write, document);
            return Outcome.Done;
        }, ct);

    /// <param name="hidesText">The text goes too, e.g. because it shows personal data.</param>
    public Task<Outcome> WithdrawAsync(Actor actor, int documentId, string reason, bool hidesText, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Release, "Withdraw", write => WithdrawAsync(write, documentId, reason, hidesText, ct), ct);

    public Task<Outcome> RestoreAsync(Actor actor, int documentId, string reason, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Release, "Restore", async write =>
        {
            var document = await Drafting.Whole(write.Db).SingleOrDefaultAsync(d => d.Id == documentId, ct);
            if (document?.Live is null) return Outcome.Missing;
            if (!document.IsWithdrawnOn(write.Today)) return Outcome.Refused("这份文件没有撤下。");
            if (reason.Trim().Length == 0) return Outcome.Refused("请写明恢复的理由，公众会看到。");
            if (await write.Db.Set<Package>().AnyAsync(p => p.DocumentId == documentId && p.MaterialsDue != null, ct)) await OwedMaterials.ReopenAsync(write, documentId, "文件恢复公开", ct);
            document.Record(new StatusAct(StatusActKind.Restored, write.Today, reason.Trim(), null, write.Actor.Name, write.Now));
            await PublicIndex.PutAsync(write.Db, document, MarkdownText.Render(document.Live.Text).PlainText, ct);
            Changed(write, document);
            return Outcome.Done;
        }, ct);

    internal async Task<Outcome> WithdrawAsync(Write write, int documentId, string reason, bool hidesText, CancellationToken ct)
    {
        var document = await Drafting.Whole(write.Db).SingleOrDefaultAsync(d => d.Id == documentId, ct);
        if (document is null) return Outcome.Missing;
        if (document.Live is null) return Outcome.Refused("这份文件没有公开，不用撤下。");
        if (document.IsWithdrawnOn(write.Today)) return Outcome.Refused("这份文件已经撤下。");
        if (reason.Trim().Length == 0) return Outcome.Refused("撤下要写明理由，公众会看到。");
        await OwedMaterials.EndAsync(write, documentId, "文件已撤下", ct);
        document.Record(new StatusAct(StatusActKind.Withdrawn, write.Today, reason.Trim(), null, write.Actor.Name, write.Now, hidesText: hidesText));
        await PublicIndex.RemoveAsync(write.Db, document.Id, ct);
        Changed(write, document);
        return Outcome.Done;
    }

    /// <summary>What the document's own dates and earlier acts leave no room for.</summary>
    private static IEnumerable<Reason> Contradictions(Edition live, IEnumerable<StatusEvent> acts, StatusWish wish)
    {
        var facts = live.Facts;
        List<StatusEvent> lasting = [.. acts.Where(a => a.Kind is not (StatusActKind.Withdrawn or StatusActKind.Restored))];
        var then = Validity.Of(facts.EffectiveOn, facts.ExpiresOn, lasting, wish.On);
        var ended = then.Cause is { Kind: StatusActKind.Repealed or StatusActKind.Replaced or StatusActKind.DeclaredInvalid };
        if (facts.SignedOn is { } signed && wish.On < signed) yield return new Reason("这份文件{0:yyyy-MM-dd}才成文，不能从{1:yyyy-MM-dd}起改它的效力，请核对日期。", signed, wish.On);
        else if (ended) yield return new Reason("这份文件{0:yyyy-MM-dd}起已经没有效力，不用再记。", then.Since!);
        else if (wish.Kind == StatusActKind.Amended && !then.IsCurrent) yield return "这份文件那时已经不再有效，不用再记修改。";
        // An extension counts from its day on, but its last day must lie behind whatever was promised before.
        var last = lasting.Where(a => a.Kind == StatusActKind.Extended).Select(a => a.Until).Append(facts.ExpiresOn).Max();
        if (wish.Kind == StatusActKind.Extended && (wish.Until is not { } until || until <= (last ?? wish.On))) yield return "延长有效期要写新的截止日，并晚于原来的。";
    }

    private static void Changed(Write write, Document document)
    {
        write.Subject = () => $"document/{document.Id}";
        write.Announce(DocumentChange.Public, document.Id, document.Id);
        foreach (var link in document.Links) write.Announce(DocumentChange.Public, link.TargetId, document.Id);
    }
}
