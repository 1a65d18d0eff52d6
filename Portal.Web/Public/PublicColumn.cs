namespace Portal.Web.Public;

public static class PublicColumn
{
    public static void AddPublicColumn(this WebApplicationBuilder builder)
    {
        // In Development the framework compresses static files again at each request and forbids caching; one behaviour everywhere is easier to trust.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";
        builder.WebHost.UseStaticWebAssets(); // an unpublished build finds them in every environment; a published one has them in wwwroot
    }

    public static void MapPublicColumn(this WebApplication app) => app.MapGet("/", () => "Portal");
}
