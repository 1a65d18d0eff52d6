namespace Portal.Web.Hosting;

/// <summary>
/// Run from the sources and told nothing else, the portal is in Development. A launch profile would say the same, but 'dotnet run' announces the
/// profile on standard output, into the middle of 'import --dry-run --json'.
/// </summary>
internal static class SourceTree
{
    /// <summary>Null leaves the environment to the usual settings; a published portal is in Production unless told otherwise.</summary>
    public static string? EnvironmentName =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is null
        && Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null
        && !Environment.GetCommandLineArgs().Any(a => a.StartsWith("--environment", StringComparison.OrdinalIgnoreCase))
        && File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "Portal.Web.csproj"))
            ? Environments.Development
            : null;
}
