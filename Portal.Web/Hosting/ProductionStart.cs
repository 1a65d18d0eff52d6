using Portal.Domain.People;
using Portal.Web.Account;

namespace Portal.Web.Hosting;

/// <summary>What a portal in use must not start with: demonstration accounts, or nobody who can administer it.</summary>
public static class ProductionStart
{
    public static async Task CheckAccountsAsync(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProductionStart));
        var demos = await app.Services.GetRequiredService<DisableAccount>().DisableDemosAsync(CancellationToken.None);
        if (demos > 0) log.LogWarning("{Count} demonstration accounts found in the database and disabled.", demos);

        // With Entra ID the directory names the administrators.
        if (EntraSignIn.IsConfigured(app.Configuration) || await app.Services.GetRequiredService<AccountQueries>().HasAdminAsync(CancellationToken.None)) return;
        var token = await app.Services.GetRequiredService<IssueLink>().ForFirstAdminAsync(CancellationToken.None);
        log.LogWarning(
            "No administrator yet. Open this once, within 24 hours, to become the first one: {Url}{Path}?token={Token}",
            AddressOf(app),
            AccountPaths.FirstAdmin,
            token);
    }

    /// <summary>Where people reach this portal, as far as the settings say.</summary>
    public static string AddressOf(WebApplication app) => app.Services.GetRequiredService<PortalSettings>().PublicUrl is { Length: > 0 } url
        ? url
        : (app.Configuration["Urls"] ?? "").Split(';')[0].TrimEnd('/');
}
