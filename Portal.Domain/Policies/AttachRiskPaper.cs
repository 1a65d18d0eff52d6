using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>Puts the risk assessment's own paper to the package, or takes it off; it is signed with everything else.</summary>
public sealed class AttachRiskPaper(WriteGate gate, FileIntake intake, Drafting drafting)
{
    /// <param name="content">Null: takes it off.</param>
    public async Task<Outcome> ExecuteAsync(Actor actor, int documentId, string name, byte[]? content, CancellationToken ct)
    {
        StoredFile? file = null;
        if (content is not null)
        {
            var admitted = await intake.AdmitAsync(name, content, ct);
            if (!admitted.Ok) return admitted;
            file = admitted.Value;
        }

        return await gate.RunAsync(actor, Permission.Draft, nameof(AttachRiskPaper), async write =>
        {
            var members = await Packages.MembersAsync(write.Db, documentId, ct);
            if (members.Find(d => d.Id == documentId) is not { } document) return Outcome.Missing;
            if (!Authorship.MayEdit(write.Actor, document.Division)) return Outcome.Refused("这份文件由别的处室起草，您不能改。请联系起草处室或办公室。");
            var package = await Packages.OfAsync(write.Db, documentId, ct);
            if (file is not null) await FileIntake.StoreAsync(write.Db, file, ct);
            var shown = Path.GetFileName(name);
            package.Risk = package.Risk with { PaperHash = file?.Hash ?? "", PaperName = file is null ? "" : shown.Length > 200 ? shown[^200..] : shown };
            await drafting.ChangedAsync(write, document, ct);
            return Outcome.Done;
        }, ct);
    }
}
