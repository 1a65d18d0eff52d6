using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Normative;

/// <summary>Opens a round of 清理 with what is in force today, and decides on its documents one by one.</summary>
public sealed class RunClearing(WriteGate gate, Shelf shelf)
{
    public async Task<Outcome<int>> OpenAsync(Actor actor, string name, CancellationToken ct)
    {
        var view = await shelf.ViewAsync(ct);
        ClearingRound? round = null;
        var outcome = await gate.RunAsync(actor, Permission.KeepRegisters, "OpenClearing", async write =>
        {
            name = name.Trim();
            if (name.Length is 0 or > 100) return Outcome.Refused("请写这次清理的名称，不超过100字，例如“2026年行政规范性文件清理”。");
            if (await write.Db.Set<ClearingRound>().AnyAsync(r => r.ClosedOn == null, ct)) return Outcome.Refused("还有一次清理没有结束，请先办完那一次。");
            var documents = view.All.Where(i => NormativeRegister.Holds(i) && i.ValidityOn(write.Today).IsCurrent).OrderBy(NormativeRegister.IssuedOn).Select(i => i.Id).ToList();
            if (documents.Count == 0) return Outcome.Refused("现在没有现行有效的行政规范性文件，不用清理。");
            round = new ClearingRound(name, write.Today, write.Actor.Name, documents);
            write.Db.Add(round);
            Said(write, () => round.Id);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? round!.Id : Outcome<int>.From(outcome);
    }

    /// <param name="result">Null takes a decision back.</param>
    /// <param name="until">New last day of what stays in force; null: as it was.</param>
    public Task<Outcome> DecideAsync(Actor actor, int roundId, int documentId, ClearingResult? result, string reason, DateOnly? until, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.KeepRegisters, "DecideClearing", async write =>
        {
            var round = await write.Db.Set<ClearingRound>().Include(r => r.Items).SingleOrDefaultAsync(r => r.Id == roundId, ct);
            if (round?.Items.FirstOrDefault(i => i.DocumentId == documentId) is not { } item) return Outcome.Missing;
            if (round.ClosedOn is not null) return Outcome.Refused("这次清理已经结束，结果不能再改。");
            reason = reason.Trim();
            if (result is not (null or ClearingResult.Keep) && reason.Length == 0) return Outcome.Refused("请写明理由，公布结果时公众会看到。");
            if (reason.Length > 500) return Outcome.Refused(new Reason("这一栏最多 {0} 字，现在有 {1} 字。", 500, reason.Length));
            if (until is not null && result != ClearingResult.Keep) return Outcome.Refused("只有继续有效的文件才写新的有效期。");
            if (until <= await LastDayAsync(write.Db, documentId, ct)) return Outcome.Refused("新的有效期要晚于原来的。");
            item.Decide(result, reason, until, write.Actor.Name, write.Now);
            Said(write, () => roundId);
            return Outcome.Done;
        }, ct);

    private static async Task<DateOnly?> LastDayAsync(PortalDb db, int documentId, CancellationToken ct)
    {
        var document = await db.Set<Document>().Include(d => d.Editions).Include(d => d.Acts).SingleAsync(d => d.Id == documentId, ct);
        return document.Acts.Where(a => a.Kind == StatusActKind.Extended).OrderBy(a => a.On).LastOrDefault()?.Until ?? document.Live?.Facts.ExpiresOn;
    }

    internal static void Said(Write write, Func<int> round)
    {
        write.Subject = () => $"{NormativeChange.Round}/{round()}";
        write.Announce(NormativeChange.Round, round, round);
    }
}
