using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>What belongs to a package, read inside a write or a query.</summary>
internal static class Packages
{
    /// <summary>Subject kind of its reviews.</summary>
    public const string Subject = "package";

    /// <summary>The package of a document; begun when it is first asked for inside a write.</summary>
    public static async Task<Package> OfAsync(PortalDb db, int documentId, CancellationToken ct)
    {
        if (await db.Set<Package>().SingleOrDefaultAsync(p => p.DocumentId == documentId, ct) is { } package) return package;
        package = new Package(documentId);
        db.Add(package);
        return package;
    }

    /// <summary>The document and those that go with it (<see cref="Document.GoesWith"/>), tracked, with everything a hash or a rule needs.</summary>
    public static async Task<List<Document>> MembersAsync(PortalDb db, int documentId, CancellationToken ct)
    {
        // The ids first, by the index of the links: asked in one sentence, SQLite walks through every document there is, once for each of its parts.
        var ids = await db.Set<DocumentLink>().Where(l => l.TargetId == documentId && (l.Kind == LinkKind.Interprets || l.Kind == LinkKind.Accompanies)).Select(l => l.SourceId).ToListAsync(ct);
        return await Drafting.Whole(db).Where(d => d.Id == documentId || ids.Contains(d.Id)).OrderBy(d => d.Id).ToListAsync(ct);
    }

    /// <summary>Who began the head's draft: of a first edition whoever made the document, later on whoever wrote first. A word corrected afterwards makes no author.</summary>
    /// <returns>Accounts by document.</returns>
    public static async Task<ILookup<int, int>> DraftersAsync(PortalDb db, IReadOnlyCollection<int> documents, CancellationToken ct)
    {
        var drafts = db.Set<Edition>().Where(e => documents.Contains(e.DocumentId) && e.State == EditionState.Draft);
        var first = drafts.Where(e => e.Number == 1).Select(e => new { e.DocumentId, By = e.Document.CreatedById });
        var later = drafts.Where(e => e.Number > 1).SelectMany(e => db.Set<Revision>().Where(r => r.EditionId == e.Id).OrderBy(r => r.Id).Take(1), (e, r) => new { e.DocumentId, By = r.AuthorId });
        return (await first.Concat(later).ToListAsync(ct)).ToLookup(d => d.DocumentId, d => d.By);
    }

    /// <summary>The document whose package a document goes with: the policy it explains, the notice it comes with, or itself.</summary>
    public static int HeadOf(Document document) => document.GoesWith.FirstOrDefault(document.Id);
}

/// <summary>Any edit of a member voids what was signed about its package, in the same write.</summary>
internal sealed class VoidSignatures : IDraftWatcher
{
    public async Task OnDraftChangedAsync(Write write, Document document, CancellationToken ct)
    {
        var heads = document.GoesWith.Append(document.Id).ToHashSet();
        foreach (var head in heads)
            if (await ReviewDesk.VoidAsync(write, Packages.Subject, head, ReviewState.Voided, $"{write.Actor.Name}在送审以后改了《{TitleMarks.Inside(document.Current.Title)}》", ct))
                await Schedule.CancelAsync(write, head, "内容改过，定时发布已取消；重新审签后请再定时。", ct);
    }
}

/// <summary>Tells the signing desk what a package's content is now.</summary>
internal sealed class PackageSubject : IReviewSubject
{
    public string Kind => Packages.Subject;

    public async Task<string?> HashAsync(PortalDb db, int id, CancellationToken ct)
    {
        if (await db.Set<Package>().SingleOrDefaultAsync(p => p.DocumentId == id, ct) is not { } package) return null;
        return package.ContentHash(await Packages.MembersAsync(db, id, ct));
    }

    public Task<ILookup<int, int>> DraftersAsync(PortalDb db, IReadOnlyCollection<int> ids, CancellationToken ct) => Packages.DraftersAsync(db, ids, ct);
}
