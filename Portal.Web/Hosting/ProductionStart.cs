using Portal.Domain.People;
using Portal.Web.Account;

namespace Portal.Web.Hosting;

/// <summary>What a portal in use must not start with: demonstration accounts, or nobody who can administer it; and what it had better not start without, its address.</summary>
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

    public static void CheckAddress(WebApplication app)
    {
        if (app.Services.GetRequiredService<PortalSettings>().PublicUrl.Length > 0) return;
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProductionStart)).LogWarning(
            "Portal:PublicUrl is not set, so pages and letters cannot name this site: canonical links and structured data hold paths alone, no code to scan is shown, and feeds, site map and open data take the host of each request. Set it to the address visitors use, e.g. https://www.example.gov.cn.");
    }

    /// <summary>Where people reach this portal, as far as the settings say.</summary>
    public static string AddressOf(WebApplication app) => app.Services.GetRequiredService<PortalSettings>().PublicUrl is { Length: > 0 } url
        ? url
        : (app.Configuration["Urls"] ?? "").Split(';')[0].TrimEnd('/');
}
