using Portal.Web.Api;
using Portal.Web.Public.Help;
using Portal.Web.Public.Home;
using Portal.Web.Public.Ledger;

namespace Portal.Web.Public;

/// <summary>The public column: reading pages as kept bytes, and what machines read beside them.</summary>
public static class PublicColumn
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddPublicColumn(this WebApplicationBuilder builder)
    {
        // In Development the framework compresses static files again at each request and forbids caching; one behaviour everywhere is easier to trust.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";
        builder.WebHost.UseStaticWebAssets(); // an unpublished build finds them in every environment; a published one has them in wwwroot

        builder.Services.AddSingleton<AssetPaths>();
        builder.Services.AddSingleton<PageCache>();
        builder.Services.AddSingleton<PublicPages>();
        builder.Services.AddSingleton<PublicLedgers>();
        builder.Services.AddSingleton<LedgerEvents>();
    }

    public static void MapPublicColumn(this WebApplication app)
    {
        app.UsePublicErrorPages();
        MapPages(app);
        MapLedger(app);

        app.MapMethods("/api/v1/ledger/{year:int}", Reading, LedgerApi.SendAsync);
        app.MapMethods("/feed.xml", Reading, Feeds.AtomAsync);
        app.MapMethods("/sitemap.xml", Reading, Feeds.SitemapAsync);
        app.MapMethods("/robots.txt", Reading, Feeds.Robots);
        app.MapMethods("/.well-known/security.txt", Reading, Feeds.Security);
    }

    private static void MapPages(WebApplication app)
    {
        app.MapMethods("/", Reading, (HttpContext http, PublicPages pages, PublicLedgers ledgers) =>
            pages.SendAsync<HomePage>(http, "/", PageCache.AnyPlan, async ct =>
            {
                var ledger = await ledgers.NewestAsync(ct);
                return PageContent.With(nameof(HomePage.Ledger), ledger, ledger?.ChangedAt);
            }));
        app.MapMethods("/help", Reading, (HttpContext http, PublicPages pages) =>
            pages.SendAsync<HelpPage>(http, "/help", PageCache.NoPlan, _ => Task.FromResult<PageContent?>(PageContent.None)));
        app.MapMethods("/not-found", Reading, (HttpContext http) => { http.Response.StatusCode = StatusCodes.Status404NotFound; });
        app.MapGet(Preferences.Path, Preferences.Set);
    }

    private static void MapLedger(WebApplication app)
    {
        app.MapMethods("/ledger", Reading, async (HttpContext http, PublicPages pages, PublicLedgers ledgers) =>
        {
            if (await ledgers.HeadsAsync(http.RequestAborted) is [var only]) http.Response.Redirect($"/ledger/{only.Year}");
            else
                await pages.SendAsync<LedgerYears>(http, "/ledger", PageCache.AnyPlan, async ct =>
                    PageContent.With(nameof(LedgerYears.Plans), await ledgers.HeadsAsync(ct)));
        });
        app.MapMethods("/ledger/{year:int}", Reading, async (HttpContext http, int year, PublicPages pages, PublicLedgers ledgers) =>
        {
            var plan = (await ledgers.FindAsync(year, http.RequestAborted))?.Board.Id;
            if (plan is null) http.Response.StatusCode = StatusCodes.Status404NotFound;
            else
                await pages.SendAsync<LedgerPage>(http, $"/ledger/{year}", plan.Value, async ct =>
                    await ledgers.FindAsync(year, ct) is { } ledger ? PageContent.With(nameof(LedgerPage.Ledger), ledger, ledger.ChangedAt) : null);
        });
        app.MapGet("/ledger/{year:int}/events", (HttpContext http, int year, LedgerEvents events) => events.SendAsync(http, year));
        app.MapMethods("/ledger/{year:int}/table.{extension}", Reading, LedgerFiles.SendTableAsync);
        app.MapMethods("/ledger/{year:int}/evidence/{hash}", Reading, LedgerFiles.SendEvidenceAsync);
    }
}
