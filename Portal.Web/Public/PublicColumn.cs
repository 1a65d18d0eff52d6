namespace Portal.Web.Public;

public static class PublicColumn
{
    public static void AddPublicColumn(this WebApplicationBuilder builder)
    {
    }

    public static void MapPublicColumn(this WebApplication app) => app.MapGet("/", () => "Portal");
}
