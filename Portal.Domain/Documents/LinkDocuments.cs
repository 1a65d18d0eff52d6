using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Documents;

/// <summary>
/// Links a document to another, or unlinks it. What a link does to the other one's validity happens at release, and until then the public sees nothing of it.
/// 'Related' is no part of an edition: on a public document it is changed at once, by those who may.
/// </summary>
public sealed class LinkDocuments(WriteGate gate, Drafting drafting)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int documentId, LinkKind kind, int targetId, bool linked, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Draft, nameof(LinkDocuments), write => drafting.ChangeAsync(write, documentId, async document =>
        {
            if (targetId == documentId) return Outcome.Refused("文件不能关联到自己。");
            var target = await Drafting.Whole(write.Db).SingleOrDefaultAsync(d => d.Id == targetId, ct);
            if (target is null) return Outcome.Refused("要关联的文件找不到了，请重新选。");
            if (kind is LinkKind.Replaces or LinkKind.Repeals && target.Kind != DocumentKind.Policy) return Outcome.Refused("只能关联到政策文件。");
            if (kind == LinkKind.Interprets && target.Kind is not (DocumentKind.Policy or DocumentKind.Consultation)) return Outcome.Refused("只能解读政策文件或者征求意见的公告。");
            if (kind is LinkKind.Accompanies or LinkKind.Revises) return Outcome.Refused("征求意见稿和公告的关联由“决策与征集”一页建立。");
            if (document.Links.Any(l => l.Kind == kind && l.TargetId == targetId) == linked) return null;
            if (kind is LinkKind.Replaces or LinkKind.Repeals && Refusal(document, target, kind, linked) is { } refusal) return Outcome.Refused(refusal);
            var atOnce = kind == LinkKind.Related && document.Live is not null;
            if (atOnce && !write.Actor.May(Permission.Release) && !write.Actor.May(Permission.KeepRegisters)) return Outcome.Refused("这份文件已经公开，“相关”一改公众马上看到，由办公室或者网站管理员改。");
            if (linked) document.Link(kind, targetId);
            else if (kind == LinkKind.Interprets && document.Links.Count(l => l.Kind == kind) == 1) return Outcome.Refused("解读至少要对应一份政策文件。");
            else document.Unlink(kind, targetId);
            document.Draft?.Touch(write.Actor, write.Now);
            if (atOnce)
            {
                write.Announce(DocumentChange.Public, document.Id, document.Id);
                write.Announce(DocumentChange.Public, target.Id, target.Id);
            }

            return Outcome.Done;
        }, ct, identity: kind == LinkKind.Related), ct);

    private static Reason? Refusal(Document document, Document target, LinkKind kind, bool linked)
    {
        if (linked && document.Links.Any(l => l.Kind != kind && l.Kind is LinkKind.Replaces or LinkKind.Repeals && l.TargetId == target.Id))
            return new Reason("《{0}》不能既被替代又被废止，请先取消原来的关联。", TitleMarks.Inside(target.Current.Title));
        if (!linked && target.Acts.Any(a => a.SourceId == document.Id))
            return new Reason("《{0}》已经因本文件发布而失去效力，关联不能取消。", TitleMarks.Inside(target.Current.Title));
        return null;
    }
}

/// <summary>Throws a draft away: the next edition of a public document, or a document that was never public (which can be brought back).</summary>
public sealed class DiscardDraft(WriteGate gate, Drafting drafting)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int documentId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Draft, nameof(DiscardDraft), async write =>
        {
            var document = await Drafting.Whole(write.Db).SingleOrDefaultAsync(d => d.Id == documentId, ct);
            if (document is not { Draft: { } draft }) return Outcome.Missing;
            if (!Authorship.MayEdit(write.Actor, document.Division)) return Outcome.Refused("这份文件由别的处室起草，您不能删。");
            if (document.Live is null && document.Editions.Count == 1)
            {
                if (await write.Db.Set<DocumentLink>().AnyAsync(l => l.TargetId == documentId, ct)) return Outcome.Refused("还有别的文件关联到它（例如它的解读），请先删掉那些。");
                document.DeletedAt = write.Now;
            }
            else
            {
                write.Db.Remove(draft);
                // What the edition would have ended when it was released goes with it; what an earlier release did end stays.
                var ended = await write.Db.Set<StatusAct>().Where(a => a.SourceId == documentId).Select(a => a.DocumentId).ToListAsync(ct);
                foreach (var planned in document.Links.Where(l => l.Kind is LinkKind.Replaces or LinkKind.Repeals && !ended.Contains(l.TargetId)).ToList()) document.Unlink(planned.Kind, planned.TargetId);
            }

            await drafting.ChangedAsync(write, document, ct);
            return Outcome.Done;
        }, ct);

    public Task<Outcome> RestoreAsync(Actor actor, int documentId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Draft, "RestoreDocument", async write =>
        {
            var document = await write.Db.Set<Document>().IgnoreQueryFilters().SingleOrDefaultAsync(d => d.Id == documentId, ct);
            if (document is null) return Outcome.Missing;
            if (!Authorship.MayEdit(write.Actor, document.Division)) return Outcome.Refused("这份文件由别的处室起草，您不能恢复。");
            document.DeletedAt = null;
            write.Subject = () => $"document/{document.Id}";
            write.Announce(DocumentChange.Draft, document.Id, document.Id);
            return Outcome.Done;
        }, ct);
}
