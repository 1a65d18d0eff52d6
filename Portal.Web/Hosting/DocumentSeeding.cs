using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Messages;
using Portal.Domain.Normative;
using Portal.Domain.People;
using Portal.Domain.Policies;
using Portal.Domain.Requests.Samples;
using Portal.Domain.Storage;
using Portal.Domain.Work;

namespace Portal.Web.Hosting;

/// <summary>Columns and review chains for every portal; the sample documents where Portal:Seed asks for samples and there are no documents.</summary>
public static class DocumentSeeding
{
    public static async Task SeedAsync(IServiceProvider services)
    {
        var settings = services.GetRequiredService<PortalSettings>();
        await services.GetRequiredService<ReferenceData>().EnsureAsync(settings.SeedsDirectory, CancellationToken.None);
        await services.GetRequiredService<ClockData>().EnsureAsync(settings.SeedsDirectory, CancellationToken.None);
        await RequestsAsync(services, settings);
        await MessagesAsync(services, settings);
        var samples = services.GetRequiredService<SampleDocuments>();
        if (settings.Seed != SeedKind.Sample || await samples.AnyAsync(CancellationToken.None) || await services.GetRequiredService<RemoveSamples>().HappenedAsync(CancellationToken.None)) return;
        var outcome = await samples.SeedAsync(settings.SeedsDirectory, await AuthorAsync(services), CancellationToken.None);
        if (!outcome.Ok) throw new InvalidOperationException($"The sample documents could not be taken in: {string.Join(' ', outcome.Reasons)}");
        await services.GetRequiredService<SampleClearing>().EnsureAsync(CancellationToken.None);
        var people = new Dictionary<Role, Actor>();
        foreach (var role in Enum.GetValues<Role>())
            if (await DemoAsync(services, role) is { } demo)
                people.Add(role, demo);
        // Only where the demonstration's accounts are: papers are signed by somebody.
        if (people.Count == Enum.GetValues<Role>().Length) await services.GetRequiredService<SampleWork>().ExecuteAsync(settings.SeedsDirectory, people, CancellationToken.None);
    }

    /// <summary>A sample year of requests, where there are none.</summary>
    private static async Task RequestsAsync(IServiceProvider services, PortalSettings settings)
    {
        if (settings.Seed != SeedKind.Sample || await services.GetRequiredService<RemoveSamples>().HappenedAsync(CancellationToken.None)) return;
        var outcome = await services.GetRequiredService<SampleRequests>().SeedAsync(settings.SeedsDirectory, CancellationToken.None);
        if (!outcome.Ok) throw new InvalidOperationException($"The sample requests could not be taken in: {string.Join(' ', outcome.Reasons)}");
    }

    private static async Task MessagesAsync(IServiceProvider services, PortalSettings settings)
    {
        if (settings.Seed != SeedKind.Sample || await services.GetRequiredService<RemoveSamples>().HappenedAsync(CancellationToken.None)) return;
        var outcome = await services.GetRequiredService<SampleMessages>().SeedAsync(CancellationToken.None);
        if (!outcome.Ok) throw new InvalidOperationException($"The sample messages could not be taken in: {string.Join(' ', outcome.Reasons)}");
    }

    /// <summary>The demonstration's editor, so that their drafts can be signed by the others; the system where there is none.</summary>
    private static async Task<Actor> AuthorAsync(IServiceProvider services) => await DemoAsync(services, Role.Editor) ?? Actor.System;

    private static async Task<Actor?> DemoAsync(IServiceProvider services, Role role)
    {
        if (await services.GetRequiredService<AccountQueries>().FindByLoginAsync(role.ToString(), CancellationToken.None) is not { IsDemo: true, Disabled: false } account) return null;
        await using var db = await services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await services.GetRequiredService<IActors>().FindAsync(db, account.Id, CancellationToken.None);
    }
}
