using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

/// <summary>A period as the applicant sees it, with the way its last day comes about.</summary>
/// <param name="DueOn">Null while the count is stopped.</param>
/// <param name="Used">Units counted up to today, or up to its end.</param>
/// <param name="Days">Every day from day 0 to the last.</param>
/// <param name="Happened">Stops, restarts and extensions; their notes are the office's own and are not shown.</param>
public sealed record PeriodView(ClockState State, DateOnly ZeroOn, DateOnly? DueOn, bool Provisional, DateOnly? EndedOn, int Total, int Used, string Source,
    IReadOnlyList<ClockDay> Days, IReadOnlyList<(ClockEventKind Kind, DateOnly On, int Amount)> Happened)
{
    /// <summary>Units left from today on, 0 when the last day has passed.</summary>
    public int Left => Math.Max(0, Total - Used);
}

/// <param name="At">UTC.</param>
public sealed record StatusLine(DateOnly On, DateTime At, string Text);

/// <param name="Size">Bytes.</param>
public sealed record StatusFile(int Id, RequestFileKind Kind, string Name, string ContentType, long Size);

/// <summary>信息处理费 as the applicant has to pay it.</summary>
/// <param name="Before">Items of the same month before this application; 0 by page.</param>
/// <param name="Units">Items or pages.</param>
/// <param name="Amount">元.</param>
public sealed record FeeView(FeeBasis Basis, int Before, int Units, int Amount);

/// <summary>One case as its applicant sees it. No personal data: whoever looks over a shoulder learns only what was asked.</summary>
/// <param name="SubmittedAt">UTC.</param>
/// <param name="Reply">答复期限; null until the receipt is confirmed.</param>
/// <param name="Correction">The applicant's time to correct, while it runs.</param>
/// <param name="Payment">The applicant's time to pay, while it runs.</param>
/// <param name="Fee">What is to be paid, while it is waited for.</param>
public sealed record RequestStatusView(int Id, string Number, string Code, string Title, RequestStage Stage, WishedWay Way, DateTime SubmittedAt, DateOnly? ReceivedOn,
    Decision? Decision, DateOnly? DecidedOn, bool IsSample, PeriodView? Reply, PeriodView? Correction, PeriodView? Payment, FeeView? Fee, IReadOnlyList<StatusLine> Events, IReadOnlyList<StatusFile> Files)
{
    public bool IsOpen => Stage < RequestStage.Replied;
}

/// <summary>What the applicant of one case may read, and nobody else: opened by name and 查询码 together.</summary>
public sealed class RequestStatus(IDbContextFactory<PortalDb> dbs, Calendars calendars, OfficeClock clock)
{
    /// <summary>The case whose applicant has this name and whose code is this one. Wrong name, wrong code and nothing at all are one answer, reached by the same steps.</summary>
    public async Task<int?> FindAsync(string name, string code, CancellationToken ct)
    {
        var normal = LookupCode.Normal(code);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var found = await db.Set<InformationRequest>().Where(r => r.Code == normal).Select(r => new { r.Id, r.Applicant.Name }).SingleOrDefaultAsync(ct);
        var same = CryptographicOperations.FixedTimeEquals(Print(found?.Name ?? ""), Print(name));
        return same && found is { Name.Length: > 0 } ? found.Id : null;
    }

    /// <returns>Null when the case is gone.</returns>
    public async Task<RequestStatusView?> ReadAsync(int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var request = await db.Set<InformationRequest>().AsNoTracking().Include(r => r.Events).Include(r => r.Files).Include(r => r.Fee).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (request is null) return null;
        var calendar = await calendars.CurrentAsync(ct);
        var clocks = await db.Set<Clock>().AsNoTracking().Include(c => c.Events).Where(c => c.SubjectKind == RequestChange.Request && c.SubjectId == id).OrderBy(c => c.Id).ToListAsync(ct);
        var sources = await db.Set<ClockRule>().AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.Source, ct);
        PeriodView? Of(string rule, bool openOnly) => clocks.FindLast(c => c.RuleKey == rule) is { } found && !(openOnly && found.State == ClockState.Ended)
            ? View(found, calendar, clock.Today, sources.GetValueOrDefault(found.RuleId, "")) : null;
        return new RequestStatusView(request.Id, request.Number, request.Code, request.Title, request.Stage, request.Way, request.SubmittedAt, request.ReceivedOn,
            request.Decision, request.DecidedOn, request.IsSample, Of(ClockRules.Reply, openOnly: false),
            request.Stage == RequestStage.Correcting ? Of(ClockRules.Corrected, openOnly: true) : null,
            request.Stage == RequestStage.Paying ? Of(ClockRules.Payment, openOnly: true) : null,
            request is { Stage: RequestStage.Paying, Fee: { } fee } ? new FeeView(fee.Basis, fee.Before, fee.Units, fee.Amount) : null,
            [.. request.Events.Where(e => e.IsPublic).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Select(e => new StatusLine(e.On, e.At, e.Text))],
            [.. request.Files.Where(f => f.IsForApplicant).OrderBy(f => f.Id).Select(f => new StatusFile(f.Id, f.Kind, f.Name, f.ContentType, f.Size))]);
    }

    /// <summary>A paper of this case that its applicant may have.</summary>
    public async Task<(StoredFile File, string Name)?> FileAsync(int id, int fileId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var paper = await db.Set<RequestFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.RequestId == id && f.IsForApplicant, ct);
        return paper is not null && await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Hash == paper.Hash, ct) is { } file ? (file, paper.Name) : null;
    }

    internal static PeriodView View(Clock clock, WorkingCalendar calendar, DateOnly today, string source)
    {
        var reading = ClockReading.Of(clock, calendar);
        var days = ClockReading.Days(clock, calendar);
        var ended = reading.EndedAt is { } end ? OfficeClock.DateOf(end) : (DateOnly?)null;
        var upTo = ended ?? today;
        return new PeriodView(reading.State, OfficeClock.DateOf(reading.ZeroAt), reading.DueAt is { } due ? OfficeClock.DateOf(due.AddTicks(-1)) : null, reading.Provisional, ended,
            reading.Total, days.Count(d => d.Kind == ClockDayKind.Counted && d.Date <= upTo), source, days,
            [.. clock.Events.Where(e => e.Kind is ClockEventKind.Stopped or ClockEventKind.Resumed or ClockEventKind.Restarted or ClockEventKind.Extended).OrderBy(e => e.When).ThenBy(e => e.Id).Select(e => (e.Kind, e.On, e.Amount))]);
    }

    /// <summary>Names as people type them: blanks, width of characters and capitals make no difference.</summary>
    private static byte[] Print(string name) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(name.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant()));
}
