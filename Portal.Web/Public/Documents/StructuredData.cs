using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Portal.Domain.Documents;

namespace Portal.Web.Public.Documents;

/// <summary>What search engines are told about a document in the words of schema.org.</summary>
internal static class StructuredData
{
    /// <summary>Escapes what a script element or an attribute could end on ('&lt;', '&amp;', quotes), and leaves Chinese as it is.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string OfPolicy(OpenDocument open, PageContext page)
    {
        var facts = open.Head.Facts;
        return Write(new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Legislation",
            ["name"] = open.Head.Title,
            ["legislationIdentifier"] = OrNull(facts.Number),
            ["identifier"] = open.Head.IndexNumber,
            ["legislationType"] = OrNull(facts.Genre),
            ["legislationDate"] = Iso(facts.SignedOn),
            ["datePublished"] = Iso(open.Head.ReleasedOn),
            ["dateModified"] = Stamp(open.Head.ChangedAt),
            ["temporalCoverage"] = facts.EffectiveOn is { } first ? $"{Iso(first)}/{Iso(open.LastDay) ?? ".."}" : null,
            ["legislationLegalForce"] = open.Validity.State == ValidityState.Valid ? "https://schema.org/InForce" : "https://schema.org/NotInForce",
            ["legislationPassedBy"] = Organisation(facts.Issuer, page),
            ["abstract"] = open.Summary,
            ["keywords"] = OrNull(facts.Keywords),
            ["inLanguage"] = "zh-CN",
            ["url"] = page.Absolute(open.Head.Address),
        });
    }

    public static string OfInterpretation(OpenDocument open, PageContext page) => Write(new Dictionary<string, object?>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Article",
        ["headline"] = open.Head.Title,
        ["datePublished"] = Stamp(open.Head.ReleasedAt),
        ["dateModified"] = Stamp(open.Head.ChangedAt),
        ["author"] = Organisation(page.Site.Name, page),
        ["publisher"] = Organisation(page.Site.Name, page),
        ["abstract"] = open.Summary,
        ["about"] = open.Explained.Select(policy => new Dictionary<string, object?> { ["@type"] = "Legislation", ["name"] = policy.Title, ["url"] = page.Absolute(policy.Address) }),
        ["inLanguage"] = "zh-CN",
        ["url"] = page.Absolute(open.Head.Address),
    });

    private static Dictionary<string, object?> Organisation(string name, PageContext page) =>
        new() { ["@type"] = "GovernmentOrganization", ["name"] = name.Length > 0 ? name : page.Site.Name };

    private static string Write(Dictionary<string, object?> data) => JsonSerializer.Serialize(data.Where(pair => pair.Value is not null).ToDictionary(), Json);

    private static string? OrNull(string text) => text.Length > 0 ? text : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Stamp(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
