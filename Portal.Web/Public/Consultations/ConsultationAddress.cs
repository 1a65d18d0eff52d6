using System.Globalization;
using System.Text;
using Portal.Domain.Consultations;

namespace Portal.Web.Public.Consultations;

/// <summary>What the list of consultations is asked for.</summary>
/// <param name="Year">In which it opened.</param>
/// <param name="Page">Counted from 1.</param>
public sealed record ConsultationQuery(string Text, ConsultationStage? Stage, int? Year, int Page)
{
    public static readonly ConsultationQuery Empty = new("", null, null, 1);

    public bool Fits(ConsultationLine line) => (Stage is null || line.Stage == Stage) && (Year is null || line.OpensOn.Year == Year)
        && (Text.Length == 0 || line.Notice.Title.Contains(Text, StringComparison.OrdinalIgnoreCase) || line.Notice.Summary.Contains(Text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Addresses of consultations, read and written in one order.</summary>
internal static class ConsultationAddress
{
    public const string List = "/consultations";
    public const string Matters = "/consultations/matters";
    public const string Status = "/consultations/status";
    public const string Api = "/api/v1/consultations";
    public const string Style = "css/consultations.css";

    private const int LongestText = 80;
    private const int LastPage = 100_000;

    public static string Of(string slug, string view = "") => view.Length == 0 ? $"{List}/{slug}" : $"{List}/{slug}/{view}";

    public static ConsultationQuery ReadList(IQueryCollection query) => new(TextOf(query),
        Enum.TryParse<ConsultationStage>(query["stage"], ignoreCase: true, out var stage) && stage is > ConsultationStage.Preparing and <= ConsultationStage.Answered ? stage : null,
        int.TryParse(query["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null, PageOf(query));

    /// <summary>Behind a path: empty, or from '?' on.</summary>
    public static string Write(ConsultationQuery query) => Write(("q", query.Text), ("stage", query.Stage?.ToString().ToLowerInvariant()), ("year", query.Year?.ToString(CultureInfo.InvariantCulture)), ("page", Number(query.Page)));

    public static (FeedbackQuery Query, int Page) ReadFeedback(IQueryCollection query) => (new FeedbackQuery(TextOf(query),
        Enum.TryParse<Disposition>(query["disposition"], ignoreCase: true, out var disposition) && Enum.IsDefined(disposition) ? disposition : null), PageOf(query));

    public static string Write(FeedbackQuery query, int page = 1) => Write(("q", query.Text), ("disposition", query.Disposition?.ToString().ToLowerInvariant()), ("page", Number(page)));

    private static string TextOf(IQueryCollection query)
    {
        var text = string.Concat(((string?)query["q"] ?? "").Where(c => !char.IsControl(c))).Trim();
        return text.Length > LongestText ? text[..LongestText] : text;
    }

    private static int PageOf(IQueryCollection query) => int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1;

    private static string? Number(int page) => page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null;

    private static string Write(params IEnumerable<(string Name, string? Value)> values)
    {
        var address = new StringBuilder();
        foreach (var (name, value) in values)
            if (!string.IsNullOrEmpty(value)) address.Append(address.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return address.ToString();
    }
}
