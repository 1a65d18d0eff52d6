using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Normative;

public static class NormativeSetup
{
    public static IServiceCollection AddNormative(this IServiceCollection services) => services
        .AddSingleton<NormativeRegister>();
}
