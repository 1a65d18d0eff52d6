using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>收费通知 (国办函〔2020〕109号): by item or by page; 20 working days to pay, the reply clock stands still meanwhile.</summary>
public sealed class AskPayment(WriteGate gate, Notices notices, RequestSettings settings, IDbContextFactory<PortalDb> dbs)
{
    /// <param name="before">By item: items of the same applicant in the same calendar month before this application.</param>
    /// <param name="units">Items or pages.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, FeeBasis basis, int before, int units, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(AskPayment), requestId, async (write, request) =>
        {
            if (units is < 1 or > 100_000 || before is < 0 or > 100_000) return Outcome.Refused("请写上件数或页数，1 以上的整数。");
            if (request.ReceivedOn is null) return Cases.Unconfirmed;
            var reply = await Cases.ReplyClockAsync(write, request, ct);
            var outcome = request.AskPayment(new RequestFee(basis, basis == FeeBasis.Item ? before : 0, units, write.Today), reply.DueOn, write.Act());
            if (!outcome.Ok) return outcome;
            await ClockDesk.StopAsync(write, reply, write.Today, "等申请人缴费", ct);
            var clock = await Cases.StartAsync(write, request, ClockRules.Payment, write.Today, ct);
            await notices.AttachAsync(write, request, Notices.Fee(request, clock.DueOn!.Value, settings.Payment), ct);
            return outcome;
        }, ct);

    /// <summary>How many applications the same applicant filed before this one in its calendar month; a proposal for the form.</summary>
    public async Task<int> ItemsBeforeAsync(int requestId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var case_ = await db.Set<InformationRequest>().AsNoTracking().Include(r => r.Applicant).SingleOrDefaultAsync(r => r.Id == requestId, ct);
        if (case_?.ReceivedOn is not { } received || case_.Applicant.IdNumber.Length == 0) return 0;
        var first = new DateOnly(received.Year, received.Month, 1);
        return await db.Set<InformationRequest>().CountAsync(r => r.Id != requestId && r.Applicant.IdNumber == case_.Applicant.IdNumber && r.Applicant.Name == case_.Applicant.Name
            && r.ReceivedOn >= first && (r.ReceivedOn < received || (r.ReceivedOn == received && r.Id < requestId)), ct);
    }
}

/// <summary>The fee has come in: the reply period begins anew the day after.</summary>
public sealed class RecordPayment(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, DateOnly on, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(RecordPayment), requestId, async (write, request) =>
        {
            var clock = await Cases.ClockAsync(write, request, ClockRules.Payment, ct);
            var outcome = request.Pay(on, clock?.DueOn, write.Act());
            if (!outcome.Ok) return outcome;
            await ClockDesk.EndAsync(write, clock!, on, "已缴费", ct);
            await ClockDesk.RestartAsync(write, await Cases.ReplyClockAsync(write, request, ct), on, "缴费次日起重新计算", ct);
            return outcome;
        }, ct);
}
