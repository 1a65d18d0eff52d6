namespace Portal.Web.Hosting;

public static class PortalSecurity
{
    public static void AddPortalSecurity(this WebApplicationBuilder builder)
    {
    }

    public static void UsePortalSecurity(this WebApplication app)
    {
    }
}
