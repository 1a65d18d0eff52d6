using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Storage;

namespace Portal.Domain.Mail;

/// <summary>What one room has to say to somebody in the morning.</summary>
public interface IDigestPart
{
    /// <summary>Heading of its lines, Chinese.</summary>
    string Heading { get; }

    /// <summary>One line each, without personal data of citizens, with an address relative to the site; empty when there is nothing.</summary>
    Task<IReadOnlyList<DigestLine>> LinesAsync(PortalDb db, Actor reader, DateOnly today, CancellationToken ct);
}

public sealed record DigestLine(string Text, string Path);

/// <summary>每日提醒: one letter a working day to everybody who wants one and has something to do.</summary>
public sealed class Digest(WriteGate gate, IActors actors, IEnumerable<IDigestPart> parts, SiteAddress site)
{
    /// <returns>How many letters were written.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var written = 0;
        await gate.RunAsync(Actor.System, Permission.Read, "WriteDigests", async write =>
        {
            foreach (var account in await write.Db.Set<Account>().Where(a => !a.Disabled && a.WantsDigest && a.Email != null).ToListAsync(ct))
            {
                var key = $"digest/{write.Today:yyyy-MM-dd}/{account.Id}";
                if (await write.Db.Set<OutgoingMail>().AnyAsync(m => m.Key == key, ct) || await actors.FindAsync(write.Db, account.Id, ct) is not { } reader) continue;
                var (body, count) = await BodyAsync(write, reader, ct);
                if (count == 0) continue;
                await Outbox.PutAsync(write, $"digest/{write.Today:yyyy-MM-dd}", account, $"今日提醒：{count}项待办（{write.Today:M月d日}）", body, ct);
                written++;
            }

            write.Subject = () => "mail";
            return Outcome.Done;
        }, ct);
        return written;
    }

    private async Task<(string Body, int Count)> BodyAsync(Write write, Actor reader, CancellationToken ct)
    {
        var (text, count) = (new System.Text.StringBuilder($"{reader.Name}：\n"), 0);
        foreach (var part in parts)
        {
            var lines = await part.LinesAsync(write.Db, reader, write.Today, ct);
            if (lines.Count == 0) continue;
            text.Append('\n').Append(part.Heading).Append('\n');
            foreach (var line in lines) text.Append("· ").Append(line.Text).Append('\n').Append("  ").Append(site.Url).Append(line.Path).Append('\n');
            count += lines.Count;
        }

        return (text.Append($"\n不想再收：{site.Url}/workspace/reminders\n").ToString(), count);
    }
}
