using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Tests.Site;

namespace Portal.Tests.Hosting;

public sealed partial class ProductionTests
{
    private static readonly SiteOptions Production = new() { Environment = Environments.Production, Https = true };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_accounts_are_neither_made_nor_offered_nor_accepted()
    {
        await using var site = await PortalSite.StartAsync(Production);
        using var client = site.NewClient();
        Assert.DoesNotContain("演示角色", await client.GetStringAsync("/account/sign-in", Ct), StringComparison.Ordinal);
        Assert.Null(await site.Get<AccountQueries>().FindByLoginAsync("admin", Ct));
        using var answer = await client.PostFormAsync("/account/sign-in", "/account/demo", new Dictionary<string, string> { ["login"] = "admin" });
        Assert.False(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Demo_accounts_that_came_with_a_copied_database_are_disabled_at_start()
    {
        var folder = Directory.CreateTempSubdirectory("portal-copy-");
        try
        {
            await using (await PortalSite.StartAsync(new SiteOptions { DataDirectory = folder.FullName })) { }
            await using var site = await PortalSite.StartAsync(Production with { DataDirectory = folder.FullName });
            Assert.True((await site.Get<AccountQueries>().FindByLoginAsync("admin", Ct))!.Disabled);
            Assert.Contains(site.Warnings, w => w.Contains("6 demonstration accounts", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Without_https_the_sign_in_says_what_to_do_and_the_public_pages_still_answer()
    {
        await using var site = await PortalSite.StartAsync(Production with { Https = false });
        using var client = site.NewClient();
        using var answer = await client.GetAsync("/account/sign-in", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("请用 https:// 开头的地址打开", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", Ct)).StatusCode);
    }

    [Fact]
    public async Task Without_an_administrator_the_log_offers_one_link_that_makes_the_first()
    {
        await using var site = await PortalSite.StartAsync(Production);
        var token = TokenPattern().Match(Assert.Single(site.Warnings, w => w.Contains("first-admin", StringComparison.Ordinal))).Groups[1].Value;
        using var client = site.NewClient();
        var fields = new Dictionary<string, string> { ["token"] = token, ["login"] = "chen", ["displayName"] = "陈某", ["password"] = "first-in-house-1", ["again"] = "first-in-house-1" };
        using (var made = await client.PostFormAsync($"/account/first-admin?token={token}", "/account/first-admin", fields))
            Assert.Contains("管理员账户已建立", await made.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        Assert.Equal([Role.Admin], (await site.Get<AccountQueries>().FindByLoginAsync("chen", Ct))!.Roles);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync($"/account/first-admin?token={token}", Ct)).StatusCode);
        using var entered = await client.PostFormAsync("/account/sign-in", "/account/sign-in", new Dictionary<string, string> { ["login"] = "chen", ["password"] = "first-in-house-1" });
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-portal=", StringComparison.Ordinal));
        foreach (var mark in (string[])["secure", "httponly", "samesite=lax", "path=/"]) Assert.Contains(mark, cookie, StringComparison.Ordinal);

        await site.RestartAsync();
        Assert.Single(site.Warnings, w => w.Contains("first-admin", StringComparison.Ordinal));
    }

    [GeneratedRegex("token=([A-Za-z0-9_-]+)")]
    private static partial Regex TokenPattern();
}
