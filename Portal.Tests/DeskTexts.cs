using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Tests;

/// <summary>What the sources of a desk say to people, for the tests that its English and its Chinese are complete.</summary>
internal static partial class DeskTexts
{
    /// <summary>Keys of the workspace's English.</summary>
    public static readonly HashSet<string> English = [.. XDocument.Load(Path.Combine(Root(), "Portal.Web", "Workspace", "WorkspaceTexts.en.resx")).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)];

    /// <summary>Files below a folder without their comments.</summary>
    /// <param name="but">Beginnings of names of files and folders that are left out.</param>
    public static IEnumerable<string> Sources(string folder, string pattern = "*.cs", params string[] but) => Directory.EnumerateFiles(Path.Combine(Root(), folder), pattern, SearchOption.AllDirectories)
        .Select(f => f.Replace('\\', '/')).Where(f => !but.Any(b => f.Contains($"/{b}", StringComparison.Ordinal)))
        .Select(f => string.Join('\n', File.ReadLines(f).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal))));

    /// <summary>Everything Chinese that a folder's pages say.</summary>
    public static IEnumerable<string> Words(string folder) => Sources(folder, "*.razor").SelectMany(f => Quoted().Matches(f)).Select(m => m.Groups[1].Value).Where(w => !w.Contains('<', StringComparison.Ordinal));

    /// <summary>Refusals, and the lines of checks.</summary>
    public static IEnumerable<string> Sentences(IEnumerable<string> sources) => sources.SelectMany(f => Sentence().Matches(f).Concat(CheckText().Matches(f))).Select(m => m.Groups[1].Value).Distinct();

    /// <summary>Names that commands give their writes.</summary>
    public static IReadOnlyList<string> Acts(string folder) => [.. Sources(folder).SelectMany(f => ActName().Matches(f)).Select(m => m.Groups[1].Value + m.Groups[2].Value).Distinct()];

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, ".."));

    [GeneratedRegex("""(?<!\$)"([^"\n]*\p{IsCJKUnifiedIdeographs}[^"\n]*)["]""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""(?<!\$)"([^"\n]*\p{IsCJKUnifiedIdeographs}[^"\n]*[。…])"(?! *=>)""")]
    private static partial Regex Sentence();

    [GeneratedRegex("""CheckLevel\.\w+, (?:new Reason\()?"([^"]*)["]""")]
    private static partial Regex CheckText();

    [GeneratedRegex("""(?:RunAsync|ChangeAsync|AskAsync|OnConsultationAsync)(?:<\w+>)?\((?:actor|Actor\.System), (?:Permission\.\w+, )?(?:"(\w+)"|nameof\((\w+)\))""")]
    private static partial Regex ActName();
}
