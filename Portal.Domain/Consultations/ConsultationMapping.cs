using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

internal sealed class DecisionMatterMapping : IEntityTypeConfiguration<DecisionMatter>
{
    public void Configure(EntityTypeBuilder<DecisionMatter> matter)
    {
        matter.ToTable("decision_matters");
        matter.Property(m => m.Name).HasMaxLength(200);
        matter.Property(m => m.Division).HasMaxLength(64);
        matter.Property(m => m.Basis).HasMaxLength(1000);
        matter.Property(m => m.PlannedFor).HasMaxLength(64);
        matter.Property(m => m.StopReason).HasMaxLength(500);
        matter.Property(m => m.Version).IsConcurrencyToken();
        matter.HasIndex(m => m.Year);
        matter.HasIndex(m => m.PolicyId);
        matter.HasMany(m => m.Steps).WithOne().HasForeignKey(s => s.MatterId).OnDelete(DeleteBehavior.Cascade);
        matter.HasMany(m => m.Papers).WithOne().HasForeignKey(p => p.MatterId).OnDelete(DeleteBehavior.Cascade);
        matter.HasOne<Document>().WithMany().HasForeignKey(m => m.PolicyId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class DecisionStepMapping : IEntityTypeConfiguration<DecisionStep>
{
    public void Configure(EntityTypeBuilder<DecisionStep> step)
    {
        step.ToTable("decision_steps");
        step.Property(s => s.Note).HasMaxLength(1000);
        step.Property(s => s.By).HasMaxLength(64);
        step.HasIndex(s => new { s.MatterId, s.Kind }).IsUnique();
    }
}

internal sealed class DecisionPaperMapping : IEntityTypeConfiguration<DecisionPaper>
{
    public void Configure(EntityTypeBuilder<DecisionPaper> paper)
    {
        paper.ToTable("decision_papers");
        paper.Property(p => p.FileHash).HasMaxLength(64);
        paper.Property(p => p.Name).HasMaxLength(200);
        paper.Property(p => p.ContentType).HasMaxLength(128);
        paper.Property(p => p.By).HasMaxLength(64);
        paper.HasIndex(p => p.FileHash);
    }
}

internal sealed class OpinionJudgementMapping : IEntityTypeConfiguration<OpinionJudgement>
{
    public void Configure(EntityTypeBuilder<OpinionJudgement> judgement)
    {
        judgement.ToTable("opinion_judgements");
        judgement.Property(j => j.Reason).HasMaxLength(300);
        judgement.Property(j => j.Opinions).HasMaxLength(500);
        judgement.Property(j => j.By).HasMaxLength(64);
        judgement.HasIndex(j => j.ConsultationId);
        judgement.HasOne<Consultation>().WithMany().HasForeignKey(j => j.ConsultationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ConsultationMapping : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> consultation)
    {
        consultation.ToTable("consultations");
        consultation.Property(c => c.Division).HasMaxLength(64);
        consultation.Property(c => c.AnsweredBy).HasMaxLength(64);
        consultation.Property(c => c.Version).IsConcurrencyToken();
        consultation.HasIndex(c => c.NoticeId).IsUnique();
        consultation.HasOne(c => c.Matter).WithMany().HasForeignKey(c => c.MatterId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OpinionMapping : IEntityTypeConfiguration<Opinion>
{
    public void Configure(EntityTypeBuilder<Opinion> opinion)
    {
        opinion.ToTable("opinions");
        opinion.Property(o => o.Code).HasMaxLength(16);
        opinion.Property(o => o.Article).HasMaxLength(64);
        // The opinion itself is the record; the audit would hold every word, and who said it, once more.
        opinion.Property(o => o.Text).HasMaxLength(20000).Unaudited();
        opinion.Property(o => o.Name).HasMaxLength(64).Unaudited();
        opinion.Property(o => o.Organisation).HasMaxLength(128).Unaudited();
        opinion.Property(o => o.Contact).HasMaxLength(128).Unaudited();
        opinion.Property(o => o.Code).Unaudited();
        opinion.Property(o => o.SubmissionKey).HasMaxLength(64).Unaudited();
        opinion.Property(o => o.TextMark).Unaudited();
        opinion.Property(o => o.SourceMark).Unaudited();
        opinion.Property(o => o.EnteredBy).HasMaxLength(64);
        opinion.Property(o => o.StateReason).HasMaxLength(300);
        opinion.HasIndex(o => new { o.ConsultationId, o.Number }).IsUnique();
        opinion.HasIndex(o => new { o.ConsultationId, o.State, o.AnswerId });
        // The staff's list with its filters and counts is read from this index alone.
        opinion.HasIndex(o => new { o.ConsultationId, o.Number, o.State, o.Channel, o.Article, o.AnswerId, o.TextMark });
        opinion.HasIndex(o => new { o.ConsultationId, o.TextMark });
        opinion.HasIndex(o => new { o.ConsultationId, o.SourceMark });
        opinion.HasIndex(o => o.SubmissionKey).IsUnique();
        opinion.HasIndex(o => o.Code).IsUnique();
        opinion.HasOne<Consultation>().WithMany().HasForeignKey(o => o.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        opinion.HasOne<OpinionAnswer>().WithMany().HasForeignKey(o => o.AnswerId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class OpinionAnswerMapping : IEntityTypeConfiguration<OpinionAnswer>
{
    public void Configure(EntityTypeBuilder<OpinionAnswer> answer)
    {
        answer.ToTable("opinion_answers");
        answer.Property(a => a.Title).HasMaxLength(200);
        answer.Property(a => a.Reason).HasMaxLength(4000);
        answer.Property(a => a.Articles).HasMaxLength(1000);
        answer.Property(a => a.UpdatedBy).HasMaxLength(64);
        answer.Property(a => a.Version).IsConcurrencyToken();
        answer.HasIndex(a => a.ConsultationId);
        answer.HasOne<Consultation>().WithMany().HasForeignKey(a => a.ConsultationId).OnDelete(DeleteBehavior.Cascade);
    }
}
