using System.Net;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Tests.Site;

namespace Portal.Tests.Account;

public sealed class EntraTests
{
    private const string Zhou = "zhou-0001";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_role_opens_an_account_and_lets_in()
    {
        await using var directory = await EntraDirectory.StartAsync();
        await using var site = await directory.StartPortalAsync();
        using var client = site.NewClient();
        Assert.Contains("用单位统一账户登录", await client.GetStringAsync("/account/sign-in", Ct), StringComparison.Ordinal);

        using var page = await directory.SignInAsync(client, Zhou, EntraDirectory.OwnTenant, "OFFICE", "unknown-role");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var account = await AccountAsync(site);
        Assert.Equal([Role.Office], account!.Roles);
        Assert.Equal("周某", account.DisplayName);
    }

    [Fact]
    public async Task A_foreign_tenant_is_refused_on_a_page()
    {
        await using var directory = await EntraDirectory.StartAsync();
        await using var site = await directory.StartPortalAsync();
        using var client = site.NewClient();
        using var page = await directory.SignInAsync(client, Zhou, EntraDirectory.ForeignTenant, "admin");
        await RefusedAsync(page, "您的账户不属于本单位的目录");
        Assert.Empty((await site.Get<AccountQueries>().ListAsync("", 1, 10, Ct)).Rows);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/account/password", Ct)).StatusCode);
    }

    [Fact]
    public async Task Without_a_role_nobody_comes_in_and_no_account_is_opened()
    {
        await using var directory = await EntraDirectory.StartAsync();
        await using var site = await directory.StartPortalAsync();
        using var client = site.NewClient();
        using var page = await directory.SignInAsync(client, Zhou, EntraDirectory.OwnTenant);
        await RefusedAsync(page, "您的账户还没有角色，请联系系统管理员");
        Assert.Null(await AccountAsync(site));
    }

    [Fact]
    public async Task A_role_taken_away_in_the_directory_is_gone_at_the_next_sign_in_and_ends_the_old_session()
    {
        await using var directory = await EntraDirectory.StartAsync();
        await using var site = await directory.StartPortalAsync();
        using var first = site.NewClient();
        using var second = site.NewClient();
        (await directory.SignInAsync(first, Zhou, EntraDirectory.OwnTenant, "office", "webmaster")).Dispose();
        (await directory.SignInAsync(second, Zhou, EntraDirectory.OwnTenant, "webmaster")).Dispose();
        Assert.Equal([Role.Webmaster], (await AccountAsync(site))!.Roles);
        Assert.Equal(HttpStatusCode.Redirect, (await first.GetAsync("/account/password", Ct)).StatusCode);

        using var third = site.NewClient();
        using var page = await directory.SignInAsync(third, Zhou, EntraDirectory.OwnTenant);
        await RefusedAsync(page, "您的账户还没有角色");
        Assert.Empty((await AccountAsync(site))!.Roles);
    }

    [Fact]
    public async Task A_tenant_that_stands_for_everybody_is_refused_at_start()
    {
        var options = new SiteOptions { Settings = new Dictionary<string, string> { ["AzureAd:ClientId"] = "x", ["AzureAd:TenantId"] = "common" } };
        await Assert.ThrowsAsync<InvalidOperationException>(() => PortalSite.StartAsync(options));
    }

    private static async Task RefusedAsync(HttpResponseMessage page, string sentence)
    {
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains(sentence, await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private static Task<StaffAccount?> AccountAsync(PortalSite site) => site.Get<AccountQueries>().FindByExternalIdAsync($"{EntraDirectory.OwnTenant}/{Zhou}", Ct);
}
