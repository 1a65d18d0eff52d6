using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Requests.Letters;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Samples;

/// <summary>A sample case built from its row as the commands would have left it, with the days of the row.</summary>
internal sealed class SampleCase
{
    /// <summary>Stands as the person in whatever samples bring along.</summary>
    public const string Office = "示例经办人";

    private readonly SampleRow _row;
    private readonly DateOnly? _received;

    public SampleCase(SampleRow row, string number)
    {
        _row = row;
        _received = row.Day("received");
        var submitted = row.Day("submitted")!.Value;
        Request = new InformationRequest(number, LookupCode.New(), Enum.Parse<RequestChannel>(row["channel"]), new Applicant
        {
            Kind = Enum.Parse<ApplicantKind>(row["kind"]),
            Name = row["name"],
            IdNumber = $"示例{StableNumber(row["name"])}",
            Phone = "000 0000 0000",
            Email = "shili@example.com",
            Address = "示例市示例路 2 号",
        }, OfficeClock.StartOf(submitted).AddHours(9))
        {
            Title = row["title"],
            Form = Enum.Parse<WishedForm>(row["form"]),
            Way = Enum.Parse<WishedWay>(row["way"]),
            ReceivedOn = _received,
            IsSample = true,
        };
    }

    public InformationRequest Request { get; }

    public DateOnly? DecidedOn => _row.Day("decided-on");

    public Remedy? Remedy()
    {
        if (!_row.Has("remedy")) return null;
        var kind = Enum.Parse<RemedyKind>(_row["remedy"]);
        var remedy = new Remedy(Request.Id, kind, kind == RemedyKind.Reconsideration ? "示例市人民政府" : "示例市示例区人民法院", "", _row.Day("filed-on")!.Value) { IsSample = true };
        if (_row.Has("result")) remedy.Conclude(Enum.Parse<RemedyResult>(_row["result"]), _row.Day("concluded-on")!.Value);
        return remedy;
    }

    /// <param name="letterNumber">文号, if the case was answered by a letter.</param>
    /// <param name="correctBy">Last day to correct, where that was asked for.</param>
    public void Fill(string? letterNumber, Func<DateOnly, DateOnly> correctBy, RequestSettings settings)
    {
        var correction = _row.Day("corrected-asked") is { } asked ? new RequestCorrection("请写明具体的项目名称和年度。", asked, correctBy(asked)) : null;
        if (_row.Day("corrected-on") is { } corrected) correction!.Receive(corrected, "申请人补充了项目名称和年度。");
        var extension = _row.Day("extended-on") is { } extended ? new RequestExtension(_row.Number("extended-by"), "涉及材料较多，需要逐件核对", "示例负责人", extended) : null;
        var fee = _row.Day("fee-on") is { } told ? new RequestFee(Enum.Parse<FeeBasis>(_row["fee-basis"]), 0, _row.Number("fee-units"), told) : null;
        if (_row.Day("paid-on") is { } paid) fee!.Pay(paid);
        List<RequestConsultation> consultations = [];
        if (_row.Has("consulted"))
        {
            var kind = Enum.Parse<ConsultationKind>(_row["consulted"]);
            var consultation = new RequestConsultation(kind, kind == ConsultationKind.ThirdParty ? "示例第三方有限公司" : "示例市示例局", "公开可能涉及其合法权益", _row.Day("asked-on")!.Value);
            var answer = _row.Has("answer") ? Enum.Parse<ConsultationAnswer>(_row["answer"]) : ConsultationAnswer.Silent;
            if (_row.Has("answer")) consultation.Record(answer, _row.Day("answered-on")!.Value, answer == ConsultationAnswer.Objects ? "含有商业秘密" : "");
            consultations.Add(consultation);
        }

        List<RequestAssignment> assignments = [];
        if (_row.Has("division"))
        {
            var assignment = new RequestAssignment(_row["division"], "请提出是否公开的意见，并提供有关材料。", _row.Day("assigned-on")!.Value);
            if (_row.Day("opinion-on") is { } answered) assignment.Answer("经核对，意见和材料见附件。", answered, Office);
            assignments.Add(assignment);
        }

        List<RequestSearch> searches = _row.Day("searched-on") is { } on ? [new RequestSearch("公文系统、档案室、业务系统", Request.Title, Office, on, _row["found"] == "yes", "")] : [];
        List<RequestDelivery> deliveries = _row.Day("delivered-on") is { } delivered ? [new RequestDelivery(Request.Way, delivered, Request.Way == WishedWay.Post ? "挂号信 示例000000" : "")] : [];
        Request.Restore(correction, extension, fee, _row.Day("archived-on"), consultations, assignments, searches, deliveries);
        Decide(letterNumber, settings);
        Tell();
    }

    /// <summary>The letter as it went out.</summary>
    public StoredFile AddPaper(RequestSettings settings)
    {
        var letter = Request.Letter!;
        var paper = new StoredFile(SendReply.Paper(letter, settings), FileTypes.Docx);
        Request.Add(new RequestFile(RequestFileKind.Reply, SendReply.NameOf(letter), paper.Hash, paper.ContentType, paper.Size, Office, OfficeClock.StartOf(letter.SentOn!.Value).AddHours(9), isForApplicant: true));
        return paper;
    }

    /// <summary>The clocks of the case with what happened to them; of one that is over without that for a correction, which told nothing.</summary>
    public IEnumerable<Clock> Clocks(IReadOnlyList<ClockRule> rules, WorkingCalendar calendar, DateTime now)
    {
        if (_received is not { } received) yield break;
        var reply = Start(ClockRules.Reply, Cases.ClockOf(Request), received);
        if (Request.IsOpen)
        {
            var asking = Start(ClockRules.Correction, Cases.ClockOf(Request), received);
            End(asking, Request.Stage == RequestStage.Examining ? null : _row.Day("corrected-asked") ?? _row.Day("assigned-on") ?? received.AddDays(1));
            yield return asking;
        }

        if (_row.Day("corrected-asked") is { } asked)
        {
            Add(reply, ClockEventKind.Stopped, asked, 0, "等申请人补正");
            var correcting = Start(ClockRules.Corrected, Cases.ClockOf(Request), asked);
            End(correcting, _row.Day("corrected-on") ?? DecidedOn);
            yield return correcting;
            if (_row.Day("corrected-on") is { } corrected) Add(reply, ClockEventKind.Restarted, corrected, 0, "收到补正，重新计算");
        }

        if (_row.Day("fee-on") is { } told)
        {
            Add(reply, ClockEventKind.Stopped, told, 0, "等申请人缴费");
            var paying = Start(ClockRules.Payment, Cases.ClockOf(Request), told);
            End(paying, _row.Day("paid-on") ?? DecidedOn);
            yield return paying;
            if (_row.Day("paid-on") is { } paid) Add(reply, ClockEventKind.Restarted, paid, 0, "缴费次日起重新计算");
        }

        if (_row.Day("asked-on") is { } consulted)
        {
            Add(reply, ClockEventKind.Stopped, consulted, 0, "征求意见");
            var consultation = Request.Consultations[0];
            var waiting = Start(OpinionsAsked.RuleOf(consultation.Kind), OpinionsAsked.SubjectOf(Request, consultation), consulted);
            End(waiting, _row.Day("answered-on"));
            yield return waiting;
            if (_row.Day("answered-on") is { } answered) Add(reply, ClockEventKind.Resumed, answered, 0, "征求意见结束");
        }

        if (_row.Day("extended-on") is { } extended) Add(reply, ClockEventKind.Extended, extended, _row.Number("extended-by"), "涉及材料较多，需要逐件核对");
        End(reply, DecidedOn);
        yield return reply;

        Clock Start(string key, ClockSubject subject, DateOnly zero)
        {
            var clock = new Clock(ClockRule.On(rules, key, zero), subject, OfficeClock.StartOf(zero));
            clock.Set(ClockReading.Of(clock, calendar));
            return clock;
        }

        void Add(Clock clock, ClockEventKind kind, DateOnly day, int amount, string note) => clock.Add(new ClockEvent(kind, OfficeClock.StartOf(day), amount, note, Office, now), calendar);

        void End(Clock clock, DateOnly? day)
        {
            if (day is { } on) Add(clock, ClockEventKind.Ended, on, 0, "办结");
        }
    }

    private void Decide(string? letterNumber, RequestSettings settings)
    {
        if (!_row.Has("decision"))
        {
            Request.Stage = Enum.Parse<RequestStage>(_row["stage"]);
            return;
        }

        var decision = Enum.Parse<Decision>(_row["decision"]);
        (Request.Decision, Request.DecidedOn, Request.Stage) = (decision, DecidedOn, _row.Has("archived-on") ? RequestStage.Archived : RequestStage.Replied);
        if (letterNumber is null) return;
        var text = ReplyText.Of(Request, decision, _row["detail"], "", settings, DecidedOn!.Value);
        Request.RestoreLetter(new ReplyLetter(decision, letterNumber, text, Office, OfficeClock.StartOf(DecidedOn.Value).AddHours(8)) { SentOn = DecidedOn });
    }

    /// <summary>The history, in the order of its days; of a case that is over what the applicant saw, which is what people look up.</summary>
    private void Tell()
    {
        List<(string Column, string Text, bool IsPublic)> steps =
        [
            ("submitted", RequestLines.Registered, false), ("received", RequestLines.Received, true), ("corrected-asked", RequestLines.CorrectionAskedOnce, true), ("corrected-on", RequestLines.Corrected, true),
            ("assigned-on", RequestLines.Of(RequestLines.Assigned, _row["division"]), false), ("opinion-on", RequestLines.Of(RequestLines.Answered, _row["division"]), false), ("searched-on", _row["found"] == "yes" ? RequestLines.Found : RequestLines.NotFound, false),
            ("fee-on", RequestLines.FeeAsked, true), ("paid-on", RequestLines.Paid, true), ("asked-on", RequestLines.OpinionAsked, true), ("answered-on", RequestLines.OpinionAnswered, true),
            ("extended-on", RequestLines.Of(RequestLines.Extended, _row["extended-by"]), true), ("decided-on", RequestLines.Ended, true), ("delivered-on", RequestLines.Delivered, true), ("archived-on", RequestLines.Archived, false), ("filed-on", RequestLines.RemedyFiled, false),
        ];
        foreach (var (day, text, isPublic) in steps.Where(s => _row.Has(s.Column) && (s.IsPublic || Request.IsOpen)).Select(s => (_row.Day(s.Column)!.Value, s.Text, s.IsPublic)).OrderBy(s => s.Item1))
            Request.Note(day, text, isPublic, new CaseAct(day, Office, OfficeClock.StartOf(day).AddHours(9)));
    }

    /// <summary>The same for the same name, so that cases of one applicant belong together.</summary>
    private static uint StableNumber(string name) => name.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);
}
