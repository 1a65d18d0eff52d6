using System.Text.Json;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Work;

namespace Portal.Web.Hosting;

/// <summary>Fills an empty portal as Portal:Seed says; does nothing where plans exist, or where the samples were cleared away.</summary>
public static class Seeding
{
    public static async Task SeedAsync(IServiceProvider services)
    {
        var settings = services.GetRequiredService<PortalSettings>();
        if (settings.Seed == SeedKind.None || (await services.GetRequiredService<WorkQueries>().PlansAsync(CancellationToken.None)).Count > 0) return;
        if (await services.GetRequiredService<RemoveSamples>().HappenedAsync(CancellationToken.None)) return;

        var table = Path.Combine(settings.SeedsDirectory, "2019-task-breakdown.txt");
        var progress = settings.Seed == SeedKind.Sample
            ? await File.ReadAllTextAsync(Path.Combine(settings.SeedsDirectory, "2019-sample-progress.json"))
            : null;
        var outcome = await services.GetRequiredService<SamplePlan>().SeedAsync(await File.ReadAllBytesAsync(table), Path.GetFileName(table), progress, CancellationToken.None);
        if (!outcome.Ok) throw new InvalidOperationException($"The seed could not be taken in: {string.Join(' ', outcome.Reasons)}");
        if (progress is not null) await LinkNamesAsync(services, progress);
    }

    /// <summary>Gives the demonstration accounts names of the table, so that 'my measures' has something to show.</summary>
    private static async Task LinkNamesAsync(IServiceProvider services, string progress)
    {
        var logins = (await services.GetRequiredService<NameLinks>().ChoicesAsync(CancellationToken.None)).ToDictionary(a => a.Login, a => a.Id);
        using var sample = JsonDocument.Parse(progress);
        foreach (var name in sample.RootElement.GetProperty("names").EnumerateObject())
            if (logins.TryGetValue(name.Value.GetString()!, out var account))
                await services.GetRequiredService<LinkName>().ExecuteAsync(Actor.System, name.Name, account, CancellationToken.None);
    }
}
