using Portal.Tests.Site;

namespace Portal.Tests.Architecture;

/// <summary>What is typed stays in the browser until the server has it (data-draft). Kept longer, it comes back over what others have written since.</summary>
public sealed class KeptInputTests
{
    /// <summary>Parts of a form: who saves it forgets for them.</summary>
    private static readonly Dictionary<string, string> SavedBy = new() { ["FieldInput.razor"] = "FieldPop.razor" };

    [Fact]
    public void Whatever_keeps_what_is_typed_forgets_it_once_it_is_saved()
    {
        var components = Directory.GetFiles(Path.Combine(Repository.Folder, "Portal.Web", "Workspace"), "*.razor", SearchOption.AllDirectories).ToLookup(f => Path.GetFileName(f), File.ReadAllText);
        string[] keeping = [.. components.Where(c => c.Any(text => text.Contains("data-draft=\"", StringComparison.Ordinal))).Select(c => SavedBy.GetValueOrDefault(c.Key, c.Key))];
        Assert.NotEmpty(keeping);
        Assert.DoesNotContain(keeping, name => !components[name].Any(text => text.Contains("portal.drafts.clear", StringComparison.Ordinal)));
    }
}
