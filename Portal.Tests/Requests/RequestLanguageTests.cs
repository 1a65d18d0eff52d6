using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Portal.Web.Public.Requests;

namespace Portal.Tests.Requests;

/// <summary>An applicant who reads English is told in English what to do.</summary>
public sealed partial class RequestLanguageTests
{
    [Fact]
    public void Every_sentence_of_the_rules_of_requests_has_its_English()
    {
        var english = new ResourceManager(typeof(RequestReasons)).GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
        string[] files = [.. ((string[])["IdentityNumber", "RequestWish", "SubmitRequest", "HandInCorrection", "WithdrawRequest", "Remedies"]).Select(f => $"Portal.Domain/Requests/{f}.cs"),
            "Portal.Web/Public/Requests/RequestDesk.cs", "Portal.Web/Public/Requests/CaseDesk.cs", "Portal.Domain/Storage/FileTypes.cs", "Portal.Domain/Storage/FileScan.cs"];
        var sentences = files.SelectMany(f => File.ReadLines(Path.Combine(Root(), f))).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Sentence().Matches(Localized().Replace(line, ""))).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(sentences);
        Assert.Empty(sentences.Except(english.Keys));
        Assert.Empty(english.Where(t => !Places(t.Key).SetEquals(Places(t.Value))).Select(t => t.Key));
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"""([^""\n]*\p{IsCJKUnifiedIdeographs}[^""\n]*。)""")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"L\[""[^""]*""")]
    private static partial Regex Localized();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
