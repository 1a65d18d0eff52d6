using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Tests.Storage;
using Portal.Web.Hosting;

namespace Portal.Tests.Hosting;

public sealed class CommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_restores_what_was_and_keeps_what_it_replaces()
    {
        await using var store = await TestStore.OpenAsync();
        await store.PersonAsync("before", Role.Admin);
        Assert.Equal((0, ""), Brief(await PortalProcess.RunAsync(store.Folder, "backup", "copy.db")));
        await store.PersonAsync("after", Role.Editor);

        var again = await PortalProcess.RunAsync(store.Folder, "backup", "copy.db");
        Assert.Equal(1, again.Exit);
        Assert.Contains("已存在，没有覆盖", again.Error, StringComparison.Ordinal);

        var restored = await PortalProcess.RunAsync(store.Folder, "restore", Path.Combine(store.Folder, "copy.db"));
        Assert.Equal((0, ""), Brief(restored));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.NotNull(await store.Get<AccountQueries>().FindByLoginAsync("before", Ct));
        Assert.Null(await store.Get<AccountQueries>().FindByLoginAsync("after", Ct));
        Assert.Single(Directory.GetFiles(store.Folder, "portal.db.*.old"));
        Assert.Equal(0, (await PortalProcess.RunAsync(store.Folder, "verify")).Exit);
    }

    [Fact]
    public async Task Restore_refuses_what_is_no_intact_portal_database_and_changes_nothing()
    {
        await using var store = await TestStore.OpenAsync();
        await store.PersonAsync("anna", Role.Admin);
        await store.PersonAsync("bert", Role.Editor);
        var (text, broken) = (Path.Combine(store.Folder, "text.db"), Path.Combine(store.Folder, "broken.db"));
        await File.WriteAllTextAsync(text, "no database", Ct);
        Assert.Equal(0, (await PortalProcess.RunAsync(store.Folder, "backup", broken)).Exit);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={broken};Pooling=False"))
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE audit SET Act = 'Nothing' WHERE Number = 2";
            await command.ExecuteNonQueryAsync(Ct);
        }

        foreach (var (file, sentence) in ((string, string)[])[(text, "这不是可以读取的数据库文件"), (broken, "审计链在第 2 条断开"), (Path.Combine(store.Folder, "none.db"), "找不到文件")])
        {
            var refused = await PortalProcess.RunAsync(store.Folder, "restore", file);
            Assert.Equal(1, refused.Exit);
            Assert.Contains(sentence, refused.Error, StringComparison.Ordinal);
        }

        Assert.NotNull(await store.Get<AccountQueries>().FindByLoginAsync("bert", Ct));
        Assert.Empty(Directory.GetFiles(store.Folder, "*.incoming*"));
    }

    [Fact]
    public async Task Restore_refuses_while_the_portal_serves()
    {
        await using var store = await TestStore.OpenAsync();
        await PortalProcess.RunAsync(store.Folder, "backup", "copy.db");
        using var serving = DataLock.TryTake(store.Folder);
        var refused = await PortalProcess.RunAsync(store.Folder, "restore", "copy.db");
        Assert.Equal(1, refused.Exit);
        Assert.Contains("请先停止服务", refused.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await PortalProcess.RunAsync(store.Folder)).Exit);
    }

    [Fact]
    public async Task Verify_names_the_entry_that_does_not_fit()
    {
        await using var store = await TestStore.OpenAsync();
        await store.PersonAsync("anna", Role.Admin);
        await store.PersonAsync("bert", Role.Editor);
        var whole = await PortalProcess.RunAsync(store.Folder, "verify");
        Assert.Equal(0, whole.Exit);
        Assert.Contains("共 2 条", whole.Out, StringComparison.Ordinal);

        await store.TamperAsync("UPDATE audit SET ActorName = '别人' WHERE Number = 1");
        var broken = await PortalProcess.RunAsync(store.Folder, "verify");
        Assert.Equal((1, ""), (broken.Exit, broken.Out));
        Assert.Contains("第 1 条", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_admin_prints_a_link_that_sets_the_password()
    {
        await using var store = await TestStore.OpenAsync();
        var made = await PortalProcess.RunAsync(store.Folder, "create-admin", "chen");
        Assert.Equal(0, made.Exit);
        var token = Regex.Match(made.Out, "/account/set-password\\?token=([A-Za-z0-9_-]+)").Groups[1].Value;
        await using (var db = await store.DbAsync())
            Assert.Equal(OneTimeLink.HashOf(token), (await db.Set<OneTimeLink>().SingleAsync(Ct)).TokenHash);
        Assert.Equal([Role.Admin], (await store.Get<AccountQueries>().FindByLoginAsync("chen", Ct))!.Roles);

        var refused = await PortalProcess.RunAsync(store.Folder, "create-admin", "不行");
        Assert.Equal((1, ""), (refused.Exit, refused.Out));
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("backup")]
    [InlineData("verify", "too", "much")]
    [InlineData("--frobnicate")]
    public async Task A_command_that_is_none_gets_the_usage_and_exit_code_2(params string[] arguments)
    {
        await using var store = await TestStore.OpenAsync();
        var misused = await PortalProcess.RunAsync(store.Folder, arguments);
        Assert.Equal((2, ""), (misused.Exit, misused.Out));
        Assert.Contains("backup FILE", misused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_begins_with_a_slash_swallows_no_setting()
    {
        var line = CommandLine.Read(["backup", "/tmp/x.db", "--Portal:Seed", "None", "--json", "--year", "2019", "--urls=http://localhost:1"]);
        Assert.Equal("backup", line.Command);
        Assert.Equal(["/tmp/x.db"], line.Words);
        Assert.Equal(["--Portal:Seed=None", "--urls=http://localhost:1"], line.Settings);
        Assert.Equal("2019", line.Option("year"));
        Assert.True(line.Has("json"));
    }

    private static (int, string) Brief((int Exit, string Out, string Error) run) => (run.Exit, run.Error);
}
