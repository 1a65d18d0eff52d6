using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Web.Account;

namespace Portal.Web.Hosting;

/// <summary>Console commands about people.</summary>
internal static class AdminCommands
{
    /// <summary>Opens an administrator's account, or makes an existing one an administrator, and prints a link that sets its password.</summary>
    public static async Task<int> CreateAdminAsync(WebApplication app, CommandLine line)
    {
        await DatabaseStart.MigrateAsync(app.Services);
        var services = app.Services;
        var login = line.Words[0];
        var existing = await services.GetRequiredService<AccountQueries>().FindByLoginAsync(login, CancellationToken.None);
        if (existing is { Disabled: true }) return ConsoleCommands.Fail($"账户“{existing.Login}”已停用，请换一个用户名，或先由其他管理员启用它。");

        int id;
        if (existing is null)
        {
            var created = await services.GetRequiredService<CreateAccount>().ExecuteAsync(Actor.System, new NewAccount(login, login, null, [Role.Admin]), CancellationToken.None);
            if (!created.Ok) return ConsoleCommands.Fail(string.Join('\n', created.Reasons));
            id = created.Value;
        }
        else
        {
            var granted = await services.GetRequiredService<GrantRoles>()
                .ExecuteAsync(Actor.System, existing.Id, existing.DisplayName, existing.Division, [.. existing.Roles, Role.Admin], CancellationToken.None);
            if (!granted.Ok) return ConsoleCommands.Fail(string.Join('\n', granted.Reasons));
            id = existing.Id;
        }

        var link = await services.GetRequiredService<IssueLink>().ForPasswordAsync(Actor.System, id, CancellationToken.None);
        if (!link.Ok) return ConsoleCommands.Fail(string.Join('\n', link.Reasons));
        Console.WriteLine("请在 24 小时内打开这个链接设置口令，只能用一次：");
        Console.WriteLine($"{ProductionStart.AddressOf(app)}{AccountPaths.SetPassword}?token={link.Value}");
        return 0;
    }
}
