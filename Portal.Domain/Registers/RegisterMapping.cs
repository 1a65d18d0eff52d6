using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Storage;

namespace Portal.Domain.Registers;

internal sealed class RegisterEntryMapping : IEntityTypeConfiguration<RegisterEntry>
{
    public void Configure(EntityTypeBuilder<RegisterEntry> entry)
    {
        entry.ToTable("register_entries");
        entry.Ignore(e => e.Facts);
        entry.Property(e => e.Title).HasMaxLength(200);
        entry.Property(e => e.Place).HasMaxLength(200);
        entry.Property(e => e.People).HasMaxLength(500);
        entry.Property(e => e.Summary).HasMaxLength(2000);
        entry.Property(e => e.CreatedBy).HasMaxLength(64);
        entry.Property(e => e.DeleteReason).HasMaxLength(500);
        entry.Property(e => e.Version).IsConcurrencyToken();
        entry.HasIndex(e => e.On);
        entry.HidesDeleted(e => e.DeletedAt);
        entry.HasMany(e => e.Evidence).WithOne().HasForeignKey(e => e.EntryId).OnDelete(DeleteBehavior.Cascade);
        entry.Navigation(e => e.Evidence).HasField("_evidence");
    }
}

internal sealed class RegisterEvidenceMapping : IEntityTypeConfiguration<RegisterEvidence>
{
    public void Configure(EntityTypeBuilder<RegisterEvidence> evidence)
    {
        evidence.ToTable("register_evidence");
        evidence.Property(e => e.FileHash).HasMaxLength(64);
        evidence.Property(e => e.Name).HasMaxLength(200);
        evidence.Property(e => e.ContentType).HasMaxLength(100);
        evidence.HasIndex(e => e.FileHash);
    }
}
