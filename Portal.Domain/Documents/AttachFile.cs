using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Documents;

/// <summary>A file that is now part of a draft.</summary>
/// <param name="Address">Where it is fetched; good for Markdown links and pictures.</param>
public sealed record AttachedFile(int Id, string Name, string Address, string ContentType, long Size);

/// <summary>Puts a file beside a draft (附件), or a picture into its text; also renames and removes.</summary>
public sealed class AttachFile(WriteGate gate, Drafting drafting, FileIntake intake)
{
    /// <summary>Longest name, in characters.</summary>
    private const int MaxName = 120;

    /// <summary>Longest ending that is kept when a name is cut; what is longer stands behind the last point of a sentence.</summary>
    private const int MaxEnding = 10;

    /// <param name="inText">A picture of the text rather than a listed attachment.</param>
    public async Task<Outcome<AttachedFile>> ExecuteAsync(Actor actor, int documentId, string name, byte[] content, bool inText, CancellationToken ct)
    {
        Attachment? attachment = null;
        name = CleanName(name);
        var admitted = await intake.AdmitAsync(name, content, ct);
        if (!admitted.Ok) return Outcome<AttachedFile>.From(admitted);
        var file = admitted.Value!;
        name = Ended(name, file.ContentType);
        if (inText && !file.ContentType.StartsWith("image/", StringComparison.Ordinal)) return Outcome<AttachedFile>.From(Outcome.Refused(new Reason("“{0}”不是图片，请作为附件上传。", name)));
        var outcome = await gate.RunAsync(actor, Permission.Draft, nameof(AttachFile), write => drafting.ChangeAsync(write, documentId, async document =>
        {
            if (!inText && Namesake(document.Current, name, file.Hash) is { } taken) return Outcome.Refused(taken);
            await FileIntake.StoreAsync(write.Db, file, ct);
            attachment = document.Current.Attach(file.Hash, name, file.ContentType, file.Size, inText);
            document.Current.Touch(write.Actor, write.Now);
            return Outcome.Done;
        }, ct), ct);
        return outcome.Ok ? new AttachedFile(attachment!.Id, attachment.Name, Address(attachment.FileHash, attachment.Name), attachment.ContentType, attachment.Size) : Outcome<AttachedFile>.From(outcome);
    }

    public Task<Outcome> RenameAsync(Actor actor, int documentId, int attachmentId, string name, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Draft, "RenameAttachment", write => drafting.ChangeAsync(write, documentId, document =>
        {
            var attachment = Find(document, attachmentId);
            if (attachment is null) return Task.FromResult<Outcome?>(Outcome.Missing);
            name = CleanName(name);
            if (name.Length == 0) return Task.FromResult<Outcome?>(Outcome.Refused("附件要有名称。"));
            name = Ended(name, attachment.ContentType);
            if (name == attachment.Name) return Task.FromResult<Outcome?>(null);
            if (!attachment.InText && Namesake(document.Current, name, attachment.FileHash) is { } taken) return Task.FromResult<Outcome?>(Outcome.Refused(taken));
            attachment.Name = name;
            document.Current.Touch(write.Actor, write.Now);
            return Task.FromResult<Outcome?>(Outcome.Done);
        }, ct), ct);

    public Task<Outcome> RemoveAsync(Actor actor, int documentId, int attachmentId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Draft, "RemoveAttachment", write => drafting.ChangeAsync(write, documentId, document =>
        {
            if (Find(document, attachmentId) is not { } attachment) return Task.FromResult<Outcome?>(Outcome.Missing);
            document.Current.Detach(attachment);
            document.Current.Touch(write.Actor, write.Now);
            return Task.FromResult<Outcome?>(Outcome.Done);
        }, ct), ct);

    /// <summary>Address of a stored file: its hash makes it immutable, its name is for people.</summary>
    public static string Address(string hash, string name) => $"/files/{hash}/{Uri.EscapeDataString(name)}";

    /// <summary>A draft begun for this change has copies of the live edition's attachments: the one meant is known by its file.</summary>
    private static Attachment? Find(Document document, int id)
    {
        var meant = document.Editions.SelectMany(e => e.Attachments).FirstOrDefault(a => a.Id == id);
        return meant is null ? null : document.Current.Attachments.FirstOrDefault(a => a.FileHash == meant.FileHash && a.InText == meant.InText);
    }

    /// <summary>A name as a file system may have it: no path, no control characters, no direction marks that hide an ending.</summary>
    private static string CleanName(string name)
    {
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = new string([.. name.Where(c => !char.IsControl(c) && c is not ('<' or '>' or '"' or '|' or '?' or '*' or ':') && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)]).Trim();
        return Cut(name, Path.GetExtension(name) is { Length: <= MaxEnding } ending ? ending : "");
    }

    /// <summary>A visitor's computer opens a file by the ending of its name: a name that lost it, or has that of something else, gets the right one.</summary>
    private static string Ended(string name, string contentType)
    {
        var endings = FileTypes.EndingsOf(contentType);
        if (!endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)) name = Cut(name, "", endings[0].Length) + endings[0];
        return name[0] == '.' ? "附件" + name : name;
    }

    private static string Cut(string name, string ending, int room = 0)
    {
        if (name.Length <= MaxName - room) return name;
        var kept = MaxName - room - ending.Length;
        return name[..(char.IsHighSurrogate(name[kept - 1]) ? kept - 1 : kept)] + ending;
    }

    /// <summary>Two different files under one name cannot be told apart on the public page.</summary>
    private static Reason? Namesake(Edition edition, string name, string hash) =>
        edition.Attachments.Any(a => !a.InText && a.FileHash != hash && a.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? new Reason("已经有名叫“{0}”的附件。要换掉它，请先删除原来的；两份都要，请先改名。", name)
            : null;
}
