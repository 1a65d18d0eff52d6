using System.Globalization;
using Portal.Domain.Common;

namespace Portal.Domain.Requests;

/// <summary>Who acts on a case, and when.</summary>
/// <param name="Today">The office's date.</param>
/// <param name="At">UTC.</param>
public sealed record CaseAct(DateOnly Today, string By, DateTime At);

/// <summary>
/// 依申请公开: one application for one item of information, with everything that was done about it. Its methods are the rules of the 条例 that need no
/// clock; periods are counted by the commands through the clocks.
/// </summary>
public sealed class InformationRequest
{
    private readonly List<RequestFile> _files = [];
    private readonly List<RequestEvent> _events = [];
    private readonly List<RequestAssignment> _assignments = [];
    private readonly List<RequestSearch> _searches = [];
    private readonly List<RequestConsultation> _consultations = [];
    private readonly List<RequestDelivery> _deliveries = [];

    private InformationRequest()
    {
    }

    public InformationRequest(string number, string code, RequestChannel channel, Applicant applicant, DateTime submittedAt) =>
        (Number, Code, Channel, Applicant, SubmittedAt) = (number, code, channel, applicant, submittedAt);

    public int Id { get; private set; }

    /// <summary>登记号, unique, counted anew each year by the day of submission: 2026-0012.</summary>
    public string Number { get; private set; } = "";

    /// <summary>查询码, random; with the name it opens the status page. Unique.</summary>
    public string Code { get; private set; } = "";
    public RequestChannel Channel { get; private set; }
    public int ApplicantId { get; private set; }
    public Applicant Applicant { get; private set; } = null!;

    /// <summary>UTC; when it arrived, before anybody confirmed it.</summary>
    public DateTime SubmittedAt { get; private set; }

    /// <summary>收到申请之日, day 0 of the reply clock and the day that counts for 本年新收; null until confirmed.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Name of the information wanted.</summary>
    public string Title { get; set; } = "";

    /// <summary>文号, where the applicant knows it.</summary>
    public string DocumentNumber { get; set; } = "";

    /// <summary>Other description of the content.</summary>
    public string Description { get; set; } = "";
    public WishedForm Form { get; set; }
    public WishedWay Way { get; set; }
    public RequestStage Stage { get; set; }

    /// <summary>Null until decided.</summary>
    public Decision? Decision { get; set; }

    /// <summary>Day of the decision, the day that counts for 本年度办理结果.</summary>
    public DateOnly? DecidedOn { get; set; }

    /// <summary>Day of the 归档.</summary>
    public DateOnly? ArchivedOn { get; private set; }

    /// <summary>补正, asked for at most once.</summary>
    public RequestCorrection? Correction { get; private set; }

    /// <summary>延期, at most once.</summary>
    public RequestExtension? Extension { get; private set; }

    /// <summary>信息处理费; null where none was asked for.</summary>
    public RequestFee? Fee { get; private set; }

    /// <summary>答复书; null while nobody has begun it, and for cases that end without one.</summary>
    public ReplyLetter? Letter { get; private set; }
    public IReadOnlyList<RequestFile> Files => _files;
    public IReadOnlyList<RequestEvent> Events => _events;
    public IReadOnlyList<RequestAssignment> Assignments => _assignments;
    public IReadOnlyList<RequestSearch> Searches => _searches;
    public IReadOnlyList<RequestConsultation> Consultations => _consultations;
    public IReadOnlyList<RequestDelivery> Deliveries => _deliveries;

    /// <summary>Of the form it was sent with, so that sending it twice makes one case; null for what the office wrote down. Unique.</summary>
    public string? SubmissionKey { get; init; }

    /// <summary>示例: brought along to look at, removed by 一键清空示例.</summary>
    public bool IsSample { get; set; }

    /// <summary>Moves with every write.</summary>
    public int Version { get; set; }

    /// <summary>Neither decided nor closed.</summary>
    public bool IsOpen => Stage < RequestStage.Replied;

    private bool IsInWork => Stage is RequestStage.Handling or RequestStage.Replying;

    public void Add(RequestFile file) => _files.Add(file);

    public void Add(RequestEvent happened) => _events.Add(happened);

    /// <summary>确认收到之日: day 0 of everything that follows.</summary>
    public Outcome Confirm(DateOnly on, CaseAct act)
    {
        if (ReceivedOn is { } day) return Outcome.Refused(new Reason("收到之日已经确认为 {0:yyyy-MM-dd}，不能再改。", day));
        if (on > act.Today) return Outcome.Refused("收到之日不能晚于今天。");
        if (on < OfficeClock.DateOf(SubmittedAt)) return Outcome.Refused(new Reason("收到之日不能早于申请提交的那天（{0:yyyy-MM-dd}）。", OfficeClock.DateOf(SubmittedAt)));
        (ReceivedOn, Stage) = (on, RequestStage.Examining);
        return Note(on, RequestLines.Received, isPublic: true, act);
    }

    /// <summary>审核: the application is complete.</summary>
    public Outcome Accept(CaseAct act)
    {
        if (Stage != RequestStage.Examining) return Outcome.Refused(ReceivedOn is null ? "请先确认收到之日，再审核。" : "这件申请现在不在审核中，请刷新后再看。");
        Stage = RequestStage.Handling;
        return Note(act.Today, RequestLines.Accepted, isPublic: true, act);
    }

    /// <summary>条例第三十条: once, all points together.</summary>
    /// <param name="lastDay">Of the period to ask for a correction.</param>
    public Outcome AskCorrection(string points, DateOnly lastDay, DateOnly correctBy, CaseAct act)
    {
        if (Correction is { } asked) return Outcome.Refused(new Reason("补正只能一次性告知，{0:yyyy-MM-dd} 已经告知过；请按现有内容审核。", asked.AskedOn));
        if (Stage != RequestStage.Examining) return Outcome.Refused(ReceivedOn is null ? "请先确认收到之日，再审核。" : "已经过了审核这一步，不能再要求补正。");
        if (act.Today > lastDay) return Outcome.Refused(new Reason("一次性告知补正的期限（{0:yyyy-MM-dd}）已过，不能再要求补正；请按现有内容办理。", lastDay));
        if (points.Length == 0) return Outcome.Refused("请逐项写明要补正什么，一次说全。");
        Correction = new RequestCorrection(points, act.Today, correctBy);
        Stage = RequestStage.Correcting;
        return Note(act.Today, RequestLines.Of(RequestLines.CorrectionAsked, correctBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), isPublic: true, act);
    }

    public Outcome ReceiveCorrection(DateOnly on, string what, CaseAct act)
    {
        if (Stage != RequestStage.Correcting || Correction is null) return Outcome.Refused("这件申请现在不需要补正，补正可能已经收到。");
        if (on < Correction.AskedOn || on > act.Today) return Outcome.Refused("收到补正的日期应在告知之日和今天之间。");
        if (what.Length == 0) return Outcome.Refused("请写明补正了什么。");
        Correction.Receive(on, what);
        Stage = RequestStage.Examining;
        return Note(on, RequestLines.Corrected, isPublic: true, act);
    }

    public Outcome Assign(string division, string question, CaseAct act)
    {
        if (!IsInWork) return Outcome.Refused("审核完毕、开始办理以后才能分办。");
        if (division.Length == 0) return Outcome.Refused("请选承办处室。");
        if (question.Length == 0) return Outcome.Refused("请写明要处室办什么。");
        if (_assignments.Exists(a => a.Division == division && a.AnsweredOn is null)) return Outcome.Refused(new Reason("{0}正在办，等它答复以后再分办。", division));
        _assignments.Add(new RequestAssignment(division, question, act.Today));
        return Note(act.Today, RequestLines.Of(RequestLines.Assigned, division), isPublic: false, act);
    }

    public Outcome Answer(RequestAssignment assignment, string opinion, CaseAct act)
    {
        if (assignment.AnsweredOn is not null) return Outcome.Refused("这项分办已经答复过了。");
        if (opinion.Length == 0) return Outcome.Refused("请写明处室的意见。");
        assignment.Answer(opinion, act.Today, act.By);
        return Note(act.Today, RequestLines.Of(RequestLines.Answered, assignment.Division), isPublic: false, act);
    }

    public Outcome Search(RequestSearch search, CaseAct act)
    {
        if (!IsOpen || Stage < RequestStage.Examining) return Outcome.Refused("收到之日确认以后、答复以前才能登记检索。");
        if (search.Place.Length == 0 || search.Words.Length == 0 || search.Person.Length == 0) return Outcome.Refused("请写明在哪里检索、用了哪些词、由谁检索：法院会看这份记录。");
        if (search.On > act.Today) return Outcome.Refused("检索的日期不能晚于今天。");
        _searches.Add(search);
        return Note(search.On, search.Found ? RequestLines.Found : RequestLines.NotFound, isPublic: false, act);
    }

    /// <summary>条例第三十二、三十四条.</summary>
    public Outcome Consult(ConsultationKind kind, string name, string reason, CaseAct act)
    {
        if (!IsInWork) return Outcome.Refused("审核完毕、开始办理以后才能征求意见。");
        if (name.Length == 0) return Outcome.Refused("请写明向谁征求意见。");
        if (reason.Length == 0) return Outcome.Refused("请写明为什么要征求意见。");
        _consultations.Add(new RequestConsultation(kind, name, reason, act.Today));
        return Note(act.Today, kind == ConsultationKind.ThirdParty ? RequestLines.ThirdPartyAsked : RequestLines.OrganAsked, isPublic: true, act);
    }

    public Outcome Answer(RequestConsultation consultation, ConsultationAnswer answer, DateOnly on, string grounds, CaseAct act)
    {
        if (consultation.Answer is not null) return Outcome.Refused("这次征求意见已经有结果了。");
        if (on < consultation.AskedOn || on > act.Today) return Outcome.Refused("答复的日期应在征求意见之日和今天之间。");
        if (answer == ConsultationAnswer.Objects && grounds.Length == 0) return Outcome.Refused("不同意公开要写明理由：理由是否合理，由本机关判断。");
        consultation.Record(answer, on, grounds);
        return Note(on, consultation.Kind == ConsultationKind.ThirdParty ? RequestLines.ThirdPartyAnswered : RequestLines.OrganAnswered, isPublic: true, act);
    }

    /// <param name="lastDay">Of the reply clock; null while it is stopped.</param>
    public Outcome Extend(int workdays, string reason, string consent, DateOnly? lastDay, int most, CaseAct act)
    {
        if (!IsInWork && Stage != RequestStage.Examining) return Outcome.Refused("办理中的申请才能延期。");
        if (Extension is not null) return Outcome.Refused("答复期限只能延长一次，已经延长过了。");
        if (act.Today > lastDay) return Outcome.Refused(new Reason("答复期限（{0:yyyy-MM-dd}）已过，不能再延长；请尽快答复。", lastDay!.Value));
        if (workdays < 1 || workdays > most) return Outcome.Refused(new Reason("延长的期限最长 {0} 个工作日。", most));
        if (reason.Length == 0) return Outcome.Refused("请写明延期的理由，要告知申请人。");
        if (consent.Length == 0) return Outcome.Refused("延期要经政府信息公开工作机构负责人同意：请写明由谁同意。");
        Extension = new RequestExtension(workdays, reason, consent, act.Today);
        return Note(act.Today, RequestLines.Of(RequestLines.Extended, workdays), isPublic: true, act);
    }

    public Outcome AskPayment(RequestFee fee, DateOnly? lastDay, CaseAct act)
    {
        if (!IsInWork) return Outcome.Refused("办理中的申请才能通知缴费。");
        if (_consultations.Exists(c => c.Answer is null)) return Outcome.Refused("还在征求意见，等有了结果再通知缴费。");
        if (Fee is not null) return Outcome.Refused("已经通知过缴费；按件和按量只能选一种，不能重复收。");
        if (act.Today > lastDay) return Outcome.Refused(new Reason("收费通知应在答复期限（{0:yyyy-MM-dd}）内发出，现在已过。", lastDay!.Value));
        if (fee.Amount == 0) return Outcome.Refused("没有超过免费的数量，不收费。");
        Fee = fee;
        Stage = RequestStage.Paying;
        return Note(act.Today, RequestLines.Of(RequestLines.PaymentAsked, fee.Amount), isPublic: true, act);
    }

    /// <param name="lastDay">Of the time to pay.</param>
    public Outcome Pay(DateOnly on, DateOnly? lastDay, CaseAct act)
    {
        if (Stage != RequestStage.Paying || Fee is null) return Outcome.Refused("这件申请没有在等缴费。");
        if (on < Fee.NotifiedOn || on > act.Today) return Outcome.Refused("缴费的日期应在通知之日和今天之间。");
        if (on > lastDay) return Outcome.Refused(new Reason("缴费期限（{0:yyyy-MM-dd}）已过，视为放弃申请；请按“逾期未缴费”办结。", lastDay!.Value));
        Fee.Pay(on);
        Stage = RequestStage.Handling;
        return Note(on, RequestLines.Paid, isPublic: true, act);
    }

    /// <summary>Puts the letter in its place; a second draft replaces the first one's text and decision.</summary>
    public Outcome Draft(ReplyLetter letter, CaseAct act)
    {
        if (Letter is null) Letter = letter;
        else Letter.Redraft(letter);
        if (Stage == RequestStage.Replying) return Outcome.Done;
        Stage = RequestStage.Replying;
        return Note(act.Today, RequestLines.Drafted, isPublic: false, act);
    }

    /// <summary>The decision, which is made when the letter goes out, or the case ends without one.</summary>
    public Outcome Decide(Decision decision, string text, CaseAct act)
    {
        (Decision, DecidedOn, Stage) = (decision, act.Today, RequestStage.Replied);
        return Note(act.Today, text, isPublic: true, act);
    }

    /// <summary>The end of a case that no letter answers: 撤回, or the applicant let a period pass.</summary>
    /// <param name="why">Of the office; the applicant does not have to say.</param>
    /// <param name="lastDay">Of the applicant's time to correct or to pay, where one ran.</param>
    public Outcome End(Decision decision, string why, DateOnly? lastDay, CaseAct act)
    {
        if (!IsOpen) return Outcome.Refused("这件申请已经办结。");
        if (ReceivedOn is null) return Outcome.Refused("请先确认收到之日：没有收到之日的申请不计入年报。");
        switch (decision)
        {
            case Requests.Decision.CorrectionOverdue when Stage != RequestStage.Correcting: return Outcome.Refused("没有在等补正，不能按逾期不补正办结。");
            case Requests.Decision.CorrectionOverdue when lastDay >= act.Today: return Outcome.Refused(new Reason("补正期限到 {0:yyyy-MM-dd}，还没有过。", lastDay.Value));
            case Requests.Decision.PaymentOverdue when Stage != RequestStage.Paying: return Outcome.Refused("没有在等缴费，不能按逾期未缴费办结。");
            case Requests.Decision.PaymentOverdue when lastDay >= act.Today: return Outcome.Refused(new Reason("缴费期限到 {0:yyyy-MM-dd}，还没有过。", lastDay.Value));
            case Requests.Decision.OtherEnd when why.Length == 0: return Outcome.Refused("请写明办结的情况。");
            case Requests.Decision.CorrectionOverdue or Requests.Decision.PaymentOverdue or Requests.Decision.Withdrawn or Requests.Decision.OtherEnd: break;
            default: return Outcome.Refused("这种决定要发答复书，请起草答复。");
        }

        if (why.Length > 0) Note(act.Today, why, isPublic: false, act);
        return Decide(decision, decision switch
        {
            Requests.Decision.CorrectionOverdue => RequestLines.CorrectionOverdue,
            Requests.Decision.PaymentOverdue => RequestLines.PaymentOverdue,
            Requests.Decision.Withdrawn => RequestLines.Withdrawn,
            _ => RequestLines.Ended,
        }, act);
    }

    public Outcome Deliver(RequestDelivery delivery, CaseAct act)
    {
        if (Stage != RequestStage.Replied || DecidedOn is not { } decided) return Outcome.Refused("答复发出以后才能登记送达。");
        if (delivery.On < decided || delivery.On > act.Today) return Outcome.Refused("送达的日期应在答复之日和今天之间。");
        _deliveries.Add(delivery);
        return Note(delivery.On, RequestLines.Delivered, isPublic: true, act);
    }

    public void Archive(CaseAct act)
    {
        (ArchivedOn, Stage) = (act.Today, RequestStage.Archived);
        Note(act.Today, RequestLines.Archived, isPublic: false, act);
    }

    internal Outcome Note(DateOnly on, string text, bool isPublic, CaseAct act)
    {
        _events.Add(new RequestEvent(on, text, isPublic, act.By, act.At));
        return Outcome.Done;
    }

    /// <summary>For material that is brought in whole, with its own days.</summary>
    internal void Restore(RequestCorrection? correction, RequestExtension? extension, RequestFee? fee, DateOnly? archivedOn, IEnumerable<RequestConsultation> consultations, IEnumerable<RequestAssignment> assignments, IEnumerable<RequestSearch> searches, IEnumerable<RequestDelivery> deliveries)
    {
        (Correction, Extension, Fee, ArchivedOn) = (correction, extension, fee, archivedOn);
        _consultations.AddRange(consultations);
        _assignments.AddRange(assignments);
        _searches.AddRange(searches);
        _deliveries.AddRange(deliveries);
    }

    internal void RestoreLetter(ReplyLetter letter) => Letter = letter;

    internal void Remove(RequestFile file) => _files.Remove(file);
}
