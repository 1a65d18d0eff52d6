using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Mail;

public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services, SiteAddress site) => services
        .AddSingleton(site)
        .AddSingleton<SendMail>()
        .AddSingleton<Digest>()
        .AddSingleton<MailQueries>()
        .AddSingleton<RetryMail>();
}
