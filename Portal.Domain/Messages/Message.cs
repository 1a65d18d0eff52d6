using Portal.Domain.Common;

namespace Portal.Domain.Messages;

/// <summary>What this room tells the change feed, and its subject in audit and clocks.</summary>
public static class MessageChange
{
    public const string Message = "message";

    /// <summary>A published answer came, changed or went.</summary>
    public const string Published = "message-published";
}

public enum MessageKind
{
    /// <summary>咨询.</summary>
    Question,

    /// <summary>建议.</summary>
    Suggestion,

    /// <summary>我为政府网站找错.</summary>
    Correction,
}

public enum MessageStage
{
    /// <summary>待甄别: looks like a flood; a person decides. No clock runs meanwhile, so that a flood cannot fill the office's day.</summary>
    Suspect,

    /// <summary>待分办.</summary>
    Received,

    /// <summary>办理中: with a division.</summary>
    Assigned,

    /// <summary>待审签: the division has drafted an answer.</summary>
    Drafted,

    /// <summary>已答复.</summary>
    Answered,

    /// <summary>不予办理, with a reason that the sender can read.</summary>
    SetAside,
}

/// <summary>How long the answer may take; a correction of the site has its own period.</summary>
public enum MessagePace
{
    /// <summary>简单咨询.</summary>
    Simple,
    Normal,

    /// <summary>复杂, with a note why.</summary>
    Complex,
}

/// <summary>A message of the public to the bureau: a question, a suggestion, or a mistake found on the site.</summary>
public sealed class Message
{
    private Message()
    {
    }

    public Message(string number, string code, MessageKind kind, string subject, string text, DateTime receivedAt) =>
        (Number, Code, Kind, Subject, Text, ReceivedAt, PublicText) = (number, code, kind, subject, text, receivedAt, text);

    public int Id { get; private set; }

    /// <summary>编号, e.g. L2026-0012.</summary>
    public string Number { get; private set; } = "";

    /// <summary>查询码; on the receipt.</summary>
    public string Code { get; private set; } = "";
    public MessageKind Kind { get; private set; }
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>Of the page on which a mistake was found; empty for the others.</summary>
    public string PageAddress { get; init; } = "";

    /// <summary>Voluntary, never public.</summary>
    public string Name { get; init; } = "";

    /// <summary>Phone or e-mail; voluntary, never public.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The sender lets others read question and answer.</summary>
    public bool MayPublish { get; init; }

    /// <summary>UTC.</summary>
    public DateTime ReceivedAt { get; private set; }
    public MessageStage Stage { get; set; } = MessageStage.Received;

    /// <summary>Why it is suspect, or why it was set aside.</summary>
    public string StageReason { get; set; } = "";
    public MessagePace Pace { get; set; } = MessagePace.Normal;

    /// <summary>Why it is simple or complex.</summary>
    public string PaceNote { get; set; } = "";

    /// <summary>The division that drafts the answer; empty: the office itself.</summary>
    public string Division { get; set; } = "";

    /// <summary>What the office asks of the division.</summary>
    public string Instruction { get; set; } = "";

    /// <summary>The answer, plain text: a draft until <see cref="AnsweredAt"/>.</summary>
    public string Answer { get; set; } = "";
    public string DraftedBy { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? AnsweredAt { get; set; }
    public string AnsweredBy { get; set; } = "";
    public bool IsPublic { get; set; }

    /// <summary>The message as the public reads it: without what tells who wrote it.</summary>
    public string PublicText { get; set; } = "";

    /// <summary>Unguessable, one for every form that was opened. Null for samples.</summary>
    public string? SubmissionKey { get; init; }

    /// <summary>See <see cref="FloodMarks"/>.</summary>
    public long TextMark { get; init; }

    /// <summary>See <see cref="FloodMarks"/>.</summary>
    public long SourceMark { get; init; }
    public bool IsSample { get; init; }

    /// <summary>Number of saves.</summary>
    public int Version { get; set; }

    public bool IsOpen => Stage is not (MessageStage.Answered or MessageStage.SetAside);
}
