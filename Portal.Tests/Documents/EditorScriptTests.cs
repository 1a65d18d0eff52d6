using System.Diagnostics;
using Portal.Tests.Site;

namespace Portal.Tests.Documents;

/// <summary>They reckon with the pauses of somebody who types, so they do not share the machine with hundreds of other tests.</summary>
[CollectionDefinition(nameof(EditorScriptTests), DisableParallelization = true)]
public sealed class EditorScriptCollection;

/// <summary>
/// The editor's own tests (Portal.Web/Workspace/Documents/Editor/tests): the bundle that the portal serves, in Chromium, on a server that can be told to misbehave.
/// They are written for node, and run in the one that Playwright brings along, with its driver: no npm is needed.
/// </summary>
[Collection(nameof(EditorScriptTests))]
public sealed class EditorScriptTests
{
    private static readonly string Home = Path.Combine(Repository.Folder, "Portal.Web", "Workspace", "Documents", "Editor");
    private static readonly string Playwright = Path.Combine(AppContext.BaseDirectory, ".playwright");

    /// <summary>Four files beside each other: 84 s on two cores with nothing else on them, where two took 102 s.</summary>
    [Fact]
    public async Task The_editor_does_what_its_own_tests_say()
    {
        var node = Directory.GetFiles(Path.Combine(Playwright, "node"), OperatingSystem.IsWindows() ? "node.exe" : "node", SearchOption.AllDirectories).Single();
        var core = new Uri(Path.Combine(Playwright, "package", "index.mjs"));
        var hook = $"import {{ registerHooks }} from 'node:module'; registerHooks({{ resolve: (name, context, next) => next(name === 'playwright-core' ? '{core}' : name, context) }})";
        var start = new ProcessStartInfo(node, ["--test", "--test-concurrency=4", "--test-reporter=tap", "--import", $"data:text/javascript,{Uri.EscapeDataString(hook)}", .. Directory.GetFiles(Path.Combine(Home, "tests"), "*.test.mjs")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PORTAL_CHROMIUM"] = await TestBrowser.FindAsync();
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, $"{await said}\n{await complained}");
        Assert.Contains("# fail 0", await said);
        Assert.Matches("# pass [1-9]", await said);
        Assert.Contains("# skipped 0", await said);
    }
}
