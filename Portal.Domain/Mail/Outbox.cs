using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Storage;

namespace Portal.Domain.Mail;

/// <summary>Brings one letter to where it goes: a mail server, or a folder.</summary>
public interface IMailCarrier
{
    /// <summary>Throws when it could not be handed over.</summary>
    Task CarryAsync(OutgoingMail mail, CancellationToken ct);
}

/// <summary>For commands: puts letters into the same transaction as what they tell.</summary>
public static class Outbox
{
    /// <summary>Nothing happens when the account has no address or was told this already.</summary>
    public static async Task PutAsync(Write write, string key, Account to, string subject, string body, CancellationToken ct)
    {
        if (to.Email is not { Length: > 0 } address || to.Disabled) return;
        key = $"{key}/{to.Id}";
        if (write.Db.Set<OutgoingMail>().Local.Any(m => m.Key == key) || await write.Db.Set<OutgoingMail>().AnyAsync(m => m.Key == key, ct)) return;
        write.Db.Add(new OutgoingMail(key, to.Id, address, subject.Length > 200 ? subject[..200] : subject, body, write.Now));
    }
}

/// <summary>Carries what waits in the outbox. Running twice does no harm: a letter is marked before the next is taken.</summary>
public sealed class SendMail(WriteGate gate, IDbContextFactory<PortalDb> dbs, OfficeClock clock, IMailCarrier carrier)
{
    /// <returns>How many were handed over.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.UtcNow;
        var waiting = await db.Set<OutgoingMail>().AsNoTracking().Where(m => m.SentAt == null && m.Attempts < OutgoingMail.MostAttempts && (m.NextAt == null || m.NextAt <= now)).OrderBy(m => m.Id).Take(200).ToListAsync(ct);
        var sent = 0;
        foreach (var mail in waiting)
        {
            var failure = "";
            try
            {
                await carrier.CarryAsync(mail, ct);
                sent++;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                failure = error.Message.Length > 500 ? error.Message[..500] : error.Message;
            }

            await gate.RunAsync(Actor.System, Permission.Read, "SendMail", async write =>
            {
                var row = await write.Db.Set<OutgoingMail>().SingleAsync(m => m.Id == mail.Id, ct);
                row.Attempts++;
                row.Failure = failure;
                if (failure.Length == 0) row.SentAt = write.Now;
                else row.NextAt = write.Now.AddMinutes(Math.Pow(2, row.Attempts)); // 2 minutes, 4, 8 … four hours
                write.Subject = () => $"mail/{mail.Id}";
                return Outcome.Done;
            }, ct);
        }

        return sent;
    }
}
