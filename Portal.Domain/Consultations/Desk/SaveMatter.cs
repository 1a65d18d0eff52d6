using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <summary>What somebody writes about a matter.</summary>
/// <param name="Year">Of the catalogue; fixed once the matter is there.</param>
/// <param name="AgreedOn">The day the party committee agreed.</param>
/// <param name="PolicyId">The policy it became.</param>
public sealed record MatterFacts(int Year, string Name, MatterKind Kind, string Division, string Basis, string PlannedFor, bool InCatalogue, DateOnly? AgreedOn, bool IsNormative, int? PolicyId);

/// <summary>Puts a matter on the list, or corrects it. What the year's published catalogue says is changed by those who run consultations alone.</summary>
public sealed class SaveMatter(WriteGate gate)
{
    /// <param name="id">Null: a new matter.</param>
    /// <param name="seen">Version of the matter as the person saw it; of a new one 0.</param>
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, int? id, int seen, MatterFacts facts, CancellationToken ct)
    {
        var wanted = facts with { Name = facts.Name.Trim(), Division = facts.Division.Trim(), Basis = facts.Basis.Trim().ReplaceLineEndings("\n"), PlannedFor = facts.PlannedFor.Trim() };
        DecisionMatter? matter = null;
        var saved = await gate.RunAsync(actor, Permission.AnswerOpinions, nameof(SaveMatter), async write =>
        {
            if (id is null) matter = new DecisionMatter(wanted.Year, wanted.Name, wanted.Kind, wanted.Division);
            else if (await MatterWrites.FindAsync(write.Db, id.Value, ct) is not { } found) return Outcome.Missing;
            else if (found.Version != seen) return Outcome.Refused("别人刚刚改了这个事项，请刷新后再改。");
            else matter = found;
            if ((await RefusalsAsync(write, matter, id is null, wanted, ct)).ToList() is { Count: > 0 } reasons) return Outcome.Refused(reasons);
            if (id is null) write.Db.Add(matter);
            (matter.Name, matter.Kind, matter.Division, matter.Basis, matter.PlannedFor) = (wanted.Name, wanted.Kind, wanted.Division, wanted.Basis, wanted.PlannedFor);
            (matter.InCatalogue, matter.AgreedOn, matter.IsNormative, matter.PolicyId) = (wanted.InCatalogue, wanted.AgreedOn, wanted.IsNormative, wanted.PolicyId);
            write.Changed(matter);
            return Outcome.Done;
        }, ct);
        return saved.Ok ? matter!.Id : Outcome<int>.From(saved);
    }

    private static async Task<IEnumerable<Reason>> RefusalsAsync(Write write, DecisionMatter matter, bool isNew, MatterFacts wanted, CancellationToken ct)
    {
        var reasons = new List<Reason>();
        var runs = write.Actor.May(Permission.RunConsultations);
        if (!ConsultationRights.MayWork(write.Actor, matter.Division) || !ConsultationRights.MayWork(write.Actor, wanted.Division)) reasons.Add("这个事项由别的处室承办，您不能改。");
        if (!runs && (wanted.InCatalogue || (!isNew && matter.InCatalogue))) reasons.Add("列入事项目录的，由办公室登记和修改。");
        if (matter.StoppedAt is not null) reasons.Add("这个事项已经终止，不能再改。");
        if (wanted.Year is < 2008 or > 2100) reasons.Add("请填年度。");
        if (wanted.Name.Length == 0) reasons.Add("请写事项名称。");
        foreach (var (text, most) in ((string, int)[])[(wanted.Name, 150), (wanted.Basis, 1000), (wanted.PlannedFor, 64), (wanted.Division, 64)])
            if (text.Length > most)
                reasons.Add(new Reason("这一栏最多 {0} 字，现在有 {1} 字。", most, text.Length));
        if (wanted.Division.Length == 0) reasons.Add("请写承办处室。");
        // 国务院令第713号第三条
        if (wanted.InCatalogue && wanted.AgreedOn is null) reasons.Add("列入目录要经党组同意，请填同意的日期。");
        if (wanted.AgreedOn > write.Today) reasons.Add("党组同意的日期不能晚于今天。");
        if (wanted.InCatalogue && wanted.Basis.Length == 0) reasons.Add("列入目录的，要写法律和政策依据。");
        if (wanted.PolicyId is { } policy)
        {
            if (!await write.Db.Set<Document>().AnyAsync(d => d.Id == policy && d.Kind == DocumentKind.Policy, ct)) reasons.Add("找不到这份政策文件，请重新选。");
            else if (await write.Db.Set<DecisionMatter>().AnyAsync(m => m.PolicyId == policy && m.Id != matter.Id, ct)) reasons.Add("这份政策文件已经关联到别的事项。");
        }

        return reasons;
    }
}

/// <summary>终止: the bureau gives a matter up; the public reads why.</summary>
public sealed class StopMatter(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int matterId, string reason, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.RunConsultations, nameof(StopMatter), async write =>
        {
            if (await MatterWrites.FindAsync(write.Db, matterId, ct) is not { } matter) return Outcome.Missing;
            if (matter.StoppedAt is not null) return Outcome.Done;
            if (reason.Trim().Length == 0) return Outcome.Refused("终止要写明理由，公众会看到。");
            if (reason.Trim().Length > 500) return Outcome.Refused(new Reason("这一栏最多 {0} 字，现在有 {1} 字。", 500, reason.Trim().Length));
            if (matter.Step(StepKind.Publication).State == StepState.Done) return Outcome.Refused("这个事项已经公布，不能终止。");
            (matter.StoppedAt, matter.StopReason) = (write.Now, reason.Trim());
            write.Changed(matter);
            return Outcome.Done;
        }, ct);
}

/// <summary>What the commands on a matter share.</summary>
internal static class MatterWrites
{
    public static Task<DecisionMatter?> FindAsync(PortalDb db, int id, CancellationToken ct) =>
        db.Set<DecisionMatter>().Include(m => m.Steps).Include(m => m.Papers).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id, ct);

    public static void Changed(this Write write, DecisionMatter matter)
    {
        matter.Version++;
        write.Subject = () => $"{ConsultationChange.Matter}/{matter.Id}";
        write.Announce(ConsultationChange.Matter, () => matter.Id, () => matter.Id);
    }
}
