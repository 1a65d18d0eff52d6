namespace Portal.Domain.Requests;

/// <summary>Which of the three parts of table 4 a remedy counts in.</summary>
public enum RemedyKind
{
    /// <summary>行政复议.</summary>
    Reconsideration,

    /// <summary>行政诉讼, 未经复议直接起诉.</summary>
    DirectLawsuit,

    /// <summary>行政诉讼, 复议后起诉.</summary>
    LawsuitAfterReconsideration,
}

/// <summary>How a remedy ended; while there is none it is 尚未审结.</summary>
public enum RemedyResult
{
    /// <summary>结果维持.</summary>
    Upheld,

    /// <summary>结果纠正.</summary>
    Corrected,

    /// <summary>其他结果.</summary>
    Other,
}

/// <summary>An applicant's 行政复议 or 行政诉讼 against what the bureau decided, or failed to decide, on one request.</summary>
public sealed class Remedy
{
    private Remedy()
    {
    }

    public Remedy(int requestId, RemedyKind kind, string authority, string caseNumber, DateOnly filedOn) =>
        (RequestId, Kind, Authority, CaseNumber, FiledOn) = (requestId, kind, authority, caseNumber, filedOn);

    public int Id { get; private set; }
    public int RequestId { get; private set; }
    public RemedyKind Kind { get; private set; }

    /// <summary>复议机关 or court.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>案号 of the authority; empty while there is none.</summary>
    public string CaseNumber { get; set; } = "";

    /// <summary>The day it was accepted: the year whose table 4 it enters.</summary>
    public DateOnly FiledOn { get; private set; }

    /// <summary>Null: 尚未审结.</summary>
    public RemedyResult? Result { get; private set; }
    public DateOnly? ConcludedOn { get; private set; }
    public string Note { get; set; } = "";

    /// <summary>示例.</summary>
    public bool IsSample { get; set; }

    internal void Conclude(RemedyResult result, DateOnly on) => (Result, ConcludedOn) = (result, on);
}
