using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Work;
using Portal.Web.Workspace;
using Portal.Web.Workspace.Work;

namespace Portal.Tests.Work;

/// <summary>The workspace speaks English completely: literal texts, the words of its tables, and the sentences of the domain.</summary>
public sealed partial class WorkspaceLanguageTests
{
    private static readonly Dictionary<string, string> English = XDocument.Load(Path.Combine(Root(), "Portal.Web", "Workspace", "WorkspaceTexts.en.resx")).Root!
        .Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    [Fact]
    public void Every_literal_text_has_its_English() =>
        Assert.Empty(Sources("Portal.Web/Workspace").Where(f => !f.Contains("/Admin/", StringComparison.Ordinal))
            .SelectMany(f => Literal().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Distinct().Except(English.Keys));

    [Fact]
    public void Every_word_that_a_table_can_say_has_its_English()
    {
        IEnumerable<string> words =
        [
            .. Enum.GetValues<Role>().Select(Show.Role), .. Enum.GetValues<MeasureState>().Select(Show.State), .. Enum.GetValues<ProgressStatus>().Select(Show.Status),
            .. Enum.GetValues<Reckoning>().Select(Show.Reckoning), .. Enum.GetValues<Cadence>().Select(Show.Every), .. Enum.GetValues<PlanField>().Select(BoardFields.Label),
            .. Enum.GetValues<Cadence>().SelectMany(c => Periods.Of(c, 2019)).Select(p => p.Name),
            .. ChineseIn("Portal.Web/Workspace/Work/ChangeWords.cs"), .. ChineseIn("Portal.Web/Workspace/Work/LedgerSwitchPage.razor").Where(w => w.Length <= 6), .. "一二三四五六日".Select(c => c.ToString()),
            .. Topics.All, .. InterpretationElements.Names,
            .. ((string[])["Reviews", "Policies"]).SelectMany(room => Sources($"Portal.Web/Workspace/{room}")).SelectMany(ChineseOf),
        ];
        Assert.Empty(words.Distinct().Except(English.Keys));
    }

    [Fact]
    public void Every_refusal_of_the_plan_has_its_English() =>
        Assert.Empty(Sources("Portal.Domain/Work").Where(f => !f.Contains("/Tables/", StringComparison.Ordinal))
            .Concat(Sources("Portal.Domain/Common")).Append(Path.Combine(Root(), "Portal.Domain/Storage/WriteGate.cs"))
            .SelectMany(f => File.ReadLines(f)).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Sentence().Matches(line)).Select(m => m.Groups[1].Value).Distinct().Except(English.Keys));

    [Fact]
    public void Every_refusal_and_every_check_of_a_document_has_its_English() =>
        Assert.Empty(((string[])["Documents", "Reviews", "Policies", "Clocks", "Reports", "Archive", "Registers"]).SelectMany(room => Sources($"Portal.Domain/{room}"))
            .Where(f => !f.Contains("/Documents/Office/", StringComparison.Ordinal)) // what a Word file could not bring along is said in the editor
            .SelectMany(f => File.ReadLines(f)).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Sentence().Matches(line).Concat(CheckText().Matches(line))).Select(m => m.Groups[1].Value).Distinct().Except(English.Keys));

    [Fact]
    public void A_text_and_its_English_have_the_same_places() =>
        Assert.Empty(English.Where(t => !Places(t.Key).SetEquals(Places(t.Value))).Select(t => t.Key));

    [Fact]
    public async Task A_page_in_English_keeps_Chinese_for_the_table_alone()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        using var client = await site.SignInClientAsync(Role.Office);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/workspace/plan/2019");
        request.Headers.Add("Cookie", "look=en");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var word in (string[])["Task breakdown table", "Lead division", "Wants evidence", "Export", "overdue since 2019-12-31"]) Assert.Contains(word, page);
        foreach (var word in (string[])["牵头处室", "待佐证", "导出", "改动记录", "逾期"]) Assert.DoesNotContain(word, page);
        Assert.Contains("加强政策解读，回应社会关切", page);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    private static IEnumerable<string> ChineseIn(string file) =>
        Word().Matches(File.ReadAllText(Path.Combine(Root(), file))).Select(m => m.Groups[1].Value);

    /// <summary>Every literal text of a page's markup and code.</summary>
    private static IEnumerable<string> ChineseOf(string file) => File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        .SelectMany(line => Chinese().Matches(line)).Select(m => m.Groups[1].Value);

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.*", SearchOption.AllDirectories)
        .Select(f => f.Replace('\\', '/')).Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex("""\b[Ll]\["((?:[^"\\]|\\.)*)"[\],]""")]
    private static partial Regex Literal();

    /// <summary>A Chinese sentence with its full stop: refusals are sentences.</summary>
    [GeneratedRegex("""(?<!\$)"([^"]*\p{IsCJKUnifiedIdeographs}[^"]*[。…])"(?! *=>)""")]
    private static partial Regex Sentence();

    /// <summary>What the list of checks says, full stop or not.</summary>
    [GeneratedRegex("""CheckLevel\.\w+, (?:new Reason\()?"([^"]*)["]""")]
    private static partial Regex CheckText();

    [GeneratedRegex("""(?<!\$)"([^"]*\p{IsCJKUnifiedIdeographs}[^"]*)["]""")]
    private static partial Regex Chinese();

    [GeneratedRegex("""(?<!L\[)"([\p{IsCJKUnifiedIdeographs}]+)"(?!\])""")]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
