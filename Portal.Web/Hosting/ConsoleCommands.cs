namespace Portal.Web.Hosting;

/// <summary>The commands that 'dotnet run --project Portal.Web -- …' understands beside serving.</summary>
public static class ConsoleCommands
{
    /// <returns>The exit code, or null when the arguments name no command.</returns>
    public static Task<int?> TryRunAsync(WebApplication app, string[] args) => Task.FromResult<int?>(null);
}
