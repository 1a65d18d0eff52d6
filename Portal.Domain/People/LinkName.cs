using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <summary>Says by hand that a name of the table (责任人) is this account; similar names are never guessed to be the same person.</summary>
public sealed class LinkName(WriteGate gate)
{
    /// <param name="accountId">Null takes the link away.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, string name, int? accountId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.EditPlan, nameof(LinkName), async write =>
        {
            name = name.Trim();
            if (name.Length is 0 or > 64) return Outcome.Refused("请写上任务分解表中的姓名，最多 64 个字。");
            var link = await write.Db.Set<LinkedName>().SingleOrDefaultAsync(l => l.Name == name, ct);
            if (accountId is not { } id)
            {
                if (link is not null) write.Db.Remove(link);
            }
            else if (!await write.Db.Set<Account>().AnyAsync(a => a.Id == id, ct))
            {
                return Outcome.Missing;
            }
            else if (link is null)
            {
                write.Db.Add(new LinkedName(name, id));
            }
            else
            {
                link.AccountId = id;
            }

            var touched = accountId ?? link?.AccountId ?? 0;
            write.Subject = () => $"account/{touched}";
            write.Announce(PeopleChange.Account, touched, touched);
            return Outcome.Done;
        }, ct);
}
