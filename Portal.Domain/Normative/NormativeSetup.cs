using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Normative;

public static class NormativeSetup
{
    public static IServiceCollection AddNormative(this IServiceCollection services) => services
        .AddSingleton<ISampleMaterial, SampleClearingMaterial>()
        .AddSingleton<IPackageRule, NormativePackageRule>()
        .AddSingleton<NormativeRegister>()
        .AddSingleton<AssignRegisterNumber>()
        .AddSingleton<RunClearing>()
        .AddSingleton<CloseClearing>()
        .AddSingleton<ClearingQueries>()
        .AddSingleton<SampleClearing>();
}
