using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Reviews;
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
        gate.ChangeAsync(actor, nameof(RecordCorrection), requestId, (write, request) => ReceiveAsync(write, request, on, what.Trim(), write.Act(), ct), ct);

    /// <summary>The same whether the office writes it down or the applicant hands it in.</summary>
    internal static async Task<Outcome> ReceiveAsync(Write write, InformationRequest request, DateOnly on, string what, CaseAct act, CancellationToken ct)
    {
        var outcome = request.ReceiveCorrection(on, what, act);
        if (!outcome.Ok) return outcome;
        await Cases.EndAsync(write, request, ClockRules.Corrected, on, "收到补正", ct);
        await ClockDesk.RestartAsync(write, await Cases.ReplyClockAsync(write, request, ct), on, "收到补正，重新计算", ct);
        return outcome;
    }
}

/// <summary>Ends a case without a reply: 撤回, or the applicant let a period pass.</summary>
public sealed class CloseRequest(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, Decision decision, string why, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(CloseRequest), requestId, (write, request) =>
            decision == Decision.Withdrawn && why.Trim().Length == 0
                ? Task.FromResult(Outcome.Refused("请写明申请人怎样撤回的。"))
                : CloseAsync(write, request, decision, why.Trim(), write.Act(), ct), ct);

    /// <summary>The same whether the office closes it or the applicant withdraws: nothing of it runs on, neither clocks nor signatures.</summary>
    internal static async Task<Outcome> CloseAsync(Write write, InformationRequest request, Decision decision, string why, CaseAct act, CancellationToken ct)
    {
        // Who withdraws has been in touch: both sides know of the application, so it is received, and counts in the year's table.
        if (decision == Decision.Withdrawn && request.ReceivedOn is null)
        {
            var received = await ConfirmReceipt.ConfirmAsync(write, request, write.Today, act, ct);
            if (!received.Ok) return received;
            await write.FlushAsync(ct); // the clocks end below
        }

        var period = decision switch { Decision.CorrectionOverdue => ClockRules.Corrected, Decision.PaymentOverdue => ClockRules.Payment, _ => null };
        var outcome = request.End(decision, why, period is null ? null : (await Cases.ClockAsync(write, request, period, ct))?.DueOn, act);
        if (!outcome.Ok) return outcome;
        await Cases.EndAllAsync(write, request, write.Today, "办结", ct);
        await ReviewDesk.VoidAsync(write, ReplySubject.Name, request.Id, ReviewState.Voided, "申请已经办结，不用答复", ct);
        return outcome;
    }
}
