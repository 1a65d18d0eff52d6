using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.Domain.Concerns;
using Portal.Domain.Policies;
using Portal.Domain.Readers;
using Portal.Web.Workspace.Admin;
using Portal.Web.Workspace.Concerns;
using Portal.Web.Workspace.Policies;

namespace Portal.Tests.Concerns;

/// <summary>The desks of concern, rounds and readers speak English as well: their words and their refusals.</summary>
public sealed partial class ConcernLanguageTests
{
    private static readonly HashSet<string> English = [.. XDocument.Load(Path.Combine(Root(), "Portal.Web", "Workspace", "WorkspaceTexts.en.resx")).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)];

    [Fact]
    public void Every_word_has_its_English()
    {
        IEnumerable<string> words =
        [
            .. ConcernWords.Path, .. Enum.GetValues<IncidentTab>().Select(ConcernWords.Tab), .. Enum.GetValues<ConcernSource>().Select(ConcernWords.Source), .. Enum.GetValues<IncidentClass>().Select(c => ConcernWords.Class(c)), ConcernWords.Class(null),
            .. Enum.GetValues<MustRespond>().Select(ConcernWords.Must), .. Enum.GetValues<IncidentEntryKind>().Select(ConcernWords.Entry), .. Enum.GetValues<RoundView>().Select(RoundWords.View), .. Enum.GetValues<QuestionState>().Select(RoundWords.State),
            .. Enum.GetValues<RiskLevel>().Select(PaperWords.Risk), "舆情与值班", "读者提问", "首次发布权威信息", "举行新闻发布会", "回应政务舆情", // as samples and clock rules call themselves
            .. Sources("Portal.Web/Workspace/Concerns", "*.razor").SelectMany(f => Quoted().Matches(f)).Select(m => m.Groups[1].Value).Where(w => !w.Contains('<', StringComparison.Ordinal)),
        ];
        Assert.Empty(words.Where(w => w.Length > 0).Distinct().Except(English));
    }

    [Theory]
    [InlineData("Portal.Domain/Concerns")]
    [InlineData("Portal.Domain/Readers")]
    public void Every_refusal_has_its_English(string folder) =>
        Assert.Empty(Sources(folder, "*.cs", "Sample").SelectMany(f => Sentence().Matches(f)).Select(m => m.Groups[1].Value).Distinct().Except(English));

    [Theory]
    [InlineData("Portal.Domain/Concerns", 10)]
    [InlineData("Portal.Domain/Readers", 4)]
    public void Every_act_is_told_in_Chinese(string folder, int least)
    {
        var acts = Sources(folder, "*.cs").SelectMany(f => ActName().Matches(f)).Select(m => m.Groups[1].Value + m.Groups[2].Value).Distinct().ToList();
        Assert.True(acts.Count >= least, string.Join(' ', acts));
        Assert.DoesNotContain(acts, act => AuditWords.Act(act) == act);
        Assert.DoesNotContain(["Incident", "IncidentEntry", "DutyDay", "ConcernContact", "ReaderQuestion", "ClarityCount", "InterpretationRound", "RiskReview"], entity => AuditWords.Entity(entity) == entity);
    }

    private static IEnumerable<string> Sources(string folder, string pattern, params string[] but) => Directory.EnumerateFiles(Path.Combine(Root(), folder), pattern, SearchOption.AllDirectories)
        .Select(f => f.Replace('\\', '/')).Where(f => !but.Any(b => f.Contains($"/{b}", StringComparison.Ordinal)))
        .Select(f => string.Join('\n', File.ReadLines(f).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal))));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex("""(?<!\$)"([^"\n]*\p{IsCJKUnifiedIdeographs}[^"\n]*)["]""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""(?<!\$)"([^"\n]*\p{IsCJKUnifiedIdeographs}[^"\n]*[。…])"(?! *=>)""")]
    private static partial Regex Sentence();

    /// <summary>The name a command gives its write.</summary>
    [GeneratedRegex("""(?:RunAsync|ChangeAsync)(?:<\w+>)?\((?:actor|Actor\.System), (?:Permission\.\w+, )?(?:"(\w+)"|nameof\((\w+)\))""")]
    private static partial Regex ActName();
}
