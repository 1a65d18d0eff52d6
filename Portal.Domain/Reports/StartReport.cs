using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Registers;
using Portal.Domain.Requests;
using Portal.Domain.Storage;

namespace Portal.Domain.Reports;

/// <summary>Reads the figures that a report's text is drafted with.</summary>
public sealed class ReportIndicatorsQuery(IDbContextFactory<PortalDb> dbs, Shelf shelf, RegisterQueries registers, Calendars calendars)
{
    private static readonly (RequestChannel[] Channels, string Name)[] Channels =
    [
        ([RequestChannel.Online], "互联网"), ([RequestChannel.SignedPost, RequestChannel.OrdinaryPost], "邮寄"), ([RequestChannel.InPerson, RequestChannel.Oral], "当面"), ([RequestChannel.Fax], "传真"),
    ];

    public async Task<ReportIndicators> ReadAsync(int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var published = (await shelf.ViewAsync(ct)).All.Where(i => i.ReleasedOn.Year == year || (i.Kind == DocumentKind.Page && OfficeClock.DateOf(i.ChangedAt).Year == year)).ToList();
        await using var db = await dbs.CreateDbContextAsync(ct);
        var received = await db.Set<InformationRequest>().Where(r => r.ReceivedOn >= first && r.ReceivedOn <= last).GroupBy(r => r.Channel).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var decided = await db.Set<InformationRequest>().Where(r => r.ReceivedOn != null && r.DecidedOn >= first && r.DecidedOn <= last).Select(r => new { From = r.ReceivedOn!.Value, To = r.DecidedOn!.Value }).ToListAsync(ct);
        var clocks = await (from r in db.Set<InformationRequest>()
                            join c in db.Set<Clock>() on r.Id equals c.SubjectId
                            where c.SubjectKind == RequestChange.Request && c.RuleKey == ClockRules.Reply && c.EndedAt != null && r.DecidedOn >= first && r.DecidedOn <= last
                            select new { c.EndedAt, c.DueAt }).ToListAsync(ct);
        var fees = await db.Set<InformationRequest>().Where(r => r.Fee != null && r.Fee.NotifiedOn <= last && (r.Fee.NotifiedOn >= first || r.Fee.PaidOn >= first)).Select(r => new { r.Fee!.NotifiedOn, r.Fee.PaidOn, r.Fee.Amount }).ToListAsync(ct);
        var paid = fees.Where(f => f.PaidOn >= first && f.PaidOn <= last).ToList();
        var calendar = await calendars.CurrentAsync(ct);
        var acts = await registers.YearAsync(year, ct);
        return new ReportIndicators(
            published.Count(i => i.Kind == DocumentKind.Policy), published.Count(i => i is { Kind: DocumentKind.Policy, Facts.IsNormative: true }),
            published.Count(i => i.Kind == DocumentKind.Interpretation), published.Count(i => i.Kind == DocumentKind.Notice), published.Count(i => i.Kind == DocumentKind.Page),
            [.. Channels.Select(c => (c.Name, Count: received.Where(r => c.Channels.Contains(r.Key)).Sum(r => r.Count))).Where(c => c.Count > 0).OrderByDescending(c => c.Count)],
            decided.Count == 0 ? null : Math.Round((decimal)decided.Average(d => calendar.Between(d.From, d.To)), 1),
            (clocks.Count(c => c.DueAt is null || c.EndedAt < c.DueAt), clocks.Count),
            (fees.Count(f => f.NotifiedOn >= first), paid.Count, paid.Sum(f => f.Amount)), acts.Trainings, acts.Trained, acts.Publicity, acts.LeaderReports);
    }
}

/// <summary>Begins the report of a year: its document with the six sections drafted from the year's figures, its tables counted from the registers.</summary>
public sealed class StartReport(WriteGate gate, DocumentSettings settings, Drafting drafting, ReportBook book, ReportIndicatorsQuery indicators)
{
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, int year, CancellationToken ct)
    {
        if (ReportForms.Of(year) is not { } form) return Outcome<int>.From(Outcome.Refused(new Reason("{0} 年以前没有统一的年报表格，不能在这里编制。", ReportForms.FirstYear)));
        // Counted before the write: it takes a second in a large register, and writers wait for each other.
        var count = await book.CountAsync(form, year, ct);
        var figures = await indicators.ReadAsync(year, ct);
        Document? document = null;
        var outcome = await gate.RunAsync(actor, Permission.KeepRegisters, nameof(StartReport), async write =>
        {
            if (year > write.Today.Year) return Outcome.Refused("不能编制以后年份的年报。");
            if (await write.Db.Set<AnnualReport>().AnyAsync(r => r.Year == year, ct)) return Outcome.Refused(new Reason("{0} 年的年报已经开始编制。", year));
            var begun = await BeginAsync(write, settings, year, write.Actor, isSample: false, ct);
            if (!begun.Ok) return begun;
            document = begun.Value!;
            var tables = new ReportTables(year, form.Key, ReportFigures.Of(form, count.Numbers, new Dictionary<string, AnnualReportFigure>()).ToDictionary(f => f.Key, f => f.Value.Value));
            document.Current.Write(ReportNarrative.Draft(tables, figures), write.Actor, write.Now);
            write.Db.Add(new Revision(document.Current, write.Actor, write.Now));
            await drafting.ChangedAsync(write, document, ct);
            write.Announce(ReportChange.Report, year, year);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? document!.Id : Outcome<int>.From(outcome);
    }

    /// <summary>A fresh draft of the text with the numbers of now, for a person to compare and take over.</summary>
    public async Task<string?> DraftAsync(int year, CancellationToken ct) =>
        await book.FindAsync(year, ct) is { } view ? ReportNarrative.Draft(view.Now, await indicators.ReadAsync(year, ct)) : null;

    /// <summary>The report and its document, without a text.</summary>
    internal static async Task<Outcome<Document>> BeginAsync(Write write, DocumentSettings settings, int year, Actor author, bool isSample, CancellationToken ct)
    {
        var slug = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (await write.Db.Set<Column>().Where(c => c.Kind == ColumnKind.Reports).OrderBy(c => c.Position).FirstOrDefaultAsync(ct) is not { } column)
            return Outcome<Document>.From(Outcome.Refused("还没有“年度报告”类的栏目，请网站管理员在“栏目与流程”里设置。"));
        if (await Drafting.IsTakenAsync(write.Db, DocumentKind.Report, slug, 0, ct)) return Outcome<Document>.From(Outcome.Refused(new Reason("地址“{0}”已经用过，用过的地址不再给别的文件，请换一个。", slug)));
        var document = new Document(DocumentKind.Report, slug, column.Id, author.Division ?? "办公室", ReportNarrative.Title(settings.Issuer, year), author, write.Now) { IsSample = isSample };
        document.Current.Summary = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}年主动公开、依申请公开、行政复议和行政诉讼情况，以及存在的问题和改进情况。");
        document.Current.Change(facts => facts with { Issuer = settings.Issuer, Keywords = "政府信息公开、年度报告" });
        write.Db.Add(document);
        await write.FlushAsync(ct);
        write.Db.Add(new AnnualReport(year, document.Id, isSample));
        return document;
    }
}
