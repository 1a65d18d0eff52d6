using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Documents;

/// <summary>Names under which changes of documents are announced.</summary>
public static class DocumentChange
{
    /// <summary>A draft or its facts changed; nobody outside the house sees it. The id is the document's.</summary>
    public const string Draft = "document-draft";

    /// <summary>What the public sees of a document changed. The id is the document's.</summary>
    public const string Public = "document";

    /// <summary>Columns were edited.</summary>
    public const string Column = "column";
}

/// <summary>Told inside the same write when a draft has changed, so that what was signed about it becomes void at once.</summary>
public interface IDraftWatcher
{
    Task OnDraftChangedAsync(Write write, Document document, CancellationToken ct);
}

/// <summary>Who may write to a document: the division that drafts it, and those who may write for all.</summary>
public static class Authorship
{
    public static bool MayEdit(Actor actor, string division) =>
        actor.May(Permission.DraftForAll) || (actor.May(Permission.Draft) && actor.Division is not null && actor.Division == division);
}

/// <summary>What the commands on a draft share: find it, check whose it is, begin it where only a live edition is, tell who must know.</summary>
public sealed class Drafting(IEnumerable<IDraftWatcher> watchers)
{
    private static readonly Outcome NotYours = Outcome.Refused("这份文件由别的处室起草，您不能改。请联系起草处室或办公室。");

    internal static IQueryable<Document> Whole(PortalDb db) => db.Set<Document>()
        .Include(d => d.Editions).ThenInclude(e => e.Attachments)
        .Include(d => d.Links)
        .Include(d => d.Acts)
        .AsSplitQuery();

    /// <summary>Runs <paramref name="change"/> on the document's draft, beginning one if needed.</summary>
    /// <param name="change">Returns null when nothing changed.</param>
    /// <param name="identity">Only the document's identity is touched: a live edition stays alone.</param>
    internal async Task<Outcome> ChangeAsync(Write write, int documentId, Func<Document, Task<Outcome?>> change, CancellationToken ct, bool identity = false)
    {
        var document = await Whole(write.Db).SingleOrDefaultAsync(d => d.Id == documentId, ct);
        if (document is null) return Outcome.Missing;
        if (!Authorship.MayEdit(write.Actor, document.Division)) return NotYours;
        var begun = document.Draft is null && !identity;
        if (begun) document.BeginDraft(write.Actor, write.Now);
        if (await change(document) is not { } outcome)
        {
            // Nothing changed: a draft is not begun for that.
            if (begun) write.Db.ChangeTracker.Clear();
            return Outcome.Done;
        }

        if (!outcome.Ok) return outcome;
        await ChangedAsync(write, document, ct);
        return outcome;
    }

    /// <summary>Names the subject, tells the watchers and the readers.</summary>
    internal async Task ChangedAsync(Write write, Document document, CancellationToken ct)
    {
        foreach (var watcher in watchers) await watcher.OnDraftChangedAsync(write, document, ct);
        write.Subject = () => $"document/{document.Id}";
        write.Announce(DocumentChange.Draft, () => document.Id, () => document.Id);
    }

    /// <summary>A free address made of what is known: number 3 of 2019 becomes 'p-2019-3'; a taken one gets a number behind it.</summary>
    internal static async Task<string> FreeSlugAsync(PortalDb db, DocumentKind kind, string wanted, CancellationToken ct)
    {
        for (var n = 1; ; n++)
        {
            var slug = n == 1 ? wanted : $"{wanted}-{n}";
            if (!await IsTakenAsync(db, kind, slug, 0, ct)) return slug;
        }
    }

    internal static async Task<bool> IsTakenAsync(PortalDb db, DocumentKind kind, string slug, int exceptDocument, CancellationToken ct) =>
        await db.Set<Document>().IgnoreQueryFilters().AnyAsync(d => d.Kind == kind && d.Slug == slug && d.Id != exceptDocument, ct)
        || await db.Set<FormerSlug>().AnyAsync(s => s.Kind == kind.ToString() && s.Slug == slug && s.TargetId != exceptDocument, ct);
}
