using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>Lists of cases for the staff; whoever applies is masked.</summary>
public sealed class RequestQueries(IDbContextFactory<PortalDb> dbs, Calendars calendars, OfficeClock clock)
{
    public async Task<Paged<RequestRow>> ListAsync(RequestFilter filter, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var calendar = await calendars.CurrentAsync(ct);
        var found = from request in Find(db, filter)
                    join running in db.Set<Clock>().Where(c => c.SubjectKind == RequestChange.Request && c.RuleKey == ClockRules.Reply) on request.Id equals running.SubjectId into clocks
                    from reply in clocks.DefaultIfEmpty()
                    select new { Request = request, Clock = reply };
        if (filter.Due is { } due)
        {
            var now = clock.UtcNow;
            var near = OfficeClock.StartOf(calendar.After(clock.Today, ClockLevels.NearWorkdays).Date.AddDays(1));
            found = due switch
            {
                DueFilter.Late => found.Where(f => f.Clock != null && f.Clock.State == ClockState.Running && f.Clock.DueAt <= now),
                DueFilter.Near => found.Where(f => f.Clock != null && f.Clock.State == ClockState.Running && f.Clock.DueAt > now && f.Clock.DueAt <= near),
                _ => found.Where(f => f.Clock != null && f.Clock.State == ClockState.Stopped),
            };
        }

        var total = await found.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var ordered = filter.Tab is RequestTab.Replied or RequestTab.Archived or RequestTab.All
            ? found.OrderByDescending(f => f.Request.SubmittedAt).ThenByDescending(f => f.Request.Id)
            : found.OrderBy(f => f.Clock == null ? 0 : f.Clock.DueAt == null ? 2 : 1).ThenBy(f => f.Clock!.DueAt).ThenBy(f => f.Request.Id);
        var rows = await ordered.Skip((page - 1) * size).Take(size).Select(f => new { f.Request.Id, f.Request.Number, f.Request.Title, f.Request.Applicant.Kind, f.Request.Applicant.Name, f.Request.Channel, f.Request.Stage, f.Request.SubmittedAt, f.Request.ReceivedOn, f.Request.Decision, f.Request.DecidedOn, f.Request.IsSample, f.Clock }).ToListAsync(ct);
        return new Paged<RequestRow>([.. rows.Select(r => new RequestRow(r.Id, r.Number, r.Title, Masking.Of(r.Kind, r.Name), r.Kind, r.Channel, r.Stage, r.SubmittedAt, r.ReceivedOn, r.Decision, r.DecidedOn, r.IsSample, r.Clock is null ? null : Chip(r.Clock, calendar, clock)))], total, page, size);
    }

    /// <summary>How many cases each list has.</summary>
    public async Task<IReadOnlyDictionary<RequestTab, int>> CountsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var stages = await db.Set<InformationRequest>().GroupBy(r => r.Stage).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return Enum.GetValues<RequestTab>().ToDictionary(tab => tab, tab => stages.Where(s => Stages(tab).Contains(s.Key)).Sum(s => s.Count));
    }

    /// <summary>What a division is asked, the open ones first; of every division for those who handle requests.</summary>
    public async Task<IReadOnlyList<AssignedCase>> AssignedAsync(Actor actor, int kept, CancellationToken ct)
    {
        if (!actor.May(Permission.AssistRequests)) return [];
        await using var db = await dbs.CreateDbContextAsync(ct);
        var calendar = await calendars.CurrentAsync(ct);
        var mine = db.Set<RequestAssignment>().AsNoTracking();
        if (!actor.May(Permission.HandleRequests)) mine = mine.Where(a => a.Division == actor.Division);
        var rows = await (from assignment in mine
                          join request in db.Set<InformationRequest>() on assignment.RequestId equals request.Id
                          join running in db.Set<Clock>().Where(c => c.SubjectKind == RequestChange.Request && c.RuleKey == ClockRules.Reply) on request.Id equals running.SubjectId into clocks
                          from reply in clocks.DefaultIfEmpty()
                          orderby assignment.AnsweredOn != null, assignment.AnsweredOn descending, reply.DueAt, assignment.Id
                          select new { Assignment = assignment, request.Number, request.Title, request.DocumentNumber, request.Description, Clock = reply }).Take(kept).ToListAsync(ct);
        return [.. rows.Select(r => new AssignedCase(r.Assignment.RequestId, r.Assignment.Id, r.Number, r.Title, r.DocumentNumber, r.Description, r.Assignment.Division, r.Assignment.Question, r.Assignment.AskedOn, r.Assignment.Opinion, r.Assignment.AnsweredOn, r.Assignment.AnsweredBy, r.Clock is null ? null : Chip(r.Clock, calendar, clock)))];
    }

    /// <summary>The register of remedies, newest first.</summary>
    public async Task<Paged<RemedyRow>> RemediesAsync(string? text, bool openOnly, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var found = from remedy in db.Set<Remedy>().AsNoTracking() join request in db.Set<InformationRequest>() on remedy.RequestId equals request.Id select new { Remedy = remedy, request.Number, request.Title, request.Decision };
        if (openOnly) found = found.Where(f => f.Remedy.Result == null);
        if (!string.IsNullOrWhiteSpace(text)) found = found.Where(f => f.Number.Contains(text.Trim()) || f.Title.Contains(text.Trim()) || f.Remedy.CaseNumber.Contains(text.Trim()));
        var total = await found.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await found.OrderByDescending(f => f.Remedy.FiledOn).ThenByDescending(f => f.Remedy.Id).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new Paged<RemedyRow>([.. rows.Select(r => new RemedyRow(r.Remedy, r.Number, r.Title, r.Decision))], total, page, size);
    }

    /// <summary>The register of conversions, newest first.</summary>
    public async Task<Paged<ConversionRow>> ConversionsAsync(string? text, bool openOnly, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var calendar = await calendars.CurrentAsync(ct);
        var found = from conversion in db.Set<DisclosureConversion>().AsNoTracking()
                    join request in db.Set<InformationRequest>() on conversion.RequestId equals request.Id into requests
                    from origin in requests.DefaultIfEmpty()
                    join running in db.Set<Clock>().Where(c => c.SubjectKind == ConvertToPublic.ClockSubjectKind) on conversion.Id equals running.SubjectId into clocks
                    from due in clocks.DefaultIfEmpty()
                    select new { Conversion = conversion, Number = (string?)origin.Number, Clock = due };
        if (openOnly) found = found.Where(f => f.Conversion.Publish && f.Conversion.PublishedOn == null);
        if (!string.IsNullOrWhiteSpace(text)) found = found.Where(f => f.Conversion.Subject.Contains(text.Trim()) || (f.Number != null && f.Number.Contains(text.Trim())));
        var total = await found.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await found.OrderByDescending(f => f.Conversion.DecidedOn).ThenByDescending(f => f.Conversion.Id).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new Paged<ConversionRow>([.. rows.Select(r => new ConversionRow(r.Conversion, r.Number ?? "", r.Clock is null ? null : Chip(r.Clock, calendar, clock)))], total, page, size);
    }

    internal static ClockChip Chip(Clock clock, WorkingCalendar calendar, OfficeClock office)
    {
        int? left = clock.State != ClockState.Running || clock.DueOn is not { } due ? null
            : due >= office.Today ? calendar.Between(office.Today, due) : -calendar.Between(due, office.Today);
        return new ClockChip(clock.Id, clock.State, clock.DueOn, clock.Provisional, left, clock.IsLate(office.UtcNow));
    }

    private static IQueryable<InformationRequest> Find(PortalDb db, RequestFilter filter)
    {
        var stages = Stages(filter.Tab);
        var found = db.Set<InformationRequest>().AsNoTracking();
        if (filter.Tab != RequestTab.All) found = found.Where(r => stages.Contains(r.Stage));
        if (!string.IsNullOrWhiteSpace(filter.Text)) found = found.Where(r => r.Number.Contains(filter.Text.Trim()) || r.Title.Contains(filter.Text.Trim()) || r.Applicant.Name.Contains(filter.Text.Trim()));
        if (filter.Channel is { } channel) found = found.Where(r => r.Channel == channel);
        if (filter.Decision is { } decision) found = found.Where(r => r.Decision == decision);
        return found;
    }

    private static List<RequestStage> Stages(RequestTab tab) => tab switch
    {
        RequestTab.Open => [.. Enum.GetValues<RequestStage>().Where(s => s < RequestStage.Replied)],
        RequestTab.Registered => [RequestStage.Registered],
        RequestTab.Examining => [RequestStage.Examining, RequestStage.Correcting],
        RequestTab.Handling => [RequestStage.Handling, RequestStage.Paying],
        RequestTab.Replying => [RequestStage.Replying],
        RequestTab.Replied => [RequestStage.Replied],
        RequestTab.Archived => [RequestStage.Archived],
        _ => [.. Enum.GetValues<RequestStage>()],
    };
}
