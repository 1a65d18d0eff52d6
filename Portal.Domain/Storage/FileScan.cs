using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Portal.Domain.Common;

namespace Portal.Domain.Storage;

/// <summary>What a scanner says of a file.</summary>
/// <param name="Refusal">Why the file is not taken in; null when it may be.</param>
public sealed record ScanResult(Reason? Refusal)
{
    public static readonly ScanResult Clean = new(Refusal: null);

    public bool IsClean => Refusal is null;
}

/// <summary>Looks for viruses in what people upload. Asked before anything is stored.</summary>
public interface IFileScanner
{
    /// <param name="name">As the clerk knows the file; only to speak of it, never part of a command.</param>
    Task<ScanResult> ScanAsync(ReadOnlyMemory<byte> content, string name, CancellationToken ct);
}

public static class FileScan
{
    /// <param name="command">
    /// Portal:VirusScan: a command line with {file} where the file's path goes, such as "clamdscan --fdpass --no-summary {file}". It ends with 0 for a
    /// clean file and 1 for an infected one; with anything else the file was not scanned and is refused. Empty: nothing is scanned.
    /// </param>
    public static IServiceCollection AddFileScan(this IServiceCollection services, string? command)
    {
        services.TryAddSingleton(TimeProvider.System);
        if (string.IsNullOrWhiteSpace(command)) return services.AddSingleton<IFileScanner, NoFileScanner>();
        var parts = CommandFileScanner.Split(command);
        return services.AddSingleton<IFileScanner>(s => new CommandFileScanner(parts, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<CommandFileScanner>>()));
    }
}

/// <summary>For offices whose scanner watches the disk or the network by itself.</summary>
public sealed class NoFileScanner : IFileScanner
{
    public Task<ScanResult> ScanAsync(ReadOnlyMemory<byte> content, string name, CancellationToken ct) => Task.FromResult(ScanResult.Clean);
}

/// <summary>Asks a program of the office's choice, without a shell in between.</summary>
public sealed class CommandFileScanner(IReadOnlyList<string> command, TimeProvider time, ILogger<CommandFileScanner> log) : IFileScanner
{
    /// <summary>Stands in the command for the path of the file.</summary>
    public const string File = "{file}";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Program and arguments of a command line; quotes keep blanks together.</summary>
    public static IReadOnlyList<string> Split(string command)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var (quoted, begun) = (false, false);
        foreach (var c in command)
        {
            if (c == '"') (quoted, begun) = (!quoted, true);
            else if (!char.IsWhiteSpace(c) || quoted) (_, begun) = (part.Append(c), true);
            else if (begun)
            {
                parts.Add(part.ToString());
                part.Clear();
                begun = false;
            }
        }
        if (begun) parts.Add(part.ToString());
        if (quoted || !parts.Skip(1).Any(p => p.Contains(File, StringComparison.Ordinal)))
            throw new InvalidOperationException($"Portal:VirusScan '{command}' must be a command with {File} where the path goes, and closed quotes.");
        return parts;
    }

    public async Task<ScanResult> ScanAsync(ReadOnlyMemory<byte> content, string name, CancellationToken ct)
    {
        var path = Path.Combine(Path.GetTempPath(), $"portal-scan-{Guid.NewGuid():N}");
        try
        {
            await WriteAsync(path, content, ct);
            return await AskAsync(path, ct) switch
            {
                0 => ScanResult.Clean,
                1 => Infected(name),
                var code => NotScanned(name, $"exit code {code}"),
            };
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or UnauthorizedAccessException or TimeoutException)
        {
            return NotScanned(name, failure.Message);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    // Nobody else may read what may not be public yet; a scanner that runs as another user is handed the open file (clamdscan --fdpass).
    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await file.WriteAsync(content, ct);
    }

    private async Task<int> AskAsync(string path, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var part in command.Skip(1)) start.ArgumentList.Add(part.Replace(File, path, StringComparison.Ordinal));
        using var process = Process.Start(start) ?? throw new IOException("The scanner did not start.");
        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            process.StandardInput.Close();
            // Both are drained, or a talkative scanner would wait for us.
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(either.Token), process.StandardError.ReadToEndAsync(either.Token), process.WaitForExitAsync(either.Token));
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            ct.ThrowIfCancellationRequested();
            throw new TimeoutException($"The scanner did not answer within {Limit.TotalSeconds:0} seconds.");
        }
    }

    private ScanResult Infected(string name)
    {
        log.LogWarning("The scanner found {Name} infected.", name);
        return new ScanResult(new Reason("“{0}”带有病毒，没有收下；请先为来源电脑杀毒。", name));
    }

    private ScanResult NotScanned(string name, string why)
    {
        log.LogError("{Name} was not scanned: {Why}", name, why);
        return new ScanResult(new Reason("“{0}”没能完成病毒检查，没有收下；请稍后再试，仍不行请找系统管理员。", name));
    }
}
