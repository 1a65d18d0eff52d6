using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;

namespace Portal.Domain.Storage;

/// <summary>The one way in for files that people upload: typed by content, bounded in size, scanned, and only then stored, once under their hash.</summary>
public sealed class FileIntake(IFileScanner scanner)
{
    /// <summary>Before the write: a scanner may take seconds, and writers wait for each other.</summary>
    /// <param name="name">As the clerk knows the file.</param>
    public async Task<Outcome<StoredFile>> AdmitAsync(string name, byte[] content, CancellationToken ct)
    {
        var admitted = FileTypes.Admit(name, content);
        if (!admitted.Ok) return Outcome<StoredFile>.From(admitted);
        var scan = await scanner.ScanAsync(content, name, ct);
        return scan.Refusal is { } refusal ? Outcome<StoredFile>.From(Outcome.Refused(refusal)) : new StoredFile(content, admitted.Value!);
    }

    /// <summary>Inside the write: the bytes are kept once for everybody.</summary>
    public static async Task StoreAsync(PortalDb db, StoredFile file, CancellationToken ct)
    {
        if (db.Set<StoredFile>().Local.All(f => f.Hash != file.Hash) && !await db.Set<StoredFile>().AnyAsync(f => f.Hash == file.Hash, ct)) db.Add(file);
    }
}
