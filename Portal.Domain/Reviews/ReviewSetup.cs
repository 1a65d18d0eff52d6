using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Mail;

namespace Portal.Domain.Reviews;

public static class ReviewSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddSingleton<ReviewQueries>()
        .AddSingleton<IDigestPart, ReviewDigest>()
        .AddSingleton<DecideReview>()
        .AddSingleton<EditChain>()
        .AddSingleton<Delegate>();
}
