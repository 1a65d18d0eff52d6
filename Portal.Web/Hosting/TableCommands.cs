using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;

namespace Portal.Web.Hosting;

/// <summary>Console commands about the task breakdown table.</summary>
internal static class TableCommands
{
    public static async Task<int> ImportAsync(WebApplication app, CommandLine line)
    {
        var file = CommandLine.FullPath(line.Words[0]);
        if (!File.Exists(file)) return ConsoleCommands.Fail($"找不到文件 {file}。");
        if (Year(line) is not { Ok: true } year) return ConsoleCommands.Fail("--year 后面应是四位年份，例如 --year 2019。");
        if (new FileInfo(file).Length > PlanTableReader.MaxBytes) return ConsoleCommands.Fail($"文件超过 {PlanTableReader.MaxBytes / 1024 / 1024} MB，请删去图片后再导入。");

        var draft = PlanTableReader.Read(await File.ReadAllBytesAsync(file), Path.GetFileName(file), year.Value);
        if (line.Has("dry-run"))
        {
            if (line.Has("json")) Console.WriteLine(DryRunJson.Write(draft));
            else Print(draft);
            return draft.HasErrors ? 1 : 0;
        }

        using var directory = DataLock.TryTake(app.Services.GetRequiredService<PortalSettings>().DataDirectory);
        if (directory is null) return ConsoleCommands.Fail("门户正在运行。请在网页的“年度与导入”里导入，或先停止服务。");
        await DatabaseStart.MigrateAsync(app.Services);
        var outcome = await app.Services.GetRequiredService<ImportPlan>().ExecuteAsync(Actor.System, draft, CancellationToken.None);
        if (!outcome.Ok) return ConsoleCommands.Fail(string.Join('\n', outcome.Reasons));
        var result = outcome.Value!;
        if (line.Has("json")) Console.WriteLine(DryRunJson.Write(draft));
        else
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"已导入 {result.Year} 年：{draft.Goals.Count} 个目标，{draft.Goals.Sum(g => g.Tasks.Count)} 项任务，{draft.Goals.Sum(g => g.Tasks.Sum(t => t.Measures.Count))} 条措施；新增 {result.Changes.Count(c => c.Kind == ImportChangeKind.Add)}，改动 {result.Changes.Count(c => c.Kind == ImportChangeKind.Change)}，文件中没有而保留 {result.Changes.Count(c => c.Kind == ImportChangeKind.Keep)}。"));
        return 0;
    }

    public static async Task<int> ExportAsync(WebApplication app, CommandLine line)
    {
        if (!int.TryParse(line.Words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return ConsoleCommands.Fail("请写明年份，例如 export 2019 --format docx --out 分解表.docx。");
        if (FormatOf(line.Option("format") ?? "") is not { } format) return ConsoleCommands.Fail("--format 应是 tsv、docx 或 xlsx。");
        if (line.Option("out") is not { Length: > 0 } target) return ConsoleCommands.Fail("请用 --out 写明导出到哪个文件。");
        await DatabaseStart.MigrateAsync(app.Services);
        if (await app.Services.GetRequiredService<ExportPlan>().ExecuteAsync(year, format, line.Has("progress"), CancellationToken.None) is not { } bytes)
            return ConsoleCommands.Fail($"没有 {year} 年的任务分解表。");
        var path = CommandLine.FullPath(target);
        try
        {
            await File.WriteAllBytesAsync(path, bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ConsoleCommands.Fail($"写不了 {path}：{error.Message}");
        }

        Console.WriteLine($"已导出 {path}（{Math.Max(1, bytes.Length / 1024)} KB）。");
        return 0;
    }

    /// <summary>tsv and txt are the same text.</summary>
    public static TableFormat? FormatOf(string name) => name.ToLowerInvariant() switch
    {
        "tsv" or "txt" => TableFormat.Tsv,
        "docx" => TableFormat.Docx,
        "xlsx" => TableFormat.Xlsx,
        _ => null,
    };

    private static (bool Ok, int? Value)? Year(CommandLine line) =>
        line.Option("year") is not { } text ? (true, null)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100 ? (true, year) : null;

    private static void Print(PlanDraft draft)
    {
        Console.WriteLine($"{draft.Title}（{draft.Year?.ToString(CultureInfo.InvariantCulture) ?? "年份不明"}）");
        foreach (var goal in draft.Goals)
        {
            Console.WriteLine($"{goal.Number}、{goal.Name}");
            foreach (var task in goal.Tasks) Console.WriteLine($"  {task.Number} {task.Name}：{task.Measures.Count} 条措施");
        }

        foreach (var issue in draft.Issues) Console.Error.WriteLine($"{(issue.Severity == IssueSeverity.Error ? "错误" : "提醒")} 第 {issue.Line} 行：{issue.Message}");
    }
}
