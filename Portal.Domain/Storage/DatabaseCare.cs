using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;

namespace Portal.Domain.Storage;

/// <summary>Copies, checks and replaces the database as a whole.</summary>
public sealed class DatabaseCare(IDbContextFactory<PortalDb> dbs, OfficeClock clock)
{
    /// <summary>A consistent copy, taken beside running writers; never over an existing file.</summary>
    public async Task<Outcome> BackupAsync(string target, CancellationToken ct)
    {
        if (File.Exists(target) || Directory.Exists(target)) return Outcome.Refused(new Reason("{0} 已存在，没有覆盖。请换一个文件名。", target));
        if (Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder)) return Outcome.Refused(new Reason("文件夹 {0} 不存在，请先建立。", folder));
        if (!File.Exists(await OwnFileAsync())) return Outcome.Refused("还没有数据库，无可备份。请先启动一次门户。");

        // Under another name first: an interrupted backup must not look like one.
        var unfinished = target + ".part";
        try
        {
            File.Delete(unfinished);
            await using (var db = await dbs.CreateDbContextAsync(ct))
                await db.Database.ExecuteSqlAsync($"VACUUM INTO {unfinished}", ct);
            SqliteConnection.ClearAllPools();
            var check = await VerifyAsync(unfinished, ct);
            if (!check.Ok) return Outcome.Refused([new Reason("备份没有通过检查，没有留下文件。"), .. check.Reasons]);
            File.Move(unfinished, target, overwrite: false);
            return Outcome.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DbException)
        {
            return Outcome.Refused(new Reason("备份没有成功：{0}", error.Message));
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Puts a backup in the place of the database, which is kept beside it. Nobody else may have it open.</summary>
    /// <returns>Where the replaced database is kept; null when there was none.</returns>
    public async Task<Outcome<string?>> RestoreAsync(string source, CancellationToken ct)
    {
        if (!File.Exists(source)) return Refused(new Reason("找不到文件 {0}。", source));
        var own = await OwnFileAsync();
        if (Path.GetFullPath(source) == own) return Refused("这就是现在的数据库，不用恢复。");

        var incoming = own + ".incoming";
        try
        {
            File.Copy(source, incoming, overwrite: true);
            File.SetAttributes(incoming, FileAttributes.Normal); // a backup kept read-only becomes a database again
            var check = await VerifyAsync(incoming, ct);
            if (!check.Ok) return Refused([new Reason("{0} 不能恢复，现在的数据库没有改动。", source), .. check.Reasons]);

            SqliteConnection.ClearAllPools();
            string? kept = null;
            if (File.Exists(own))
            {
                // The write-ahead log belongs to the old file: into it, before it moves.
                await using (var old = await OpenAsync(own, ct)) await ScalarAsync(old, "PRAGMA wal_checkpoint(TRUNCATE)", ct);
                SqliteConnection.ClearAllPools();
                kept = $"{own}.{OfficeClock.Local(clock.UtcNow).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.old";
                File.Replace(incoming, own, kept);
            }
            else
            {
                File.Move(incoming, own);
            }

            File.Delete(own + "-wal");
            File.Delete(own + "-shm");
            return kept;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DbException)
        {
            return Refused(new Reason("恢复没有成功：{0}", error.Message));
        }
        finally
        {
            foreach (var left in (string[])[incoming, incoming + "-wal", incoming + "-shm"]) File.Delete(left);
        }
    }

    /// <returns>How many audit entries there are, or what is wrong.</returns>
    public async Task<Outcome<long>> VerifyAsync(CancellationToken ct)
    {
        var own = await OwnFileAsync();
        return File.Exists(own) ? await VerifyAsync(own, ct) : Outcome<long>.From(Outcome.Refused("还没有数据库。请先启动一次门户。"));
    }

    private static async Task<Outcome<long>> VerifyAsync(string file, CancellationToken ct)
    {
        try
        {
            var options = (DbContextOptions<PortalDb>)new DbContextOptionsBuilder<PortalDb>().UseSqlite(Plain(file)).Options;
            await using var db = new PortalDb(options);
            var reasons = new List<Reason>();
            await using (var connection = await OpenAsync(file, ct))
            {
                var integrity = await ScalarAsync(connection, "PRAGMA integrity_check", ct);
                if (integrity != "ok") reasons.Add(new Reason("数据库文件已损坏：{0}", integrity ?? ""));
                if (await ScalarAsync(connection, "PRAGMA foreign_key_check", ct) is { } table) reasons.Add(new Reason("表 {0} 中有指向不存在记录的行。", table));
            }

            if (reasons.Count > 0) return Outcome<long>.From(Outcome.Refused(reasons));

            var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
            if (applied.Count == 0) return Outcome<long>.From(Outcome.Refused("这不是本门户的数据库。"));
            if (applied.Except(db.Database.GetMigrations()).FirstOrDefault() is { } unknown)
                return Outcome<long>.From(Outcome.Refused(new Reason("数据库来自更新版本的门户（{0}），请先升级门户。", unknown)));

            var chain = await AuditTrail.VerifyAsync(db, ct);
            return chain.BrokenAt is { } number ? Outcome<long>.From(Outcome.Refused(new Reason("审计链在第 {0} 条断开：此条被改动，或它之前有条目被删除或插入。", number))) : chain.Entries;
        }
        catch (DbException)
        {
            return Outcome<long>.From(Outcome.Refused("这不是可以读取的数据库文件。"));
        }
    }

    private async Task<string> OwnFileAsync()
    {
        await using var db = await dbs.CreateDbContextAsync();
        return Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);
    }

    private static string Plain(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString();

    private static async Task<SqliteConnection> OpenAsync(string file, CancellationToken ct)
    {
        var connection = new SqliteConnection(Plain(file));
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task<string?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync(ct))?.ToString();
    }

    private static Outcome<string?> Refused(params IReadOnlyList<Reason> reasons) => Outcome<string?>.From(Outcome.Refused(reasons));
}
