using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Domain.Common;
using SQLitePCL;

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
        services.AddPooledDbContextFactory<PortalDb>(options => options.UsePortalSqlite(connectionString));
        return services;
    }

#pragma warning disable EF1001 // an inner part of Entity Framework: looked at again with each of its versions
    public static DbContextOptionsBuilder UsePortalSqlite(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString)
        .AddInterceptors(DurableSqlite.Instance)
        .ReplaceService<ISqliteRelationalConnection, PlainConnection>()
        // Comparing the mappings with the newest migration takes a second of every first start; ModelTests does it instead.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
#pragma warning restore EF1001

    /// <summary>A connection string for a database file; waits up to ten seconds for a lock.</summary>
    public static string SqliteFile(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10 }.ToString();

#pragma warning disable EF1001
    /// <summary>
    /// Without Entity Framework's own SQL functions (arithmetic and sums of 'decimal', regular expressions), which no question of the portal asks for: each time a
    /// connection opens and closes it tells SQLite of a dozen of them and takes them back, which takes longer than most questions. One that needs one gets 'no such function'.
    /// </summary>
    private sealed class PlainConnection(RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder commands, IDiagnosticsLogger<DbLoggerCategory.Infrastructure> log)
        : SqliteRelationalConnection(dependencies, commands, log)
    {
        protected override DbConnection CreateDbConnection() => new SqliteConnection(GetValidatedConnectionString());
    }
#pragma warning restore EF1001

    /// <summary>
    /// WAL for readers beside the writer; synchronous=FULL because WAL with NORMAL loses acknowledged commits when the power fails,
    /// and 'saved' must be true. Eight megabytes of pages to a handle at most: a word that every document has fills the two that SQLite would keep,
    /// and each question after it would read them all anew. Said once to every handle: one that comes back from the pool still knows it.
    /// </summary>
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        public static readonly DurableSqlite Instance = new();

        private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-8000;";

        private readonly ConditionalWeakTable<sqlite3, object> _told = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Tell((SqliteConnection)connection);
            return Task.CompletedTask;
        }

        private void Tell(SqliteConnection connection)
        {
            var handle = connection.Handle!;
            if (_told.TryGetValue(handle, out _)) return;
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            _told.AddOrUpdate(handle, this);
        }
    }
}
