using Portal.Domain.Common;
using Portal.Domain.Concerns;
using Portal.Domain.Consultations.Samples;
using Portal.Domain.Messages;
using Portal.Domain.Normative;
using Portal.Domain.Policies;
using Portal.Domain.Readers;
using Portal.Domain.Registers;
using Portal.Domain.Reports;
using Portal.Domain.Requests.Samples;
using Portal.Domain.Work;
using Portal.Web.Account;

namespace Portal.Web.Hosting;

/// <summary>
/// The samples that nobody waits for: plan, columns and documents are there before the first page (<see cref="Seeding"/>, <see cref="DocumentSeeding"/>);
/// these come in while the portal already answers, each in its own write, and open pages hear of them like of any change.
/// Whatever was cut off by a stop is made up for at the next start.
/// </summary>
public sealed class SampleSeeding(IServiceProvider services, PortalSettings settings, PortalStart start, ILogger<SampleSeeding> log) : BackgroundService
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed when there is nothing more to come, whether all went well or not.</summary>
    public Task Done => _done.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await start.Settled.WaitAsync(stoppingToken);
            await SeedAsync(stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The samples could not be taken in; they are tried again at the next start.");
        }
        finally
        {
            _done.SetResult();
        }
    }

    private async Task SeedAsync(CancellationToken ct)
    {
        if (settings.Seed != SeedKind.Sample || await services.GetRequiredService<RemoveSamples>().HappenedAsync(ct)) return;
        Check(await services.GetRequiredService<SampleConsultations>().SeedAsync(settings.SeedsDirectory, ct));
        Check(await services.GetRequiredService<SampleRequests>().SeedAsync(settings.SeedsDirectory, ct));
        Check(await services.GetRequiredService<SampleMessages>().SeedAsync(ct));
        await services.GetRequiredService<SampleClearing>().EnsureAsync(ct);
        // Only where the demonstration's accounts are: papers are signed by somebody.
        if (await DemoAccounts.ActorsAsync(services, ct) is { } people) await services.GetRequiredService<SampleWork>().ExecuteAsync(settings.SeedsDirectory, people, ct);
        await services.GetRequiredService<SampleRegister>().SeedAsync(settings.SeedsDirectory, ct);
        await services.GetRequiredService<SampleConcerns>().SeedAsync(ct);
        await services.GetRequiredService<SampleReaders>().SeedAsync(ct);
        // Last, since they count what the other samples brought.
        await services.GetRequiredService<SampleAnnualReports>().SeedAsync(settings.SeedsDirectory, ct);
    }

    private static void Check(Outcome outcome)
    {
        if (!outcome.Ok) throw new InvalidOperationException(string.Join(' ', outcome.Reasons));
    }
}
