using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Consultations.Desk;
using Portal.Domain.Consultations.Samples;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

public static class ConsultationSetup
{
    public static IServiceCollection AddConsultations(this IServiceCollection services, ConsultationSettings? settings = null) => services
        .AddSingleton(settings ?? new ConsultationSettings())
        .AddSingleton<StartConsultation>()
        .AddSingleton<IPackageRule, ConsultationPackageRule>()
        .AddSingleton<IPolicyTimeline, MatterTimeline>()
        .AddSingleton<SubmitOpinion>()
        .AddSingleton<OpinionStatus>()
        .AddSingleton<PublicConsultations>()
        .AddSingleton<PublicMatters>()
        .AddSingleton<FeedbackTable>()
        .AddConsultationDesk();

    private static IServiceCollection AddConsultationDesk(this IServiceCollection services) => services
        .AddSingleton<IPackageRule, MatterPackageRule>()
        .AddSingleton<IReviewSubject, FeedbackSubject>()
        .AddSingleton<IDraftWatcher, VoidFeedback>()
        .AddSingleton<ISampleMaterial, SampleConsultationMaterial>()
        .AddSingleton<SampleConsultations>()
        .AddSingleton<MatterQueries>()
        .AddSingleton<SaveMatter>()
        .AddSingleton<StopMatter>()
        .AddSingleton<RecordStep>()
        .AddSingleton<KeepPaper>()
        .AddSingleton<ConsultationQueries>()
        .AddSingleton<OpinionQueries>()
        .AddSingleton<EnterOpinions>()
        .AddSingleton<JudgeOpinions>()
        .AddSingleton<AnswerOpinions>()
        .AddSingleton<EditSummary>()
        .AddSingleton<BeginRevision>()
        .AddSingleton<SubmitFeedback>()
        .AddSingleton<PublishFeedback>();
}
