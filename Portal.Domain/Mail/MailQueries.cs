using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Mail;

/// <summary>Reads the outbox.</summary>
public sealed class MailQueries(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Newest first; <paramref name="failedOnly"/>: those that could not be handed over.</summary>
    public async Task<Paged<OutgoingMail>> ListAsync(string text, bool failedOnly, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var mails = db.Set<OutgoingMail>().AsNoTracking();
        if (text.Trim() is { Length: > 0 } wanted) mails = mails.Where(m => m.Subject.Contains(wanted) || m.To.Contains(wanted));
        if (failedOnly) mails = mails.Where(m => m.SentAt == null && m.Attempts > 0);
        var total = await mails.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        return new Paged<OutgoingMail>(await mails.OrderByDescending(m => m.Id).Skip((page - 1) * size).Take(size).ToListAsync(ct), total, page, size);
    }
}

/// <summary>Sends a letter again that was given up.</summary>
public sealed class RetryMail(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int mailId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.ManageAccounts, nameof(RetryMail), async write =>
        {
            if (await write.Db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == mailId, ct) is not { } mail) return Outcome.Missing;
            if (mail.SentAt is not null) return Outcome.Refused("这封已经发出。");
            (mail.Attempts, mail.NextAt) = (0, null);
            write.Subject = () => $"mail/{mailId}";
            return Outcome.Done;
        }, ct);
}
