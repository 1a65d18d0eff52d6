using System.Globalization;
using Portal.Domain.Archive;

namespace Portal.Web.Hosting;

/// <summary>Console commands about the quarterly packages.</summary>
internal static class ArchiveCommands
{
    public static async Task<int> PackAsync(WebApplication app, CommandLine line)
    {
        if (Quarter.Parse(line.Words[0]) is not { } quarter) return ConsoleCommands.Fail("请写明季度，例如 archive 2026-Q3 --out 送交.zip。");
        if (line.Option("out") is not { Length: > 0 } target) return ConsoleCommands.Fail("请用 --out 写明打包到哪个文件。");
        await DatabaseStart.MigrateAsync(app.Services);
        var path = CommandLine.FullPath(target);
        if (File.Exists(path)) return ConsoleCommands.Fail($"{path} 已经存在，请换一个文件名。");
        var plan = await app.Services.GetRequiredService<ArchivePlans>().FindAsync(quarter, CancellationToken.None);
        PackedBag bag;
        // Under another name until it is whole: a half-written package must not look like one.
        var half = path + ".part";
        try
        {
            await using (var file = new FileStream(half, FileMode.Create, FileAccess.Write)) bag = await app.Services.GetRequiredService<PackArchive>().WriteAsync(plan, file, CancellationToken.None);
            File.Move(half, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(half);
            return ConsoleCommands.Fail($"写不了 {path}：{error.Message}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"已打包 {path}：{bag.Items} 件，{bag.Files} 个文件，{bag.Bytes} 字节{(plan.IsClosed ? "" : "（季度尚未封存）")}。"));
        Console.WriteLine($"SHA-256 {bag.Hash}");
        return 0;
    }

    public static Task<int> VerifyAsync(WebApplication app, CommandLine line)
    {
        var path = CommandLine.FullPath(line.Words[0]);
        if (!File.Exists(path)) return Task.FromResult(ConsoleCommands.Fail($"找不到文件 {path}。"));
        using var file = File.OpenRead(path);
        var report = BagVerifier.Verify(file);
        if (!report.IsWhole) return Task.FromResult(ConsoleCommands.Fail(string.Join('\n', report.Problems)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Name} 完好：{report.Files} 个文件，{report.Bytes} 字节，指纹全部相符。"));
        return Task.FromResult(0);
    }
}
