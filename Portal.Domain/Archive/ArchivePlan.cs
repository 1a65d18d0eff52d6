using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Portal.Domain.Documents;

namespace Portal.Domain.Archive;

/// <summary>A file that somebody uploaded to the document; its hash is its key in the store.</summary>
public sealed record ArchiveOriginal(string Name, string Hash, string ContentType, long Size);

/// <summary>What the list and metadata.xml say of one document: the elements of DA/T 46 as far as the portal knows them.</summary>
/// <param name="Slug">Names its folder.</param>
/// <param name="Issuer">责任者.</param>
/// <param name="PublicOn">公开日期 of this edition.</param>
/// <param name="State">有效性 on the last day of the quarter.</param>
/// <param name="Remark">Of an exchange: what happened.</param>
public sealed record ArchiveFacts(string Slug, DocumentKind Kind, string? IndexNumber, string Title, string Number, string Issuer, string Division, string Column, DateOnly? SignedOn, DateOnly PublicOn,
    string Topic, string Keywords, int Edition, string State, string Address, string Remark, IReadOnlyList<ArchiveOriginal> Originals)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>保管期限: normative and policy papers for ever, the rest 30 years. A local schedule may say otherwise: it is a proposal to the archive.</summary>
    public string Retention => Kind is DocumentKind.Policy or DocumentKind.Report ? "永久" : "30年";

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static ArchiveFacts FromJson(string json) => JsonSerializer.Deserialize<ArchiveFacts>(json, Json)!;
}

/// <summary>One line of a package.</summary>
/// <param name="EditionId">Null: no text goes along.</param>
public sealed record ArchiveEntry(int Position, ArchiveItemKind Kind, string Basis, int DocumentId, int? EditionId, ArchiveFacts Facts)
{
    /// <summary>data/0001-slug: letters that every file system takes.</summary>
    public string Folder => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"data/{Position:0000}-{Facts.Slug}");
}

/// <summary>What goes into one quarter's package, in its order.</summary>
/// <param name="On">Bagging-Date: the day it was closed; the quarter's last day while it is open.</param>
/// <param name="IsClosed">Nothing changes any more.</param>
public sealed record ArchivePlan(Quarter Quarter, DateOnly On, bool IsClosed, string Organisation, string OrganisationCode, IReadOnlyList<ArchiveEntry> Entries)
{
    /// <summary>Name of the folder in the ZIP, and of the file.</summary>
    public string Name => $"zwgk-{Quarter}";
}
