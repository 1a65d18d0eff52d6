using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Mail;

namespace Portal.Domain.Clocks;

public static class ClockSetup
{
    public static IServiceCollection AddClocks(this IServiceCollection services) => services
        .AddSingleton<Calendars>()
        .AddSingleton<ClockData>()
        .AddSingleton<ClockQueries>()
        .AddSingleton<LoadCalendarYear>()
        .AddSingleton<AmendRule>()
        .AddSingleton<ClockRound>()
        .AddSingleton<IDailyRound>(services => services.GetRequiredService<ClockRound>())
        .AddSingleton<IMinuteRound>(services => services.GetRequiredService<ClockRound>())
        .AddSingleton<IDigestPart, ClockDigest>();
}
