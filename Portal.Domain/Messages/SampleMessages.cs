using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Messages;

/// <summary>Five messages for the demonstration: three answered in public, one with a division, one just come.</summary>
public sealed class SampleMessages(WriteGate gate)
{
    internal const string By = "办公室（示例）";

    public Task<Outcome> SeedAsync(CancellationToken ct) => gate.RunAsync(Actor.System, Permission.HandleMessages, "SeedMessages", async write =>
    {
        if (await write.Db.Set<Message>().AnyAsync(ct)) return Outcome.Done;
        var number = 0;
        Message Add(int daysAgo, MessageKind kind, string subject, string text, string division, string answer = "", int answeredDaysAgo = 0)
        {
            var message = new Message(MessageNumbers.Of(write.Today.Year, ++number), LookupCode.New(), kind, subject, text, write.Now.AddDays(-daysAgo))
            {
                Division = division,
                MayPublish = true,
                IsSample = true,
                PageAddress = kind == MessageKind.Correction ? "/policies" : "",
                Stage = division.Length > 0 ? MessageStage.Assigned : MessageStage.Received,
            };
            if (answer.Length > 0) (message.Answer, message.AnsweredAt, message.AnsweredBy, message.Stage, message.IsPublic, message.DraftedBy) = (answer, write.Now.AddDays(-answeredDaysAgo), By, MessageStage.Answered, true, By);
            write.Db.Add(message);
            return message;
        }

        Message[] made =
        [
            Add(30, MessageKind.Question, "科技型小巨人企业认定什么时候开始申报", "想申报科技型小巨人企业，请问今年什么时候开始、在哪里报名？", "高新技术处", "您好！今年的申报通知将在“通知公告”栏目发布，申报期不少于30天，全部在网上办理。请留意本网站，也可以订阅更新。", 27),
            Add(21, MessageKind.Suggestion, "建议在政策页面标出联系电话", "看政策时常常不知道问谁，建议每份文件都写上咨询处室和电话。", "办公室", "您好！您的建议已经采纳。现在发布的政策文件都写明政策咨询的处室和电话，以前的文件将逐步补齐。", 16),
            Add(14, MessageKind.Correction, "政策列表里有一个链接打不开", "从政策列表点第二个附件，显示找不到页面。", "办公室", "您好！您指出的错误属实，已经更正。感谢您帮助我们办好网站。", 13),
            Add(3, MessageKind.Question, "创新券可以用来支付检测费吗", "我们是初创企业，想用创新券支付产品检测的费用，请问可以吗？", "高新技术处"),
            Add(1, MessageKind.Suggestion, "建议增加夜间开放的实验室名单", "许多团队只有晚上有时间，希望公布夜间开放的共享实验室。", ""),
        ];
        await write.FlushAsync(ct);
        foreach (var message in made)
        {
            var clock = await MessageClocks.StartAsync(write, message, ct);
            if (message.AnsweredAt is not { } at) continue;
            await ClockDesk.EndAsync(write, clock, OfficeClock.DateOf(at), "已答复", ct);
            await MessageIndex.PutAsync(write.Db, message, ct);
        }

        write.Subject = () => MessageChange.Message;
        write.Announce(MessageChange.Published, 0, 0);
        return Outcome.Done;
    }, ct);
}

internal sealed class SampleMessageMaterial : ISampleMaterial
{
    public string Name => "公众留言";

    public Task<int> CountAsync(PortalDb db, CancellationToken ct) => db.Set<Message>().CountAsync(m => m.IsSample, ct);

    public Task<int> CountRealAsync(PortalDb db, CancellationToken ct) => db.Set<Message>().CountAsync(m => m.IsSample && m.DraftedBy != "" && m.DraftedBy != SampleMessages.By, ct);

    public async Task RemoveAsync(Write write, CancellationToken ct)
    {
        var messages = await write.Db.Set<Message>().Where(m => m.IsSample).ToListAsync(ct);
        var ids = messages.ConvertAll(m => m.Id);
        write.Db.RemoveRange(await write.Db.Set<Clock>().Where(c => c.SubjectKind == MessageChange.Message && ids.Contains(c.SubjectId)).ToListAsync(ct));
        foreach (var id in ids) await MessageIndex.RemoveAsync(write.Db, id, ct);
        write.Db.RemoveRange(messages);
        write.Announce(MessageChange.Message, 0, 0);
        write.Announce(MessageChange.Published, 0, 0);
    }
}
