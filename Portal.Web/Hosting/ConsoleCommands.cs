using Microsoft.Extensions.Logging.Console;

namespace Portal.Web.Hosting;

/// <summary>One command beside serving.</summary>
/// <param name="Usage">Its words, for the usage text.</param>
/// <param name="Words">How many words follow its name.</param>
/// <param name="RunAsync">Prints results on standard output, errors on standard error; returns the exit code.</param>
public sealed record ConsoleCommand(string Name, string Usage, string Purpose, int Words, Func<WebApplication, CommandLine, Task<int>> RunAsync);

/// <summary>The commands that 'dotnet run --project Portal.Web -- …' understands beside serving.</summary>
public static class ConsoleCommands
{
    /// <summary>Options without a value, of any command.</summary>
    public static readonly string[] Switches = ["dry-run", "json", "progress"];

    /// <summary>Options with a value, of any command.</summary>
    public static readonly string[] Options = ["year", "format", "out"];

    private static readonly ConsoleCommand[] All =
    [
        new("import", "import FILE [--year N] [--dry-run] [--json]", "导入任务分解表（txt、tsv、docx、xlsx）", 1, TableCommands.ImportAsync),
        new("export", "export YEAR --format tsv|docx|xlsx --out FILE [--progress]", "导出任务分解表", 1, TableCommands.ExportAsync),
        new("backup", "backup FILE", "把数据库备份到 FILE（服务运行时也可以）", 1, BackupCommands.BackupAsync),
        new("restore", "restore FILE", "用备份 FILE 换下现在的数据库（先停止服务）", 1, BackupCommands.RestoreAsync),
        new("verify", "verify", "检查数据库和审计链是否完好", 0, BackupCommands.VerifyAsync),
        new("archive", "archive YEAR-Qn --out FILE", "把一个季度的主动公开信息打成归档送交包", 1, ArchiveCommands.PackAsync),
        new("archive-verify", "archive-verify FILE", "核对一个归档送交包", 1, ArchiveCommands.VerifyAsync),
        new("erase-applicants", "erase-applicants", "清除保存期满的公开申请人信息", 0, RequestCommands.EraseAsync),
        new("create-admin", "create-admin LOGIN", "建立系统管理员账户，给出设置口令的一次性链接", 1, AdminCommands.CreateAdminAsync),
    ];

    /// <summary>Keeps standard output for the command's own result.</summary>
    public static void AddPortalCommands(this WebApplicationBuilder builder, CommandLine line)
    {
        if (line.Command is null) return;
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<LoggerFilterOptions>(filter => filter.Rules.Add(new LoggerFilterRule(null, null, LogLevel.Warning, null)));
    }

    /// <returns>The exit code, or null when the arguments name no command.</returns>
    public static async Task<int?> TryRunAsync(WebApplication app, CommandLine line)
    {
        if (line.Command is null && line.Unknown.Count == 0) return null;
        if (line.Unknown.Count > 0) return Misused($"不认识选项 {line.Unknown[0]}。");
        if (All.FirstOrDefault(c => c.Name == line.Command) is not { } command) return Misused($"不认识命令 {line.Command}。");
        if (line.Words.Count != command.Words) return Misused($"用法：{command.Usage}");
        return await command.RunAsync(app, line);
    }

    /// <summary>Says on standard error why nothing was done.</summary>
    /// <returns>Exit code 1.</returns>
    public static int Fail(string reason)
    {
        Console.Error.WriteLine(reason);
        return 1;
    }

    private static int Misused(string reason)
    {
        Console.Error.WriteLine(reason);
        Console.Error.WriteLine("不带命令即启动服务。命令：");
        foreach (var command in All) Console.Error.WriteLine($"  {command.Usage,-24} {command.Purpose}");
        return 2;
    }
}
