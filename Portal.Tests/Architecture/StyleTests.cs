using System.Text.RegularExpressions;
using Portal.Tests.Site;

namespace Portal.Tests.Architecture;

/// <summary>A style sheet is paid for at every first visit: what no page, script or renderer names does not stay in it.</summary>
public sealed partial class StyleTests
{
    [Fact]
    public void Every_class_of_the_style_sheets_is_named_somewhere()
    {
        var sources = Sources().Select(File.ReadAllText).ToList();
        var words = sources.SelectMany(s => WordPattern().Matches(s).Select(m => m.Value)).ToHashSet();
        var composed = sources.SelectMany(s => ComposedPattern().Matches(s).Select(m => m.Groups[1].Value)).ToHashSet();
        var classes = Directory.GetFiles(Path.Combine(Repository.Folder, "wwwroot-assets", "css"), "*.css")
            .SelectMany(file => ClassPattern().Matches(BesidesSelectorsPattern().Replace(File.ReadAllText(file), " ")).Select(m => (Sheet: Path.GetFileName(file), Class: m.Groups[1].Value)))
            .Distinct().ToList();
        Assert.InRange(classes.Count, 500, 5000);

        Assert.Equal([], classes.Where(c => !words.Contains(c.Class) && !composed.Any(c.Class.StartsWith) && !IsOfALibrary(c.Class)).Select(c => $"{c.Sheet}: .{c.Class}"));
    }

    /// <summary>Set by MudBlazor and by Blazor's own reconnection.</summary>
    private static bool IsOfALibrary(string name) => name.StartsWith("mud-", StringComparison.Ordinal) || name.StartsWith("components-reconnect-", StringComparison.Ordinal);

    private static IEnumerable<string> Sources() =>
        ((string[])["Portal.Web", "Portal.Domain", "wwwroot-assets"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Folder, folder), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".razor" or ".cs" or ".js" && !BuiltPattern().IsMatch(file));

    [GeneratedRegex(@"[A-Za-z_][\w-]*")]
    private static partial Regex WordPattern();

    // class="form-@Form.Number", $"d-{kind}": what follows is not known here.
    [GeneratedRegex(@"([A-Za-z][\w-]*-)(?=@|\$?\{)")]
    private static partial Regex ComposedPattern();

    [GeneratedRegex(@"\.([A-Za-z][\w-]*)")]
    private static partial Regex ClassPattern();

    [GeneratedRegex(@"/\*.*?\*/|\{[^{}]*\}", RegexOptions.Singleline)]
    private static partial Regex BesidesSelectorsPattern();

    [GeneratedRegex(@"[\\/](obj|bin)[\\/]")]
    private static partial Regex BuiltPattern();
}
