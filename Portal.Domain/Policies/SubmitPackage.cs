using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>Hands a package in for signing, or takes it back.</summary>
public sealed class SubmitPackage(WriteGate gate, DocumentSettings settings, IEnumerable<IPackageRule> rules)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int documentId, string note, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Draft, nameof(SubmitPackage), async write =>
        {
            var members = await Packages.MembersAsync(write.Db, documentId, ct);
            if (members.Find(d => d.Id == documentId) is not { } head) return Outcome.Missing;
            if (!Authorship.MayEdit(write.Actor, head.Division)) return Outcome.Refused("送审由起草处室办理。");
            if (await ReviewDesk.LatestAsync(write.Db, Packages.Subject, documentId, ct) is { State: ReviewState.Open }) return Outcome.Refused("已经在审签中，不用重复送审。");
            var package = await Packages.OfAsync(write.Db, documentId, ct);
            IEnumerable<Check> checks = [.. PackageChecks.Of(package, members, settings, await TargetsAsync(write.Db, members, ct), await Calendars.OfAsync(write.Db, ct), write.Today), .. await rules.ChecksAsync(write.Db, head, ct)];
            if (checks.Where(c => c.Level == CheckLevel.Error).Select(c => c.Message).ToList() is { Count: > 0 } errors) return Outcome.Refused(errors);

            var column = await write.Db.Set<Column>().AsNoTracking().SingleAsync(c => c.Id == head.ColumnId, ct);
            var marks = head.Current.Facts.IsNormative ? (string[])["normative"] : [];
            var subject = new ReviewSubject(Packages.Subject, documentId, head.Current.Title, package.ContentHash(members), head.Division, marks) { Drafters = [.. (await Packages.DraftersAsync(write.Db, [documentId], ct))[documentId]] };
            var review = await rules.ChainAsync(write.Db, head, ct) is { } chain
                ? await ReviewDesk.SubmitAsync(write, subject, chain, null, note, ct)
                : await ReviewDesk.SubmitAsync(write, subject, head.Kind.ToString(), column.ChainId, note, ct);
            write.Subject = () => $"{Packages.Subject}/{documentId}";
            return review;
        }, ct);

    /// <summary>撤回: whoever may edit the package stops the round; nothing signed in it counts any more.</summary>
    public Task<Outcome> RecallAsync(Actor actor, int documentId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Draft, "RecallPackage", async write =>
        {
            var head = await write.Db.Set<Document>().SingleOrDefaultAsync(d => d.Id == documentId, ct);
            if (head is null) return Outcome.Missing;
            if (!Authorship.MayEdit(write.Actor, head.Division)) return Outcome.Refused("撤回由起草处室办理。");
            if (!await ReviewDesk.VoidAsync(write, Packages.Subject, documentId, ReviewState.Recalled, $"{write.Actor.Name}撤回", ct)) return Outcome.Refused("现在没有在审签的送审包。");
            await Schedule.CancelAsync(write, documentId, "送审包已撤回，定时发布随之取消。", ct);
            write.Subject = () => $"{Packages.Subject}/{documentId}";
            return Outcome.Done;
        }, ct);

    /// <summary>Documents that members replace or repeal.</summary>
    internal static async Task<IReadOnlyDictionary<int, Document>> TargetsAsync(PortalDb db, IReadOnlyList<Document> members, CancellationToken ct)
    {
        var ids = members.SelectMany(d => d.Links).Where(l => l.Kind is LinkKind.Replaces or LinkKind.Repeals).Select(l => l.TargetId).ToHashSet();
        return ids.Count == 0 ? new Dictionary<int, Document>() : await Drafting.Whole(db).Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
    }
}
