using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Writing;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>
/// 发布: everything in the package goes public in one transaction, linked both ways. Only what is signed to the end, with nothing changed since.
/// </summary>
public sealed class ReleasePackage(WriteGate gate, DocumentSettings settings, IEnumerable<IPackageRule> rules)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int documentId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Release, nameof(ReleasePackage), write => ReleaseAsync(write, documentId, ct), ct);

    internal async Task<Outcome> ReleaseAsync(Write write, int documentId, CancellationToken ct)
    {
        var members = await Packages.MembersAsync(write.Db, documentId, ct);
        if (members.Find(d => d.Id == documentId) is not { } head) return Outcome.Missing;
        var package = await Packages.OfAsync(write.Db, documentId, ct);
        var review = await ReviewDesk.LatestAsync(write.Db, Packages.Subject, documentId, ct);
        var targets = await SubmitPackage.TargetsAsync(write.Db, members, ct);
        var calendar = await Calendars.OfAsync(write.Db, ct);
        if (await RefusalsAsync(write.Db, package, members, targets, review, calendar, write.Today, ct) is { Count: > 0 } reasons) return Outcome.Refused(reasons);

        foreach (var document in members.Where(d => d.Draft is not null)) await Publication.PublishAsync(write, document, write.Actor.Name, write.Now, targets, ct);
        // A page shows its neighbours too.
        foreach (var document in members) write.Announce(DocumentChange.Public, document.Id, documentId);
        foreach (var rule in rules) await rule.OnReleasedAsync(write, head, ct);
        review!.Complete(write.Now);
        write.Announce(ReviewChange.Review, review.Id, documentId);
        var isFirst = package.ReleasedAt is null;
        package.ReleasedAt = write.Now;
        var explained = members.Exists(d => d.Id != documentId && d.Live is not null && !d.IsWithdrawnOn(write.Today));
        if (package.MaterialsDue is not null && (explained || package.Exemption.Length > 0))
        {
            package.MaterialsDue = null;
            await OwedMaterials.EndAsync(write, documentId, explained ? "解读材料已发布" : "已登记免于解读的理由", ct);
        }
        else if (isFirst && !explained && package is { MaterialsFollow: true, Exemption: "" } && KindRules.Of(head.Kind).NeedsPlan)
        {
            await OwedMaterials.StartAsync(write, package, head, ct);
        }

        write.Subject = () => $"{Packages.Subject}/{documentId}";
        return Outcome.Done;
    }

    /// <summary>Why the package cannot go out now; empty when it can.</summary>
    internal async Task<IReadOnlyList<Reason>> RefusalsAsync(PortalDb db, Package package, IReadOnlyList<Document> members, IReadOnlyDictionary<int, Document> targets, Review? review, WorkingCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var reasons = new List<Reason>();
        if (review is not { State: ReviewState.Approved }) reasons.Add(review?.State == ReviewState.Voided ? "审签以后内容改过，原来的签字已作废，请重新送审。" : "还没有审签完毕，不能发布。");
        else if (review.Hash != package.ContentHash(members)) reasons.Add("内容与签发的不一致，不能发布，请重新送审。");
        var more = await rules.ChecksAsync(db, members.Single(d => d.Id == package.DocumentId), ct);
        reasons.AddRange(PackageChecks.Of(package, members, settings, targets, calendar, today).Concat(more).Where(c => c.Level is CheckLevel.Error or CheckLevel.BeforeRelease).Select(c => c.Message));
        return reasons;
    }
}

/// <summary>What makes one draft public, whoever asks: a release, or the import of what was public elsewhere.</summary>
internal static class Publication
{
    /// <param name="rendered">The draft's text, where it is rendered already.</param>
    public static async Task PublishAsync(Write write, Document document, string by, DateTime at, IReadOnlyDictionary<int, Document> targets, CancellationToken ct, RenderedText? rendered = null)
    {
        var draft = document.Draft!;
        rendered ??= MarkdownText.Render(draft.Text);
        draft.Release(rendered.Html, by, at);
        foreach (var link in document.Links.Where(l => l.Kind is LinkKind.Replaces or LinkKind.Repeals))
        {
            var target = targets[link.TargetId];
            var kind = link.Kind == LinkKind.Replaces ? StatusActKind.Replaced : StatusActKind.Repealed;
            if (target.Acts.Any(a => a.SourceId == document.Id && a.Kind == kind)) continue;
            var number = draft.Facts.Number.Length > 0 ? $"（{draft.Facts.Number}）" : "";
            target.Record(new StatusAct(kind, draft.Facts.EffectiveOn ?? OfficeClock.DateOf(at), $"《{TitleMarks.Inside(draft.Title)}》{number}{(kind == StatusActKind.Replaced ? "施行，本文件同时废止" : "废止本文件")}", document.Id, by, write.Now));
            write.Announce(DocumentChange.Public, target.Id, target.Id);
        }

        if (!document.IsWithdrawnOn(write.Today)) await PublicIndex.PutAsync(write.Db, document, rendered.PlainText, ct);
        write.Announce(DocumentChange.Public, () => document.Id, () => document.Id);
        write.Announce(DocumentChange.Draft, () => document.Id, () => document.Id);
    }
}
