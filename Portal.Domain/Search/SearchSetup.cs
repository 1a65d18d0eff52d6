using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Search;

public static class SearchSetup
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddSingleton<SearchQueries>();
}
