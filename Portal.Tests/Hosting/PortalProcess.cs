using System.Diagnostics;
using Portal.Web.Hosting;

namespace Portal.Tests.Hosting;

/// <summary>Runs the program as a person at a shell does.</summary>
internal static class PortalProcess
{
    /// <param name="folder">Where the command is typed and where its data directory is.</param>
    public static async Task<(int Exit, string Out, string Error)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["PWD"] = folder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var argument in (string[])["exec", typeof(PortalHost).Assembly.Location, .. arguments, $"--Portal:DataDirectory={folder}"]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
