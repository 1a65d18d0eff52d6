using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Storage;

namespace Portal.Domain.Messages;

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages");
        message.Property(m => m.Number).HasMaxLength(20);
        message.HasIndex(m => m.Number).IsUnique();
        // The audit keeps for ever; what people wrote and who they are must not stand there once more.
        message.Property(m => m.Code).HasMaxLength(16).Unaudited();
        message.HasIndex(m => m.Code).IsUnique();
        message.Property(m => m.SubmissionKey).HasMaxLength(64).Unaudited();
        message.HasIndex(m => m.SubmissionKey).IsUnique();
        message.Property(m => m.Subject).HasMaxLength(200).Unaudited();
        message.Property(m => m.Text).HasMaxLength(4000).Unaudited();
        message.Property(m => m.PublicText).HasMaxLength(4000).Unaudited();
        message.Property(m => m.PageAddress).HasMaxLength(400);
        message.Property(m => m.Name).HasMaxLength(64).Unaudited();
        message.Property(m => m.Contact).HasMaxLength(128).Unaudited();
        message.Property(m => m.TextMark).Unaudited();
        message.Property(m => m.SourceMark).Unaudited();
        message.Property(m => m.StageReason).HasMaxLength(300);
        message.Property(m => m.PaceNote).HasMaxLength(300);
        message.Property(m => m.Division).HasMaxLength(64);
        message.Property(m => m.Instruction).HasMaxLength(500);
        message.Property(m => m.Answer).HasMaxLength(8000);
        message.Property(m => m.DraftedBy).HasMaxLength(64);
        message.Property(m => m.AnsweredBy).HasMaxLength(64);
        message.Property(m => m.Version).IsConcurrencyToken();
        message.HasIndex(m => m.Stage);
        message.HasIndex(m => m.ReceivedAt);
        message.HasIndex(m => m.TextMark);
        message.HasIndex(m => m.SourceMark);
        message.HasIndex(m => new { m.IsPublic, m.AnsweredAt });
        message.Ignore(m => m.IsOpen);
    }
}
