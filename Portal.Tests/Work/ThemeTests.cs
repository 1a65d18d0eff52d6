using System.Text.RegularExpressions;
using MudBlazor.Utilities;
using Portal.Web.Workspace.Layout;

namespace Portal.Tests.Work;

/// <summary>MudBlazor wants literal colours; they must be those of tokens.css.</summary>
public sealed partial class ThemeTests
{
    [Fact]
    public void The_theme_speaks_the_tokens()
    {
        var tokens = TokensOf(File.ReadAllText(Path.Combine(Root(), "wwwroot-assets", "css", "tokens.css")));
        var light = PortalTheme.Theme.PaletteLight;
        Dictionary<string, MudColor> pairs = new()
        {
            ["main"] = light.Primary, ["main-hover"] = light.PrimaryDarken, ["on-main"] = light.PrimaryContrastText, ["ochre"] = light.Warning, ["seal"] = light.Error,
            ["band"] = light.AppbarBackground, ["page"] = light.Background, ["surface"] = light.Surface, ["sunk"] = light.BackgroundGray,
            ["ink"] = light.TextPrimary, ["ink-2"] = light.TextSecondary, ["ink-3"] = light.TextDisabled, ["line"] = light.Divider, ["line-strong"] = light.LinesInputs, ["main-soft"] = light.TableHover,
        };
        foreach (var (token, colour) in pairs) Assert.Equal(tokens[token], colour.ToString(MudColorOutputFormats.Hex).ToLowerInvariant());
    }

    private static Dictionary<string, string> TokensOf(string css) =>
        Token().Matches(css[..css.IndexOf('}', StringComparison.Ordinal)]).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("--c-([a-z0-9-]+): (#[0-9a-f]{6});")]
    private static partial Regex Token();
}
