using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;
using SQLitePCL;

namespace Portal.Domain.Search;

/// <summary>Asks the index tables over one connection, within one kind or all of them.</summary>
internal sealed class IndexReader
{
    public const string Heads = "search_heads", Texts = "search_texts";

    private readonly DbConnection _connection;
    private readonly IReadOnlyDictionary<long, string> _kinds;
    private readonly long _first, _last;

    private IndexReader(DbConnection connection, IReadOnlyDictionary<long, string> kinds, long first, long last) =>
        (_connection, _kinds, _first, _last) = (connection, kinds, first, last);

    public static async Task<IndexReader> OpenAsync(PortalDb db, string? kind, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        var kinds = new Dictionary<long, string>();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Number, Kind FROM search_kinds";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) kinds.Add(reader.GetInt64(0), reader.GetString(1));
        if (kind is null) return new IndexReader(connection, kinds, 0, long.MaxValue);
        var number = kinds.FirstOrDefault(k => k.Value == kind).Key;
        return new IndexReader(connection, kinds, number << SearchIndex.BitsOfId, ((number + 1) << SearchIndex.BitsOfId) - 1);
    }

    public (string Kind, int Id) KeyOf(long row) => (_kinds[row >> SearchIndex.BitsOfId], (int)row);

    public long? RowOf(string kind, int id) => _kinds.FirstOrDefault(k => k.Value == kind).Key is > 0 and var number ? (number << SearchIndex.BitsOfId) + id : null;

    /// <summary>Matching rows, to be given back.</summary>
    public async Task<IndexRows> RowsAsync(string table, string match, CancellationToken ct)
    {
        // As one value: 50,000 rows come twice as fast as row by row through the data reader.
        await using var command = Command($"SELECT CAST(group_concat(rowid - @first) AS BLOB) FROM {table} WHERE {table} MATCH @match AND rowid BETWEEN @first AND @last", match);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.IsDBNull(0) ? IndexRows.None : Numbers(raw.sqlite3_column_blob(((SqliteDataReader)reader).Handle, 0), _first); // where SQLite has it: a copy would be one more large object a question
    }

    /// <summary>Reads '1,2,3'.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // a common word is everywhere, and asked too seldom for code that is made better by use
    private static IndexRows Numbers(ReadOnlySpan<byte> list, long start)
    {
        var rows = IndexRows.Lend(list.Count((byte)',') + 1);
        var numbers = rows.Span;
        var (number, at) = (0L, 0);
        foreach (var letter in list)
        {
            if (letter != ',')
            {
                number = number * 10 + (letter - '0');
                continue;
            }

            numbers[at++] = start + number;
            number = 0;
        }

        numbers[at] = start + number;
        return rows;
    }

    /// <summary>The newest of the matching rows.</summary>
    public async Task<IReadOnlyList<long>> NewestAsync(string table, string match, int most, CancellationToken ct)
    {
        await using var command = Command($"SELECT rowid FROM {table} WHERE {table} MATCH @match AND rowid BETWEEN @first AND @last ORDER BY rowid DESC LIMIT {most.ToString(CultureInfo.InvariantCulture)}", match);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<long>();
        while (await reader.ReadAsync(ct)) rows.Add(reader.GetInt64(0));
        return rows;
    }

    public async Task<bool> AnyAsync(string table, string match, CancellationToken ct)
    {
        await using var command = Command($"SELECT 1 FROM {table} WHERE {table} MATCH @match AND rowid BETWEEN @first AND @last LIMIT 1", match);
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    /// <summary>An entry as it was put, its texts only when asked for.</summary>
    public async Task<SearchEntry?> EntryAsync(long row, bool withTexts, CancellationToken ct)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT Title, Number, Keywords{(withTexts ? ", Text, Attachments" : "")} FROM search_entries WHERE Row = @row";
        Add(command, "@row", row);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        var (kind, id) = KeyOf(row);
        return new SearchEntry(kind, id, reader.GetString(0), reader.GetString(1), reader.GetString(2), withTexts ? reader.GetString(3) : "", withTexts ? reader.GetString(4) : "");
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
