using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Concerns;

public static class ConcernSetup
{
    public static IServiceCollection AddConcerns(this IServiceCollection services) => services
        .AddSingleton<IReviewSubject, ConcernSubject>()
        .AddSingleton<IPackageRule, ConcernPackageRule>()
        .AddSingleton<IPolicyTimeline, ConcernTimeline>()
        .AddSingleton<ISampleMaterial, SampleConcernMaterial>()
        .AddSingleton<SampleConcerns>()
        .AddSingleton<ReportIncident>()
        .AddSingleton<AssessIncident>()
        .AddSingleton<RecordStep>()
        .AddSingleton<CloseIncident>()
        .AddSingleton<DraftResponse>()
        .AddSingleton<SubmitResponse>()
        .AddSingleton<PublishResponse>()
        .AddSingleton<KeepRoster>()
        .AddSingleton<KeepContact>()
        .AddSingleton<IncidentQueries>()
        .AddSingleton<IncidentMonths>();
}
