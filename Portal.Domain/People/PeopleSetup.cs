using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

public static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<IActors, Actors>()
        .AddSingleton<Presence>()
        .AddSingleton<AccountQueries>()
        .AddSingleton<SignInBook>()
        .AddSingleton<CreateAccount>()
        .AddSingleton<GrantRoles>()
        .AddSingleton<DisableAccount>()
        .AddSingleton<UnlockAccount>()
        .AddSingleton<Reminders>()
        .AddSingleton<LinkName>()
        .AddSingleton<NameLinks>()
        .AddSingleton<IssueLink>()
        .AddSingleton<UseLink>()
        .AddSingleton<AdmitExternal>();
}
