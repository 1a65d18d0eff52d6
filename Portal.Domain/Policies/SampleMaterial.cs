using Microsoft.EntityFrameworkCore;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>Documents marked 示例, with their packages, signatures, numbers and addresses: nothing of them blocks a number or an address of the bureau's own.</summary>
internal sealed class SampleDocumentMaterial : ISampleMaterial
{
    public string Name => "公文与解读";

    public Task<int> CountAsync(PortalDb db, CancellationToken ct) => Samples(db).CountAsync(ct);

    /// <summary>The samples were written by the system; whoever wrote to one later has an account.</summary>
    public Task<int> CountRealAsync(PortalDb db, CancellationToken ct) => Samples(db).CountAsync(d => d.Editions.Any(e => e.UpdatedById != 0 && e.UpdatedById != d.CreatedById), ct);

    public async Task RemoveAsync(Write write, CancellationToken ct)
    {
        var db = write.Db;
        var ids = await Samples(db).Select(d => d.Id).ToListAsync(ct);
        db.RemoveRange(await db.Set<Review>().Where(r => r.SubjectKind == Packages.Subject && ids.Contains(r.SubjectId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<IndexNumber>().Where(n => ids.Contains(n.DocumentId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<FormerSlug>().Where(s => s.Kind != FormerSlug.OfColumn && ids.Contains(s.TargetId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<DocumentLink>().IgnoreQueryFilters().Where(l => ids.Contains(l.SourceId) || ids.Contains(l.TargetId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<Package>().Where(p => ids.Contains(p.DocumentId)).ToListAsync(ct));
        db.RemoveRange(await Samples(db).Include(d => d.Editions).ThenInclude(e => e.Attachments).AsSplitQuery().ToListAsync(ct));
        foreach (var id in ids)
        {
            await PublicIndex.RemoveAsync(db, id, ct);
            write.Announce(DocumentChange.Public, id, id);
            write.Announce(DocumentChange.Draft, id, id);
        }
    }

    public IQueryable<string> FilesOf(PortalDb db, bool sample) =>
        db.Set<Document>().IgnoreQueryFilters().Where(d => d.IsSample == sample).SelectMany(d => d.Editions).SelectMany(e => e.Attachments).Select(a => a.FileHash)
            .Concat(from p in db.Set<Package>() join d in db.Set<Document>().IgnoreQueryFilters() on p.DocumentId equals d.Id where d.IsSample == sample && p.Risk.PaperHash != "" select p.Risk.PaperHash);

    private static IQueryable<Document> Samples(PortalDb db) => db.Set<Document>().IgnoreQueryFilters().Where(d => d.IsSample);
}
