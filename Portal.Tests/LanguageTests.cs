using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Tests;

/// <summary>The Chinese text in the code is the key of the language files: none may be missing, none left over.</summary>
public sealed partial class LanguageTests
{
    /// <summary>Folders of Portal.Web whose texts one language file holds.</summary>
    public static readonly TheoryData<string, string> Files = new()
    {
        { "Public", "Public/PublicTexts.en.resx" },
    };

    [Theory, MemberData(nameof(Files))]
    public void Every_text_has_its_English(string folder, string file)
    {
        var english = Read(file);
        Assert.Empty(Keys(folder).Except(english.Keys));
    }

    [Theory, MemberData(nameof(Files))]
    public void No_English_text_is_left_over(string folder, string file) => Assert.Empty(Read(file).Keys.Except(Keys(folder)));

    [Theory, MemberData(nameof(Files))]
    public void A_text_and_its_English_have_the_same_places(string folder, string file)
    {
        Assert.NotEmpty(Keys(folder));
        var odd = Read(file).Where(text => !Places(text.Key).SetEquals(Places(text.Value))).Select(text => text.Key);
        Assert.Empty(odd);
    }

    private static HashSet<string> Keys(string folder) => [.. Directory.EnumerateFiles(Web(folder), "*.*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
        .SelectMany(f => Key().Matches(File.ReadAllText(f)))
        .Select(m => Regex.Unescape(m.Groups[1].Value))];

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Web(file)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    private static string Web(string path, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "Portal.Web", path));

    [GeneratedRegex("""\bL\["((?:[^"\\]|\\.)*)"[\],]""")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
