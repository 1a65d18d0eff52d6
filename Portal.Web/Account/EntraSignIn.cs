using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Web;
using Portal.Domain.Common;
using Portal.Domain.People;

namespace Portal.Web.Account;

/// <summary>Entra ID, global or 21Vianet (AzureAd:Instance), beside the local accounts. The directory's app roles are the portal's roles.</summary>
public static class EntraSignIn
{
    public const string Scheme = "Entra";

    /// <summary>Names of tenants that stand for any tenant: everybody's directory would open the portal.</summary>
    private static readonly string[] AnyTenant = ["common", "organizations", "consumers"];

    public static bool IsConfigured(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration["AzureAd:ClientId"]);

    public static void AddEntra(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        var section = configuration.GetSection("AzureAd");
        if (section["TenantId"] is not { Length: > 0 } tenant || AnyTenant.Contains(tenant, StringComparer.OrdinalIgnoreCase))
            throw new InvalidOperationException("AzureAd:TenantId must name the bureau's own tenant.");

        authentication.AddMicrosoftIdentityWebApp(section, Scheme, cookieScheme: null);
        authentication.Services.Configure<OpenIdConnectOptions>(Scheme, options =>
        {
            options.SignInScheme = PortalSignIn.Scheme;
            options.SaveTokens = false;
            options.Events.OnTicketReceived = AdmitAsync;
            options.Events.OnRemoteFailure = context =>
            {
                Log(context.HttpContext).LogWarning(context.Failure, "Sign-in with Entra ID failed.");
                context.Response.Redirect($"{AccountPaths.Refused}?tenant={context.Failure is not null && IsForeignTenant(context.Failure)}");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Replaces the directory's principal by the portal's own; the cookie then looks the same for everybody.</summary>
    private static async Task AdmitAsync(TicketReceivedContext context)
    {
        var (http, user) = (context.HttpContext, context.Principal!);
        var (tenant, person) = (user.GetTenantId(), user.GetObjectId());
        if (tenant is null || person is null)
        {
            Refuse(context, $"{AccountPaths.Refused}?tenant=False");
            return;
        }

        var name = user.FindFirstValue("name") ?? user.FindFirstValue(ClaimTypes.Name) ?? user.GetLoginHint() ?? person;
        var login = user.FindFirstValue("preferred_username") ?? person;
        var admitted = await http.RequestServices.GetRequiredService<AdmitExternal>().ExecuteAsync(new ExternalPerson($"{tenant}/{person}", login, name, RolesOf(user)), http.RequestAborted);
        if (!admitted.Ok)
        {
            Log(http).LogWarning("Sign-in of {Person} with Entra ID refused: {Reasons}", login, string.Join(' ', admitted.Reasons));
            Refuse(context, admitted.Reasons.Any(r => r.Text == SignInDesk.NoRole.Text) ? AccountPaths.NoRole : AccountPaths.Refused);
            return;
        }

        var account = (await http.RequestServices.GetRequiredService<AccountQueries>().FindAsync(admitted.Value, http.RequestAborted))!;
        await http.RequestServices.GetRequiredService<SignInDesk>().WelcomeAsync(account, http.RequestAborted);
        context.Principal = PortalClaims.Of(account);
    }

    private static IReadOnlyCollection<Role> RolesOf(ClaimsPrincipal user) =>
        [.. user.Claims.Where(c => c.Type is "roles" or ClaimTypes.Role)
            .Select(c => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => role.ToString()!.Equals(c.Value, StringComparison.OrdinalIgnoreCase)))
            .OfType<Role>().Distinct()];

    private static void Refuse(TicketReceivedContext context, string page)
    {
        context.Response.Redirect(page);
        context.HandleResponse();
    }

    private static bool IsForeignTenant(Exception error) =>
        error is Microsoft.IdentityModel.Tokens.SecurityTokenInvalidIssuerException || error.Message.Contains("issuer", StringComparison.OrdinalIgnoreCase)
        || (error.InnerException is { } inner && IsForeignTenant(inner));

    private static ILogger Log(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(EntraSignIn));
}
