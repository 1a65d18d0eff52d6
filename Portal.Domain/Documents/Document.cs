using Portal.Domain.Common;

namespace Portal.Domain.Documents;

/// <summary>The kinds of documents; <see cref="KindRules"/> says what each one carries.</summary>
public enum DocumentKind
{
    /// <summary>政策文件.</summary>
    Policy,

    /// <summary>解读材料; belongs to a policy by a link.</summary>
    Interpretation,

    /// <summary>通知公告、工作动态.</summary>
    Notice,

    /// <summary>A standing page of the column: 指南, 制度, 机构概况 ….</summary>
    Page,

    /// <summary>政府信息公开工作年度报告; its address ends with the year, its tables go with it as an attachment.</summary>
    Report,

    /// <summary>征求意见公告; the draft it asks about goes with it.</summary>
    Consultation,

    /// <summary>征求意见稿, and the later version that shows what the opinions changed.</summary>
    ConsultationDraft,
}

/// <summary>
/// What stays the same about a document however often it is revised: its address, 索引号 and column. Its content is in editions; the live one
/// is never changed, writing goes on in a draft beside it.
/// </summary>
public sealed class Document
{
    private readonly List<Edition> _editions = [];
    private readonly List<DocumentLink> _links = [];
    private readonly List<StatusAct> _acts = [];

    private Document()
    {
    }

    public Document(DocumentKind kind, string slug, int columnId, string division, string title, Actor author, DateTime now)
    {
        (Kind, Slug, ColumnId, Division, CreatedAt, CreatedById, CreatedBy) = (kind, slug, columnId, division, now, author.AccountId, author.Name);
        _editions.Add(new Edition(this, 1, title, author, now));
    }

    public int Id { get; private set; }
    public DocumentKind Kind { get; private set; }

    /// <summary>Last part of the public address; older ones lead here for ever (<see cref="FormerSlug"/>).</summary>
    public string Slug { get; set; } = "";

    /// <summary>索引号; null until it is given. Once given to a document a number is never given to another (<see cref="IndexNumber"/>).</summary>
    public string? IndexNumber { get; set; }
    public int ColumnId { get; set; }

    /// <summary>起草处室, as the task table writes it.</summary>
    public string Division { get; set; } = "";

    public DocumentRecord Registered { get; private set; } = new();

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }
    public int CreatedById { get; private set; }
    public string CreatedBy { get; private set; } = "";

    /// <summary>Whether it was written for the demonstration (示例).</summary>
    public bool IsSample { get; init; }

    /// <summary>UTC; a draft that was never public can be thrown away, and brought back.</summary>
    public DateTime? DeletedAt { get; set; }
    public IReadOnlyList<Edition> Editions => _editions;

    /// <summary>Links that start here.</summary>
    public IReadOnlyList<DocumentLink> Links => _links;

    /// <summary>What has happened to its validity, oldest first.</summary>
    public IReadOnlyList<StatusAct> Acts => _acts;

    public Edition? Live => _editions.Find(e => e.State == EditionState.Live);

    public Edition? Draft => _editions.Find(e => e.State == EditionState.Draft);

    /// <summary>What somebody who works on it sees: the draft, else what is public.</summary>
    public Edition Current => Draft ?? Live ?? _editions[^1];

    /// <summary>Begins the next edition from the live one, which stays public.</summary>
    public Edition BeginDraft(Actor author, DateTime now)
    {
        if (Draft is { } draft) return draft;
        var next = Current.Next(author, now);
        _editions.Add(next);
        return next;
    }

    /// <summary>撤下 on a day: nothing of it is listed or found, whatever is released meanwhile.</summary>
    public bool IsWithdrawnOn(DateOnly day) => Validity.IsWithdrawn(_acts.Select(a => a.Event), day);

    /// <summary>The documents whose package it goes with: what it explains, or the notice that asks about it.</summary>
    public IEnumerable<int> GoesWith => _links.Where(l => l.Kind is LinkKind.Interprets or LinkKind.Accompanies).Select(l => l.TargetId);

    public void Link(LinkKind kind, int target)
    {
        if (_links.All(l => l.Kind != kind || l.TargetId != target)) _links.Add(new DocumentLink(this, kind, target));
    }

    public void Unlink(LinkKind kind, int target) => _links.RemoveAll(l => l.Kind == kind && l.TargetId == target);

    public void Change(Func<DocumentRecord, DocumentRecord> change) => Registered = change(Registered);

    public void Record(StatusAct act) => _acts.Add(act);
}

public enum LinkKind
{
    /// <summary>解读: from the interpretation to the policy.</summary>
    Interprets,

    /// <summary>替代: the new document takes the old one's place on the day it takes effect.</summary>
    Replaces,

    /// <summary>废止.</summary>
    Repeals,

    /// <summary>相关.</summary>
    Related,

    /// <summary>随同: from a 征求意见稿 to the notice with which it is signed and released.</summary>
    Accompanies,

    /// <summary>修改: from the later version of a draft to the one that was consulted on.</summary>
    Revises,
}

/// <summary>One document points at another; read from both ends.</summary>
public sealed class DocumentLink
{
    private DocumentLink()
    {
    }

    internal DocumentLink(Document source, LinkKind kind, int targetId) => (Source, Kind, TargetId) = (source, kind, targetId);

    public int Id { get; private set; }
    public Document Source { get; private set; } = null!;
    public int SourceId { get; private set; }
    public LinkKind Kind { get; private set; }
    public int TargetId { get; private set; }
}

/// <summary>An address that a document or a column once had; it redirects for ever and is never given away.</summary>
public sealed class FormerSlug(string kind, string slug, int targetId)
{
    /// <summary><see cref="Kind"/> of a column's; a document's bears the name of the document's kind.</summary>
    public const string OfColumn = nameof(Column);

    /// <summary>Among what the address is unique.</summary>
    public string Kind { get; private set; } = kind;
    public string Slug { get; private set; } = slug;

    /// <summary>The document or the column.</summary>
    public int TargetId { get; private set; } = targetId;
}

/// <summary>索引号 that have been given out, those of deleted drafts included: none is ever used twice.</summary>
public sealed class IndexNumber(string number, int documentId)
{
    public string Number { get; private set; } = number;
    public int DocumentId { get; private set; } = documentId;
}
