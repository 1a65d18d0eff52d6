using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Letters;
using Portal.Web.Workspace.Admin;
using Portal.Web.Workspace.Requests;

namespace Portal.Tests.Requests;

/// <summary>The desk of requests speaks English as well: its words, its refusals, what its letters ask for. Letters themselves are Chinese.</summary>
public sealed partial class RequestDeskLanguageTests
{
    private static readonly HashSet<string> English = [.. XDocument.Load(Path.Combine(Root(), "Portal.Web", "Workspace", "WorkspaceTexts.en.resx")).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)];

    [Fact]
    public void Every_word_has_its_English()
    {
        IEnumerable<string> words =
        [
            .. Enum.GetValues<RequestFileKind>().Select(RequestPapers.Name), .. Enum.GetValues<RequestChannel>().Select(RequestPapers.Name), .. Enum.GetValues<WishedWay>().Select(RequestPapers.Name),
            .. Enum.GetValues<WishedForm>().Select(RequestPapers.Name), .. Enum.GetValues<RemedyKind>().Select(RequestPapers.Name), .. Enum.GetValues<RemedyResult>().Select(r => RequestPapers.Name(r)), RequestPapers.Name((RemedyResult?)null),
            .. Enum.GetValues<ApplicantKind>().Select(RequestPapers.Name), .. Enum.GetValues<RequestStage>().Select(RequestPapers.Name), .. Enum.GetValues<Decision>().Select(RequestPapers.Name),
            .. RequestWords.Tabs.Select(RequestWords.Tab), "公开申请", // as the sample material calls itself
            .. Enum.GetValues<Decision>().Select(d => ReplyForms.Of(d)?.Detail ?? ""),
            .. Sources("Portal.Web/Workspace/Requests", "*.razor").SelectMany(f => Quoted().Matches(f)).Select(m => m.Groups[1].Value).Where(w => !w.Contains('<', StringComparison.Ordinal)),
        ];
        Assert.Empty(words.Where(w => w.Length > 0).Distinct().Except(English));
    }

    [Fact]
    public void Every_refusal_has_its_English() => // those that only applicants meet are in RequestReasons
        Assert.Empty(Sources("Portal.Domain/Requests", "*.cs", "Letters", "Samples", "Notices.cs", "Remedies.cs", "IdentityNumber.cs", "RequestWish.cs", "SubmitRequest.cs", "HandInCorrection.cs").SelectMany(f => Sentence().Matches(f)).Select(m => m.Groups[1].Value).Distinct().Except(English));

    [Fact]
    public void Every_act_and_every_kind_of_row_is_told_in_Chinese()
    {
        var acts = Sources("Portal.Domain/Requests", "*.cs").SelectMany(f => ActName().Matches(f)).Select(m => m.Groups[1].Value + m.Groups[2].Value).Distinct().ToList();
        Assert.True(acts.Count >= 25);
        Assert.DoesNotContain(acts, act => AuditWords.Act(act) == act);
        Assert.DoesNotContain(["InformationRequest", "Applicant", "ApplicantLook", "RequestFile", "RequestEvent", "RequestFee", "ReplyLetter", "Remedy", "DisclosureConversion"], entity => AuditWords.Entity(entity) == entity);
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
    [GeneratedRegex("""(?:RunAsync|ChangeAsync|AskAsync)\(actor, (?:Permission\.\w+, )?(?:"(\w+)"|nameof\((\w+)\))""")]
    private static partial Regex ActName();
}
