using System.Net;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Tests.Site;

namespace Portal.Tests.Account;

public sealed class AdminPageTests
{
    private const string Accounts = "/workspace/admin/accounts";
    private const string Audit = "/workspace/admin/audit";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_opens_an_account_and_hands_its_link_over()
    {
        await using var site = await PortalSite.StartAsync();
        var page = await site.SignInAsAsync(Role.Admin, Accounts);
        await page.ClickWhenLiveAsync("新建账户");
        await page.FillAsync(".admin-form label:has-text('用户名') input", "sun");
        await page.FillAsync(".admin-form label:has-text('姓名') input", "孙某");
        await page.CheckAsync(".admin-form label:has-text('办公室') input[type=checkbox]");
        await page.ClickAsync(".admin-form button[type=submit]");
        var link = await page.InputValueAsync(".admin-link input");

        Assert.Equal([Role.Office], (await site.Get<AccountQueries>().FindByLoginAsync("sun", Ct))!.Roles);
        using var opened = await site.NewClient().GetAsync(new Uri(link), Ct);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task A_refusal_stands_on_the_page()
    {
        await using var site = await PortalSite.StartAsync();
        var page = await site.SignInAsAsync(Role.Admin, Accounts);
        await page.ClickWhenLiveAsync("停用 系统管理员");
        await page.GetByText("这是最后一个系统管理员，不能停用。").WaitForAsync();
        Assert.False((await site.Get<AccountQueries>().FindByLoginAsync("admin", Ct))!.Disabled);
    }

    [Fact]
    public async Task A_role_taken_away_ends_the_open_page_at_once()
    {
        await using var site = await PortalSite.StartAsync();
        var admin = await site.ActorAsync(Role.Admin);
        var second = await site.ActorAsync(Role.Leader);
        await site.Get<GrantRoles>().ExecuteAsync(admin, second.AccountId, second.Name, null, [Role.Admin], Ct);
        var page = await site.SignInAsAsync(Role.Leader, Accounts);
        await page.ClickWhenLiveAsync("新建账户");
        await page.WaitForSelectorAsync(".admin-form");

        await site.Get<GrantRoles>().ExecuteAsync(admin, second.AccountId, second.Name, null, [Role.Leader], Ct);
        await page.WaitForSelectorAsync(".admin-form", new() { State = WaitForSelectorState.Detached });
        Assert.False(await page.GetByText("新建账户").IsVisibleAsync());
    }

    [Theory]
    [InlineData(Role.Office, Accounts)]
    [InlineData(Role.Office, Audit)]
    [InlineData(Role.Editor, Accounts)]
    public async Task Others_are_told_that_the_page_is_not_for_them(Role role, string path)
    {
        await using var site = await PortalSite.StartAsync();
        using var client = await site.SignInClientAsync(role);
        var html = await client.GetStringAsync(path, Ct);
        Assert.Contains("这一页只供系统管理员使用", html, StringComparison.Ordinal);
        Assert.DoesNotContain("admin-filter", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/workspace/admin/audit.csv", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_audit_shows_before_and_after_and_verifies_itself()
    {
        await using var site = await PortalSite.StartAsync();
        var (admin, editor) = (await site.ActorAsync(Role.Admin), await site.ActorAsync(Role.Editor));
        await site.Get<GrantRoles>().ExecuteAsync(admin, editor.AccountId, "经办人甲", editor.Division, [Role.Editor], Ct);

        var page = await site.SignInAsAsync(Role.Admin, Audit);
        await page.ClickWhenLiveAsync("校验");
        await page.GetByText("没有改动、删除或插入").WaitForAsync();
        await page.SelectOptionAsync("label:has-text('做了什么') select", "GrantRoles");
        await page.ClickAsync(".admin-filter button");
        await page.GetByText("共 1 条").WaitForAsync();
        Assert.Equal("经办人", await page.InnerTextAsync(".admin-changes del"));
        Assert.Equal("经办人甲", await page.InnerTextAsync(".admin-changes ins"));

        await page.ClickAsync($".audit button:has-text('账户 {editor.AccountId}')");
        await page.Locator($"a[href*='subject=account%2F{editor.AccountId}']").WaitForAsync();
        Assert.Equal($"account/{editor.AccountId}", await page.InputValueAsync(".admin-filter label:has-text('对象') input"));
        await page.ClickAsync("text=清除筛选");
        await page.GetByText("清除筛选").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal("", await page.InputValueAsync(".admin-filter label:has-text('对象') input"));
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task The_exported_audit_is_a_table_that_runs_nothing()
    {
        await using var site = await PortalSite.StartAsync();
        var (admin, editor) = (await site.ActorAsync(Role.Admin), await site.ActorAsync(Role.Editor));
        await site.Get<GrantRoles>().ExecuteAsync(admin, editor.AccountId, "=HYPERLINK(\"x\")", editor.Division, [Role.Editor], Ct);
        using var client = await site.SignInClientAsync(Role.Admin);
        var bytes = await client.GetByteArrayAsync("/workspace/admin/audit.csv?act=GrantRoles", Ct);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains("姓名,经办人,\"'=HYPERLINK(\"\"x\"\")\"", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }
}
