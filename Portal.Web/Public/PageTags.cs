using System.Globalization;

namespace Portal.Web.Public;

/// <summary>What a kept page shows, so that it falls when that changes. Every page falls at midnight besides.</summary>
public static class PageTags
{
    /// <summary>Whatever plan is newest.</summary>
    public const string Plans = "plans";

    /// <summary>Lists, counts and feeds of public documents.</summary>
    public const string Documents = "documents";

    /// <summary>Names and order of columns.</summary>
    public const string Columns = "columns";

    /// <summary>Figures of applications for information.</summary>
    public const string Requests = "requests";

    /// <summary>Decision matters, consultations and their feedback; opinions that come in change nothing that is public.</summary>
    public const string Consultations = "consultations";

    /// <summary>Messages with a public answer.</summary>
    public const string Messages = "messages";

    /// <summary>What decisions, concerns and readers add to the pages of policies.</summary>
    public const string Timelines = "timelines";

    /// <summary>Nothing that is edited, e.g. help.</summary>
    public static readonly IReadOnlyList<string> None = [];

    public static string Plan(int id) => string.Create(CultureInfo.InvariantCulture, $"plan/{id}");

    /// <summary>Published questions about a policy.</summary>
    public static string Questions(int policyId) => string.Create(CultureInfo.InvariantCulture, $"questions/{policyId}");

    public static string Document(int id) => string.Create(CultureInfo.InvariantCulture, $"document/{id}");
}
