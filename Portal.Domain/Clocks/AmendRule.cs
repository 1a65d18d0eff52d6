using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Clocks;

/// <summary>Gives a period of law a new version with its own first day. Clocks that are running keep the version they started with.</summary>
public sealed class AmendRule(WriteGate gate)
{
    /// <param name="amount">In the rule's unit, 1 to 3,650.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, string key, int amount, string source, DateOnly from, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.ManageClocks, nameof(AmendRule), async write =>
        {
            var versions = await write.Db.Set<ClockRule>().Where(r => r.Key == key).OrderBy(r => r.From).ToListAsync(ct);
            if (versions.LastOrDefault() is not { } last) return Outcome.Missing;
            var reasons = new List<Reason>();
            if (amount is < 1 or > 3650) reasons.Add("期限应在 1 至 3650 之间。");
            if (source.Trim().Length == 0) reasons.Add("请写上依据的条款。");
            else if (last.IsFixed && source.Trim() == last.Source) reasons.Add("这是国家规定的期限，改动要写明新的依据。");
            if (from <= last.From) reasons.Add(new Reason("新的一版要晚于{0}起施行。", last.From.ToString("yyyy-MM-dd", null)));
            if (amount == last.Amount && source.Trim() == last.Source) reasons.Add("期限和依据都没有改动。");
            if (reasons.Count > 0) return Outcome.Refused(reasons);
            write.Db.Add(new ClockRule(key, last.Name, amount, last.Unit, source.Trim(), from, last.IsFixed));
            write.Subject = () => $"clock-rule/{key}";
            write.Announce(ClockChange.Rule, last.Id, last.Id);
            return Outcome.Done;
        }, ct);
}
