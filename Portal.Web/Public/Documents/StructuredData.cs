using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Portal.Domain.Documents;

namespace Portal.Web.Public.Documents;

/// <summary>What search engines are told about a document in the words of schema.org.</summary>
internal static class StructuredData
{
    /// <summary>Escapes what a script element or an attribute could end on ('&lt;', '&amp;', quotes), and leaves Chinese as it is.</summary>
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string OfPolicy(OpenDocument open, PageContext page) => Write("Legislation", json =>
    {
        var facts = open.Head.Facts;
        Put(json, "name", open.Head.Title);
        Put(json, "legislationIdentifier", OrNull(facts.Number));
        Put(json, "identifier", open.Head.IndexNumber);
        Put(json, "legislationType", OrNull(facts.Genre));
        Put(json, "legislationDate", Iso(facts.SignedOn));
        Put(json, "datePublished", Iso(open.Head.ReleasedOn));
        Put(json, "dateModified", Stamp(open.Head.ChangedAt));
        Put(json, "temporalCoverage", Coverage(open));
        Put(json, "legislationLegalForce", open.Validity.State == ValidityState.Valid ? "https://schema.org/InForce" : "https://schema.org/NotInForce");
        PutOrganisation(json, "legislationPassedBy", facts.Issuer.Length > 0 ? facts.Issuer : page.Site.Name);
        Put(json, "abstract", open.Summary);
        Put(json, "keywords", OrNull(facts.Keywords));
        Put(json, "inLanguage", "zh-CN");
        Put(json, "url", page.Settings.AddressOf(open.Head.Address));
    });

    public static string OfInterpretation(OpenDocument open, PageContext page) => Write("Article", json =>
    {
        Put(json, "headline", open.Head.Title);
        Put(json, "datePublished", Stamp(open.Head.ReleasedAt));
        Put(json, "dateModified", Stamp(open.Head.ChangedAt));
        PutOrganisation(json, "author", page.Site.Name);
        PutOrganisation(json, "publisher", page.Site.Name);
        Put(json, "abstract", open.Summary);
        json.WriteStartArray("about");
        foreach (var policy in open.Explained)
        {
            json.WriteStartObject();
            Put(json, "@type", "Legislation");
            Put(json, "name", policy.Title);
            Put(json, "url", page.Settings.AddressOf(policy.Address));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Put(json, "inLanguage", "zh-CN");
        Put(json, "url", page.Settings.AddressOf(open.Head.Address));
    });

    /// <summary>From the day of effect to the last one, which an act may have brought forward; nothing for what ended before it began.</summary>
    private static string? Coverage(OpenDocument open)
    {
        if (open.Head.Facts.EffectiveOn is not { } first) return null;
        var act = open.Validity.Cause is { Kind: StatusActKind.Repealed or StatusActKind.Replaced or StatusActKind.DeclaredInvalid } cause ? cause : open.Validity.Coming;
        var last = act is null ? open.LastDay : act.On.AddDays(-1) is var before && open.LastDay < before ? open.LastDay : before;
        return last < first ? null : $"{Iso(first)}/{Iso(last) ?? ".."}";
    }

    private static string Write(string type, Action<Utf8JsonWriter> properties)
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(bytes, Json))
        {
            json.WriteStartObject();
            Put(json, "@context", "https://schema.org");
            Put(json, "@type", type);
            properties(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>What is not known is not said.</summary>
    private static void Put(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static void PutOrganisation(Utf8JsonWriter json, string name, string organisation)
    {
        json.WriteStartObject(name);
        Put(json, "@type", "GovernmentOrganization");
        Put(json, "name", organisation);
        json.WriteEndObject();
    }

    private static string? OrNull(string text) => text.Length > 0 ? text : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Stamp(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
