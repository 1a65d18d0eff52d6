using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Domain.Clocks;

internal sealed class CalendarYearMapping : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> year)
    {
        year.ToTable("calendar_years");
        year.HasIndex(y => new { y.Year, y.Version }).IsUnique();
        year.Property(y => y.Source).HasMaxLength(200);
        year.Property(y => y.Holidays).HasMaxLength(1000);
        year.Property(y => y.Workdays).HasMaxLength(1000);
        year.Property(y => y.By).HasMaxLength(64);
    }
}

internal sealed class ClockRuleMapping : IEntityTypeConfiguration<ClockRule>
{
    public void Configure(EntityTypeBuilder<ClockRule> rule)
    {
        rule.ToTable("clock_rules");
        rule.HasIndex(r => new { r.Key, r.From }).IsUnique();
        rule.Property(r => r.Key).HasMaxLength(40);
        rule.Property(r => r.Name).HasMaxLength(100);
        rule.Property(r => r.Source).HasMaxLength(200);
    }
}

internal sealed class ClockMapping : IEntityTypeConfiguration<Clock>
{
    public void Configure(EntityTypeBuilder<Clock> clock)
    {
        clock.ToTable("clocks");
        clock.Property(c => c.RuleKey).HasMaxLength(40);
        clock.Property(c => c.SubjectKind).HasMaxLength(40);
        clock.Property(c => c.Title).HasMaxLength(300);
        clock.Property(c => c.Path).HasMaxLength(200);
        clock.Property(c => c.Division).HasMaxLength(100);
        clock.HasIndex(c => new { c.SubjectKind, c.SubjectId });
        clock.HasIndex(c => new { c.State, c.DueAt });
        clock.HasMany(c => c.Events).WithOne().HasForeignKey(e => e.ClockId).OnDelete(DeleteBehavior.Cascade);
        clock.Navigation(c => c.Events).HasField("_events");
    }
}

internal sealed class ClockEventMapping : IEntityTypeConfiguration<ClockEvent>
{
    public void Configure(EntityTypeBuilder<ClockEvent> happened)
    {
        happened.ToTable("clock_events");
        happened.Property(e => e.Note).HasMaxLength(500);
        happened.Property(e => e.By).HasMaxLength(64);
    }
}
