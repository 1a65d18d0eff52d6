using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Reviews;

public static class ReviewSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddSingleton<ReviewQueries>()
        .AddSingleton<DecideReview>()
        .AddSingleton<EditChain>()
        .AddSingleton<Delegate>();
}
