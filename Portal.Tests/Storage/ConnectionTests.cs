using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Storage;

/// <summary>What a connection to the database is told when it opens.</summary>
public sealed class ConnectionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opens_without_the_functions_that_no_question_of_the_portal_asks_for()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = await store.DbAsync();
        var error = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("SELECT ef_mod(7, 2)", Ct));
        Assert.Contains("no such function", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loses_nothing_that_was_committed_and_keeps_rows_that_others_point_to()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = await store.DbAsync();
        Assert.Equal(2, await PragmaAsync("synchronous")); // FULL
        Assert.Equal(1, await PragmaAsync("foreign_keys"));

        async Task<long> PragmaAsync(string name)
        {
            await db.Database.OpenConnectionAsync(Ct);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return (long)(await command.ExecuteScalarAsync(Ct))!;
        }
    }
}
