namespace Portal.Tests.Site;

/// <summary>The tree that the tests were built from, for what is read as it is written.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("Portal.sln is not above the tests: run them from their tree.");
        return folder.FullName;
    }
}
