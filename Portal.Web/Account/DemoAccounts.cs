using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Storage;

namespace Portal.Web.Account;

/// <summary>One account per role for Development, signed in by one click. Production neither makes nor admits them.</summary>
public static class DemoAccounts
{
    /// <param name="Tasks">What the role does, for the sign-in page.</param>
    public sealed record Demo(string Login, string Name, Role Role, string? Division, string Tasks);

    public static readonly IReadOnlyList<Demo> All =
    [
        new("editor", "经办人", Role.Editor, "科技信息研究所", "填进度、起草文件"),
        new("head", "处室负责人", Role.Head, "政策法规与创新体系建设处", "审签本处室"),
        new("office", "办公室", Role.Office, "办公室", "管计划、核稿"),
        new("leader", "局领导", Role.Leader, null, "看全局、签发"),
        new("webmaster", "网站管理员", Role.Webmaster, "科技信息研究所", "发布、管栏目"),
        new("admin", "系统管理员", Role.Admin, null, "账户、审计、备份"),
    ];

    public static async Task EnsureAsync(IServiceProvider services)
    {
        var accounts = services.GetRequiredService<AccountQueries>();
        foreach (var demo in All)
        {
            var account = await accounts.FindByLoginAsync(demo.Login, CancellationToken.None);
            if (account is null)
                await services.GetRequiredService<CreateAccount>().ExecuteAsync(Actor.System, new NewAccount(demo.Login, demo.Name, demo.Division, [demo.Role], IsDemo: true), CancellationToken.None);
            else if (account is { IsDemo: true, Disabled: true })
                await services.GetRequiredService<DisableAccount>().ExecuteAsync(Actor.System, account.Id, disabled: false, CancellationToken.None);
        }
    }

    /// <summary>The accounts of all roles as the write gate takes them; null where one is not there.</summary>
    public static async Task<IReadOnlyDictionary<Role, Actor>?> ActorsAsync(IServiceProvider services, CancellationToken ct)
    {
        var (accounts, people) = (services.GetRequiredService<AccountQueries>(), new Dictionary<Role, Actor>());
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(ct);
        foreach (var demo in All)
            if (await accounts.FindByLoginAsync(demo.Login, ct) is { IsDemo: true, Disabled: false } account && await services.GetRequiredService<IActors>().FindAsync(db, account.Id, ct) is { } actor)
                people[demo.Role] = actor;
        return people.Count == All.Count ? people : null;
    }
}
