using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Domain.Storage;

namespace Portal.Web.Hosting;

public static class DatabaseStart
{
    public static async Task MigrateAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        // Migrating compares the whole model with its snapshot first, a second of every start: only where there is something to do.
        if (!await IsCurrentAsync(db)) await db.Database.MigrateAsync();
    }

    /// <summary>Asked in plain SQL: EF builds a model of its own for the table that says which migrations are in.</summary>
    private static async Task<bool> IsCurrentAsync(PortalDb db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM sqlite_master WHERE name = '{HistoryRepository.DefaultTableName}'";
        if (!await AnyAsync(command)) return false;
        command.CommandText = $"SELECT COUNT(*) FROM {HistoryRepository.DefaultTableName} WHERE MigrationId = '{db.Database.GetMigrations().Last()}'";
        return await AnyAsync(command);
    }

    private static async Task<bool> AnyAsync(DbCommand command) => (long)(await command.ExecuteScalarAsync())! > 0;
}
