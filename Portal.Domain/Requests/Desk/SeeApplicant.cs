using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>Who applies, in full.</summary>
public sealed record ApplicantView(ApplicantKind Kind, string Name, string IdNumber, string Contact, string Phone, string Email, string Address, DateTime? ErasedAt);

/// <summary>Shows who applies to those who handle requests; every look is written down.</summary>
public sealed class SeeApplicant(WriteGate gate)
{
    public Task<Outcome<ApplicantView>> ExecuteAsync(Actor actor, int requestId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.HandleRequests, nameof(SeeApplicant), async write =>
        {
            if (await write.Db.Set<InformationRequest>().AsNoTracking().Include(r => r.Applicant).SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { Applicant: var a }) return Outcome<ApplicantView>.From(Outcome.Missing);
            write.Db.Add(new ApplicantLook(requestId, write.Actor.Name, write.Now));
            write.Subject = () => $"{RequestChange.Request}/{requestId}";
            return (Outcome<ApplicantView>)new ApplicantView(a.Kind, a.Name, a.IdNumber, a.Contact, a.Phone, a.Email, a.Address, a.ErasedAt);
        }, ct);
}

/// <summary>What an erasure did.</summary>
/// <param name="Applicants">People and organisations whose data are gone.</param>
/// <param name="Papers">Papers that showed who they were.</param>
public sealed record Erasure(DateOnly DecidedBefore, int Applicants, int Papers);

/// <summary>Empties personal data whose retention is over: the case, its decision and the kind of applicant stay, as the statistics need them.</summary>
public sealed class EraseApplicants(WriteGate gate, RequestSettings settings, IEnumerable<ISampleMaterial> rooms)
{
    /// <summary>Papers that name the applicant; the others are what was asked for and found.</summary>
    private static readonly RequestFileKind[] Personal =
        [RequestFileKind.Application, RequestFileKind.IdentityProof, RequestFileKind.CorrectionNotice, RequestFileKind.Correction, RequestFileKind.Consultation, RequestFileKind.Extension, RequestFileKind.Fee, RequestFileKind.Reply, RequestFileKind.Delivery];

    public async Task<Outcome<Erasure>> ExecuteAsync(Actor actor, CancellationToken ct)
    {
        Erasure? done = null;
        var outcome = await gate.RunAsync(actor, Permission.HandleRequests, nameof(EraseApplicants), async write =>
        {
            var before = write.Today.AddYears(-settings.RetentionYears);
            var old = await Cases.Whole(write.Db).Where(r => r.Stage == RequestStage.Archived && r.DecidedOn < before && r.Applicant.ErasedAt == null).ToListAsync(ct);
            var hashes = new HashSet<string>();
            foreach (var request in old)
            {
                var applicant = request.Applicant;
                (applicant.Name, applicant.IdNumber, applicant.Contact, applicant.Phone, applicant.Email, applicant.Address, applicant.ErasedAt) = ("", "", "", "", "", "", write.Now);
                if (request.Letter is { } letter) letter.Text = "（申请人信息保存期满，答复书正文已清除。）";
                foreach (var asked in request.Consultations) asked.Erase();
                foreach (var file in request.Files.Where(f => Personal.Contains(f.Kind)).ToList())
                {
                    hashes.Add(file.Hash);
                    request.Remove(file);
                    write.Db.Remove(file);
                }

                request.Note(write.Today, RequestLines.Erased, isPublic: false, write.Act());
                write.Changed(request);
            }

            await write.FlushAsync(ct);
            var gone = await UnusedAsync(write.Db, hashes, ct);
            write.Db.RemoveRange(gone);
            write.Subject = () => RequestChange.Request;
            done = new Erasure(before, old.Count, gone.Count);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? done! : Outcome<Erasure>.From(outcome);
    }

    /// <summary>Bytes are kept once for everybody: only what no other paper needs goes.</summary>
    private async Task<List<StoredFile>> UnusedAsync(PortalDb db, HashSet<string> hashes, CancellationToken ct)
    {
        var unused = db.Set<StoredFile>().Where(f => hashes.Contains(f.Hash));
        foreach (var used in rooms.SelectMany(room => (IEnumerable<IQueryable<string>?>)[room.FilesOf(db, sample: true), room.FilesOf(db, sample: false)]).OfType<IQueryable<string>>())
            unused = unused.Where(f => !used.Contains(f.Hash));
        return await unused.ToListAsync(ct);
    }
}
