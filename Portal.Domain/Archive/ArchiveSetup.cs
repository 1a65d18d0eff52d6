using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Archive;

public static class ArchiveSetup
{
    public static IServiceCollection AddArchive(this IServiceCollection services) => services;
}
