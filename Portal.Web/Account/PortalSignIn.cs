using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Portal.Domain.People;
using Portal.Web.Hosting;

namespace Portal.Web.Account;

/// <summary>How people prove who they are: local accounts, and Entra ID where it is configured.</summary>
public static class PortalSignIn
{
    /// <summary>The cookie's scheme, and the default one.</summary>
    public const string Scheme = "Portal";

    public static void AddPortalSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var development = builder.Environment.IsDevelopment();
        services.AddSingleton<IPasswordHasher<StaffAccount>, PasswordHasher<StaffAccount>>();
        services.AddSingleton<SignInDesk>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddHttpContextAccessor();

        var authentication = services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
        {
            // A browser keeps the '__Host-' promise (secure, this host, whole site) only under HTTPS; 'dotnet run' serves plain HTTP.
            cookie.Cookie.Name = development ? "portal" : "__Host-portal";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            cookie.Cookie.Path = "/";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = AccountPaths.SignIn;
            cookie.AccessDeniedPath = AccountPaths.NoRole;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events.OnValidatePrincipal = RefuseOldStampAsync;
        });
        if (EntraSignIn.IsConfigured(builder.Configuration)) authentication.AddEntra(builder.Configuration);

        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = development ? "portal-form" : "__Host-portal-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.Cookie.Path = "/";
            options.SuppressXFrameOptionsHeader = true; // PortalSecurity sends it everywhere
        });

        // Beside the database, so that a restart signs nobody out and no open form becomes invalid.
        var keys = Directory.CreateDirectory(Path.Combine(PortalSettings.Read(builder.Configuration, builder.Environment).DataDirectory, "keys"));
        if (!OperatingSystem.IsWindows()) keys.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        services.AddDataProtection().SetApplicationName("Portal").PersistKeysToFileSystem(keys);
    }

    public static void UsePortalSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(GuardCircuits);
    }

    /// <summary>At every request, since a read by key costs nothing here: a password, roles or a disabling changed elsewhere end the session at once.</summary>
    private static async Task RefuseOldStampAsync(CookieValidatePrincipalContext context)
    {
        var accounts = context.HttpContext.RequestServices.GetRequiredService<AccountQueries>();
        if (context.Principal?.AccountId() is { } id && await accounts.StampAsync(id, context.HttpContext.RequestAborted) is { } stamp && stamp == context.Principal.Stamp()) return;
        context.RejectPrincipal();
        context.ShouldRenew = false;
    }

    /// <summary>The framework's hub takes anybody's WebSocket from any page; a circuit here is for signed-in staff on the portal's own pages.</summary>
    private static Task GuardCircuits(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/_blazor")) return next(http);
        var origin = http.Request.Headers.Origin.ToString();
        var allowed = origin.Length == 0 || origin == $"{http.Request.Scheme}://{http.Request.Host}";
        if (allowed && http.User.Identity?.IsAuthenticated == true) return next(http);
        http.Response.StatusCode = allowed ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

/// <summary>Addresses of this room.</summary>
public static class AccountPaths
{
    public const string SignIn = "/account/sign-in";
    public const string SignOut = "/account/sign-out";
    public const string Password = "/account/password";
    public const string SetPassword = "/account/set-password";
    public const string FirstAdmin = "/account/first-admin";
    public const string Demo = "/account/demo";
    public const string Entra = "/account/entra";
    public const string NoRole = "/account/no-role";
    public const string Refused = "/account/refused";
    public const string Home = "/workspace";
}
