using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Domain.Common;

namespace Portal.Domain.Storage;

public static class StorageSetup
{
    /// <summary>The database in one SQLite file, the write gate before it and the change feed behind it.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<OfficeClock>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<DatabaseCare>();
        services.AddSingleton<FileIntake>();
        services.AddDbContextFactory<PortalDb>(options => options.UsePortalSqlite(connectionString));
        return services;
    }

    public static DbContextOptionsBuilder UsePortalSqlite(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString)
        .AddInterceptors(DurableSqlite.Instance)
        // Comparing the mappings with the newest migration takes a second of every first start; ModelTests does it instead.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>A connection string for a database file; waits up to ten seconds for a lock.</summary>
    public static string SqliteFile(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10, ForeignKeys = true }.ToString();

    /// <summary>
    /// WAL for readers beside the writer; synchronous=FULL because WAL with NORMAL loses acknowledged commits when the power fails,
    /// and 'saved' must be true.
    /// </summary>
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        public static readonly DurableSqlite Instance = new();

        private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
