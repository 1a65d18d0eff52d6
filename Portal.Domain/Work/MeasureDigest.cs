using Portal.Domain.Common;
using Portal.Domain.Mail;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

/// <summary>Own measures of the running year that are late or near, for the daily letter.</summary>
internal sealed class MeasureDigest(WorkQueries queries, PlanBoards boards) : IDigestPart
{
    private const int Most = 20;

    public string Heading => "任务分解表";

    public async Task<IReadOnlyList<DigestLine>> LinesAsync(PortalDb db, Actor reader, DateOnly today, CancellationToken ct)
    {
        var plan = (await queries.PlansAsync(ct)).FirstOrDefault(p => p.Year == today.Year);
        if (plan is null || await boards.FindAsync(plan.Id, ct) is not { } board) return [];
        return [.. board.Tasks.SelectMany(t => t.Measures.Where(m => m.Standing.State is MeasureState.Late or MeasureState.Near && Ownership.IsMine(reader, t, m)).Select(m => (Task: t, Measure: m)))
            .OrderBy(r => r.Measure.Standing.DueOn).Take(Most)
            .Select(r => new DigestLine($"{r.Task.Number}第{r.Measure.Number}条{(r.Measure.Standing.State == MeasureState.Late ? "落后" : "临近期限")}：{(r.Measure.Text.Length > 40 ? r.Measure.Text[..40] + "…" : r.Measure.Text)}", "/workspace/mine"))];
    }
}
