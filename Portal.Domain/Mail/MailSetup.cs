using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Mail;

public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddSingleton<SendMail>()
        .AddSingleton<Digest>()
        .AddSingleton<MailQueries>()
        .AddSingleton<RetryMail>();
}
