using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Documents;

namespace Portal.Domain.Concerns;

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> incident)
    {
        incident.ToTable("incidents");
        incident.Ignore(i => i.Step);
        incident.Property(i => i.Number).HasMaxLength(20);
        incident.Property(i => i.Title).HasMaxLength(200);
        incident.Property(i => i.Link).HasMaxLength(500);
        incident.Property(i => i.Said).HasMaxLength(4000);
        incident.Property(i => i.ReportedBy).HasMaxLength(64);
        incident.Property(i => i.Division).HasMaxLength(64);
        incident.Property(i => i.ResponseText).HasMaxLength(20000);
        incident.Property(i => i.Result).HasMaxLength(2000);
        incident.Property(i => i.Lessons).HasMaxLength(2000);
        incident.Property(i => i.Version).IsConcurrencyToken();
        incident.HasIndex(i => i.Number).IsUnique();
        incident.HasIndex(i => i.FoundAt);
        incident.HasIndex(i => i.ClosedAt);
        incident.HasIndex(i => i.PolicyId);
        incident.HasIndex(i => i.ResponseDocumentId);
        incident.HasMany(i => i.Entries).WithOne().HasForeignKey(e => e.IncidentId).OnDelete(DeleteBehavior.Cascade);
        incident.HasOne<Document>().WithMany().HasForeignKey(i => i.PolicyId).OnDelete(DeleteBehavior.SetNull);
        incident.HasOne<Document>().WithMany().HasForeignKey(i => i.ResponseDocumentId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class IncidentEntryMapping : IEntityTypeConfiguration<IncidentEntry>
{
    public void Configure(EntityTypeBuilder<IncidentEntry> entry)
    {
        entry.ToTable("incident_entries");
        entry.Property(e => e.Text).HasMaxLength(4000);
        entry.Property(e => e.With).HasMaxLength(200);
        entry.Property(e => e.Address).HasMaxLength(500);
        entry.Property(e => e.Late).HasMaxLength(500);
        entry.Property(e => e.By).HasMaxLength(64);
    }
}

internal sealed class DutyDayMapping : IEntityTypeConfiguration<DutyDay>
{
    public void Configure(EntityTypeBuilder<DutyDay> day)
    {
        day.ToTable("duty_days").HasKey(d => d.Day);
        day.Property(d => d.Person).HasMaxLength(64);
        day.Property(d => d.Phone).HasMaxLength(64);
        day.Property(d => d.Deputy).HasMaxLength(64);
        day.Property(d => d.DeputyPhone).HasMaxLength(64);
    }
}

internal sealed class ConcernContactMapping : IEntityTypeConfiguration<ConcernContact>
{
    public void Configure(EntityTypeBuilder<ConcernContact> contact)
    {
        contact.ToTable("concern_contacts");
        contact.Property(c => c.Organ).HasMaxLength(100);
        contact.Property(c => c.Person).HasMaxLength(64);
        contact.Property(c => c.Phone).HasMaxLength(64);
        contact.Property(c => c.Note).HasMaxLength(300);
    }
}
