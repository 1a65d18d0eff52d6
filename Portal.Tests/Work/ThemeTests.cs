using System.Text.RegularExpressions;
using MudBlazor;
using MudBlazor.Utilities;
using Portal.Tests.Site;
using Portal.Web.Workspace.Layout;

namespace Portal.Tests.Work;

/// <summary>MudBlazor wants literal colours; they must be those of tokens.css.</summary>
public sealed partial class ThemeTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(Repository.Folder, "wwwroot-assets", "css", "tokens.css"));

    [Theory]
    [InlineData("", "", ":root {")]
    [InlineData("light", "elder", ":root[data-mode=\"elder\"][data-theme=\"light\"] {")]
    [InlineData("dark", "", ":root[data-theme=\"dark\"] {")]
    [InlineData("dark", "elder", ":root[data-theme=\"dark\"] {")]
    [InlineData("contrast", "", ":root[data-theme=\"contrast\"] {")]
    [InlineData("contrast", "elder", ":root[data-theme=\"contrast\"] {")]
    public void Every_theme_speaks_its_tokens(string theme, string mode, string selector)
    {
        var tokens = TokensOf(":root {");
        foreach (var (name, value) in TokensOf(selector)) tokens[name] = value;
        var look = PortalTheme.Of(theme, mode);
        Palette palette = theme is "dark" or "contrast" ? look.PaletteDark : look.PaletteLight;
        foreach (var (token, colour) in PairsOf(palette)) Assert.Equal((token, tokens[token]), (token, colour.ToString(MudColorOutputFormats.Hex).ToLowerInvariant()));
    }

    [Fact]
    public void Elder_letters_are_no_smaller_than_the_tokens_make_them()
    {
        var type = PortalTheme.Of("", "elder").Typography;
        var sizes = SizePattern().Matches(Block(":root[data-mode=\"elder\"] {")).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        Assert.Equal((sizes["1"], sizes["2"], sizes["3"]), (type.Caption.FontSize, type.Body2.FontSize, type.Body1.FontSize));
        Assert.NotEqual(sizes["2"], PortalTheme.Of("", "").Typography.Body2.FontSize);
    }

    private static IEnumerable<(string Token, MudColor Colour)> PairsOf(Palette palette)
    {
        return
        [
            ("main", palette.Primary), ("main", palette.Secondary), ("main", palette.Success), ("main", palette.Info),
            ("main-hover", palette.PrimaryDarken),
            ("on-main", palette.PrimaryContrastText), ("on-main", palette.SecondaryContrastText), ("on-main", palette.SuccessContrastText), ("on-main", palette.InfoContrastText),
            ("ochre", palette.Warning), ("ochre", palette.Tertiary), ("on-ochre", palette.WarningContrastText), ("on-ochre", palette.TertiaryContrastText),
            ("seal", palette.Error), ("on-seal", palette.ErrorContrastText),
            ("band", palette.AppbarBackground), ("on-band", palette.AppbarText),
            ("page", palette.Background), ("surface", palette.Surface), ("surface", palette.DrawerBackground), ("sunk", palette.BackgroundGray),
            ("ink", palette.TextPrimary), ("ink-2", palette.TextSecondary), ("ink-2", palette.DrawerText), ("ink-2", palette.ActionDefault), ("ink-3", palette.TextDisabled), ("ink-3", palette.ActionDisabled),
            ("line", palette.Divider), ("line", palette.LinesDefault), ("line", palette.TableLines), ("line-strong", palette.LinesInputs),
            ("main-soft", palette.TableHover),
        ];
    }

    private static Dictionary<string, string> TokensOf(string selector) =>
        Token().Matches(Block(selector)).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Length == 3 ? string.Concat(m.Groups[2].Value.Select(c => $"{c}{c}")).Insert(0, "#") : $"#{m.Groups[2].Value}");

    private static string Block(string selector)
    {
        var start = Css.IndexOf($"\n{selector}", StringComparison.Ordinal);
        Assert.True(start >= 0, selector);
        return Css[start..Css.IndexOf('}', start)];
    }

    [GeneratedRegex("--c-([a-z0-9-]+): #([0-9a-f]{3}|[0-9a-f]{6});")]
    private static partial Regex Token();

    [GeneratedRegex("--fs-([0-9]): ([0-9.]+rem);")]
    private static partial Regex SizePattern();
}
