using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

internal sealed class PlanMapping : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> plan)
    {
        plan.ToTable("plans");
        plan.HasIndex(p => p.Year).IsUnique();
        plan.Property(p => p.Title).HasMaxLength(200);
        plan.Property(p => p.Issuer).HasMaxLength(100);
        plan.Property(p => p.UpperHeading).HasMaxLength(200);
        plan.Property(p => p.LowerHeading).HasMaxLength(200);
        plan.Property(p => p.Revision).IsConcurrencyToken();
        plan.HasMany(p => p.Goals).WithOne(g => g.Plan).HasForeignKey(g => g.PlanId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GoalMapping : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> goal)
    {
        goal.ToTable("goals");
        goal.HidesDeleted(g => g.DeletedAt);
        goal.Property(g => g.Number).HasMaxLength(16);
        goal.Property(g => g.Name).HasMaxLength(300);
        goal.HasMany(g => g.Tasks).WithOne(t => t.Goal).HasForeignKey(t => t.GoalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GoalTaskMapping : IEntityTypeConfiguration<GoalTask>
{
    public void Configure(EntityTypeBuilder<GoalTask> task)
    {
        task.ToTable("tasks");
        task.HidesDeleted(t => t.DeletedAt);
        task.Property(t => t.Number).HasMaxLength(16);
        task.Property(t => t.Name).HasMaxLength(300);
        task.Property(t => t.Published).HasConversion<int>();
        task.HasMany(t => t.Measures).WithOne(m => m.Task).HasForeignKey(m => m.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MeasureMapping : IEntityTypeConfiguration<Measure>
{
    public void Configure(EntityTypeBuilder<Measure> measure)
    {
        measure.ToTable("measures");
        measure.HidesDeleted(m => m.DeletedAt);
        measure.Property(m => m.Owner).HasMaxLength(200);
        measure.Property(m => m.DuePhrase).HasMaxLength(64);
        measure.Property(m => m.CancelReason).HasMaxLength(500);
        measure.Ignore(m => m.Due);
        measure.HasMany(m => m.Entries).WithOne(e => e.Measure).HasForeignKey(e => e.MeasureId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProgressEntryMapping : IEntityTypeConfiguration<ProgressEntry>
{
    public void Configure(EntityTypeBuilder<ProgressEntry> entry)
    {
        entry.ToTable("progress_entries");
        // The filter of the measure above: a report of a deleted measure is not read either.
        entry.HidesDeleted(e => e.Measure.DeletedAt);
        entry.Property(e => e.Author).HasMaxLength(64);
        entry.HasMany(e => e.Evidence).WithOne().HasForeignKey(e => e.ProgressEntryId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EvidenceMapping : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> evidence)
    {
        evidence.ToTable("evidence");
        evidence.Property(e => e.Title).HasMaxLength(200);
        evidence.Property(e => e.Address).HasMaxLength(1000);
        evidence.Ignore(e => e.Item);
    }
}
