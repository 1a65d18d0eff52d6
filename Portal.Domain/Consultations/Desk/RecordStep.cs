using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <summary>Records how a step of a matter stands.</summary>
public sealed class RecordStep(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int matterId, StepEntry entry, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.AnswerOpinions, nameof(RecordStep), async write =>
        {
            if (await MatterWrites.FindAsync(write.Db, matterId, ct) is not { } matter) return Outcome.Missing;
            if (!ConsultationRights.MayWork(write.Actor, matter.Division)) return ConsultationRights.NotYours;
            if (entry.Kind == StepKind.Consultation && await write.Db.Set<Consultation>().AnyAsync(c => c.MatterId == matterId, ct)) return Outcome.Refused("这一步由征求意见的反馈自动记入。");
            if (entry.Kind == StepKind.Publication && matter.PolicyId is { } policy && !await write.Db.Set<Edition>().AnyAsync(e => e.DocumentId == policy && e.State == EditionState.Live, ct)) return Outcome.Refused("这一步在关联的政策文件发布时自动记入。");
            var outcome = matter.Record(entry, write.Actor.Name, write.Now);
            if (outcome.Ok) write.Changed(matter);
            return outcome;
        }, ct);
}

/// <summary>Puts a paper to a step, or takes it away.</summary>
public sealed class KeepPaper(WriteGate gate, FileIntake intake)
{
    public async Task<Outcome> AddAsync(Actor actor, int matterId, StepKind step, string name, byte[] content, CancellationToken ct)
    {
        var admitted = await intake.AdmitAsync(name, content, ct);
        if (!admitted.Ok) return admitted;
        var file = admitted.Value!;
        return await gate.RunAsync(actor, Permission.AnswerOpinions, "AddDecisionPaper", async write =>
        {
            if (await MatterWrites.FindAsync(write.Db, matterId, ct) is not { } matter) return Outcome.Missing;
            if (!ConsultationRights.MayWork(write.Actor, matter.Division)) return ConsultationRights.NotYours;
            await FileIntake.StoreAsync(write.Db, file, ct);
            matter.Attach(new DecisionPaper(step, new StoredPaper(file.Hash, Path.GetFileName(name), file.ContentType, file.Size), write.Actor.Name, write.Now));
            write.Changed(matter);
            return Outcome.Done;
        }, ct);
    }

    public Task<Outcome> RemoveAsync(Actor actor, int matterId, int paperId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.AnswerOpinions, "RemoveDecisionPaper", async write =>
        {
            if (await MatterWrites.FindAsync(write.Db, matterId, ct) is not { } matter || matter.Papers.FirstOrDefault(p => p.Id == paperId) is not { } paper) return Outcome.Missing;
            if (!ConsultationRights.MayWork(write.Actor, matter.Division)) return ConsultationRights.NotYours;
            if (matter.Step(paper.Step).State == StepState.Done && paper.Step is StepKind.LegalityReview or StepKind.Deliberation) return Outcome.Refused("这一步已经完成，它的材料要保留。");
            matter.Detach(paper);
            write.Changed(matter);
            return Outcome.Done;
        }, ct);
}
