using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Documents;

namespace Portal.Domain.Normative;

internal sealed class ClearingRoundMapping : IEntityTypeConfiguration<ClearingRound>
{
    public void Configure(EntityTypeBuilder<ClearingRound> round)
    {
        round.ToTable("clearing_rounds");
        round.Property(r => r.Name).HasMaxLength(100);
        round.Property(r => r.OpenedBy).HasMaxLength(64);
        round.Property(r => r.ClosedBy).HasMaxLength(64);
        round.HasOne<Document>().WithMany().HasForeignKey(r => r.NoticeId).OnDelete(DeleteBehavior.SetNull);
        round.HasMany(r => r.Items).WithOne().HasForeignKey(i => i.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ClearingItemMapping : IEntityTypeConfiguration<ClearingItem>
{
    public void Configure(EntityTypeBuilder<ClearingItem> item)
    {
        item.ToTable("clearing_items");
        item.Property(i => i.Reason).HasMaxLength(500);
        item.Property(i => i.By).HasMaxLength(64);
        item.HasIndex(i => new { i.RoundId, i.DocumentId }).IsUnique();
        item.HasOne<Document>().WithMany().HasForeignKey(i => i.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
