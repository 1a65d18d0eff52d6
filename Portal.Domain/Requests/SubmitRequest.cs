using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

/// <summary>What an applicant takes home.</summary>
/// <param name="Number">登记号.</param>
/// <param name="Code">查询码.</param>
public sealed record SubmittedRequest(int Id, string Number, string Code);

/// <summary>
/// 网上提交: an application that a citizen sends by the form. The day of receipt is confirmed later by both sides (条例第三十一条); until then no clock runs.
/// The system acts, for applicants have no account.
/// </summary>
public sealed class SubmitRequest(WriteGate gate, IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Stands as the person in the case's history.</summary>
    public const string By = "申请人";

    /// <summary>The case that a form has already become; null when it was not sent yet.</summary>
    public async Task<SubmittedRequest?> FindAsync(string key, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<InformationRequest>().Where(r => r.SubmissionKey == key).Select(r => new SubmittedRequest(r.Id, r.Number, r.Code)).SingleOrDefaultAsync(ct);
    }

    /// <param name="proof">身份证明, admitted and scanned.</param>
    /// <param name="key">Unguessable, one for every form that was opened: the second sending finds the first one's case.</param>
    public Task<Outcome<SubmittedRequest>> ExecuteAsync(RequestWish wish, StoredFile? proof, string key, CancellationToken ct) =>
        gate.RunAsync<SubmittedRequest>(Actor.System, Permission.HandleRequests, nameof(SubmitRequest), async write =>
        {
            if (await write.Db.Set<InformationRequest>().SingleOrDefaultAsync(r => r.SubmissionKey == key, ct) is { } before) return new SubmittedRequest(before.Id, before.Number, before.Code);
            var reasons = wish.Refusals(write.Today).Select(r => r.Reason).ToList();
            if (proof is null) reasons.Add("请上传身份证明。");
            if (reasons.Count > 0) return Outcome<SubmittedRequest>.From(Outcome.Refused(reasons));

            wish = wish.Normal;
            var applicant = new Applicant { Kind = wish.Kind, Name = wish.Name, IdNumber = wish.IdNumber, Contact = wish.Contact, Phone = wish.Phone, Email = wish.Email, Address = wish.Address };
            var number = await Registration.NextNumberAsync(write.Db, write.Today.Year, ct);
            var request = new InformationRequest(number, LookupCode.New(), RequestChannel.Online, applicant, write.Now)
            {
                Title = wish.Subject,
                DocumentNumber = wish.DocumentNumber,
                Description = wish.Description,
                Form = wish.Form,
                Way = wish.Way,
                SubmissionKey = key,
            };
            await FileIntake.StoreAsync(write.Db, proof!, ct);
            // Under a name of ours: file names tell who somebody is, and the audit keeps them.
            request.Add(new RequestFile(RequestFileKind.IdentityProof, "身份证明" + Ending(proof!.ContentType), proof.Hash, proof.ContentType, proof.Size, By, write.Now));
            request.Add(new RequestEvent(write.Today, RequestLines.Submitted, isPublic: true, By, write.Now));
            write.Db.Add(request);
            await write.FlushAsync(ct);
            write.Subject = () => $"{RequestChange.Request}/{request.Id}";
            write.Announce(RequestChange.Request, request.Id, request.Id);
            return new SubmittedRequest(request.Id, request.Number, request.Code);
        }, ct);

    internal static string Ending(string contentType) => contentType switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        FileTypes.Pdf => ".pdf",
        FileTypes.Docx => ".docx",
        FileTypes.Text => ".txt",
        _ => "",
    };
}
