namespace Portal.Domain.Normative;

/// <summary>What a 清理 finds about one document.</summary>
public enum ClearingResult
{
    /// <summary>继续有效, with a new last day where one is set.</summary>
    Keep,

    /// <summary>修改: stays in force until its new version takes its place.</summary>
    Revise,

    /// <summary>废止.</summary>
    Repeal,

    /// <summary>失效, declared.</summary>
    Invalid,
}

/// <summary>One document in a round.</summary>
public sealed class ClearingItem
{
    private ClearingItem()
    {
    }

    internal ClearingItem(int documentId) => DocumentId = documentId;

    public int Id { get; private set; }
    public int RoundId { get; private set; }
    public int DocumentId { get; private set; }

    /// <summary>Null until decided.</summary>
    public ClearingResult? Result { get; private set; }

    /// <summary>Shown to the public with the result.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>New last day of what stays in force; null: as it was.</summary>
    public DateOnly? Until { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? At { get; private set; }

    internal void Decide(ClearingResult? result, string reason, DateOnly? until, string by, DateTime at) => (Result, Reason, Until, By, At) = (result, reason, until, by, at);
}

/// <summary>
/// 清理: the normative documents in force on its first day, each looked through and given a result; closing it applies the results in one transaction and
/// drafts the notice that publishes them.
/// </summary>
public sealed class ClearingRound
{
    private readonly List<ClearingItem> _items = [];

    private ClearingRound()
    {
    }

    internal ClearingRound(string name, DateOnly openedOn, string openedBy, IEnumerable<int> documents)
    {
        (Name, OpenedOn, OpenedBy) = (name, openedOn, openedBy);
        _items.AddRange(documents.Select(id => new ClearingItem(id)));
    }

    public int Id { get; private set; }

    /// <summary>E.g. 2026年行政规范性文件清理; names the notice too.</summary>
    public string Name { get; private set; } = "";
    public DateOnly OpenedOn { get; private set; }
    public string OpenedBy { get; private set; } = "";

    /// <summary>The day from which its results count; null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }
    public string ClosedBy { get; private set; } = "";

    /// <summary>The document that publishes the results; begun when the round is closed.</summary>
    public int? NoticeId { get; private set; }

    /// <summary>示例.</summary>
    public bool IsSample { get; init; }
    public IReadOnlyList<ClearingItem> Items => _items;

    internal void Close(DateOnly on, string by, int noticeId) => (ClosedOn, ClosedBy, NoticeId) = (on, by, noticeId);
}

/// <summary>Names under which changes of this room are announced.</summary>
public static class NormativeChange
{
    public const string Round = "clearing-round";
}
