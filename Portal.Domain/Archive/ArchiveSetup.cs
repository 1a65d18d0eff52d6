using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Archive;

public static class ArchiveSetup
{
    public static IServiceCollection AddArchive(this IServiceCollection services) => services
        .AddSingleton<ArchivePlans>()
        .AddSingleton<PackArchive>()
        .AddSingleton<CloseDelivery>()
        .AddSingleton<RecordReceipt>()
        .AddSingleton<ArchiveClock>();
}
