using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;

namespace Portal.Tests.Site;

/// <summary>
/// Databases as a portal's first start leaves them, made once a run for each Portal:Seed and copied for every test that asks for nothing else: seeding
/// takes seconds, a copy milliseconds. Tests of the first start itself run in a process of their own (<c>PortalProcess</c>).
/// </summary>
internal static class SeededData
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> Made = new();

    /// <summary>Whether a test's portal may start from a copy: another clock, environment or service could have seeded something else.</summary>
    public static bool Fits(SiteOptions options) =>
        options is { DataDirectory: null, Clock: null, Services: null, Settings.Count: 0 } && options.Environment == Environments.Development;

    public static async Task CopyToAsync(string folder, string seed) =>
        await File.WriteAllBytesAsync(Path.Combine(folder, "portal.db"), await Made.GetOrAdd(seed, s => new Lazy<Task<byte[]>>(() => MakeAsync(s))).Value);

    private static async Task<byte[]> MakeAsync(string seed)
    {
        var folder = Directory.CreateTempSubdirectory("portal-seeded-").FullName;
        try
        {
            await using (await PortalSite.StartAsync(new SiteOptions { Seed = seed, DataDirectory = folder }))
            {
                // The first start is all that is wanted.
            }

            var file = Path.Combine(folder, "portal.db");
            await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                await connection.OpenAsync();
                await using var checkpoint = connection.CreateCommand();
                checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                await checkpoint.ExecuteNonQueryAsync();
            }

            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
