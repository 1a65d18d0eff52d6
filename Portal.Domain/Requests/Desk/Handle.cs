using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>分办: asks a division for its opinion and files.</summary>
public sealed class AssignDivision(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, string division, string question, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(AssignDivision), requestId, (write, request) => Task.FromResult(request.Assign(division.Trim(), question.Trim(), write.Act())), ct);
}

/// <summary>A division gives its opinion; it sees the content and not who applies.</summary>
public sealed class AnswerAssignment(WriteGate gate, FileIntake intake)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, int assignmentId, string opinion, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(AnswerAssignment), requestId, (write, request) => Task.FromResult(
            Find(write.Actor, request, assignmentId) is { } assignment ? request.Answer(assignment, opinion.Trim(), write.Act()) : Outcome.Missing), ct, Permission.AssistRequests);

    /// <summary>A paper of the division for the case file, before or with its opinion.</summary>
    public async Task<Outcome> AttachAsync(Actor actor, int requestId, int assignmentId, string name, byte[] content, CancellationToken ct)
    {
        var admitted = await intake.AdmitAsync(name, content, ct);
        if (!admitted.Ok) return admitted;
        return await gate.ChangeAsync(actor, "AttachAnswer", requestId, async (write, request) =>
        {
            if (Find(write.Actor, request, assignmentId) is not { AnsweredOn: null }) return Outcome.Missing;
            await CaseFiles.AddAsync(write, request, RequestFileKind.Provided, name, admitted.Value!, isForApplicant: false, ct);
            return Outcome.Done;
        }, ct, Permission.AssistRequests);
    }

    /// <summary>Of the own division only, unless somebody handles requests.</summary>
    private static RequestAssignment? Find(Actor actor, InformationRequest request, int assignmentId) =>
        request.Assignments.FirstOrDefault(a => a.Id == assignmentId && (actor.May(Permission.HandleRequests) || a.Division == actor.Division));
}

/// <summary>检索记录.</summary>
public sealed class RecordSearch(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, RequestSearch search, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(RecordSearch), requestId, (write, request) => Task.FromResult(request.Search(search, write.Act())), ct);
}

/// <summary>延期 (条例第三十三条): once, at most 20 working days, with consent; the applicant is told.</summary>
public sealed class ExtendReply(WriteGate gate, Notices notices)
{
    /// <param name="consentBy">Head of the 政府信息公开工作机构.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, int workdays, string reason, string consentBy, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(ExtendReply), requestId, async (write, request) =>
        {
            if (request.ReceivedOn is null) return Cases.Unconfirmed;
            var clock = await Cases.ReplyClockAsync(write, request, ct);
            var most = (await ClockDesk.RuleAsync(write.Db, ClockRules.ReplyExtension, write.Today, ct)).Amount;
            var outcome = request.Extend(workdays, reason.Trim(), consentBy.Trim(), clock.DueOn, most, write.Act());
            if (!outcome.Ok) return outcome;
            await ClockDesk.ExtendAsync(write, clock, write.Today, workdays, reason.Trim(), ct);
            await notices.AttachAsync(write, request, Notices.Extension(request, clock.DueOn), ct);
            return outcome;
        }, ct);
}

/// <summary>A paper for the case file: 申请书, 身份证明, 收费凭证, 送达凭证 …</summary>
public sealed class AddCaseFile(WriteGate gate, FileIntake intake)
{
    public async Task<Outcome> ExecuteAsync(Actor actor, int requestId, RequestFileKind kind, string name, byte[] content, bool isForApplicant, CancellationToken ct)
    {
        var admitted = await intake.AdmitAsync(name, content, ct);
        if (!admitted.Ok) return admitted;
        return await gate.ChangeAsync(actor, nameof(AddCaseFile), requestId, async (write, request) =>
        {
            if (request.Stage == RequestStage.Archived) return Outcome.Refused("已经归档，不能再加材料。");
            await CaseFiles.AddAsync(write, request, kind, name, admitted.Value!, isForApplicant, ct);
            return Outcome.Done;
        }, ct);
    }
}

/// <summary>Files of a case, inside a write.</summary>
internal static class CaseFiles
{
    private const int MaxName = 120;

    public static async Task AddAsync(Write write, InformationRequest request, RequestFileKind kind, string name, StoredFile file, bool isForApplicant, CancellationToken ct)
    {
        await FileIntake.StoreAsync(write.Db, file, ct);
        request.Add(new RequestFile(kind, Clean(name), file.Hash, file.ContentType, file.Size, write.Actor.Name, write.Now, isForApplicant));
    }

    /// <summary>No path, no signs that a file system or an archive would take for one.</summary>
    private static string Clean(string name)
    {
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(c => !char.IsControl(c) && c is not ('<' or '>' or '"' or '|' or '?' or '*' or ':'))).Trim();
        if (name.Length == 0) name = "材料";
        var ending = Path.GetExtension(name);
        return name.Length <= MaxName ? name : name[..(MaxName - ending.Length)] + ending;
    }
}
