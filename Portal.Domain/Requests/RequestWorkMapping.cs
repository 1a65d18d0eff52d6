using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

internal sealed class RemedyMapping : IEntityTypeConfiguration<Remedy>
{
    public void Configure(EntityTypeBuilder<Remedy> remedy)
    {
        remedy.ToTable("request_remedies");
        remedy.Property(r => r.Authority).HasMaxLength(100);
        remedy.Property(r => r.CaseNumber).HasMaxLength(100);
        remedy.Property(r => r.Note).HasMaxLength(500);
        remedy.HasOne<InformationRequest>().WithMany().HasForeignKey(r => r.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RequestCorrectionMapping : IEntityTypeConfiguration<RequestCorrection>
{
    public void Configure(EntityTypeBuilder<RequestCorrection> correction)
    {
        correction.ToTable("request_corrections");
        correction.Property(c => c.Points).HasMaxLength(2000).Unaudited();
        correction.Property(c => c.What).HasMaxLength(2000).Unaudited();
    }
}

internal sealed class RequestAssignmentMapping : IEntityTypeConfiguration<RequestAssignment>
{
    public void Configure(EntityTypeBuilder<RequestAssignment> assignment)
    {
        assignment.ToTable("request_assignments");
        assignment.HasIndex(a => new { a.Division, a.AnsweredOn });
        assignment.Property(a => a.Division).HasMaxLength(100);
        assignment.Property(a => a.Question).HasMaxLength(1000);
        assignment.Property(a => a.Opinion).HasMaxLength(4000);
        assignment.Property(a => a.AnsweredBy).HasMaxLength(64);
    }
}

internal sealed class RequestSearchMapping : IEntityTypeConfiguration<RequestSearch>
{
    public void Configure(EntityTypeBuilder<RequestSearch> search)
    {
        search.ToTable("request_searches");
        search.Property(s => s.Place).HasMaxLength(500);
        search.Property(s => s.Words).HasMaxLength(500);
        search.Property(s => s.Person).HasMaxLength(100);
        search.Property(s => s.Note).HasMaxLength(1000);
    }
}

internal sealed class RequestConsultationMapping : IEntityTypeConfiguration<RequestConsultation>
{
    public void Configure(EntityTypeBuilder<RequestConsultation> consultation)
    {
        consultation.ToTable("request_consultations");
        consultation.Property(c => c.Name).HasMaxLength(200).Unaudited();
        consultation.Property(c => c.Reason).HasMaxLength(1000);
        consultation.Property(c => c.Grounds).HasMaxLength(2000).Unaudited();
    }
}

internal sealed class RequestExtensionMapping : IEntityTypeConfiguration<RequestExtension>
{
    public void Configure(EntityTypeBuilder<RequestExtension> extension)
    {
        extension.ToTable("request_extensions");
        extension.Property(e => e.Reason).HasMaxLength(1000);
        extension.Property(e => e.ConsentBy).HasMaxLength(100);
    }
}

internal sealed class RequestFeeMapping : IEntityTypeConfiguration<RequestFee>
{
    public void Configure(EntityTypeBuilder<RequestFee> fee) => fee.ToTable("request_fees");
}

internal sealed class RequestDeliveryMapping : IEntityTypeConfiguration<RequestDelivery>
{
    public void Configure(EntityTypeBuilder<RequestDelivery> delivery)
    {
        delivery.ToTable("request_deliveries");
        delivery.Property(d => d.Proof).HasMaxLength(300).Unaudited();
    }
}

internal sealed class ReplyLetterMapping : IEntityTypeConfiguration<ReplyLetter>
{
    public void Configure(EntityTypeBuilder<ReplyLetter> letter)
    {
        letter.ToTable("request_letters");
        letter.HasIndex(l => l.Number).IsUnique();
        letter.Property(l => l.Number).HasMaxLength(60);
        letter.Property(l => l.Text).Unaudited();
        letter.Property(l => l.DraftedBy).HasMaxLength(64);
    }
}

internal sealed class DisclosureConversionMapping : IEntityTypeConfiguration<DisclosureConversion>
{
    public void Configure(EntityTypeBuilder<DisclosureConversion> conversion)
    {
        conversion.ToTable("request_conversions");
        conversion.Property(c => c.Subject).HasMaxLength(300);
        conversion.Property(c => c.Reason).HasMaxLength(1000);
        conversion.Property(c => c.DecidedBy).HasMaxLength(100);
        conversion.Property(c => c.Link).HasMaxLength(300);
        conversion.HasOne<InformationRequest>().WithMany().HasForeignKey(c => c.RequestId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ApplicantLookMapping : IEntityTypeConfiguration<ApplicantLook>
{
    public void Configure(EntityTypeBuilder<ApplicantLook> look)
    {
        look.ToTable("request_looks");
        look.HasIndex(l => l.RequestId);
        look.Property(l => l.By).HasMaxLength(64);
        look.HasOne<InformationRequest>().WithMany().HasForeignKey(l => l.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}
