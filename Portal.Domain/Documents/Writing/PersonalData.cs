using Portal.Domain.Common;

namespace Portal.Domain.Documents.Writing;

/// <summary>Looks for what must not be made public about a person, in texts that are no documents: an answer, a citizen's own words.</summary>
public static class PersonalData
{
    /// <summary>What was found, masked; empty: nothing.</summary>
    public static IReadOnlyList<Reason> In(string text)
    {
        var issues = new TextIssues();
        TextChecks.ReadPersonal(text, issues);
        return [.. issues.InOrder(int.MaxValue).Select(i => i.Message)];
    }
}
