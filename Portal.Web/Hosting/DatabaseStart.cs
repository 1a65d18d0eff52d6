using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Web.Hosting;

public static class DatabaseStart
{
    public static async Task MigrateAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
    }
}
