using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>审核: the application is complete and is handled from now on.</summary>
public sealed class AcceptRequest(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(AcceptRequest), requestId, async (write, request) =>
        {
            var outcome = request.Accept(write.Act());
            if (outcome.Ok) await Cases.EndAsync(write, request, ClockRules.Correction, write.Today, "审核完毕，不用补正", ct);
            return outcome;
        }, ct);
}

/// <summary>一次性告知补正 (条例第三十条): within 7 working days from receipt; the reply clock stands still until the correction arrives.</summary>
public sealed class AskCorrection(WriteGate gate, Notices notices)
{
    /// <param name="points">Everything that has to be corrected.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, string points, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(AskCorrection), requestId, async (write, request) =>
        {
            if (await Cases.ClockAsync(write, request, ClockRules.Correction, ct) is not { } asking) return Cases.Unconfirmed;
            var rule = await ClockDesk.RuleAsync(write.Db, ClockRules.Corrected, write.Today, ct);
            var correctBy = (await Calendars.OfAsync(write.Db, ct)).After(write.Today, rule.Amount).Date;
            var outcome = request.AskCorrection(points.Trim(), asking.DueOn ?? write.Today, correctBy, write.Act());
            if (!outcome.Ok) return outcome;
            await ClockDesk.EndAsync(write, asking, write.Today, "已一次性告知补正", ct);
            await Cases.StartAsync(write, request, ClockRules.Corrected, write.Today, ct);
            await ClockDesk.StopAsync(write, await Cases.ReplyClockAsync(write, request, ct), write.Today, "等申请人补正", ct);
            await notices.AttachAsync(write, request, Notices.Correction(request), ct);
            return outcome;
        }, ct);
}

/// <summary>The corrected application has arrived: the reply period begins anew, with that day as day 0.</summary>
public sealed class RecordCorrection(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, DateOnly on, string what, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(RecordCorrection), requestId, async (write, request) =>
        {
            var outcome = request.ReceiveCorrection(on, what.Trim(), write.Act());
            if (!outcome.Ok) return outcome;
            await Cases.EndAsync(write, request, ClockRules.Corrected, on, "收到补正", ct);
            await ClockDesk.RestartAsync(write, await Cases.ReplyClockAsync(write, request, ct), on, "收到补正，重新计算", ct);
            return outcome;
        }, ct);
}

/// <summary>Ends a case without a reply: 撤回, or the applicant let a period pass.</summary>
public sealed class CloseRequest(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, Decision decision, string why, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(CloseRequest), requestId, async (write, request) =>
        {
            if (await RefusalAsync(write, request, decision, why.Trim(), ct) is { } refusal) return Outcome.Refused(refusal);
            await Cases.EndAllAsync(write, request, write.Today, "办结", ct);
            if (why.Trim().Length > 0) request.Note(write.Today, why.Trim(), isPublic: false, write.Act());
            return request.Decide(decision, decision switch
            {
                Decision.CorrectionOverdue => "申请人逾期不补正，不再处理",
                Decision.PaymentOverdue => "申请人逾期未缴费，不再处理",
                Decision.Withdrawn => "申请人撤回申请",
                _ => "办结",
            }, write.Act());
        }, ct);

    private static async Task<Reason?> RefusalAsync(Write write, InformationRequest request, Decision decision, string why, CancellationToken ct)
    {
        if (!request.IsOpen) return "这件申请已经办结。";
        if (request.ReceivedOn is null) return "请先确认收到之日：没有收到之日的申请不计入年报。";
        switch (decision)
        {
            case Decision.CorrectionOverdue:
                if (request.Stage != RequestStage.Correcting) return "没有在等补正，不能按逾期不补正办结。";
                return (await Cases.ClockAsync(write, request, ClockRules.Corrected, ct))?.DueOn is { } due && due >= write.Today ? new Reason("补正期限到 {0:yyyy-MM-dd}，还没有过。", due) : null;
            case Decision.PaymentOverdue:
                if (request.Stage != RequestStage.Paying) return "没有在等缴费，不能按逾期未缴费办结。";
                return (await Cases.ClockAsync(write, request, ClockRules.Payment, ct))?.DueOn is { } last && last >= write.Today ? new Reason("缴费期限到 {0:yyyy-MM-dd}，还没有过。", last) : null;
            case Decision.Withdrawn or Decision.OtherEnd:
                return why.Length == 0 ? new Reason("请写明撤回或者办结的情况。") : null;
            default:
                return "这种决定要发答复书，请起草答复。";
        }
    }
}
