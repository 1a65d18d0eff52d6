using Portal.Domain.Common;

namespace Portal.Domain.Readers;

/// <summary>What this room tells the change feed; the root is the policy.</summary>
public static class ReaderChange
{
    public const string Question = "reader-question";
    public const string Clarity = "clarity";
}

public enum QuestionState
{
    /// <summary>待答复.</summary>
    Asked,

    /// <summary>已拟答, not public yet.</summary>
    Answered,

    /// <summary>已公开.</summary>
    Published,

    /// <summary>不公开.</summary>
    Hidden,
}

/// <summary>A reader's question about a policy. No name, no contact: what is answered is answered for everybody, and the code tells the asker where it stands.</summary>
public sealed class ReaderQuestion
{
    /// <summary>Shortest question, characters.</summary>
    public const int MinText = 5;

    /// <summary>Longest question, characters.</summary>
    public const int MaxText = 500;

    /// <summary>Longest answer, characters.</summary>
    public const int MaxAnswer = 3000;

    private ReaderQuestion()
    {
    }

    public ReaderQuestion(int policyId, string division, string text, string code, string key, DateTime at) =>
        (PolicyId, Division, Text, Shown, Code, SubmissionKey, AskedAt) = (policyId, division, text, text, code, key, at);

    public int Id { get; private set; }
    public int PolicyId { get; private set; }

    /// <summary>Who answers: the policy's drafting division.</summary>
    public string Division { get; private set; } = "";

    /// <summary>As it was asked; a citizen's words, never public as they are.</summary>
    public string Text { get; private set; } = "";

    /// <summary>As it is published: the office takes out what names people.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>With it the asker finds the question again.</summary>
    public string Code { get; private set; } = "";

    /// <summary>One for every form that was opened: sent twice it is one question.</summary>
    public string SubmissionKey { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; private set; }
    public QuestionState State { get; private set; }
    public string Answer { get; private set; } = "";
    public string AnsweredBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? AnsweredAt { get; private set; }
    public string PublishedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Why it is not published; the asker reads it.</summary>
    public string HideReason { get; private set; } = "";

    /// <summary>The interpretation that takes it up; null: none yet.</summary>
    public int? CoveredById { get; set; }
    public bool IsSample { get; init; }
    public int Version { get; set; }

    public Outcome AnswerWith(string answer, string by, DateTime at)
    {
        if (State == QuestionState.Published) return Outcome.Refused("已经公开的答复不能改；要补充的，请在新的解读里说明。");
        if (answer.Length == 0) return Outcome.Refused("请写答复。");
        if (answer.Length > MaxAnswer) return Outcome.Refused(new Reason("答复最多 {0} 字，现在有 {1} 字。", MaxAnswer, answer.Length));
        (State, Answer, AnsweredBy, AnsweredAt, HideReason) = (QuestionState.Answered, answer, by, at, "");
        return Outcome.Done;
    }

    public Outcome Publish(string shown, string by, DateTime at)
    {
        if (State != QuestionState.Answered) return Outcome.Refused("有了答复才能公开。");
        if (shown.Length == 0) return Outcome.Refused("请写公开时的提问。");
        if (shown.Length > MaxText) return Outcome.Refused(new Reason("提问最多 {0} 字，现在有 {1} 字。", MaxText, shown.Length));
        (State, Shown, PublishedBy, PublishedAt) = (QuestionState.Published, shown, by, at);
        return Outcome.Done;
    }

    public Outcome Hide(string reason)
    {
        if (reason.Length == 0) return Outcome.Refused("不公开要写明理由，提问的人凭查询码看得到。");
        (State, HideReason) = (QuestionState.Hidden, reason);
        return Outcome.Done;
    }
}

/// <summary>'这篇讲清楚了吗': how many readers of one edition said yes or no. Nothing else is kept of them.</summary>
public sealed class ClarityCount
{
    private ClarityCount()
    {
    }

    public ClarityCount(int documentId, int edition) => (DocumentId, Edition) = (documentId, edition);

    public int DocumentId { get; private set; }

    /// <summary>Number of the edition that was read.</summary>
    public int Edition { get; private set; }
    public int Yes { get; set; }
    public int No { get; set; }
    public bool IsSample { get; init; }
}
