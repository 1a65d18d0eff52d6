using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

internal sealed class ApplicantMapping : IEntityTypeConfiguration<Applicant>
{
    public void Configure(EntityTypeBuilder<Applicant> applicant)
    {
        applicant.ToTable("request_applicants");
        // The audit keeps for ever; personal data must not.
        applicant.Property(a => a.Name).HasMaxLength(100).Unaudited();
        applicant.Property(a => a.IdNumber).HasMaxLength(40).Unaudited();
        applicant.Property(a => a.Contact).HasMaxLength(100).Unaudited();
        applicant.Property(a => a.Phone).HasMaxLength(40).Unaudited();
        applicant.Property(a => a.Email).HasMaxLength(200).Unaudited();
        applicant.Property(a => a.Address).HasMaxLength(300).Unaudited();
    }
}

internal sealed class InformationRequestMapping : IEntityTypeConfiguration<InformationRequest>
{
    public void Configure(EntityTypeBuilder<InformationRequest> request)
    {
        request.ToTable("requests");
        request.Property(r => r.Number).HasMaxLength(20);
        request.HasIndex(r => r.Number).IsUnique();
        request.Property(r => r.Code).HasMaxLength(20).Unaudited();
        request.HasIndex(r => r.Code).IsUnique();
        request.Property(r => r.Title).HasMaxLength(300).Unaudited();
        request.Property(r => r.DocumentNumber).HasMaxLength(100);
        request.Property(r => r.Description).HasMaxLength(4000).Unaudited();
        request.Property(r => r.Version).IsConcurrencyToken();
        request.HasIndex(r => r.ReceivedOn);
        request.HasIndex(r => r.DecidedOn);
        request.HasIndex(r => r.Stage);
        request.HasOne(r => r.Applicant).WithMany().HasForeignKey(r => r.ApplicantId).OnDelete(DeleteBehavior.Restrict);
        request.HasMany(r => r.Files).WithOne().HasForeignKey(f => f.RequestId).OnDelete(DeleteBehavior.Cascade);
        request.Navigation(r => r.Files).HasField("_files");
        request.HasMany(r => r.Events).WithOne().HasForeignKey(e => e.RequestId).OnDelete(DeleteBehavior.Cascade);
        request.Navigation(r => r.Events).HasField("_events");
    }
}

internal sealed class RequestFileMapping : IEntityTypeConfiguration<RequestFile>
{
    public void Configure(EntityTypeBuilder<RequestFile> file)
    {
        file.ToTable("request_files");
        file.Property(f => f.Name).HasMaxLength(200);
        file.Property(f => f.Hash).HasMaxLength(64);
        file.Property(f => f.ContentType).HasMaxLength(100);
        file.Property(f => f.By).HasMaxLength(64);
    }
}

internal sealed class RequestEventMapping : IEntityTypeConfiguration<RequestEvent>
{
    public void Configure(EntityTypeBuilder<RequestEvent> happened)
    {
        happened.ToTable("request_events");
        happened.Property(e => e.Text).HasMaxLength(500);
        happened.Property(e => e.By).HasMaxLength(64);
    }
}

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
