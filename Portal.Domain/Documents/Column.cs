namespace Portal.Domain.Documents;

/// <summary>What a column holds; later the freshness rules depend on it too.</summary>
public enum ColumnKind
{
    /// <summary>行政规范性文件: what stands here is one, with legality review, register number and end of validity.</summary>
    Normative,

    Policies,
    Interpretations,
    Notices,
    News,
    Pages,
    Reports,
    Consultations,
}

/// <summary>栏目 of the public-disclosure column (国办公开办函〔2019〕61号): fixed order, each with an address of its own.</summary>
public sealed class Column
{
    private Column()
    {
    }

    public Column(string slug, string name, ColumnKind kind, int? parentId, int position) =>
        (Slug, Name, Kind, ParentId, Position) = (slug, name, kind, parentId, position);

    public int Id { get; private set; }

    /// <summary>Unique; /disclosure/{slug}. Older ones lead here for ever (<see cref="FormerSlug"/>).</summary>
    public string Slug { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>ColumnDescription of 国办发〔2017〕47号.</summary>
    public string Description { get; set; } = "";

    /// <summary>ColumnKeywords.</summary>
    public string Keywords { get; set; } = "";
    public ColumnKind Kind { get; set; }
    public int? ParentId { get; set; }
    public int Position { get; set; }

    /// <summary>Review chain of what is published here; null: the one of the document's kind.</summary>
    public int? ChainId { get; set; }

    /// <summary>Kinds of documents that may be put here.</summary>
    public bool Takes(DocumentKind kind) => kind switch
    {
        DocumentKind.Policy => Kind is ColumnKind.Normative or ColumnKind.Policies,
        DocumentKind.Interpretation => Kind == ColumnKind.Interpretations,
        DocumentKind.Notice => Kind is ColumnKind.Notices or ColumnKind.News,
        DocumentKind.Report => Kind == ColumnKind.Reports,
        DocumentKind.Consultation or DocumentKind.ConsultationDraft => Kind == ColumnKind.Consultations,
        _ => Kind is ColumnKind.Pages or ColumnKind.Reports,
    };
}
