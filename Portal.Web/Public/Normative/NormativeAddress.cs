using System.Globalization;
using System.Text;
using Portal.Domain.Documents;
using Portal.Domain.Normative;

namespace Portal.Web.Public.Normative;

/// <summary>The question of the register's list as an address, read and written in one order.</summary>
internal static class NormativeAddress
{
    public const string Path = "/normative-documents";
    public const string Api = "/api/v1/normative-documents";

    private const int LongestText = 80;
    private const int LastPage = 1000;

    public static (NormativeQuery Query, int Page) Read(IQueryCollection query, DateOnly today)
    {
        string Of(string name)
        {
            var text = string.Concat(((string?)query[name] ?? "").Where(c => !char.IsControl(c))).Trim();
            return text.Length > LongestText ? text[..LongestText] : text;
        }

        return (new NormativeQuery(
            DateOnly.TryParseExact(query["on"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && on.Year is >= 1949 and <= 2999 ? on : today,
            Of("q"), Enum.TryParse<ValidityState>(Of("state"), ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
            int.TryParse(query["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null, Of("topic"), Of("division")),
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1);
    }

    /// <summary>Behind a path: empty, or from '?' on.</summary>
    public static string Write(NormativeQuery query, DateOnly today, int page = 1, string? format = null)
    {
        var address = new StringBuilder();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) address.Append(address.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        Add("q", query.Text);
        Add("on", query.On == today ? null : query.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("state", query.State is { } state ? Name(state) : null);
        Add("year", query.Year?.ToString(CultureInfo.InvariantCulture));
        Add("topic", query.Topic);
        Add("division", query.Division);
        Add("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);
        Add("format", format);
        return address.ToString();
    }

    public static string Name(ValidityState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];
}
