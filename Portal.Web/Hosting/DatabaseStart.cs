using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Web.Hosting;

public static class DatabaseStart
{
    public static async Task MigrateAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        // Migrating compares the whole model with its snapshot first, a second of every start: only where there is something to do.
        if ((await db.Database.GetPendingMigrationsAsync()).Any()) await db.Database.MigrateAsync();
    }
}
