using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Documents;

namespace Portal.Domain.Policies;

internal sealed class PackageMapping : IEntityTypeConfiguration<Package>
{
    public void Configure(EntityTypeBuilder<Package> package)
    {
        package.ToTable("packages");
        package.HasIndex(p => p.DocumentId).IsUnique();
        package.HasOne<Document>().WithMany().HasForeignKey(p => p.DocumentId).OnDelete(DeleteBehavior.Cascade);
        package.OwnsOne(p => p.Plan, plan =>
        {
            plan.Property(p => p.Outline).HasMaxLength(2000);
            plan.Property(p => p.Forms).HasMaxLength(200);
            plan.Property(p => p.Channels).HasMaxLength(200);
            plan.Property(p => p.Person).HasMaxLength(100);
        });
        package.Navigation(p => p.Plan).IsRequired();
        package.OwnsOne(p => p.Risk, risk =>
        {
            risk.Property(r => r.Points).HasMaxLength(2000);
            risk.Property(r => r.Responder).HasMaxLength(200);
            risk.Property(r => r.TalkingPoints).HasMaxLength(2000);
            risk.Property(r => r.Channels).HasMaxLength(200);
            risk.Property(r => r.PaperHash).HasMaxLength(64);
            risk.Property(r => r.PaperName).HasMaxLength(200);
        });
        package.Navigation(p => p.Risk).IsRequired();
        package.Property(p => p.RiskAssessment).HasMaxLength(2000);
        package.Property(p => p.ResponsePlan).HasMaxLength(2000);
        package.Property(p => p.Exemption).HasMaxLength(500);
        package.HasIndex(p => p.MaterialsDue);
    }
}

internal sealed class InterpretationRoundMapping : IEntityTypeConfiguration<InterpretationRound>
{
    public void Configure(EntityTypeBuilder<InterpretationRound> round)
    {
        round.ToTable("interpretation_rounds");
        round.Property(r => r.Person).HasMaxLength(100);
        round.Property(r => r.Note).HasMaxLength(500);
        round.HasOne<Document>().WithMany().HasForeignKey(r => r.PolicyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ScheduledActMapping : IEntityTypeConfiguration<ScheduledAct>
{
    public void Configure(EntityTypeBuilder<ScheduledAct> act)
    {
        act.ToTable("scheduled_acts");
        act.Property(a => a.Reason).HasMaxLength(500);
        act.Property(a => a.By).HasMaxLength(64);
        act.Property(a => a.Failure).HasMaxLength(1000);
        act.HasIndex(a => new { a.EndedAt, a.At });
        act.HasOne<Package>().WithMany().HasForeignKey(a => a.PackageId).OnDelete(DeleteBehavior.Cascade);
    }
}
