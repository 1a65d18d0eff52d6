using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Domain.Reviews;

internal sealed class ReviewChainMapping : IEntityTypeConfiguration<ReviewChain>
{
    public void Configure(EntityTypeBuilder<ReviewChain> chain)
    {
        chain.ToTable("review_chains");
        chain.Property(c => c.Name).HasMaxLength(60);
        chain.Property(c => c.DefaultFor).HasMaxLength(200);
        chain.Ignore(c => c.Kinds);
        chain.HasMany(c => c.Steps).WithOne().HasForeignKey(s => s.ChainId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ChainStepMapping : IEntityTypeConfiguration<ChainStep>
{
    public void Configure(EntityTypeBuilder<ChainStep> step)
    {
        step.ToTable("chain_steps");
        step.OwnsOne(s => s.Rule, Rule);
        step.Navigation(s => s.Rule).IsRequired();
    }

    internal static void Rule<T>(OwnedNavigationBuilder<T, StepRule> rule)
        where T : class
    {
        rule.Property(r => r.Name).HasMaxLength(60);
        rule.Property(r => r.Division).HasMaxLength(64);
        rule.Property(r => r.OnlyFor).HasMaxLength(32);
        rule.Property(r => r.Checklist).HasMaxLength(1000);
        rule.Ignore(r => r.Points);
    }
}

internal sealed class ReviewEntityMapping : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.ToTable("reviews");
        review.Property(r => r.SubjectKind).HasMaxLength(32);
        review.Property(r => r.Title).HasMaxLength(300);
        review.Property(r => r.Hash).HasMaxLength(64);
        review.Property(r => r.Division).HasMaxLength(64);
        review.Property(r => r.ChainName).HasMaxLength(60);
        review.Property(r => r.Author).HasMaxLength(64);
        review.Property(r => r.Note).HasMaxLength(1000);
        review.Property(r => r.EndReason).HasMaxLength(1000);
        review.Property(r => r.Version).IsConcurrencyToken();
        review.HasIndex(r => new { r.SubjectKind, r.SubjectId });
        review.HasIndex(r => r.State);
        review.Ignore(r => r.Current);
        review.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.ReviewId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReviewStepMapping : IEntityTypeConfiguration<ReviewStep>
{
    public void Configure(EntityTypeBuilder<ReviewStep> step)
    {
        step.ToTable("review_steps");
        step.Property(s => s.DecidedBy).HasMaxLength(64);
        step.Property(s => s.OnBehalfOf).HasMaxLength(64);
        step.Property(s => s.Comment).HasMaxLength(1000);
        step.OwnsOne(s => s.Rule, ChainStepMapping.Rule);
        step.Navigation(s => s.Rule).IsRequired();
    }
}

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> delegation)
    {
        delegation.ToTable("delegations");
        delegation.Property(d => d.From).HasMaxLength(64);
        delegation.Property(d => d.To).HasMaxLength(64);
        delegation.Property(d => d.Reason).HasMaxLength(300);
        delegation.HasIndex(d => d.ToId);
    }
}
