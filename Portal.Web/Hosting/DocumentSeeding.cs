using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Policies;
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
        var samples = services.GetRequiredService<SampleDocuments>();
        if (settings.Seed != SeedKind.Sample || await samples.AnyAsync(CancellationToken.None) || await services.GetRequiredService<RemoveSamples>().HappenedAsync(CancellationToken.None)) return;
        var outcome = await samples.SeedAsync(settings.SeedsDirectory, await AuthorAsync(services), CancellationToken.None);
        if (!outcome.Ok) throw new InvalidOperationException($"The sample documents could not be taken in: {string.Join(' ', outcome.Reasons)}");
    }

    /// <summary>The demonstration's editor, so that their drafts can be signed by the others; the system where there is none.</summary>
    private static async Task<Actor> AuthorAsync(IServiceProvider services)
    {
        if (await services.GetRequiredService<AccountQueries>().FindByLoginAsync(nameof(Role.Editor), CancellationToken.None) is not { IsDemo: true } editor) return Actor.System;
        await using var db = await services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await services.GetRequiredService<IActors>().FindAsync(db, editor.Id, CancellationToken.None) ?? Actor.System;
    }
}
