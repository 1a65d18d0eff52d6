namespace Portal.Domain.Archive;

/// <summary>Who receives public information (条例第二十五条): each signs for itself.</summary>
public enum Institution
{
    /// <summary>国家档案馆.</summary>
    Archive,

    /// <summary>公共图书馆.</summary>
    Library,
}

/// <summary>Why something is in a package.</summary>
public enum ArchiveItemKind
{
    /// <summary>新送: made public in the quarter.</summary>
    New,

    /// <summary>撤换: takes the place of what was delivered, or tells of its withdrawal or end.</summary>
    Exchanged,

    /// <summary>补送: belonged to a quarter that was closed without it.</summary>
    Late,
}

/// <summary>送交 of one quarter, closed: what was in it does not change any more, and packing it again gives the same bytes.</summary>
public sealed class ArchiveDelivery
{
    private readonly List<ArchiveItem> _items = [];
    private readonly List<ArchiveReceipt> _receipts = [];

    private ArchiveDelivery()
    {
    }

    public ArchiveDelivery(Quarter quarter, DateOnly closedOn, string by, DateTime at) => (Year, Number, ClosedOn, ClosedBy, ClosedAt) = (quarter.Year, quarter.Number, closedOn, by, at);

    public int Id { get; private set; }
    public int Year { get; private set; }

    /// <summary>1 to 4; unique within the year.</summary>
    public int Number { get; private set; }
    public DateOnly ClosedOn { get; private set; }
    public string ClosedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime ClosedAt { get; private set; }

    /// <summary>SHA-256 of the package, written on the hand-over.</summary>
    public string PackageHash { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long PackageSize { get; private set; }
    public IReadOnlyList<ArchiveItem> Items => _items;
    public IReadOnlyList<ArchiveReceipt> Receipts => _receipts;

    public Quarter Quarter => new(Year, Number);

    /// <summary>Both houses have signed.</summary>
    public bool IsReceived => Enum.GetValues<Institution>().All(i => _receipts.Exists(r => r.Institution == i));

    public void Add(ArchiveItem item) => _items.Add(item);

    public void Add(ArchiveReceipt receipt) => _receipts.Add(receipt);

    public void Seal(string hash, long size) => (PackageHash, PackageSize) = (hash, size);
}

/// <summary>One document of a package, as it was delivered.</summary>
public sealed class ArchiveItem
{
    private ArchiveItem()
    {
    }

    public ArchiveItem(int position, ArchiveItemKind kind, string basis, int documentId, int? editionId, string metadata) =>
        (Position, Kind, Basis, DocumentId, EditionId, Metadata) = (position, kind, basis, documentId, editionId, metadata);

    public int Id { get; private set; }
    public int DeliveryId { get; private set; }

    /// <summary>From 1, as on the list.</summary>
    public int Position { get; private set; }
    public ArchiveItemKind Kind { get; private set; }

    /// <summary>What brought it here: 'edition/12' or 'act/5'. Delivered once.</summary>
    public string Basis { get; private set; } = "";
    public int DocumentId { get; private set; }

    /// <summary>Edition whose text goes along; null where only its state is told.</summary>
    public int? EditionId { get; private set; }

    /// <summary>What the list and metadata.xml say of it, as JSON: later changes of the document do not reach a closed package.</summary>
    public string Metadata { get; private set; } = "";
}

/// <summary>A house signed for the package.</summary>
public sealed class ArchiveReceipt
{
    private ArchiveReceipt()
    {
    }

    public ArchiveReceipt(Institution institution, string person, DateOnly on, string note, string by, DateTime at) =>
        (Institution, Person, On, Note, By, At) = (institution, person, on, note, by, at);

    public int Id { get; private set; }
    public int DeliveryId { get; private set; }
    public Institution Institution { get; private set; }

    /// <summary>Who signed.</summary>
    public string Person { get; private set; } = "";
    public DateOnly On { get; private set; }
    public string Note { get; private set; } = "";

    /// <summary>The signed paper; null where it was not scanned.</summary>
    public string? FileHash { get; private set; }
    public string FileName { get; private set; } = "";
    public string By { get; private set; } = "";

    /// <summary>UTC; when it was recorded.</summary>
    public DateTime At { get; private set; }

    public void Attach(string hash, string name) => (FileHash, FileName) = (hash, name);
}
