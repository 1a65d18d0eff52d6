using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Documents;
using Portal.Domain.Mail;
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
        .AddSingleton<PolicyTimelines>()
        .AddSingleton<PlanRound>()
        .AddSingleton<RoundQueries>()
        .AddSingleton<IDigestPart, RoundDigest>()
        .AddSingleton<EditPackage>()
        .AddSingleton<AttachRiskPaper>()
        .AddSingleton<SubmitPackage>()
        .AddSingleton<ReleasePackage>()
        .AddSingleton<Schedule>()
        .AddSingleton<RunSchedule>()
        .AddSingleton<ChangeStatus>()
        .AddSingleton<RemoveChain>()
        .AddSingleton<SampleWork>();
}
