namespace Portal.Domain.Documents;

public enum StatusActKind
{
    /// <summary>废止.</summary>
    Repealed,

    /// <summary>被替代.</summary>
    Replaced,

    /// <summary>宣布失效.</summary>
    DeclaredInvalid,

    /// <summary>继续有效: a new last day.</summary>
    Extended,

    /// <summary>撤下: taken back for a reason of its own; the page stays and says so.</summary>
    Withdrawn,

    /// <summary>The withdrawal is over.</summary>
    Restored,

    /// <summary>修改 (部分失效): some clauses changed or fell away; the rest stays in force. The reason names the clauses.</summary>
    Amended,
}

/// <summary>Something dated that changed a document's validity, with its source. Acts are added, never edited.</summary>
public sealed class StatusAct
{
    private StatusAct()
    {
    }

    public StatusAct(StatusActKind kind, DateOnly on, string reason, int? sourceId, string by, DateTime at, DateOnly? until = null, bool hidesText = false) =>
        (Kind, On, Reason, SourceId, By, At, Until, HidesText) = (kind, on, reason, sourceId, by, at, until, hidesText);

    public int Id { get; private set; }
    public int DocumentId { get; private set; }
    public StatusActKind Kind { get; private set; }

    /// <summary>First day on which it counts.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Shown to the public.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The document that did it, if it is in the portal.</summary>
    public int? SourceId { get; private set; }

    /// <summary>New last day of an extension.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>A withdrawal that takes the text away too, e.g. because it shows personal data; the page and its facts stay.</summary>
    public bool HidesText { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>UTC, when it was recorded.</summary>
    public DateTime At { get; private set; }

    public StatusEvent Event => new(Kind, On, Reason, SourceId, Until, HidesText);
}

/// <summary>What of a status act its readers need.</summary>
public sealed record StatusEvent(StatusActKind Kind, DateOnly On, string Reason, int? SourceId, DateOnly? Until, bool HidesText = false);

public enum ValidityState
{
    /// <summary>有效.</summary>
    Valid,

    /// <summary>尚未生效.</summary>
    NotYet,

    /// <summary>已废止.</summary>
    Repealed,

    /// <summary>已被替代.</summary>
    Replaced,

    /// <summary>失效: the last day has passed, or it was declared so.</summary>
    Expired,

    /// <summary>已撤下.</summary>
    Withdrawn,
}

/// <summary>有效性 of a document on one day: always computed from dates and acts, never typed.</summary>
/// <param name="Since">First day of this state; null when it was so from publication.</param>
/// <param name="Ends">Last valid day, while that is known and still ahead.</param>
/// <param name="Cause">The act behind it, where there is one.</param>
/// <param name="Coming">A dated act still ahead that will end the validity.</param>
public sealed record Validity(ValidityState State, DateOnly? Since, DateOnly? Ends, StatusEvent? Cause, StatusEvent? Coming)
{
    /// <summary>The newest amendment of what is still in force; null: none.</summary>
    public StatusEvent? Amendment { get; init; }

    public bool IsCurrent => State is ValidityState.Valid or ValidityState.NotYet;

    /// <summary>撤下 on a day, which hangs on acts alone.</summary>
    public static bool IsWithdrawn(IEnumerable<StatusEvent> acts, DateOnly day) => Of(null, null, [.. acts], day).State == ValidityState.Withdrawn;

    public static Validity Of(DateOnly? effectiveOn, DateOnly? expiresOn, IReadOnlyList<StatusEvent> acts, DateOnly day)
    {
        var past = acts.Where(a => a.On <= day).OrderBy(a => a.On).ToList();
        var coming = acts.Where(a => a.On > day && a.Kind is StatusActKind.Repealed or StatusActKind.Replaced or StatusActKind.DeclaredInvalid).MinBy(a => a.On);
        if (coming is not null && coming.On <= day) coming = null;

        if (past.LastOrDefault(a => a.Kind is StatusActKind.Withdrawn or StatusActKind.Restored) is { Kind: StatusActKind.Withdrawn } withdrawn)
            return new Validity(ValidityState.Withdrawn, withdrawn.On, null, withdrawn, null);
        // What ended it first counts: a document once repealed does not become 'replaced' later.
        var ended = past.FirstOrDefault(a => a.Kind is StatusActKind.Repealed or StatusActKind.Replaced or StatusActKind.DeclaredInvalid);
        var extension = past.LastOrDefault(a => a.Kind == StatusActKind.Extended && a.Until is not null);
        var last = extension?.Until ?? expiresOn;
        if (last is { } end && end < day && (ended is null || ended.On > end))
            return new Validity(ValidityState.Expired, end.AddDays(1), null, extension, null);
        if (ended is not null)
            return new Validity(ended.Kind switch
            {
                StatusActKind.Repealed => ValidityState.Repealed,
                StatusActKind.Replaced => ValidityState.Replaced,
                _ => ValidityState.Expired,
            }, ended.On, null, ended, null);
        var amendment = past.LastOrDefault(a => a.Kind == StatusActKind.Amended);
        var cause = amendment is not null && (extension is null || extension.On <= amendment.On) ? amendment : extension;
        return effectiveOn is { } first && first > day
            ? new Validity(ValidityState.NotYet, null, last, null, coming) { Amendment = amendment }
            : new Validity(ValidityState.Valid, effectiveOn, last, cause, coming) { Amendment = amendment };
    }
}
