using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Tests.Documents.Office;

/// <summary>What is said about files is said in English too.</summary>
public sealed partial class OfficeLanguageTests
{
    [Fact]
    public void Every_sentence_about_a_file_has_its_English()
    {
        var english = XDocument.Load(Path.Combine(Root(), "Portal.Web", "Workspace", "WorkspaceTexts.en.resx")).Root!.Elements("data").Select(d => d.Attribute("name")!.Value).ToHashSet();
        var sentences = ((string[])["Documents/Office", "Storage/Office"]).SelectMany(folder => Directory.GetFiles(Path.Combine(Root(), "Portal.Domain", folder), "*.cs"))
            .Concat(((string[])["FileTypes.cs", "FileScan.cs"]).Select(file => Path.Combine(Root(), "Portal.Domain", "Storage", file)))
            .SelectMany(File.ReadLines).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Sentence().Matches(line)).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.True(sentences.Count > 30);
        Assert.Empty(sentences.Except(english));
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex("""(?<!\$)"([^"]*\p{IsCJKUnifiedIdeographs}[^"]*。)"(?! *=>)""")]
    private static partial Regex Sentence();
}
