using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Clocks;

public static class ClockSetup
{
    public static IServiceCollection AddClocks(this IServiceCollection services) => services
        .AddSingleton<Calendars>()
        .AddSingleton<ClockData>();
}
