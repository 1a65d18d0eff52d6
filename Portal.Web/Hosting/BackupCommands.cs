using Portal.Domain.Storage;

namespace Portal.Web.Hosting;

/// <summary>Console commands about the database as a whole.</summary>
internal static class BackupCommands
{
    public static async Task<int> BackupAsync(WebApplication app, CommandLine line)
    {
        var target = CommandLine.FullPath(line.Words[0]);
        var outcome = await app.Services.GetRequiredService<DatabaseCare>().BackupAsync(target, CancellationToken.None);
        if (!outcome.Ok) return ConsoleCommands.Fail(string.Join('\n', outcome.Reasons));
        Console.WriteLine($"已备份到 {target}（{new FileInfo(target).Length / 1024} KB）。");
        return 0;
    }

    public static async Task<int> RestoreAsync(WebApplication app, CommandLine line)
    {
        var source = CommandLine.FullPath(line.Words[0]);
        using var directory = DataLock.TryTake(app.Services.GetRequiredService<PortalSettings>().DataDirectory);
        if (directory is null) return ConsoleCommands.Fail("门户正在运行，不能恢复。请先停止服务，再执行本命令。");
        var outcome = await app.Services.GetRequiredService<DatabaseCare>().RestoreAsync(source, CancellationToken.None);
        if (!outcome.Ok) return ConsoleCommands.Fail(string.Join('\n', outcome.Reasons));
        Console.WriteLine(outcome.Value is { } kept ? $"已恢复。原来的数据库保留在 {kept}。" : "已恢复。");
        return 0;
    }

    public static async Task<int> VerifyAsync(WebApplication app, CommandLine line)
    {
        var outcome = await app.Services.GetRequiredService<DatabaseCare>().VerifyAsync(CancellationToken.None);
        if (!outcome.Ok) return ConsoleCommands.Fail(string.Join('\n', outcome.Reasons));
        Console.WriteLine($"数据库完好；审计链完整，共 {outcome.Value} 条。");
        return 0;
    }
}
