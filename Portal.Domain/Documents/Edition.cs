using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Portal.Domain.Common;

namespace Portal.Domain.Documents;

public enum EditionState
{
    Draft,

    /// <summary>The one the public sees; at most one a document.</summary>
    Live,

    /// <summary>Was live once.</summary>
    Past,
}

/// <summary>The content of a document at one time. Live and past editions never change.</summary>
public sealed class Edition
{
    private static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly List<Attachment> _attachments = [];

    private Edition()
    {
    }

    internal Edition(Document document, int number, string title, Actor author, DateTime now)
    {
        (Document, Number, Title) = (document, number, title);
        (UpdatedAt, UpdatedById, UpdatedBy) = (now, author.AccountId, author.Name);
    }

    public int Id { get; private set; }
    public Document Document { get; private set; } = null!;
    public int DocumentId { get; private set; }

    /// <summary>第几版: 1, 2, 3 … within the document.</summary>
    public int Number { get; private set; }
    public EditionState State { get; private set; }
    public string Title { get; set; } = "";

    /// <summary>One or two sentences for lists, search results and the page's description.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What the text became when it was released; null while it is a draft.</summary>
    public string? Html { get; private set; }

    /// <summary>Number of saves of this edition's text: an editor says which one it began from.</summary>
    public int Version { get; private set; }

    /// <summary>修改说明: what changed for the reader; shown publicly from the second edition on.</summary>
    public string ChangeNote { get; set; } = "";

    /// <summary>Nothing of substance changed (a typing error): no change note is shown, the date of the last change stays.</summary>
    public bool IsMinor { get; set; }

    public DocumentFacts Facts { get; private set; } = new();
    public IReadOnlyList<Attachment> Attachments => _attachments;

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; private set; }
    public int UpdatedById { get; private set; }
    public string UpdatedBy { get; private set; } = "";

    /// <summary>UTC; 发布日期.</summary>
    public DateTime? ReleasedAt { get; private set; }
    public string? ReleasedBy { get; private set; }

    /// <summary>Puts a new text in the draft's place.</summary>
    /// <returns>False when it is the same text.</returns>
    public bool Write(string text, Actor author, DateTime now)
    {
        if (State != EditionState.Draft) throw new InvalidOperationException("Only a draft is written to.");
        text = text.ReplaceLineEndings("\n");
        if (text == Text) return false;
        Text = text;
        Touch(author, now);
        return true;
    }

    /// <summary>Puts a new set of facts in the old one's place.</summary>
    public void Change(Func<DocumentFacts, DocumentFacts> change)
    {
        if (State != EditionState.Draft) throw new InvalidOperationException("Only a draft is written to.");
        Facts = change(Facts);
    }

    /// <summary>Somebody changed something of the draft: editors that began from an older version are told.</summary>
    public void Touch(Actor author, DateTime now) => (Version, UpdatedAt, UpdatedById, UpdatedBy) = (Version + 1, now, author.AccountId, author.Name);

    public Attachment Attach(string fileHash, string name, string contentType, long size, bool inText)
    {
        if (_attachments.Find(a => a.FileHash == fileHash && a.InText == inText) is { } known) return known;
        var attachment = new Attachment(fileHash, name, contentType, size, inText, _attachments.Count == 0 ? 1 : _attachments.Max(a => a.Position) + 1);
        _attachments.Add(attachment);
        return attachment;
    }

    public void Detach(Attachment attachment) => _attachments.Remove(attachment);

    /// <summary>The draft becomes what the public sees; the edition before it becomes past.</summary>
    /// <param name="html">Rendered from <see cref="Text"/> by the one pipeline.</param>
    /// <param name="at">UTC.</param>
    public void Release(string html, string by, DateTime at)
    {
        if (State != EditionState.Draft) throw new InvalidOperationException("Only a draft is released.");
        Document.Live?.Supersede();
        (State, Html, ReleasedAt, ReleasedBy) = (EditionState.Live, html, at, by);
    }

    /// <summary>Everything a reader could see or a rule depends on, as one SHA-256: what an approval binds to.</summary>
    public string ContentHash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        Document.Slug,
        Document.IndexNumber,
        Document.ColumnId,
        Title,
        Summary,
        Text,
        ChangeNote,
        IsMinor,
        Facts,
        Attachments = _attachments.OrderBy(a => a.Position).Select(a => new { a.FileHash, a.Name, a.InText }),
        Links = Document.Links.OrderBy(l => l.Kind).ThenBy(l => l.TargetId).Select(l => new { l.Kind, l.TargetId }),
    }, Canonical)));

    internal Edition Next(Actor author, DateTime now)
    {
        var next = new Edition(Document, Document.Editions.Max(e => e.Number) + 1, Title, author, now) { Summary = Summary, Text = Text, Facts = Facts with { }, Version = Version };
        foreach (var a in _attachments.OrderBy(a => a.Position)) next.Attach(a.FileHash, a.Name, a.ContentType, a.Size, a.InText);
        return next;
    }

    private void Supersede() => State = EditionState.Past;
}

/// <summary>A file that comes with an edition: listed under 附件, or a picture inside the text.</summary>
public sealed class Attachment
{
    private Attachment()
    {
    }

    internal Attachment(string fileHash, string name, string contentType, long size, bool inText, int position) =>
        (FileHash, Name, ContentType, Size, InText, Position) = (fileHash, name, contentType, size, inText, position);

    public int Id { get; private set; }
    public int EditionId { get; private set; }

    /// <summary>Key of the stored file; part of its public address.</summary>
    public string FileHash { get; private set; } = "";
    public string Name { get; set; } = "";
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }
    public bool InText { get; private set; }
    public int Position { get; set; }
}

/// <summary>A draft's text as somebody left it: kept so that nothing typed is ever lost, compared and brought back in the editor.</summary>
public sealed class Revision
{
    /// <summary>Saves of one person within this time make one revision, or a morning's typing would make hundreds.</summary>
    public static readonly TimeSpan Sitting = TimeSpan.FromMinutes(10);

    /// <summary>Characters, a paragraph, that a save may take out of a revision; more is somebody's text, replaced or deleted, and stays in the one before.</summary>
    public const int MostLost = 200;

    private Revision()
    {
    }

    public Revision(Edition edition, Actor author, DateTime now)
    {
        (Edition, BeganAt, AuthorId, Author) = (edition, now, author.AccountId, author.Name);
        Take(edition, now);
    }

    public int Id { get; private set; }
    public Edition Edition { get; private set; } = null!;
    public int EditionId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime BeganAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
    public int AuthorId { get; private set; }
    public string Author { get; private set; } = "";
    public int Version { get; private set; }
    public string Text { get; private set; } = "";

    public bool Continues(Edition edition, Actor author, DateTime now) => AuthorId == author.AccountId && now - BeganAt < Sitting && Lost(Text, edition.Text) <= MostLost;

    public void Take(Edition edition, DateTime now) => (Text, Version, At) = (edition.Text, edition.Version, now);

    /// <summary>Length of the stretch that is not the same any more.</summary>
    private static int Lost(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var first = before.CommonPrefixLength(after);
        before = before[first..];
        after = after[first..];
        var last = 0;
        while (last < before.Length && last < after.Length && before[^(last + 1)] == after[^(last + 1)]) last++;
        return before.Length - last;
    }
}
