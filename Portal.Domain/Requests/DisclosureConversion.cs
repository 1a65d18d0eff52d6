namespace Portal.Domain.Requests;

/// <summary>Why information that was asked for may become 主动公开 (条例第四十四条).</summary>
public enum ConversionTrigger
{
    /// <summary>Several applicants asked for the same.</summary>
    AskedOften,

    /// <summary>An applicant proposed it.</summary>
    Proposal,

    /// <summary>The bureau's own review.</summary>
    OwnReview,
}

/// <summary>依申请公开转为主动公开: a line of the register.</summary>
public sealed class DisclosureConversion
{
    private DisclosureConversion()
    {
    }

    public DisclosureConversion(int? requestId, string subject, ConversionTrigger trigger, int times, bool publish, string reason, string decidedBy, DateOnly decidedOn) =>
        (RequestId, Subject, Trigger, Times, Publish, Reason, DecidedBy, DecidedOn) = (requestId, subject, trigger, times, publish, reason, decidedBy, decidedOn);

    public int Id { get; private set; }

    /// <summary>The case that gave rise to it; null for an own review.</summary>
    public int? RequestId { get; private set; }

    /// <summary>What is to be public.</summary>
    public string Subject { get; private set; } = "";
    public ConversionTrigger Trigger { get; private set; }

    /// <summary>How often it was asked for.</summary>
    public int Times { get; private set; }

    /// <summary>The decision: to publish it, or not.</summary>
    public bool Publish { get; private set; }
    public string Reason { get; private set; } = "";
    public string DecidedBy { get; private set; } = "";
    public DateOnly DecidedOn { get; private set; }

    /// <summary>Address of what was published, on this site; empty until then.</summary>
    public string Link { get; private set; } = "";
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>示例.</summary>
    public bool IsSample { get; set; }

    internal void Published(string link, DateOnly on) => (Link, PublishedOn) = (link, on);
}
