using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Storage;

namespace Portal.Domain.Documents;

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.ToTable("documents");
        document.HidesDeleted(d => d.DeletedAt);
        document.Property(d => d.Slug).HasMaxLength(100);
        document.HasIndex(d => new { d.Kind, d.Slug }).IsUnique();
        document.Property(d => d.IndexNumber).HasMaxLength(64);
        document.HasIndex(d => d.IndexNumber).IsUnique();
        document.Property(d => d.Division).HasMaxLength(64);
        document.Property(d => d.CreatedBy).HasMaxLength(64);
        document.OwnsOne(d => d.Registered, record =>
        {
            record.Property(r => r.RegisterNumber).HasMaxLength(64);
            record.HasIndex(r => r.RegisterNumber).IsUnique();
            record.Property(r => r.LegalReview).HasMaxLength(64);
            record.Property(r => r.Filing).HasMaxLength(64);
            record.Property(r => r.Consultation).HasMaxLength(300);
            record.Property(r => r.Keeper).HasMaxLength(64);
        });
        document.Navigation(d => d.Registered).IsRequired();
        document.HasIndex(d => d.ColumnId);
        document.HasOne<Column>().WithMany().HasForeignKey(d => d.ColumnId).OnDelete(DeleteBehavior.Restrict);
        document.HasMany(d => d.Editions).WithOne(e => e.Document).HasForeignKey(e => e.DocumentId).OnDelete(DeleteBehavior.Cascade);
        document.HasMany(d => d.Links).WithOne(l => l.Source).HasForeignKey(l => l.SourceId).OnDelete(DeleteBehavior.Cascade);
        document.HasMany(d => d.Acts).WithOne().HasForeignKey(a => a.DocumentId).OnDelete(DeleteBehavior.Cascade);
        document.Ignore(d => d.Live);
        document.Ignore(d => d.GoesWith);
        document.Ignore(d => d.Draft);
        document.Ignore(d => d.Current);
    }
}

internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> edition)
    {
        edition.ToTable("editions");
        edition.HidesDeleted(e => e.Document.DeletedAt);
        edition.Property(e => e.Title).HasMaxLength(300);
        edition.Property(e => e.Summary).HasMaxLength(500);
        edition.Property(e => e.ChangeNote).HasMaxLength(500);
        edition.Property(e => e.UpdatedBy).HasMaxLength(64);
        edition.Property(e => e.ReleasedBy).HasMaxLength(64);
        // The revisions hold every text; the audit would hold each of them twice more.
        edition.Property(e => e.Text).Unaudited();
        edition.Property(e => e.Html).Unaudited();
        edition.HasIndex(e => new { e.DocumentId, e.Number }).IsUnique();
        edition.HasIndex(e => new { e.State, e.ReleasedAt });
        edition.OwnsOne(e => e.Facts, facts =>
        {
            facts.Property(f => f.Number).HasMaxLength(64);
            facts.HasIndex(f => f.Number);
            facts.Property(f => f.Issuer).HasMaxLength(100);
            facts.Property(f => f.Topic).HasMaxLength(32);
            facts.Property(f => f.Keywords).HasMaxLength(200);
            facts.Property(f => f.Genre).HasMaxLength(32);
            facts.Property(f => f.OpennessReason).HasMaxLength(300);
            facts.Property(f => f.Contact).HasMaxLength(100);
            facts.Property(f => f.Timeline).HasMaxLength(4000);
            facts.Property(f => f.Elements).HasMaxLength(16);
            facts.Property(f => f.Media).HasMaxLength(500);
            facts.Property(f => f.ShortReason).HasMaxLength(300);
        });
        edition.Navigation(e => e.Facts).IsRequired();
        edition.HasMany(e => e.Attachments).WithOne().HasForeignKey(a => a.EditionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("attachments");
        attachment.Property(a => a.FileHash).HasMaxLength(64);
        attachment.Property(a => a.Name).HasMaxLength(200);
        attachment.Property(a => a.ContentType).HasMaxLength(128);
        attachment.HasIndex(a => a.FileHash);
        attachment.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.FileHash).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.ToTable("revisions");
        revision.HidesDeleted(r => r.Edition.Document.DeletedAt);
        revision.Property(r => r.Author).HasMaxLength(64);
        revision.Property(r => r.Text).Unaudited();
        revision.HasOne(r => r.Edition).WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DocumentLinkMapping : IEntityTypeConfiguration<DocumentLink>
{
    public void Configure(EntityTypeBuilder<DocumentLink> link)
    {
        link.ToTable("document_links");
        link.HidesDeleted(l => l.Source.DeletedAt);
        link.HasIndex(l => new { l.SourceId, l.Kind, l.TargetId }).IsUnique();
        link.HasIndex(l => l.TargetId);
        link.HasOne<Document>().WithMany().HasForeignKey(l => l.TargetId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StatusActMapping : IEntityTypeConfiguration<StatusAct>
{
    public void Configure(EntityTypeBuilder<StatusAct> act)
    {
        act.ToTable("status_acts");
        act.Property(a => a.Reason).HasMaxLength(500);
        act.Property(a => a.By).HasMaxLength(64);
        act.Ignore(a => a.Event);
    }
}

internal sealed class FormerSlugMapping : IEntityTypeConfiguration<FormerSlug>
{
    public void Configure(EntityTypeBuilder<FormerSlug> slug)
    {
        slug.ToTable("former_slugs").HasKey(s => new { s.Kind, s.Slug });
        slug.Property(s => s.Kind).HasMaxLength(32);
        slug.Property(s => s.Slug).HasMaxLength(100);
        slug.Property(s => s.TargetId).HasColumnName("DocumentId"); // named when documents alone had former addresses
    }
}

internal sealed class IndexNumberMapping : IEntityTypeConfiguration<IndexNumber>
{
    public void Configure(EntityTypeBuilder<IndexNumber> number)
    {
        number.ToTable("index_numbers").HasKey(n => n.Number);
        number.Property(n => n.Number).HasMaxLength(64);
    }
}

internal sealed class ColumnMapping : IEntityTypeConfiguration<Column>
{
    public void Configure(EntityTypeBuilder<Column> column)
    {
        column.ToTable("columns");
        column.Property(c => c.Slug).HasMaxLength(100);
        column.HasIndex(c => c.Slug).IsUnique();
        column.Property(c => c.Name).HasMaxLength(60);
        column.Property(c => c.Description).HasMaxLength(300);
        column.Property(c => c.Keywords).HasMaxLength(200);
        column.HasOne<Column>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
