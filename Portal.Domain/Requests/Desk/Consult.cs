using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>
/// 征求意见 (条例第三十二、三十四条): a third party or another organ has 15 working days; from the day asked to the day answered the reply clock stands
/// still. Silence of a third party: the bureau decides by the 条例; silence of an organ: it agrees.
/// </summary>
public sealed class AskOpinion(WriteGate gate, Notices notices)
{
    public Task<Outcome> ThirdPartyAsync(Actor actor, int requestId, string name, string reason, CancellationToken ct) => AskAsync(actor, "AskThirdParty", requestId, ConsultationKind.ThirdParty, name, reason, ct);

    public Task<Outcome> OrganAsync(Actor actor, int requestId, string name, string reason, CancellationToken ct) => AskAsync(actor, "AskOrgan", requestId, ConsultationKind.Organ, name, reason, ct);

    private Task<Outcome> AskAsync(Actor actor, string act, int requestId, ConsultationKind kind, string name, string reason, CancellationToken ct) =>
        gate.ChangeAsync(actor, act, requestId, async (write, request) =>
        {
            var stands = request.Consultations.Any(c => c.Answer is null);
            var outcome = request.Consult(kind, name.Trim(), reason.Trim(), write.Act());
            if (!outcome.Ok) return outcome;
            var consultation = request.Consultations[^1];
            await notices.AttachAsync(write, request, Notices.Consultation(request, consultation), ct);
            await OpinionsAsked.StartClockAsync(write, request, consultation, write.Today, ct);
            if (!stands) await ClockDesk.StopAsync(write, await Cases.ReplyClockAsync(write, request, ct), write.Today, kind == ConsultationKind.ThirdParty ? "征求第三方意见" : "征求其他机关意见", ct);
            return outcome;
        }, ct);
}

/// <summary>What came back from those who were asked.</summary>
public sealed class RecordOpinion(WriteGate gate)
{
    /// <summary>The day the letter reached them: their 15 working days count from the day after.</summary>
    public Task<Outcome> ReachedAsync(Actor actor, int requestId, int consultationId, DateOnly on, CancellationToken ct) =>
        gate.ChangeAsync(actor, "RecordReached", requestId, async (write, request) =>
        {
            if (Find(request, consultationId) is not { } consultation) return Outcome.Missing;
            if (consultation.Answer is not null) return Outcome.Refused("这次征求意见已经有结果了。");
            if (on < consultation.AskedOn || on > write.Today) return Outcome.Refused("收到征求意见书的日期应在发出之日和今天之间。");
            consultation.ReceivedOn = on;
            if (await OpinionsAsked.ClockAsync(write.Db, consultation, ct) is { } clock) await ClockDesk.RestartAsync(write, clock, on, "对方收到征求意见书", ct);
            return request.Note(on, RequestLines.Reached, isPublic: false, write.Act());
        }, ct);

    /// <param name="answer">Silence is refused while their time has not passed.</param>
    public Task<Outcome> AnswerAsync(Actor actor, int requestId, int consultationId, ConsultationAnswer answer, DateOnly on, string grounds, CancellationToken ct) =>
        gate.ChangeAsync(actor, "RecordOpinion", requestId, async (write, request) =>
        {
            if (Find(request, consultationId) is not { } consultation) return Outcome.Missing;
            var clock = await OpinionsAsked.ClockAsync(write.Db, consultation, ct);
            if (answer == ConsultationAnswer.Silent)
            {
                if (clock?.DueOn is { } due && due >= write.Today) return Outcome.Refused(new Reason("对方的答复期限到 {0:yyyy-MM-dd}，还没有过，不能按逾期未答复处理。", due));
                on = write.Today;
            }

            var outcome = request.Answer(consultation, answer, on, grounds.Trim(), write.Act());
            if (!outcome.Ok) return outcome;
            if (clock is { State: not ClockState.Ended }) await ClockDesk.EndAsync(write, clock, on, "已有结果", ct);
            if (request.Consultations.Any(c => c.Answer is null)) return outcome;
            // With several, the time stands still until the last of them has answered.
            var last = request.Consultations.Max(c => c.AnsweredOn!.Value);
            await ClockDesk.ResumeAsync(write, await Cases.ReplyClockAsync(write, request, ct), last, "征求意见结束", ct);
            return outcome;
        }, ct);

    private static RequestConsultation? Find(InformationRequest request, int id) => request.Consultations.FirstOrDefault(c => c.Id == id);
}

/// <summary>Clocks of those who are asked: each has its own.</summary>
internal static class OpinionsAsked
{
    public const string Subject = "request-consultation";

    public static async Task StartClockAsync(Write write, InformationRequest request, RequestConsultation consultation, DateOnly zero, CancellationToken ct)
    {
        await write.FlushAsync(ct); // its id names the clock
        await ClockDesk.StartAsync(write, RuleOf(consultation.Kind), SubjectOf(request, consultation), zero, ct);
    }

    public static ClockSubject SubjectOf(InformationRequest request, RequestConsultation consultation) =>
        new(Subject, consultation.Id, $"{request.Number} 号公开申请：等{(consultation.Kind == ConsultationKind.ThirdParty ? "第三方" : "其他机关")}答复", $"/workspace/requests/{request.Id}", null);

    public static string RuleOf(ConsultationKind kind) => kind == ConsultationKind.ThirdParty ? ClockRules.ThirdParty : ClockRules.OtherOrgan;

    public static Task<Clock?> ClockAsync(PortalDb db, RequestConsultation consultation, CancellationToken ct) =>
        ClockDesk.OfAsync(db, Subject, consultation.Id, RuleOf(consultation.Kind), ct);
}
