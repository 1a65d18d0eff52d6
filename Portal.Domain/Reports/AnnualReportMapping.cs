using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Documents;

namespace Portal.Domain.Reports;

internal sealed class AnnualReportMapping : IEntityTypeConfiguration<AnnualReport>
{
    public void Configure(EntityTypeBuilder<AnnualReport> report)
    {
        report.ToTable("annual_reports");
        report.HasIndex(r => r.Year).IsUnique();
        report.HasOne<Document>().WithMany().HasForeignKey(r => r.DocumentId).OnDelete(DeleteBehavior.Restrict);
        report.Ignore(r => r.Form).Ignore(r => r.Typed).Ignore(r => r.Explained);
        report.HasMany(r => r.Figures).WithOne().HasForeignKey(f => f.ReportId).OnDelete(DeleteBehavior.Cascade);
        report.Navigation(r => r.Figures).HasField("_figures");
        report.HasMany(r => r.Notes).WithOne().HasForeignKey(n => n.ReportId).OnDelete(DeleteBehavior.Cascade);
        report.Navigation(r => r.Notes).HasField("_notes");
    }
}

internal sealed class AnnualReportFigureMapping : IEntityTypeConfiguration<AnnualReportFigure>
{
    public void Configure(EntityTypeBuilder<AnnualReportFigure> figure)
    {
        figure.ToTable("annual_report_figures");
        figure.Property(f => f.Key).HasMaxLength(40);
        figure.Property(f => f.Value).HasPrecision(12, 4);
        figure.Property(f => f.Reason).HasMaxLength(500);
        figure.Property(f => f.By).HasMaxLength(64);
    }
}

internal sealed class AnnualReportNoteMapping : IEntityTypeConfiguration<AnnualReportNote>
{
    public void Configure(EntityTypeBuilder<AnnualReportNote> note)
    {
        note.ToTable("annual_report_notes");
        note.Property(n => n.Issue).HasMaxLength(80);
        note.Property(n => n.Text).HasMaxLength(1000);
        note.Property(n => n.By).HasMaxLength(64);
    }
}
