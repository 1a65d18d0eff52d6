using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.Domain.Consultations;
using Portal.Tests.Storage;
using Portal.Web.Workspace.Admin;
using Portal.Web.Workspace.Consultations;

namespace Portal.Tests.Consultations;

/// <summary>The desk of decisions speaks English as well, and what it did is told in Chinese.</summary>
public sealed partial class ConsultationDeskLanguageTests
{
    private static readonly HashSet<string> English = [.. XDocument.Load(Path.Combine(Root(), "Portal.Web", "Workspace", "WorkspaceTexts.en.resx")).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)];

    [Fact]
    public void Every_word_has_its_English()
    {
        IEnumerable<string> words =
        [
            .. Enum.GetValues<MatterKind>().Select(ConsultationWords.Kind), .. Enum.GetValues<StepKind>().Select(ConsultationWords.Step), .. Enum.GetValues<StepState>().Select(ConsultationWords.State),
            .. Enum.GetValues<ConsultationStage>().Select(ConsultationWords.Stage), .. Enum.GetValues<OpinionState>().Select(ConsultationWords.Opinion), .. Enum.GetValues<OpinionChannel>().Select(ConsultationWords.Channel),
            .. Enum.GetValues<Disposition>().Select(d => ConsultationWords.Disposition(d)), ConsultationWords.Disposition(null), "决策与征集", // as the sample material calls itself
            .. Sources("Portal.Web/Workspace/Consultations", "*.razor").SelectMany(f => Quoted().Matches(f)).Select(m => m.Groups[1].Value),
        ];
        Assert.Empty(words.Distinct().Except(English));
    }

    [Fact]
    public void Every_refusal_and_every_check_has_its_English() =>
        Assert.Empty(Sources("Portal.Domain/Consultations/Desk", "*.cs").Concat(Sources("Portal.Domain/Consultations", "DecisionMatter.cs")).Concat(Sources("Portal.Domain/Consultations", "StartConsultation.cs")).Concat(Sources("Portal.Domain/Consultations", "ConsultationPackageRule.cs"))
            .SelectMany(f => Sentence().Matches(f).Concat(CheckText().Matches(f))).Select(m => m.Groups[1].Value).Distinct().Except(English));

    [Fact]
    public async Task Every_act_row_and_field_is_told_in_Chinese()
    {
        var acts = Sources("Portal.Domain/Consultations/Desk", "*.cs").SelectMany(f => ActName().Matches(f)).Select(m => m.Groups[1].Value + m.Groups[2].Value).Distinct().ToList();
        Assert.True(acts.Count >= 15);
        Assert.DoesNotContain(acts, act => AuditWords.Act(act) == act);
        await using var store = await TestStore.OpenAsync();
        await using var db = await store.DbAsync();
        var entities = db.Model.GetEntityTypes().Where(e => e.ClrType.Namespace!.StartsWith("Portal.Domain.Consultations", StringComparison.Ordinal)).ToList();
        Assert.Equal(7, entities.Count);
        Assert.DoesNotContain(entities, e => AuditWords.Entity(e.ClrType.Name) == e.ClrType.Name);
        Assert.Empty(entities.SelectMany(e => e.GetProperties()).Where(p => !p.IsPrimaryKey() && p.FindAnnotation("portal:unaudited") is null).Select(p => p.Name).Where(name => AuditWords.Field(name) == name).Distinct());
    }

    private static IEnumerable<string> Sources(string folder, string pattern) => Directory.EnumerateFiles(Path.Combine(Root(), folder), pattern)
        .Select(f => string.Join('\n', File.ReadLines(f).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal))));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex("""(?<!\$)"([^"\n]*\p{IsCJKUnifiedIdeographs}[^"\n]*)["]""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""(?<!\$)"([^"\n]*\p{IsCJKUnifiedIdeographs}[^"\n]*[。…])"(?! *=>)""")]
    private static partial Regex Sentence();

    [GeneratedRegex("""CheckLevel\.\w+, (?:new Reason\()?"([^"]*)["]""")]
    private static partial Regex CheckText();

    /// <summary>The name a command gives its write.</summary>
    [GeneratedRegex("""(?:RunAsync|OnConsultationAsync)\(actor, (?:Permission\.\w+, )?(?:"(\w+)"|nameof\((\w+)\))""")]
    private static partial Regex ActName();
}
