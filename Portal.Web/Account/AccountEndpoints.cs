using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Web.Account;

/// <summary>Stand-in until the real sign-in lands: /account/demo?as=office.</summary>
public static class AccountEndpoints
{
    public static void AddPortalSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o => o.LoginPath = "/account/sign-in");
        builder.Services.AddAuthorization();
        builder.Services.AddCascadingAuthenticationState();
    }

    public static void UsePortalSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapAccount(this WebApplication app) => app.MapGet("/account/demo", async (string @as, HttpContext http, IDbContextFactory<PortalDb> dbs) =>
    {
        await using var db = await dbs.CreateDbContextAsync();
        var account = await db.Set<Portal.Domain.People.Account>().SingleAsync(a => a.Login == @as);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim(ClaimTypes.Name, account.DisplayName)], "demo");
        await http.SignInAsync(new ClaimsPrincipal(identity));
        return Results.Redirect("/workspace");
    });
}
