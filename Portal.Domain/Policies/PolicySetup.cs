using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

public static class PolicySetup
{
    public static IServiceCollection AddPolicies(this IServiceCollection services) => services
        .AddSingleton<IDraftWatcher, VoidSignatures>()
        .AddSingleton<IReviewSubject, PackageSubject>()
        .AddSingleton<ISampleMaterial, SampleDocumentMaterial>()
        .AddSingleton<ReferenceData>()
        .AddSingleton<SampleDocuments>()
        .AddSingleton<PackageQueries>()
        .AddSingleton<PublicPackages>()
        .AddSingleton<EditPackage>()
        .AddSingleton<SubmitPackage>()
        .AddSingleton<ReleasePackage>()
        .AddSingleton<Schedule>()
        .AddSingleton<RunSchedule>()
        .AddSingleton<ChangeStatus>()
        .AddSingleton<RemoveChain>()
        .AddSingleton<SampleWork>();
}
