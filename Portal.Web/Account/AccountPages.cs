using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Web.Account.Pages;
using Portal.Web.Hosting;

namespace Portal.Web.Account;

/// <summary>
/// The pages of signing in and out. They are endpoints rather than routed components: no circuit, no script,
/// and every form post passes the antiforgery check of the pipeline.
/// </summary>
public static class AccountPages
{
    public static void MapAccount(this WebApplication app)
    {
        var account = app.MapGroup("/account").AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(64 * 1024));
        var development = app.Environment.IsDevelopment();
        var entra = EntraSignIn.IsConfigured(app.Configuration);

        account.MapGet("/sign-in", (HttpContext http, string? returnUrl) => SignIn(entra, development, returnUrl));
        account.MapPost("/sign-in", async (HttpContext http, IFormCollection form, SignInDesk desk) =>
        {
            var found = await desk.CheckAsync(form["login"].ToString(), form["password"].ToString(), http.RequestAborted);
            return found.Ok
                ? await EnterAsync(http, found.Value!, form["returnUrl"])
                : SignIn(entra, development, form["returnUrl"], form["login"], found.Reasons);
        }).RequireRateLimiting(PortalSecurity.SignInLimit);

        if (development)
        {
            account.MapPost("/demo", async (HttpContext http, IFormCollection form, AccountQueries accounts, SignInDesk desk) =>
            {
                var demo = await accounts.FindByLoginAsync(form["login"].ToString(), http.RequestAborted);
                if (demo is not { IsDemo: true, Disabled: false }) return SignIn(entra, development, form["returnUrl"], reasons: ["这不是演示账户，请用口令登录。"]);
                var welcome = await desk.WelcomeAsync(demo, http.RequestAborted);
                return welcome.Ok ? await EnterAsync(http, welcome.Value!, form["returnUrl"]) : SignIn(entra, development, form["returnUrl"], reasons: welcome.Reasons);
            });
        }

        if (entra)
        {
            account.MapGet("/entra", (string? returnUrl) =>
                Results.Challenge(new AuthenticationProperties { RedirectUri = Local(returnUrl) }, [EntraSignIn.Scheme]));
        }

        account.MapGet("/sign-out", SignOut);
        account.MapPost("/sign-out", async (HttpContext http, IFormCollection _) =>
        {
            await http.SignOutAsync(PortalSignIn.Scheme);
            return Results.Redirect("/");
        });

        account.MapGet("/no-role", () => Notice("不能进入工作台", SignInDesk.NoRole.Text, bad: true, StatusCodes.Status403Forbidden));
        account.MapGet("/refused", (bool? tenant) => Notice(
            "没有登录",
            tenant == true ? "您的账户不属于本单位的目录，不能登录。请换用本单位的统一账户。" : "单位统一账户没有登录成功。请重试；仍不行时请联系系统管理员。",
            bad: true,
            StatusCodes.Status403Forbidden));

        MapPasswords(account);
    }

    private static void MapPasswords(RouteGroupBuilder account)
    {
        account.MapGet("/password", async (HttpContext http, AccountQueries accounts) => await OwnAsync(http, accounts) is { } own
            ? ChangePassword(own, [])
            : Results.Redirect($"{AccountPaths.SignIn}?returnUrl={AccountPaths.Password}"));
        account.MapPost("/password", async (HttpContext http, IFormCollection form, AccountQueries accounts, SignInDesk desk, SignInBook book) =>
        {
            if (await OwnAsync(http, accounts) is not { } own) return Results.Redirect($"{AccountPaths.SignIn}?returnUrl={AccountPaths.Password}");
            if (own.PasswordHash is null) return ChangePassword(own, []);
            if (!(await desk.CheckAsync(own.Login, form["old"].ToString(), http.RequestAborted)).Ok) return ChangePassword(own, ["现在的口令不对，请重新输入。"]);
            var reasons = PasswordReasons(form, own.Login);
            if (reasons.Count > 0) return ChangePassword(own, reasons);
            own.SetPassword(desk.Hash(own, form["password"].ToString()));
            var saved = await book.ChangePasswordAsync(own, http.RequestAborted);
            if (!saved.Ok) return ChangePassword(own, saved.Reasons);
            await http.SignInAsync(PortalSignIn.Scheme, PortalClaims.Of(own));
            return Notice("口令已修改", "其他地方打开的登录已经失效。");
        }).RequireRateLimiting(PortalSecurity.SignInLimit);

        account.MapGet("/set-password", async (string? token, UseLink links, CancellationToken ct) => await links.LoginOfAsync(LinkPurpose.SetPassword, token ?? "", ct) is { } login
            ? SetPassword(token!, login, [])
            : StaleLink());
        account.MapPost("/set-password", async (HttpContext http, IFormCollection form, UseLink links, SignInDesk desk) =>
        {
            var token = form["token"].ToString();
            if (await links.LoginOfAsync(LinkPurpose.SetPassword, token, http.RequestAborted) is not { } login) return StaleLink();
            var reasons = PasswordReasons(form, login);
            if (reasons.Count > 0) return SetPassword(token, login, reasons);
            var done = await links.SetPasswordAsync(token, account => desk.Hash(account, form["password"].ToString()), http.RequestAborted);
            return done.Ok ? Notice("口令已设置", "请用新口令登录。") : SetPassword(token, login, done.Reasons);
        }).RequireRateLimiting(PortalSecurity.SignInLimit);

        account.MapGet("/first-admin", async (string? token, UseLink links, AccountQueries accounts, CancellationToken ct) =>
            await links.LoginOfAsync(LinkPurpose.FirstAdmin, token ?? "", ct) is null || await accounts.HasAdminAsync(ct) ? StaleLink() : FirstAdmin(token!, "", "", []));
        account.MapPost("/first-admin", async (HttpContext http, IFormCollection form, UseLink links, SignInDesk desk) =>
        {
            var (token, login, name) = (form["token"].ToString(), form["login"].ToString(), form["displayName"].ToString());
            var reasons = PasswordReasons(form, login);
            if (reasons.Count > 0) return FirstAdmin(token, login, name, reasons);
            var done = await links.CreateFirstAdminAsync(token, login, name, account => desk.Hash(account, form["password"].ToString()), http.RequestAborted);
            return done.Ok ? Notice("管理员账户已建立", "请用新口令登录，再为同事建立账户。") : FirstAdmin(token, login, name, done.Reasons);
        }).RequireRateLimiting(PortalSecurity.SignInLimit);
    }

    private static async Task<IResult> EnterAsync(HttpContext http, StaffAccount account, string? returnUrl)
    {
        await http.SignInAsync(PortalSignIn.Scheme, PortalClaims.Of(account));
        return Results.Redirect(Local(returnUrl));
    }

    /// <summary>An address of this site, or the workspace: a sign-in link must not lead to somebody else's look-alike.</summary>
    private static string Local(string? url) => url is { Length: > 0 } && RedirectHttpResult.IsLocalUrl(url) && url[0] == '/' ? url : AccountPaths.Home;

    private static async Task<StaffAccount?> OwnAsync(HttpContext http, AccountQueries accounts) =>
        http.User.AccountId() is { } id ? await accounts.FindAsync(id, http.RequestAborted) : null;

    private static List<Reason> PasswordReasons(IFormCollection form, string login)
    {
        var reasons = PasswordRule.Refusals(form["password"].ToString(), login.Trim()).ToList();
        if (form["password"] != form["again"]) reasons.Add("两遍新口令不一样，请重新输入。");
        return reasons;
    }

    private static RazorComponentResult SignIn(bool entra, bool demo, string? returnUrl, string? login = null, IReadOnlyList<Reason>? reasons = null) =>
        Page<SignInPage>(new { Login = login ?? "", ReturnUrl = Local(returnUrl), Entra = entra, Demo = demo, Reasons = reasons ?? [] });

    private static RazorComponentResult ChangePassword(StaffAccount own, IReadOnlyList<Reason> reasons) => own.PasswordHash is null
        ? Notice("修改口令", "您的账户没有本地口令，请在单位统一账户中修改，或请系统管理员发设置口令的链接。", bad: true)
        : Page<PasswordPage>(new { Title = "修改口令", Action = AccountPaths.Password, own.Login, AskOld = true, Reasons = reasons });

    private static RazorComponentResult SetPassword(string token, string login, IReadOnlyList<Reason> reasons) =>
        Page<PasswordPage>(new { Title = "设置口令", Action = AccountPaths.SetPassword, Login = login, Token = token, Reasons = reasons });

    private static RazorComponentResult FirstAdmin(string token, string login, string displayName, IReadOnlyList<Reason> reasons) =>
        Page<PasswordPage>(new { Title = "建立第一个系统管理员", Action = AccountPaths.FirstAdmin, Login = login, DisplayName = displayName, Token = token, FirstAdmin = true, Reasons = reasons });

    private static RazorComponentResult StaleLink() => Notice("链接已失效", UseLink.Stale.Text, bad: true, StatusCodes.Status410Gone);

    private static RazorComponentResult Notice(string title, string text, bool bad = false, int status = StatusCodes.Status200OK)
    {
        var page = Page<NoticePage>(new { Title = title, Text = text, Bad = bad });
        page.StatusCode = status;
        return page;
    }

    /// <summary>Its type is said here, because the generator of the endpoints does not see what the generator of the pages writes.</summary>
    private static IResult SignOut() => Page<SignOutPage>(new { });

    private static RazorComponentResult<TPage> Page<TPage>(object parameters) where TPage : IComponent => new RazorComponentResult<TPage>(parameters) { PreventStreamingRendering = true };
}
