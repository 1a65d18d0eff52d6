using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Domain.Storage;

namespace Portal.Web.Hosting;

public static class DatabaseStart
{
    /// <returns>Whether the database was made anew.</returns>
    public static async Task<bool> MigrateAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        // Asked in plain SQL: EF builds a model of its own for the table that says which migrations are in.
        command.CommandText = $"SELECT COUNT(*) FROM sqlite_master WHERE name = '{HistoryRepository.DefaultTableName}'";
        var isNew = !await AnyAsync(command);
        command.CommandText = $"SELECT COUNT(*) FROM {HistoryRepository.DefaultTableName} WHERE MigrationId = '{db.Database.GetMigrations().Last()}'";
        // Migrating compares the whole model with its snapshot first, a second of every start: only where there is something to do.
        if (isNew || !await AnyAsync(command)) await db.Database.MigrateAsync();
        return isNew;
    }

    private static async Task<bool> AnyAsync(DbCommand command) => (long)(await command.ExecuteScalarAsync())! > 0;
}
