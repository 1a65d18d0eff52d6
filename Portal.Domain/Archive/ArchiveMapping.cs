using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Storage;

namespace Portal.Domain.Archive;

internal sealed class ArchiveDeliveryMapping : IEntityTypeConfiguration<ArchiveDelivery>
{
    public void Configure(EntityTypeBuilder<ArchiveDelivery> delivery)
    {
        delivery.ToTable("archive_deliveries");
        delivery.HasIndex(d => new { d.Year, d.Number }).IsUnique();
        delivery.Ignore(d => d.Quarter).Ignore(d => d.IsReceived);
        delivery.Property(d => d.ClosedBy).HasMaxLength(64);
        delivery.Property(d => d.PackageHash).HasMaxLength(64);
        delivery.HasMany(d => d.Items).WithOne().HasForeignKey(i => i.DeliveryId).OnDelete(DeleteBehavior.Cascade);
        delivery.Navigation(d => d.Items).HasField("_items");
        delivery.HasMany(d => d.Receipts).WithOne().HasForeignKey(r => r.DeliveryId).OnDelete(DeleteBehavior.Cascade);
        delivery.Navigation(d => d.Receipts).HasField("_receipts");
    }
}

internal sealed class ArchiveItemMapping : IEntityTypeConfiguration<ArchiveItem>
{
    public void Configure(EntityTypeBuilder<ArchiveItem> item)
    {
        item.ToTable("archive_items");
        item.Property(i => i.Basis).HasMaxLength(40);
        item.HasIndex(i => i.Basis).IsUnique();
        // It says again what the document's own audit has said.
        item.Property(i => i.Metadata).HasMaxLength(20_000).Unaudited();
    }
}

internal sealed class ArchiveReceiptMapping : IEntityTypeConfiguration<ArchiveReceipt>
{
    public void Configure(EntityTypeBuilder<ArchiveReceipt> receipt)
    {
        receipt.ToTable("archive_receipts");
        receipt.HasIndex(r => new { r.DeliveryId, r.Institution }).IsUnique();
        receipt.Property(r => r.Person).HasMaxLength(100);
        receipt.Property(r => r.Note).HasMaxLength(500);
        receipt.Property(r => r.FileHash).HasMaxLength(64);
        receipt.Property(r => r.FileName).HasMaxLength(200);
        receipt.Property(r => r.By).HasMaxLength(64);
    }
}
