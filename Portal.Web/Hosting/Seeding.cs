using Portal.Domain.Work;

namespace Portal.Web.Hosting;

/// <summary>Fills an empty portal as Portal:Seed says; does nothing where plans exist.</summary>
public static class Seeding
{
    public static async Task SeedAsync(IServiceProvider services)
    {
        var settings = services.GetRequiredService<PortalSettings>();
        if (settings.Seed == SeedKind.None) return;
        var table = Path.Combine(settings.SeedsDirectory, "2019-task-breakdown.txt");
        var progress = settings.Seed == SeedKind.Sample
            ? await File.ReadAllTextAsync(Path.Combine(settings.SeedsDirectory, "2019-sample-progress.json"))
            : null;
        var outcome = await services.GetRequiredService<SamplePlan>().SeedAsync(await File.ReadAllBytesAsync(table), Path.GetFileName(table), progress, CancellationToken.None);
        if (!outcome.Ok) throw new InvalidOperationException($"The seed could not be taken in: {string.Join(' ', outcome.Reasons)}");
    }
}
