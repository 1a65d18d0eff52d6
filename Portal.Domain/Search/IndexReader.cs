using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;
using SQLitePCL;

namespace Portal.Domain.Search;

/// <summary>Asks the index tables for entries of one kind, over one connection.</summary>
internal sealed class IndexReader
{
    public const string Heads = "search_heads", Texts = "search_texts";

    private readonly DbConnection _connection;

    /// <summary>Rows of the kind: the first, one for an id of zero, and the last.</summary>
    private readonly long _first, _last;

    private IndexReader(DbConnection connection, string kind, long number) =>
        (_connection, Kind, _first, _last) = (connection, kind, number << SearchIndex.BitsOfId, ((number + 1) << SearchIndex.BitsOfId) - 1);

    public string Kind { get; }

    /// <summary>Of a kind that nothing was put in, nothing is found.</summary>
    public static async Task<IndexReader> OpenAsync(PortalDb db, string kind, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Number FROM search_kinds WHERE Kind = @kind";
        Add(command, "@kind", kind);
        return new IndexReader(connection, kind, await command.ExecuteScalarAsync(ct) is long number ? number : 0); // numbers begin at one
    }

    /// <summary>Ids of matching entries, lowest first, to be given back.</summary>
    public async Task<LentIds> IdsAsync(string table, string match, CancellationToken ct)
    {
        // As one value: 50,000 come twice as fast as row by row through the data reader.
        await using var command = Command($"SELECT CAST(group_concat(rowid - @first) AS BLOB) FROM {table} WHERE {table} MATCH @match AND rowid BETWEEN @first AND @last", match);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.IsDBNull(0) ? LentIds.None : Numbers(raw.sqlite3_column_blob(((SqliteDataReader)reader).Handle, 0)); // where SQLite has it: a copy would be one more large object a question
    }

    /// <summary>Reads '1,2,3'.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // a common word is everywhere, and asked too seldom for code that is made better by use
    private static LentIds Numbers(ReadOnlySpan<byte> list)
    {
        var ids = LentIds.Lend(list.Count((byte)',') + 1);
        var numbers = ids.Span;
        var (number, at) = (0, 0);
        foreach (var letter in list)
        {
            if (letter != ',')
            {
                number = number * 10 + (letter - '0');
                continue;
            }

            numbers[at++] = number;
            number = 0;
        }

        numbers[at] = number;
        return ids;
    }

    /// <summary>The newest of the matching entries.</summary>
    public async Task<IReadOnlyList<int>> NewestAsync(string table, string match, int most, CancellationToken ct)
    {
        await using var command = Command($"SELECT rowid - @first FROM {table} WHERE {table} MATCH @match AND rowid BETWEEN @first AND @last ORDER BY rowid DESC LIMIT {most.ToString(CultureInfo.InvariantCulture)}", match);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ids = new List<int>();
        while (await reader.ReadAsync(ct)) ids.Add(reader.GetInt32(0));
        return ids;
    }

    public async Task<bool> AnyAsync(string table, string match, CancellationToken ct)
    {
        await using var command = Command($"SELECT 1 FROM {table} WHERE {table} MATCH @match AND rowid BETWEEN @first AND @last LIMIT 1", match);
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    /// <summary>An entry as it was put, its texts only when asked for.</summary>
    public async Task<SearchEntry?> EntryAsync(int id, bool withTexts, CancellationToken ct)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT Title, Number, Keywords{(withTexts ? ", Text, Attachments" : "")} FROM search_entries WHERE Row = @row";
        Add(command, "@row", _first + id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        return new SearchEntry(Kind, id, reader.GetString(0), reader.GetString(1), reader.GetString(2), withTexts ? reader.GetString(3) : "", withTexts ? reader.GetString(4) : "");
    }

    private DbCommand Command(string sql, string match)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        Add(command, "@match", match);
        Add(command, "@first", _first);
        Add(command, "@last", _last);
        return command;
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }
}
