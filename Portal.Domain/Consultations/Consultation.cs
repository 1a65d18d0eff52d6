namespace Portal.Domain.Consultations;

/// <summary>What this room tells the change feed.</summary>
public static class ConsultationChange
{
    public const string Matter = "matter";
    public const string Consultation = "consultation";

    /// <summary>An opinion came in or was judged; root: the consultation.</summary>
    public const string Opinion = "opinion";

    /// <summary>Kind of the reviews of feedback; the id is the consultation's.</summary>
    public const string Feedback = "feedback";
}

/// <summary>How this bureau asks for opinions: Portal:Consultations:*.</summary>
public sealed record ConsultationSettings
{
    /// <summary>Days of a window, both ends counted (国务院令第713号第十五条); fewer only with a printed reason.</summary>
    public int Days { get; init; } = 30;

    /// <summary>The same for 行政规范性文件, where local rules allow less (K?).</summary>
    public int NormativeDays { get; init; } = 7;

    /// <summary>Longest text of one opinion, in characters.</summary>
    public int TextLimit { get; init; } = 5000;
}

public enum ConsultationStage
{
    /// <summary>起草中: the notice is not public yet.</summary>
    Preparing,

    /// <summary>即将开始.</summary>
    Announced,

    /// <summary>征集中.</summary>
    Open,

    /// <summary>已截止，正在研究意见.</summary>
    Closed,

    /// <summary>已反馈.</summary>
    Answered,
}

/// <summary>
/// 公开征求意见 on one draft. Its notice and its draft are documents, signed and released together; the window is what the released notice says.
/// What the bureau made of the opinions is published once, all at one moment, and never changes after.
/// </summary>
public sealed class Consultation
{
    private Consultation()
    {
    }

    public Consultation(DecisionMatter matter, int noticeId, int draftId, string division) =>
        (Matter, NoticeId, DraftId, Division) = (matter, noticeId, draftId, division);

    public int Id { get; private set; }
    public int MatterId { get; private set; }
    public DecisionMatter Matter { get; private set; } = null!;

    /// <summary>公告: a document of the kind Consultation; its slug is the consultation's address.</summary>
    public int NoticeId { get; private set; }

    /// <summary>征求意见稿.</summary>
    public int DraftId { get; private set; }

    /// <summary>The later version that shows what the opinions changed; released with the feedback.</summary>
    public int? RevisedDraftId { get; set; }
    public string Division { get; private set; } = "";

    /// <summary>First day on which opinions are taken, as the public notice says; null while it is not public.</summary>
    public DateOnly? OpensOn { get; private set; }

    /// <summary>Last day, included.</summary>
    public DateOnly? ClosesOn { get; private set; }

    /// <summary>What the bureau says about the opinions as a whole: Markdown, signed with the answers.</summary>
    public string Summary { get; set; } = "";

    /// <summary>UTC; 反馈.</summary>
    public DateTime? AnsweredAt { get; private set; }
    public string AnsweredBy { get; private set; } = "";
    public bool IsSample { get; init; }

    /// <summary>Number of saves of summary and answers.</summary>
    public int Version { get; set; }

    public ConsultationStage StageOn(DateOnly day) => this switch
    {
        { AnsweredAt: not null } => ConsultationStage.Answered,
        { OpensOn: null } => ConsultationStage.Preparing,
        _ when day < OpensOn => ConsultationStage.Announced,
        _ when day <= ClosesOn => ConsultationStage.Open,
        _ => ConsultationStage.Closed,
    };

    /// <summary>The window as the released notice says it.</summary>
    public void Announce(DateOnly opensOn, DateOnly closesOn) => (OpensOn, ClosesOn) = (opensOn, closesOn);

    public void Answer(string by, DateTime at) => (AnsweredAt, AnsweredBy) = (at, by);
}
