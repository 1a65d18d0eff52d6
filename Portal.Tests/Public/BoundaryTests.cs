using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Portal.Tests.Public;

/// <summary>The line between the two halves of the site, kept from the public side.</summary>
public sealed class BoundaryTests
{
    [Fact]
    public void The_public_column_knows_neither_MudBlazor_nor_the_workspace()
    {
        var crossing = Sources("Public", "Api").Where(f => Regex.IsMatch(File.ReadAllText(f), @"MudBlazor|<Mud|Portal\.Web\.Workspace|@rendermode|@page")).Select(Path.GetFileName);
        Assert.Empty(crossing);
    }

    [Fact]
    public void Only_the_redaction_sees_a_plan_as_it_is()
    {
        // Everything else takes a PublicLedger, so that a publish switch cannot be forgotten in one place.
        string[] mayRead = ["PublicLedger.cs", "PageCache.cs", "LedgerEvents.cs"];
        var reading = Sources("Public", "Api").Where(f => Regex.IsMatch(File.ReadAllText(f), @"\bPlanBoards\b|\bPortalDb\b")).Select(Path.GetFileName);
        Assert.Empty(reading.Except(mayRead));
    }

    private static IEnumerable<string> Sources(params string[] folders) => folders.SelectMany(f => Directory.EnumerateFiles(Web(f), "*.*", SearchOption.AllDirectories))
        .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal));

    private static string Web(string folder, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Portal.Web", folder));
}
