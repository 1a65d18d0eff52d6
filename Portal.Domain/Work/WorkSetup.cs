using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Mail;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

public static class WorkSetup
{
    public static IServiceCollection AddWork(this IServiceCollection services) => services
        .AddSingleton<PlanBoards>()
        .AddSingleton<WorkQueries>()
        .AddSingleton<ReportProgress>()
        .AddSingleton<EditField>()
        .AddSingleton<AddRow>()
        .AddSingleton<MoveRow>()
        .AddSingleton<DeleteRow>()
        .AddSingleton<RestoreRow>()
        .AddSingleton<CancelMeasures>()
        .AddSingleton<PublishLedger>()
        .AddSingleton<StartPlan>()
        .AddSingleton<ImportPlan>()
        .AddSingleton<ExportPlan>()
        .AddSingleton<SamplePlan>()
        .AddSingleton<IDigestPart, MeasureDigest>()
        .AddSingleton<ISampleMaterial, SampleTables>()
        .AddSingleton<ISampleMaterial, SampleReports>()
        .AddSingleton<ISampleMaterial, SampleNames>()
        .AddSingleton<RemoveSamples>();
}
