using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Policies;
using Portal.Domain.Work;
using Portal.Web.Account;

namespace Portal.Web.Hosting;

/// <summary>Columns and review chains for every portal; the sample documents where Portal:Seed asks for samples and there are no documents.</summary>
public static class DocumentSeeding
{
    /// <summary>Where a new database is about to be filled with samples: begins with what needs none, on another core.</summary>
    public static void ReadAhead(IServiceProvider services)
    {
        var settings = services.GetRequiredService<PortalSettings>();
        if (settings.Seed == SeedKind.Sample) services.GetRequiredService<SampleDocuments>().ReadAhead(settings.SeedsDirectory);
    }

    public static async Task SeedAsync(IServiceProvider services)
    {
        var settings = services.GetRequiredService<PortalSettings>();
        await services.GetRequiredService<ReferenceData>().EnsureAsync(settings.SeedsDirectory, CancellationToken.None);
        await services.GetRequiredService<ClockData>().EnsureAsync(settings.SeedsDirectory, CancellationToken.None);
        var samples = services.GetRequiredService<SampleDocuments>();
        if (settings.Seed != SeedKind.Sample || await samples.AnyAsync(CancellationToken.None) || await services.GetRequiredService<RemoveSamples>().HappenedAsync(CancellationToken.None)) return;
        // The demonstration's editor, so that their drafts can be signed by the others; the system where there is none.
        var outcome = await samples.SeedAsync(settings.SeedsDirectory, (await DemoAccounts.ActorsAsync(services, CancellationToken.None))?[Role.Editor] ?? Actor.System, CancellationToken.None);
        if (!outcome.Ok) throw new InvalidOperationException($"The sample documents could not be taken in: {string.Join(' ', outcome.Reasons)}");
    }
}
