using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Readers;

/// <summary>The demonstration's questions, clarity counts and planned rounds on its two newest sample policies.</summary>
public sealed class SampleReaders(WriteGate gate, IDbContextFactory<PortalDb> dbs, Shelf shelf)
{
    private static readonly (string Question, string Answer, bool Published)[] Questions =
    [
        ("企业今年刚成立，能申报吗？", "可以。文件没有成立年限的要求，以申报时的条件为准；财务报表按实际经营月份提供。", true),
        ("以前领过别的科技补贴，还能再申报吗？", "同一项目不重复支持，不同项目可以分别申报。", true),
        ("材料可以补交吗，补交的截止日期是哪天？", "受理后一次告知需要补正的材料，收到告知之日起五个工作日内补交。", false),
        ("附件里的表格在手机上打不开，能不能提供网页填报？", "", false),
    ];

    public async Task SeedAsync(CancellationToken ct)
    {
        await using (var db = await dbs.CreateDbContextAsync(ct))
            if (await db.Set<ReaderQuestion>().AnyAsync(ct))
                return;
        var view = await shelf.ViewAsync(ct);
        if (view.All.Where(i => i is { Kind: DocumentKind.Policy, IsSample: true } && view.InterpretationsOf(i.Id).Count > 0).Take(2).ToArray() is not [var one, .. var others]) return;
        await gate.RunAsync(Actor.System, Permission.HandleMessages, "SeedSample", async write =>
        {
            var questions = new List<ReaderQuestion>();
            foreach (var ((text, answer, published), i) in Questions.Select((q, i) => (q, i)))
            {
                var asked = write.Now.AddDays(-9 + i);
                var question = new ReaderQuestion(one.Id, one.Division, text, $"SAMPLE{i:0000}", $"sample-{i}", asked) { IsSample = true };
                if (answer.Length > 0) question.AnswerWith(answer, one.Division, asked.AddDays(1));
                if (published) question.Publish(text, "办公室（示例）", asked.AddDays(2));
                write.Db.Add(question);
                questions.Add(question);
            }

            foreach (var (item, yes, no) in new[] { (one, 46, 9) }.Concat(others.Select(o => (o, 12, 7))).Concat(view.InterpretationsOf(one.Id).Take(1).Select(r => (r, 31, 2))))
                write.Db.Add(new ClarityCount(item.Id, 1) { Yes = yes, No = no, IsSample = true });
            write.Db.Add(Round(one, InterpretationStage.During, write.Today.AddDays(-6), InterpretationForm.Questions, "把集中的提问写成问答。"));
            write.Db.Add(Round(one, InterpretationStage.After, write.Today.AddDays(120), InterpretationForm.Text, "评估报告公布后说明成效和修改打算。"));
            foreach (var other in others) write.Db.Add(Round(other, InterpretationStage.During, write.Today.AddDays(30), InterpretationForm.Chart, "申报流程图解。"));
            await write.FlushAsync(ct); // the index names questions by their ids
            foreach (var question in questions) await QuestionIndex.PutAsync(write.Db, question, ct);
            write.Subject = () => "readers";
            write.Announce(ReaderChange.Question, 0, one.Id);
            return Outcome.Done;
        }, ct);
    }

    private static InterpretationRound Round(ShelfItem policy, InterpretationStage stage, DateOnly on, InterpretationForm form, string note) =>
        new(policy.Id, stage) { PlannedOn = on, Form = form, Person = $"{policy.Division}负责人", Note = note, IsSample = true };
}

/// <summary>Questions and counts marked 示例. Those on sample policies go with the policies all the same.</summary>
internal sealed class SampleReaderMaterial : ISampleMaterial
{
    public string Name => "读者提问";

    public Task<int> CountAsync(PortalDb db, CancellationToken ct) => db.Set<ReaderQuestion>().CountAsync(q => q.IsSample, ct);

    public async Task RemoveAsync(Write write, CancellationToken ct)
    {
        var questions = await write.Db.Set<ReaderQuestion>().Where(q => q.IsSample).ToListAsync(ct);
        foreach (var question in questions) await QuestionIndex.RemoveAsync(write.Db, question.Id, ct);
        write.Db.RemoveRange(questions);
        write.Db.RemoveRange(await write.Db.Set<ClarityCount>().Where(c => c.IsSample).ToListAsync(ct));
        write.Announce(ReaderChange.Question, 0, 0);
    }
}
