namespace Portal.Domain.Concerns;

public enum IncidentEntryKind
{
    /// <summary>发现.</summary>
    Found,

    /// <summary>研判; a later one re-classes.</summary>
    Assessed,

    /// <summary>会商, with 宣传 and 网信 as a rule.</summary>
    Consulted,

    /// <summary>起草回应.</summary>
    Drafted,

    /// <summary>首次发布权威信息.</summary>
    FirstWord,

    /// <summary>新闻发布会.</summary>
    PressConference,

    /// <summary>发布回应.</summary>
    Responded,

    /// <summary>跟进.</summary>
    FollowedUp,

    /// <summary>不予回应.</summary>
    Declined,

    /// <summary>办结.</summary>
    Closed,
}

/// <summary>Something that happened to an incident. Added, never edited: when it happened and when it was entered are both kept.</summary>
public sealed class IncidentEntry
{
    private IncidentEntry()
    {
    }

    public IncidentEntry(IncidentEntryKind kind, DateTime when, string text, string by, DateTime recordedAt) =>
        (Kind, When, Text, By, RecordedAt) = (kind, when, text, by, recordedAt);

    public int Id { get; private set; }
    public int IncidentId { get; private set; }
    public IncidentEntryKind Kind { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime When { get; private set; }

    /// <summary>UTC; the portal's own clock.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>What was seen, agreed or decided.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whom one consulted, or the channel on which it was published.</summary>
    public string With { get; init; } = "";

    /// <summary>Where it can be read.</summary>
    public string Address { get; init; } = "";

    /// <summary>Why it was entered later than it happened.</summary>
    public string Late { get; init; } = "";
    public string By { get; private set; } = "";
}
