namespace Portal.Domain.Consultations;

/// <summary>How an opinion reached the bureau.</summary>
public enum OpinionChannel
{
    /// <summary>网上征集.</summary>
    Online,

    /// <summary>来信.</summary>
    Letter,

    /// <summary>电子邮件.</summary>
    Email,

    /// <summary>电话.</summary>
    Phone,

    /// <summary>座谈会.</summary>
    Meeting,

    /// <summary>听证会.</summary>
    Hearing,

    /// <summary>媒体.</summary>
    Media,

    /// <summary>书面征求有关单位.</summary>
    Unit,
}

public enum OpinionState
{
    /// <summary>计入.</summary>
    Counted,

    /// <summary>待甄别: looks like a duplicate or a flood; a person decides before the feedback is signed. Never lost.</summary>
    Suspect,

    /// <summary>不计入, with a reason; the number of these is published too.</summary>
    Excluded,
}

/// <summary>采纳情况.</summary>
public enum Disposition
{
    /// <summary>采纳.</summary>
    Adopted,

    /// <summary>部分采纳.</summary>
    PartlyAdopted,

    /// <summary>未采纳 (解释说明).</summary>
    NotAdopted,
}

/// <summary>One opinion on a draft. What was said never changes; what becomes of it is in its <see cref="OpinionAnswer"/>.</summary>
public sealed class Opinion
{
    private Opinion()
    {
    }

    public Opinion(int consultationId, int number, string code, OpinionChannel channel, string text, DateTime receivedAt) =>
        (ConsultationId, Number, Code, Channel, Text, ReceivedAt) = (consultationId, number, code, channel, text, receivedAt);

    public int Id { get; private set; }
    public int ConsultationId { get; private set; }

    /// <summary>第几条: 1, 2, 3 … within the consultation, without gaps.</summary>
    public int Number { get; private set; }

    /// <summary>查询码; on the receipt.</summary>
    public string Code { get; private set; } = "";
    public OpinionChannel Channel { get; private set; }

    /// <summary>Which article of the draft, as it is headed there, e.g. 第三条; empty: the whole draft.</summary>
    public string Article { get; init; } = "";
    public string Text { get; private set; } = "";

    /// <summary>Whose opinion; masked wherever the public sees it. Empty: nothing was given.</summary>
    public string Name { get; init; } = "";

    /// <summary>Organisation the writer speaks for; public as it is.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Phone or e-mail, voluntary; never public.</summary>
    public string Contact { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime ReceivedAt { get; private set; }

    /// <summary>Clerk who entered it; empty when it came by the public form.</summary>
    public string EnteredBy { get; init; } = "";
    public OpinionState State { get; set; }

    /// <summary>Why it is suspect, or why it does not count.</summary>
    public string StateReason { get; set; } = "";
    public int? AnswerId { get; set; }

    /// <summary>Unguessable, one for every form that was opened: a second sending finds the first one's opinion. Null for those that staff entered.</summary>
    public string? SubmissionKey { get; init; }

    /// <summary>Of the text without spaces and punctuation: the same words again are the same number.</summary>
    public long TextMark { get; init; }

    /// <summary>Of the sender's address, with a secret that changes every day: tells floods, never people.</summary>
    public long SourceMark { get; init; }
    public bool IsSample { get; init; }
}

/// <summary>甄别: that somebody counted opinions, or did not, and why. Kept for ever; the opinions hold its result.</summary>
public sealed class OpinionJudgement
{
    private OpinionJudgement()
    {
    }

    public OpinionJudgement(int consultationId, OpinionState state, string reason, int count, string opinions, string by, DateTime at) =>
        (ConsultationId, State, Reason, Count, Opinions, By, At) = (consultationId, state, reason, count, opinions, by, at);

    public int Id { get; private set; }
    public int ConsultationId { get; private set; }
    public OpinionState State { get; private set; }
    public string Reason { get; private set; } = "";
    public int Count { get; private set; }

    /// <summary>Numbers of the opinions; of many the first ones.</summary>
    public string Opinions { get; private set; } = "";
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}

/// <summary>
/// 处理意见: what the bureau answers to one opinion or to many that say the same. Its opinions share disposition and reason, so that ten thousand equal
/// wishes are answered once.
/// </summary>
public sealed class OpinionAnswer
{
    private OpinionAnswer()
    {
    }

    public OpinionAnswer(int consultationId, string title) => (ConsultationId, Title) = (consultationId, title);

    public int Id { get; private set; }
    public int ConsultationId { get; private set; }

    /// <summary>要点 of the opinions in it.</summary>
    public string Title { get; set; } = "";

    /// <summary>Null while it is being considered.</summary>
    public Disposition? Disposition { get; set; }
    public string Reason { get; set; } = "";

    /// <summary>Articles of the revised draft that were changed because of it, one a line, as they are headed there.</summary>
    public string Articles { get; set; } = "";

    /// <summary>Number of its opinions; kept so that every sorting leaves its line in the audit.</summary>
    public int Count { get; set; }
    public string UpdatedBy { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; set; }
    public int Version { get; set; }
    public bool IsSample { get; init; }
}
