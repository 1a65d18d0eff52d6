using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Portal.Tests.Public;

/// <summary>The tokens keep their contrast, and no colour is written outside them.</summary>
public sealed partial class StyleSheetTests
{
    private static readonly string[] Grounds = ["c-page", "c-surface", "c-sunk"];

    [Theory]
    [InlineData("light", 4.5)]
    [InlineData("dark", 4.5)]
    [InlineData("contrast", 7)]
    [InlineData("elder", 4.5)]
    public void Text_stands_out_from_its_ground(string theme, double least)
    {
        var tokens = Tokens(theme);
        var pairs = new List<(string Text, string Ground)>();
        foreach (var text in (string[])["c-ink", "c-ink-2", "c-ink-3", "c-main", "c-main-hover", "c-seal", "c-ochre"])
            pairs.AddRange(Grounds.Select(ground => (text, ground)));
        pairs.AddRange([
            ("c-ink", "c-main-soft"), ("c-ink-2", "c-main-soft"), ("c-ink-3", "c-main-soft"), ("c-main", "c-main-soft"), ("c-main-hover", "c-main-soft"),
            ("c-on-main", "c-main"), ("c-on-main", "c-main-hover"), ("c-on-seal", "c-seal"), ("c-on-ochre", "c-ochre"), ("c-seal", "c-seal-soft"), ("c-ochre", "c-ochre-soft"),
            ("c-ink", "c-live"), ("c-ink-3", "c-live"), ("c-ink", "c-mark"), ("c-visited", "c-page"), ("c-paper-ink", "c-paper"),
            ("c-on-band", "c-band"), ("c-on-band-2", "c-band"), ("c-on-band", "c-band-2"), ("c-on-band-2", "c-band-2"), ("c-on-band", "c-ridge-far"), ("c-on-band-2", "c-ridge-far"), ("c-band", "c-on-band"),
        ]);
        var weak = pairs.Select(p => (p, Ratio: Contrast(tokens[p.Text], tokens[p.Ground]))).Where(p => p.Ratio < least);
        Assert.Empty(weak);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("contrast")]
    [InlineData("elder")]
    public void Edges_of_controls_bars_and_charts_stand_out(string theme)
    {
        var tokens = Tokens(theme);
        (string, string)[] pairs =
        [
            ("c-line-strong", "c-page"), ("c-line-strong", "c-surface"), ("c-focus", "c-page"), ("c-focus", "c-surface"), ("c-focus-band", "c-band"), ("c-focus-band", "c-band-2"),
            ("c-main", "c-track"), ("c-seal", "c-track"), ("c-ochre", "c-track"),
            ("chart-1", "c-surface"), ("chart-2", "c-surface"), ("chart-3", "c-surface"), ("chart-4", "c-surface"),
        ];
        var weak = pairs.Select(p => (p, Ratio: Contrast(tokens[p.Item1], tokens[p.Item2]))).Where(p => p.Ratio < 3);
        Assert.Empty(weak);
    }

    [Fact]
    public void Dark_is_the_same_by_choice_and_by_system() => Assert.Equal(
        Block(":root:not([data-theme]) {\n    color-scheme: dark;"),
        Block(":root[data-theme=\"dark\"] {"));

    [Theory]
    [InlineData("public.css")]
    [InlineData("requests.css")]
    [InlineData("register.css")]
    [InlineData("consultations.css")]
    public void No_colour_is_written_outside_the_tokens(string file)
    {
        var css = Comment().Replace(System.IO.File.ReadAllText(File(file)), "");
        Assert.Empty(Literal().Matches(css).Select(m => m.Value));
        var known = Tokens("light").Keys.Concat(Property().Matches(System.IO.File.ReadAllText(File("tokens.css"))).Select(m => m.Groups[1].Value)).ToHashSet();
        Assert.Empty(Use().Matches(css).Select(m => m.Groups[1].Value).Except(known));
    }

    internal static string File(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "wwwroot-assets", "css", name));

    /// <summary>The values of a theme: light first, then what the theme says anew.</summary>
    private static Dictionary<string, string> Tokens(string theme)
    {
        var tokens = Block(":root {");
        foreach (var (name, value) in theme switch
        {
            "light" => [],
            "elder" => Block(":root[data-mode=\"elder\"][data-theme=\"light\"] {"),
            _ => Block($":root[data-theme=\"{theme}\"] {{"),
        }) tokens[name] = value;
        return tokens;
    }

    private static Dictionary<string, string> Block(string head)
    {
        var css = Comment().Replace(System.IO.File.ReadAllText(File("tokens.css")), "");
        var start = css.IndexOf(head, StringComparison.Ordinal);
        Assert.True(start >= 0, head);
        return Declaration().Matches(css[start..css.IndexOf('}', start)]).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim());
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        hex = hex.TrimStart('#');
        if (hex.Length == 3) hex = string.Concat(hex.Select(c => $"{c}{c}"));
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(0) + 0.7152 * Channel(2) + 0.0722 * Channel(4);
    }

    [GeneratedRegex(@"--([\w-]+):\s*([^;]+);")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"--([\w-]+):")]
    private static partial Regex Property();

    [GeneratedRegex(@"var\(--([\w-]+)")]
    private static partial Regex Use();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=[\s:,(])#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|color-mix)\(|:\s*(?:white|black|red|gray|grey|yellow|blue)\b")]
    private static partial Regex Literal();
}
