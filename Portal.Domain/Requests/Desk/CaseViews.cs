using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Reviews;

namespace Portal.Domain.Requests.Desk;

/// <summary>Lists of cases by how far they have come.</summary>
public enum RequestTab
{
    /// <summary>Everything that is not decided.</summary>
    Open,

    /// <summary>登记: receipt not confirmed.</summary>
    Registered,

    /// <summary>审核 and 补正.</summary>
    Examining,

    /// <summary>办理, 缴费.</summary>
    Handling,

    /// <summary>答复 under way.</summary>
    Replying,

    /// <summary>Replied, not yet archived.</summary>
    Replied,

    /// <summary>已归档.</summary>
    Archived,

    All,
}

public enum DueFilter
{
    /// <summary>已超期.</summary>
    Late,

    /// <summary>Five working days or fewer are left.</summary>
    Near,

    /// <summary>停着.</summary>
    Stopped,
}

/// <param name="Text">In number, title or the applicant's name.</param>
/// <param name="Decision">Only cases with it.</param>
public sealed record RequestFilter(RequestTab Tab, string? Text = null, RequestChannel? Channel = null, Decision? Decision = null, DueFilter? Due = null);

/// <summary>The reply clock as a list shows it.</summary>
/// <param name="Left">Working days from today up to the last day, 0 on it; negative: working days late. Null while stopped, or ended.</param>
public sealed record ClockChip(int Id, ClockState State, DateOnly? DueOn, bool Provisional, int? Left, bool IsLate);

/// <summary>A line of the list; the applicant is masked.</summary>
public sealed record RequestRow(int Id, string Number, string Title, string Applicant, ApplicantKind Kind, RequestChannel Channel, RequestStage Stage, DateTime SubmittedAt, DateOnly? ReceivedOn, Decision? Decision, DateOnly? DecidedOn, bool IsSample, ClockChip? Clock);

/// <summary>A clock of a case with its name in words.</summary>
/// <param name="Extended">Units added by an extension.</param>
public sealed record CaseClock(string RuleKey, string Name, string Source, DateOnly StartOn, int Amount, int Extended, ClockChip Chip);

/// <summary>Another case that is like this one.</summary>
/// <param name="SameApplicant">Of the same applicant: may be a 重复申请.</param>
/// <param name="Likeness">0 to 1, of the titles.</param>
public sealed record SimilarCase(int Id, string Number, string Title, DateOnly? ReceivedOn, Decision? Decision, DateOnly? DecidedOn, bool SameApplicant, double Likeness);

/// <summary>A case whole, without personal data: those are shown by <see cref="SeeApplicant"/>.</summary>
/// <param name="Applicant">Masked.</param>
/// <param name="Missing">What the file lacks before it can be archived; empty when it can.</param>
/// <param name="ItemsBefore">Applications of the same applicant in the same calendar month before this one.</param>
public sealed record CaseView(int Id, string Number, RequestChannel Channel, ApplicantKind Kind, string Applicant, DateTime? ErasedAt, DateTime SubmittedAt, DateOnly? ReceivedOn, string Title, string DocumentNumber, string Description,
    WishedForm Form, WishedWay Way, RequestStage Stage, Decision? Decision, DateOnly? DecidedOn, DateOnly? ArchivedOn, bool IsSample, RequestCorrection? Correction, RequestExtension? Extension, RequestFee? Fee, LetterView? Letter,
    IReadOnlyList<RequestFile> Files, IReadOnlyList<RequestEvent> Events, IReadOnlyList<RequestAssignment> Assignments, IReadOnlyList<RequestSearch> Searches, IReadOnlyList<RequestConsultation> Consultations, IReadOnlyList<RequestDelivery> Deliveries,
    IReadOnlyList<Remedy> Remedies, IReadOnlyList<DisclosureConversion> Conversions, IReadOnlyList<CaseClock> Clocks, IReadOnlyList<Reason> Missing, int ItemsBefore)
{
    public bool IsOpen => Stage < RequestStage.Replied;

    /// <summary>The clock of the reply; null before receipt.</summary>
    public CaseClock? Reply => Clocks.FirstOrDefault(c => c.RuleKey == ClockRules.Reply);
}

/// <summary>The letter of a case and how far its signing is.</summary>
/// <param name="IsSigned">Signed to the end, and not changed since.</param>
public sealed record LetterView(Decision Decision, string Number, string Text, string DraftedBy, DateTime UpdatedAt, DateOnly? SentOn, int? ReviewId, ReviewState? Review, string Step, string EndReason, bool IsSigned);

/// <summary>What a division is asked; no word of who applies.</summary>
public sealed record AssignedCase(int RequestId, int AssignmentId, string Number, string Title, string DocumentNumber, string Description, string Division, string Question, DateOnly AskedOn, string Opinion, DateOnly? AnsweredOn, string AnsweredBy, ClockChip? Clock);

/// <summary>A line of the register of remedies.</summary>
public sealed record RemedyRow(Remedy Remedy, string Number, string Title, Decision? Decision);

/// <summary>A line of the register of conversions.</summary>
public sealed record ConversionRow(DisclosureConversion Conversion, string Number, ClockChip? Clock);
