using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents.Writing;
using Portal.Domain.Storage;

namespace Portal.Domain.Messages;

/// <summary>What the commands on a message share.</summary>
internal static class MessageCommands
{
    public static Task<Outcome> ChangeAsync(this WriteGate gate, Actor actor, Permission permission, string act, int messageId, Func<Write, Message, Task<Outcome>> change, CancellationToken ct) =>
        gate.RunAsync(actor, permission, act, async write =>
        {
            if (await write.Db.Set<Message>().SingleOrDefaultAsync(m => m.Id == messageId, ct) is not { } message) return Outcome.Missing;
            var outcome = await change(write, message);
            if (!outcome.Ok) return outcome;
            message.Version++;
            write.Subject = () => $"{MessageChange.Message}/{message.Id}";
            write.Announce(MessageChange.Message, message.Id, message.Id);
            return outcome;
        }, ct);
}

/// <summary>分办: which division drafts the answer.</summary>
public sealed class AssignMessage(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int messageId, string division, string instruction, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.HandleMessages, nameof(AssignMessage), messageId, async (write, message) =>
        {
            if (message.Stage == MessageStage.Suspect) return Outcome.Refused("请先甄别：受理，或者不予办理。");
            if (!message.IsOpen) return Outcome.Refused("这条留言已经办结。");
            if (division.Trim().Length is 0 or > 64) return Outcome.Refused("请写明承办处室。");
            (message.Division, message.Instruction, message.Stage) = (division.Trim(), instruction.Trim(), MessageStage.Assigned);
            if (await MessageClocks.RunningAsync(write.Db, message.Id, ct) is { } clock) clock.Division = message.Division;
            return Outcome.Done;
        }, ct);
}

/// <summary>简单 or 复杂: another period counts, from the same day of receipt.</summary>
public sealed class SetMessagePace(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int messageId, MessagePace pace, string note, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.HandleMessages, nameof(SetMessagePace), messageId, async (write, message) =>
        {
            if (message.Stage == MessageStage.Suspect || !message.IsOpen) return Outcome.Refused("办理中的留言才能改办理期限。");
            if (pace == MessagePace.Complex && note.Trim().Length == 0) return Outcome.Refused("按复杂事项办理的，要写明为什么，留言人会看到。");
            if (pace == MessagePace.Simple && message.Kind != MessageKind.Question) return Outcome.Refused("只有咨询分简单和一般。");
            if (pace == message.Pace) return Outcome.Refused("办理期限没有变。");
            (message.Pace, message.PaceNote) = (pace, note.Trim());
            await MessageClocks.EndAsync(write, message, "改变办理期限", ct);
            await MessageClocks.StartAsync(write, message, ct);
            return Outcome.Done;
        }, ct);
}

/// <summary>拟答: the division hands its draft to the office.</summary>
public sealed class DraftMessageAnswer(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int messageId, string answer, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.AssistMessages, nameof(DraftMessageAnswer), messageId, (write, message) =>
        {
            if (!write.Actor.May(Permission.HandleMessages) && write.Actor.Division != message.Division) return Task.FromResult(Outcome.Refused("这条留言由别的处室承办。"));
            if (message.Stage is not (MessageStage.Received or MessageStage.Assigned or MessageStage.Drafted)) return Task.FromResult(Outcome.Refused("这条留言不在办理中。"));
            if (answer.Trim().Length is 0 or > AnswerMessage.MaxAnswer) return Task.FromResult(Outcome.Refused(new Reason("请写答复，最多{0}字。", AnswerMessage.MaxAnswer)));
            (message.Answer, message.DraftedBy, message.Stage) = (answer.Trim(), write.Actor.Name, MessageStage.Drafted);
            return Task.FromResult(Outcome.Done);
        }, ct);
}

/// <summary>审签并答复: the office answers in the bureau's name; the clock ends. What becomes public must tell nothing of a person.</summary>
public sealed class AnswerMessage(WriteGate gate)
{
    public const int MaxAnswer = 4000;

    /// <param name="publicText">The message as the public is to read it.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, int messageId, string answer, bool publish, string publicText, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.HandleMessages, nameof(AnswerMessage), messageId, async (write, message) =>
        {
            if (message.Stage is MessageStage.Suspect or MessageStage.SetAside) return Outcome.Refused("这条留言不在办理中。");
            if (answer.Trim().Length is 0 or > MaxAnswer) return Outcome.Refused(new Reason("请写答复，最多{0}字。", MaxAnswer));
            if (publish && Obstacles(message, answer, publicText).ToList() is { Count: > 0 } reasons) return Outcome.Refused(reasons);
            var wasPublic = message.IsPublic;
            (message.Answer, message.IsPublic, message.PublicText) = (answer.Trim(), publish, publicText.Trim());
            if (message.AnsweredAt is null)
            {
                (message.AnsweredAt, message.AnsweredBy, message.Stage) = (write.Now, write.Actor.Name, MessageStage.Answered);
                await MessageClocks.EndAsync(write, message, "已答复", ct);
            }

            if (publish || wasPublic)
            {
                await MessageIndex.PutAsync(write.Db, message, ct);
                write.Announce(MessageChange.Published, message.Id, message.Id);
            }

            return Outcome.Done;
        }, ct);

    private static IEnumerable<Reason> Obstacles(Message message, string answer, string publicText)
    {
        if (!message.MayPublish) yield return "留言人没有同意公开。";
        if (publicText.Trim().Length == 0) yield return "请写公开的留言内容。";
        // The subject is published as its sender wrote it: there is no other text to put in its place.
        if (Names(message.Subject) || PersonalData.In(message.Subject).Count > 0) yield return "标题里有留言人的姓名，或者证件号、手机号，而标题会原样公开，不能改。请取消“公开留言和答复”，只答复留言人。";
        foreach (var found in PersonalData.In($"{publicText}\n{answer}")) yield return found;
        if (Names(publicText) || Names(answer)) yield return "公开的内容里有留言人的姓名，请改掉。";

        bool Names(string text) => message.Name.Trim() is { Length: > 1 } name && text.Contains(name, StringComparison.Ordinal);
    }
}

/// <summary>甄别: what looked like a flood is taken up after all, or set aside with a reason that its sender reads.</summary>
public sealed class SortMessage(WriteGate gate)
{
    public Task<Outcome> TakeAsync(Actor actor, int messageId, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.HandleMessages, nameof(SortMessage), messageId, async (write, message) =>
        {
            if (message.Stage is not (MessageStage.Suspect or MessageStage.SetAside)) return Outcome.Refused("这条留言已经受理。");
            (message.Stage, message.StageReason) = (MessageStage.Received, "");
            await MessageClocks.StartAsync(write, message, ct);
            return Outcome.Done;
        }, ct);

    public Task<Outcome> SetAsideAsync(Actor actor, int messageId, string reason, CancellationToken ct) =>
        gate.ChangeAsync(actor, Permission.HandleMessages, nameof(SortMessage), messageId, async (write, message) =>
        {
            if (!message.IsOpen) return Outcome.Refused("这条留言已经办结。");
            if (reason.Trim().Length is 0 or > 300) return Outcome.Refused("请写明不予办理的理由，留言人会看到。");
            (message.Stage, message.StageReason) = (MessageStage.SetAside, reason.Trim());
            await MessageClocks.EndAsync(write, message, "不予办理", ct);
            return Outcome.Done;
        }, ct);
}

/// <summary>Beginnings of answers that come again and again.</summary>
public static class ReplyTemplates
{
    public static readonly IReadOnlyList<(string Name, string Text)> All =
    [
        ("答复咨询", "您好！您咨询的问题收悉，现答复如下：\n\n\n\n感谢您对科技工作的关注。如有疑问，请拨打政务公开电话。"),
        ("采纳建议", "您好！您的建议收悉。我们已经采纳，将在……中落实。感谢您对科技工作的支持。"),
        ("不采纳建议", "您好！您的建议收悉。经研究，暂不采纳，理由如下：\n\n\n\n感谢您对科技工作的关注。"),
        ("已更正", "您好！您指出的错误属实，已于今日更正。感谢您帮助我们办好网站。"),
        ("不属本机关", "您好！您反映的事项不属于本机关职责范围，请向……反映，联系电话……。"),
    ];
}
