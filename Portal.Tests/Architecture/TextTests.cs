using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Portal.Web.Account;
using Portal.Web.Workspace.Admin;

namespace Portal.Tests.Architecture;

/// <summary>Chinese is the key of every text; English must not lack one.</summary>
public sealed partial class TextTests
{
    [Theory]
    [InlineData(typeof(AccountTexts), "Portal.Web/Account")]
    [InlineData(typeof(AdminTexts), "Portal.Web/Workspace/Admin")]
    public void Every_text_of_a_room_has_its_english(Type texts, string folder)
    {
        var english = English(texts);
        var used = Directory.GetFiles(Path.Combine(Root(), folder), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => LocalizedPattern().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Where(text => text.Any(c => c > 0x2E80))
            .ToHashSet();
        Assert.NotEmpty(used);
        Assert.Empty(used.Except(english.Keys));
    }

    [Fact]
    public void Every_refusal_about_accounts_and_every_word_of_the_audit_has_its_english()
    {
        var (account, admin) = (English(typeof(AccountTexts)), English(typeof(AdminTexts)));
        var reasons = Directory.GetFiles(Path.Combine(Root(), "Portal.Domain", "People"), "*.cs")
            .Append(Path.Combine(Root(), "Portal.Web", "Account", "SignInDesk.cs"))
            .Append(Path.Combine(Root(), "Portal.Web", "Account", "AccountPages.cs"))
            .SelectMany(file => LiteralPattern().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Where(text => text.EndsWith('。') && !text.StartsWith("请写上任务分解表", StringComparison.Ordinal)); // LinkName belongs to the office's page
        Assert.Empty(reasons.Except(account.Keys).Except(admin.Keys));

        var words = ((string[])["AuditWords.cs", "AuditFields.cs"]).SelectMany(file => LiteralPattern().Matches(File.ReadAllText(Path.Combine(Root(), "Portal.Web", "Workspace", "Admin", file)))).Select(m => m.Groups[1].Value);
        Assert.Empty(words.Where(word => word.Any(c => c > 0x2E80)).Except(admin.Keys));
    }

    private static Dictionary<string, string> English(Type texts)
    {
        var set = new ResourceManager(texts).GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)!;
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
    }

    [GeneratedRegex("""L\["((?:[^"\\]|\\.)+)"[\],]""")]
    private static partial Regex LocalizedPattern();

    [GeneratedRegex("\"([^\"\\n]+)\"")]
    private static partial Regex LiteralPattern();

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
