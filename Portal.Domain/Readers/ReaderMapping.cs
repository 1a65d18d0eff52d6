using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Readers;

internal sealed class ReaderQuestionMapping : IEntityTypeConfiguration<ReaderQuestion>
{
    public void Configure(EntityTypeBuilder<ReaderQuestion> question)
    {
        question.ToTable("reader_questions");
        question.Property(q => q.Division).HasMaxLength(64);
        // A citizen's words may name people: the audit would keep them for ever.
        question.Property(q => q.Text).HasMaxLength(ReaderQuestion.MaxText).Unaudited();
        question.Property(q => q.Shown).HasMaxLength(ReaderQuestion.MaxText).Unaudited();
        question.Property(q => q.Code).HasMaxLength(20).Unaudited();
        question.Property(q => q.SubmissionKey).HasMaxLength(64).Unaudited();
        question.Property(q => q.Answer).HasMaxLength(ReaderQuestion.MaxAnswer);
        question.Property(q => q.AnsweredBy).HasMaxLength(64);
        question.Property(q => q.PublishedBy).HasMaxLength(64);
        question.Property(q => q.HideReason).HasMaxLength(300);
        question.Property(q => q.Version).IsConcurrencyToken();
        question.HasIndex(q => q.Code).IsUnique();
        question.HasIndex(q => q.SubmissionKey).IsUnique();
        question.HasIndex(q => new { q.PolicyId, q.State });
        question.HasOne<Document>().WithMany().HasForeignKey(q => q.PolicyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ClarityCountMapping : IEntityTypeConfiguration<ClarityCount>
{
    public void Configure(EntityTypeBuilder<ClarityCount> count)
    {
        count.ToTable("clarity_counts").HasKey(c => new { c.DocumentId, c.Edition });
        // Thousands of clicks: the count itself is the record.
        count.Property(c => c.Yes).Unaudited();
        count.Property(c => c.No).Unaudited();
        count.HasOne<Document>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
