using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Storage;

namespace Portal.Domain.Mail;

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.ToTable("outgoing_mails");
        mail.HasIndex(m => m.Key).IsUnique();
        mail.HasIndex(m => new { m.SentAt, m.NextAt });
        mail.Property(m => m.Key).HasMaxLength(100);
        mail.Property(m => m.To).HasMaxLength(200);
        mail.Property(m => m.Subject).HasMaxLength(200);
        mail.Property(m => m.Body).Unaudited();
        mail.Property(m => m.Failure).HasMaxLength(500);
    }
}
