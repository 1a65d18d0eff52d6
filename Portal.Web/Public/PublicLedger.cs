using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Portal.Domain.Work;

namespace Portal.Web.Public;

/// <summary>A published plan with everything taken out that its switches keep inside: nothing public is made from anything else.</summary>
/// <param name="Board">Redacted.</param>
/// <param name="Reports">Newest first, redacted; reports with nothing left to show are not in it.</param>
/// <param name="Version">Changes when, and only when, something the public sees has changed.</param>
public sealed record PublicLedger(PlanBoard Board, IReadOnlyList<EntryView> Reports, string Version)
{
    /// <summary>UTC; matters kept inside do not move it while the portal runs.</summary>
    public DateTime ChangedAt => Board.ChangedAt;

    public static PublicLedger? Of(PlanBoard plan, IReadOnlyList<EntryView> reports)
    {
        if (!plan.Published) return null;
        var tasks = plan.Measures.ToDictionary(m => m.Id, m => plan.FindTask(m.TaskId)!.Value.Task.Published);
        var board = plan with { Goals = [.. plan.Goals.Select(g => g with { Tasks = [.. g.Tasks.Select(Redact)] })] };
        EntryView[] shown = [.. reports
            .Where(r => tasks.ContainsKey(r.MeasureId))
            .Select(r => Redact(r, tasks[r.MeasureId]))
            .Where(r => r is { Work.Length: > 0 } or { Problem.Length: > 0 } or { Next.Length: > 0 } || tasks[r.MeasureId].HasFlag(Facets.Progress))];
        var content = JsonSerializer.SerializeToUtf8Bytes(new { board = board with { Revision = 0, ChangedAt = default }, shown });
        return new PublicLedger(board, shown, Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
    }

    public IEnumerable<EntryView> ReportsOn(TaskLine task) => Reports.Where(r => task.Measures.Any(m => m.Id == r.MeasureId));

    private static TaskLine Redact(TaskLine task)
    {
        var shown = task.Published;
        var (measures, duties) = (shown.HasFlag(Facets.Measures), shown.HasFlag(Facets.Duties));
        return task with
        {
            Steps = shown.HasFlag(Facets.Steps) ? task.Steps : "",
            Supervision = shown.HasFlag(Facets.Supervision) ? task.Supervision : "",
            Lead = duties ? task.Lead : "",
            Supporting = duties ? task.Supporting : "",
            Persons = duties ? task.Persons : "",
            LeadDivisions = duties ? task.LeadDivisions : [],
            SupportingDivisions = duties ? task.SupportingDivisions : [],
            PersonNames = duties ? task.PersonNames : [],
            Measures = [.. task.Measures.Select(m => m with
            {
                Text = measures ? m.Text : "",
                Due = measures ? m.Due : m.Due with { Phrase = null },
                Owner = duties ? m.Owner : "",
                CancelReason = null, // written for colleagues
                Last = m.Last is null ? null : Redact(m.Last, shown),
            })],
        };
    }

    /// <summary>Who wrote a report is nobody's business outside the house.</summary>
    private static EntryView Redact(EntryView report, Facets shown) => report with
    {
        AuthorId = 0,
        Author = "",
        Work = shown.HasFlag(Facets.Progress) ? report.Work : "",
        Evidence = shown.HasFlag(Facets.Progress) ? report.Evidence : [],
        Problem = shown.HasFlag(Facets.Problems) ? report.Problem : "",
        Next = shown.HasFlag(Facets.NextSteps) ? report.Next : "",
    };
}

/// <summary>Finds published ledgers and keeps each until its board is another one.</summary>
public sealed class PublicLedgers(PlanBoards boards, WorkQueries queries)
{
    private readonly ConcurrentDictionary<int, (PlanBoard Board, PublicLedger? Ledger)> _kept = new();

    /// <summary>Published plans, newest year first.</summary>
    public async Task<IReadOnlyList<PlanHead>> HeadsAsync(CancellationToken ct) =>
        [.. (await queries.PlansAsync(ct)).Where(p => p.Published)];

    public async Task<PublicLedger?> NewestAsync(CancellationToken ct) =>
        await HeadsAsync(ct) is [var newest, ..] ? await FindAsync(newest.Year, ct) : null;

    /// <returns>Null when there is no such year, or it is not published.</returns>
    public async Task<PublicLedger?> FindAsync(int year, CancellationToken ct)
    {
        if (await boards.FindYearAsync(year, ct) is not { } board) return null;
        if (_kept.TryGetValue(board.Id, out var kept) && ReferenceEquals(kept.Board, board)) return kept.Ledger;
        var ledger = board.Published ? PublicLedger.Of(board, await queries.LatestReportsAsync(board.Id, int.MaxValue, ct)) : null;
        if (ledger is not null && kept.Ledger?.Version == ledger.Version) ledger = kept.Ledger;
        _kept[board.Id] = (board, ledger);
        return ledger;
    }
}
