using System.Net;
using Portal.Domain.Common;
using Portal.Tests.Site;

namespace Portal.Tests.Account;

public sealed class SignInTests
{
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
    public async Task A_post_without_the_antiforgery_token_answers_400()
    {
        await using var site = await PortalSite.StartAsync();
        using var client = site.NewClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["login"] = "office" });
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/account/demo", form, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/account/sign-in", form, Ct)).StatusCode);
    }
}
