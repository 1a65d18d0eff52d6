using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Requests;

public static class RequestSetup
{
    public static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<RequestRegister>();
}
