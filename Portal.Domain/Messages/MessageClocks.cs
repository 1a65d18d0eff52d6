using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Messages;

/// <summary>The period of an answer: day 0 is the day of receipt, whatever happens later.</summary>
internal static class MessageClocks
{
    private static readonly string[] Rules = [ClockRules.MessageSimple, ClockRules.MessageNormal, ClockRules.MessageLimit, ClockRules.MessageCorrection];

    public static string RuleOf(Message message) => message switch
    {
        { Pace: MessagePace.Complex } => ClockRules.MessageLimit,
        { Kind: MessageKind.Correction } => ClockRules.MessageCorrection,
        { Pace: MessagePace.Simple } => ClockRules.MessageSimple,
        _ => ClockRules.MessageNormal,
    };

    /// <summary>The message must have its id.</summary>
    public static Task<Clock> StartAsync(Write write, Message message, CancellationToken ct) =>
        ClockDesk.StartAsync(write, RuleOf(message), new ClockSubject(MessageChange.Message, message.Id, $"{message.Number} 号留言", $"/workspace/messages/{message.Id}", message.Division.Length > 0 ? message.Division : null), OfficeClock.DateOf(message.ReceivedAt), ct);

    /// <summary>The clock that runs; null when none does.</summary>
    public static Task<Clock?> RunningAsync(PortalDb db, int messageId, CancellationToken ct) =>
        db.Set<Clock>().Include(c => c.Events).Where(c => c.SubjectKind == MessageChange.Message && c.SubjectId == messageId && Rules.Contains(c.RuleKey) && c.State != ClockState.Ended).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);

    public static async Task EndAsync(Write write, Message message, string note, CancellationToken ct)
    {
        if (await RunningAsync(write.Db, message.Id, ct) is { } clock) await ClockDesk.EndAsync(write, clock, write.Today, note, ct);
    }
}
