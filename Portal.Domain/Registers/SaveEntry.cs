using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Registers;

/// <summary>Names under which changes of this room are announced.</summary>
public static class RegisterChange
{
    public const string Entry = "register-entry";
}

/// <summary>A file that somebody brings as evidence.</summary>
public sealed record NewEvidence(string Name, byte[] Content);

/// <summary>Writes into the register, corrects, adds evidence, takes out with a reason.</summary>
public sealed class SaveEntry(WriteGate gate, FileIntake intake)
{
    /// <param name="id">Null: a new entry.</param>
    /// <param name="seen">Version of the entry as the person saw it; of a new one 0.</param>
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, int? id, int seen, RegisterFacts facts, IReadOnlyList<NewEvidence> files, CancellationToken ct)
    {
        var wanted = facts with { Title = facts.Title.Trim(), Place = facts.Place.Trim(), People = facts.People.Trim(), Summary = facts.Summary.Trim().ReplaceLineEndings("\n") };
        var admitted = new List<(string Name, StoredFile File)>();
        foreach (var file in files)
        {
            var outcome = await intake.AdmitAsync(file.Name, file.Content, ct);
            if (!outcome.Ok) return Outcome<int>.From(outcome);
            admitted.Add((file.Name, outcome.Value!));
        }

        RegisterEntry? entry = null;
        var saved = await gate.RunAsync(actor, Permission.KeepRegisters, nameof(SaveEntry), async write =>
        {
            if (RegisterEntry.Refusals(wanted, write.Today).ToList() is { Count: > 0 } reasons) return Outcome.Refused(reasons);
            if (id is null) write.Db.Add(entry = new RegisterEntry(wanted, write.Actor.Name, write.Now, isSample: false));
            else if (await FindAsync(write.Db, id.Value, ct) is not { } found) return Outcome.Missing;
            else if (found.Version != seen) return Outcome.Refused("别人刚刚改了这一条，请刷新后再改。");
            else (entry = found).Write(wanted);
            foreach (var (name, file) in admitted)
            {
                await FileIntake.StoreAsync(write.Db, file, ct);
                entry.Attach(new RegisterEvidence(file.Hash, Path.GetFileName(name), file.ContentType, file.Size));
            }

            Tell(write, entry);
            return Outcome.Done;
        }, ct);
        return saved.Ok ? entry!.Id : Outcome<int>.From(saved);
    }

    public Task<Outcome> RemoveEvidenceAsync(Actor actor, int id, int evidenceId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.KeepRegisters, "RemoveRegisterEvidence", async write =>
        {
            if (await FindAsync(write.Db, id, ct) is not { } entry || entry.Evidence.FirstOrDefault(e => e.Id == evidenceId) is not { } evidence) return Outcome.Missing;
            entry.Detach(evidence);
            Tell(write, entry);
            return Outcome.Done;
        }, ct);

    public Task<Outcome> RemoveAsync(Actor actor, int id, string reason, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.KeepRegisters, "RemoveRegisterEntry", async write =>
        {
            if (reason.Trim().Length == 0) return Outcome.Refused("删除登记要写明理由。");
            if (await FindAsync(write.Db, id, ct) is not { } entry) return Outcome.Missing;
            (entry.DeletedAt, entry.DeleteReason) = (write.Now, reason.Trim());
            Tell(write, entry);
            return Outcome.Done;
        }, ct);

    private static Task<RegisterEntry?> FindAsync(PortalDb db, int id, CancellationToken ct) => db.Set<RegisterEntry>().Include(e => e.Evidence).SingleOrDefaultAsync(e => e.Id == id, ct);

    private static void Tell(Write write, RegisterEntry entry)
    {
        write.Subject = () => $"register/{entry.Id}";
        write.Announce(RegisterChange.Entry, () => entry.Id, () => entry.Id);
    }
}
