using Portal.Domain.Concerns;
using Portal.Domain.Readers;
using Portal.Domain.Registers;
using Portal.Domain.Reports;
using Portal.Domain.Work;

namespace Portal.Web.Hosting;

/// <summary>The sample register of training and reports, and the sample annual reports: last, since they count what the other samples brought.</summary>
public static class ReportSeeding
{
    public static async Task SeedAsync(IServiceProvider services)
    {
        var settings = services.GetRequiredService<PortalSettings>();
        if (settings.Seed != SeedKind.Sample || await services.GetRequiredService<RemoveSamples>().HappenedAsync(CancellationToken.None)) return;
        await services.GetRequiredService<SampleRegister>().SeedAsync(settings.SeedsDirectory, CancellationToken.None);
        await services.GetRequiredService<SampleConcerns>().SeedAsync(CancellationToken.None);
        await services.GetRequiredService<SampleReaders>().SeedAsync(CancellationToken.None);
        await services.GetRequiredService<SampleAnnualReports>().SeedAsync(settings.SeedsDirectory, CancellationToken.None);
    }
}
