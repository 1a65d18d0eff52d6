using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Clocks;

namespace Portal.Domain.Archive;

public static class ArchiveSetup
{
    public static IServiceCollection AddArchive(this IServiceCollection services) => services
        .AddSingleton<ArchivePlans>()
        .AddSingleton<PackArchive>()
        .AddSingleton<CloseDelivery>()
        .AddSingleton<RecordReceipt>()
        .AddSingleton<ArchiveClock>()
        .AddSingleton<IDailyRound, ArchiveRound>();
}
