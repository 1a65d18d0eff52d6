using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.Domain.Messages;
using Portal.Web.Public.Intake;
using Portal.Web.Workspace.Messages;

namespace Portal.Tests.Consultations;

/// <summary>Who writes to the bureau in English is told in English what to do; so is the desk of messages.</summary>
public sealed partial class IntakeLanguageTests
{
    [Fact]
    public void Every_sentence_of_the_public_forms_has_its_English()
    {
        var english = new ResourceManager(typeof(IntakeReasons)).GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
        var sentences = Sentences("Portal.Domain/Consultations/OpinionWords.cs", "Portal.Domain/Consultations/SubmitOpinion.cs", "Portal.Domain/Messages/MessageWords.cs", "Portal.Domain/Readers/AskQuestion.cs", "Portal.Domain/Storage/GatheredWrites.cs", "Portal.Web/Public/Intake/IntakeGuard.cs");
        Assert.Empty(sentences.Except(english.Keys));
        Assert.Empty(english.Keys.Except(sentences));
        Assert.Empty(english.Where(t => !Places(t.Key).SetEquals(Places(t.Value))).Select(t => t.Key));
    }

    [Fact]
    public void Every_word_and_refusal_of_the_desk_of_messages_has_its_English()
    {
        var english = XDocument.Load(Path.Combine(Root(), "Portal.Web", "Workspace", "WorkspaceTexts.en.resx")).Root!.Elements("data").Select(d => d.Attribute("name")!.Value).ToHashSet();
        IEnumerable<string> words = [.. Enum.GetValues<MessageKind>().Select(MessageNames.Kind), .. Enum.GetValues<MessageStage>().Select(MessageNames.Stage), .. Enum.GetValues<MessagePace>().Select(MessageNames.Pace), .. ReplyTemplates.All.Select(t => t.Name), "公众留言"];
        Assert.Empty(words.Concat(Sentences("Portal.Domain/Messages/HandleMessages.cs").Where(s => !s.StartsWith("您好", StringComparison.Ordinal))).Except(english));
    }

    private static HashSet<string> Sentences(params string[] files) => [.. files.SelectMany(f => File.ReadLines(Path.Combine(Root(), f))).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).SelectMany(line => Sentence().Matches(line)).Select(m => m.Groups[1].Value)];

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"""([^""\n]*\p{IsCJKUnifiedIdeographs}[^""\n]*。)""")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
