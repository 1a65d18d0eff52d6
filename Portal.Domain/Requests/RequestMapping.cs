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
        request.Property(r => r.SubmissionKey).HasMaxLength(64).Unaudited();
        request.HasIndex(r => r.SubmissionKey).IsUnique();
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
        request.HasMany(r => r.Assignments).WithOne().HasForeignKey(a => a.RequestId).OnDelete(DeleteBehavior.Cascade);
        request.Navigation(r => r.Assignments).HasField("_assignments");
        request.HasMany(r => r.Searches).WithOne().HasForeignKey(s => s.RequestId).OnDelete(DeleteBehavior.Cascade);
        request.Navigation(r => r.Searches).HasField("_searches");
        request.HasMany(r => r.Consultations).WithOne().HasForeignKey(c => c.RequestId).OnDelete(DeleteBehavior.Cascade);
        request.Navigation(r => r.Consultations).HasField("_consultations");
        request.HasMany(r => r.Deliveries).WithOne().HasForeignKey(d => d.RequestId).OnDelete(DeleteBehavior.Cascade);
        request.Navigation(r => r.Deliveries).HasField("_deliveries");
        request.HasOne(r => r.Correction).WithOne().HasForeignKey<RequestCorrection>(c => c.RequestId).OnDelete(DeleteBehavior.Cascade);
        request.HasOne(r => r.Extension).WithOne().HasForeignKey<RequestExtension>(e => e.RequestId).OnDelete(DeleteBehavior.Cascade);
        request.HasOne(r => r.Fee).WithOne().HasForeignKey<RequestFee>(f => f.RequestId).OnDelete(DeleteBehavior.Cascade);
        request.HasOne(r => r.Letter).WithOne().HasForeignKey<ReplyLetter>(l => l.RequestId).OnDelete(DeleteBehavior.Cascade);
        request.Ignore(r => r.IsOpen);
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
