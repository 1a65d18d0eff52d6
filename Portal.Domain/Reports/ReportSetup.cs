using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Clocks;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Reports;

public static class ReportSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<IPackageRule, ReportPackageRule>()
        .AddSingleton<ReportBook>()
        .AddSingleton<PublicReports>()
        .AddSingleton<ReportIndicatorsQuery>()
        .AddSingleton<StartReport>()
        .AddSingleton<EditReport>()
        .AddSingleton<FreezeTables>()
        .AddSingleton<ReportClock>()
        .AddSingleton<IDailyRound, ReportRound>()
        .AddSingleton<ISampleMaterial, SampleReportMaterial>()
        .AddSingleton<SampleAnnualReports>();
}
