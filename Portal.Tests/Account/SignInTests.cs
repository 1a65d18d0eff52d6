using System.Net;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Tests.Site;
using Portal.Web.Account;

namespace Portal.Tests.Account;

public sealed class SignInTests
{
    private const string Password = "correct-horse-42";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_click_signs_a_demo_role_in()
    {
        await using var site = await PortalSite.StartAsync();
        var page = await site.SignInAsAsync(Role.Office, "/account/password");
        Assert.Equal("修改口令", await page.InnerTextAsync("h1"));
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task A_password_set_by_the_one_time_link_signs_in_and_the_link_works_once()
    {
        await using var site = await PortalSite.StartAsync();
        var link = await LinkForAsync(site, "wang");
        using var client = site.NewClient();
        using (var set = await client.PostFormAsync(link, "/account/set-password", Fields(("token", TokenOf(link)), ("password", Password), ("again", Password))))
            Assert.Contains("口令已设置", await set.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        using var entered = await SignInAsync(client, "Wang ", Password);
        Assert.Equal("/workspace", entered.Headers.Location?.ToString());
        using var again = await site.NewClient().GetAsync(link, Ct);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task A_weak_password_is_refused_with_what_is_missing()
    {
        await using var site = await PortalSite.StartAsync();
        var link = await LinkForAsync(site, "wang");
        using var answer = await site.NewClient().PostFormAsync(link, "/account/set-password", Fields(("token", TokenOf(link)), ("password", "abc"), ("again", "abd")));
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("口令至少 10 位，现在是 3 位。", html, StringComparison.Ordinal);
        Assert.Contains("两遍新口令不一样", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_read_the_same()
    {
        await using var site = await WithWangAsync();
        using var client = site.NewClient();
        using var wrong = await SignInAsync(client, "wang", "no-such-password-1");
        using var unknown = await SignInAsync(client, "nobody", "no-such-password-1");
        foreach (var answer in (HttpResponseMessage[])[wrong, unknown])
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(SignInDesk.Wrong.Text, await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_fifth_wrong_password_locks_for_a_quarter_of_an_hour_even_against_the_right_one()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        await using var site = await WithWangAsync(new SiteOptions { Clock = clock });
        using var client = site.NewClient();
        for (var i = 0; i < 5; i++) (await SignInAsync(client, "wang", "wrong-wrong-1")).Dispose();

        using (var locked = await SignInAsync(client, "wang", Password))
            Assert.Contains("账户已锁定。请在 09:16 之后再试", await locked.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromMinutes(16));
        using var entered = await SignInAsync(client, "wang", Password);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/", "/workspace")]
    [InlineData("//evil.example/", "/workspace")]
    [InlineData("/\\evil.example/", "/workspace")]
    [InlineData("~/x", "/workspace")]
    [InlineData("/workspace/mine?all=true", "/workspace/mine?all=true")]
    public async Task Only_an_address_of_this_site_is_returned_to(string returnUrl, string expected)
    {
        await using var site = await PortalSite.StartAsync();
        using var client = site.NewClient();
        using var answer = await client.PostFormAsync("/account/sign-in", "/account/demo", Fields(("login", "office"), ("returnUrl", returnUrl)));
        Assert.Equal(expected, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_post_without_the_antiforgery_token_answers_400()
    {
        await using var site = await PortalSite.StartAsync();
        using var client = site.NewClient();
        using var form = new FormUrlEncodedContent(Fields(("login", "office")));
        foreach (var action in (string[])["/account/demo", "/account/sign-in", "/account/sign-out", "/account/set-password"])
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(action, form, Ct)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_closes_the_workspace()
    {
        await using var site = await PortalSite.StartAsync();
        using var client = await site.SignInClientAsync(Role.Office);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/workspace/admin/accounts", Ct)).StatusCode);
        (await client.PostFormAsync("/account/sign-out", "/account/sign-out", Fields())).Dispose();

        using var closed = await client.GetAsync("/workspace/admin/accounts", Ct);
        Assert.StartsWith($"{site.Url}/account/sign-in?returnUrl=", closed.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_survives_a_restart_and_dies_with_its_account()
    {
        await using var site = await PortalSite.StartAsync();
        using var client = await site.SignInClientAsync(Role.Editor);
        await site.RestartAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/workspace/admin/accounts", Ct)).StatusCode);

        var editor = await site.ActorAsync(Role.Editor);
        await site.Get<DisableAccount>().ExecuteAsync(await site.ActorAsync(Role.Admin), editor.AccountId, disabled: true, Ct);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/workspace/admin/accounts", Ct)).StatusCode);
    }

    [Fact]
    public async Task Changing_the_own_password_asks_for_the_old_one_and_ends_other_sessions()
    {
        await using var site = await WithWangAsync();
        using var here = site.NewClient();
        using var there = site.NewClient();
        (await SignInAsync(here, "wang", Password)).Dispose();
        (await SignInAsync(there, "wang", Password)).Dispose();

        using (var wrong = await here.PostFormAsync("/account/password", "/account/password", Fields(("old", "not-it-1234"), ("password", "another-one-77"), ("again", "another-one-77"))))
            Assert.Contains("现在的口令不对", await wrong.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        using (var changed = await here.PostFormAsync("/account/password", "/account/password", Fields(("old", Password), ("password", "another-one-77"), ("again", "another-one-77"))))
            Assert.Contains("口令已修改", await changed.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account/password", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account/password", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_flood_of_sign_ins_from_one_address_is_slowed_down()
    {
        await using var site = await PortalSite.StartAsync();
        using var client = site.NewClient();
        using var form = new FormUrlEncodedContent(Fields());
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 61; i++) last = (await client.PostAsync("/account/sign-in", form, Ct)).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task Signing_in_is_written_down_under_the_persons_name()
    {
        await using var site = await PortalSite.StartAsync();
        (await site.SignInClientAsync(Role.Leader)).Dispose();
        var trail = await site.Get<Portal.Domain.Storage.AuditTrail>().ReadAsync(new(Person: "局领导", Act: "SignIn"), 1, 10, Ct);
        Assert.Single(trail.Rows);
    }

    private static async Task<PortalSite> WithWangAsync(SiteOptions? options = null)
    {
        var site = await PortalSite.StartAsync(options);
        var token = TokenOf(await LinkForAsync(site, "wang"));
        await site.Get<UseLink>().SetPasswordAsync(token, account => site.Get<SignInDesk>().Hash(account, Password), Ct);
        return site;
    }

    private static async Task<string> LinkForAsync(PortalSite site, string login)
    {
        var admin = await site.ActorAsync(Role.Admin);
        var created = await site.Get<CreateAccount>().ExecuteAsync(admin, new NewAccount(login, "王某", "办公室", [Role.Office]), Ct);
        var token = await site.Get<IssueLink>().ForPasswordAsync(admin, created.Value, Ct);
        return $"/account/set-password?token={token.Value}";
    }

    private static string TokenOf(string link) => link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string login, string password) =>
        client.PostFormAsync("/account/sign-in", "/account/sign-in", Fields(("login", login), ("password", password)));

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);
}
