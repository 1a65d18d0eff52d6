using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>登记: the office writes down what came by letter, fax, in person or was said at the counter.</summary>
public sealed class RegisterRequest(WriteGate gate)
{
    /// <returns>The id of the new case.</returns>
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, NewRequest wanted, CancellationToken ct)
    {
        InformationRequest? request = null;
        var outcome = await gate.RunAsync(actor, Permission.HandleRequests, nameof(RegisterRequest), async write =>
        {
            if (wanted.Refusals(write.Today).ToList() is { Count: > 0 } reasons) return Outcome.Refused(reasons);
            var arrived = wanted.ArrivedOn == write.Today ? write.Now : OfficeClock.StartOf(wanted.ArrivedOn);
            request = wanted.ToRequest(await Registration.NextNumberAsync(write.Db, wanted.ArrivedOn.Year, ct), LookupCode.New(), arrived);
            request.Note(wanted.ArrivedOn, RequestLines.Registered, isPublic: true, write.Act());
            write.Db.Add(request);
            await write.FlushAsync(ct);
            if (NewRequest.IsReceivedOnArrival(wanted.Channel)) await ConfirmReceipt.ConfirmAsync(write, request, wanted.ArrivedOn, write.Act(), ct);
            write.Changed(request);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? request!.Id : Outcome<int>.From(outcome);
    }
}

/// <summary>确认收到之日 (条例第三十一条): for the web, fax and ordinary letters the day both sides confirm. The clocks of reply and correction begin.</summary>
public sealed class ConfirmReceipt(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, DateOnly on, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(ConfirmReceipt), requestId, (write, request) => ConfirmAsync(write, request, on, write.Act(), ct), ct);

    internal static async Task<Outcome> ConfirmAsync(Write write, InformationRequest request, DateOnly on, CaseAct act, CancellationToken ct)
    {
        var outcome = request.Confirm(on, act);
        if (!outcome.Ok) return outcome;
        await Cases.StartAsync(write, request, ClockRules.Reply, on, ct);
        await Cases.StartAsync(write, request, ClockRules.Correction, on, ct);
        return outcome;
    }
}
