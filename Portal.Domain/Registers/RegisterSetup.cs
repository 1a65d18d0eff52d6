using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Storage;

namespace Portal.Domain.Registers;

public static class RegisterSetup
{
    public static IServiceCollection AddRegisters(this IServiceCollection services) => services
        .AddSingleton<ISampleMaterial, SampleRegisterMaterial>()
        .AddSingleton<SampleRegister>()
        .AddSingleton<RegisterQueries>()
        .AddSingleton<SaveEntry>();
}
