using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Samples;

/// <summary>Brings in a sample year of cases in one write: built with their days, clocks read once each.</summary>
public sealed class SampleRequests(WriteGate gate, RequestSettings settings)
{
    /// <summary>Cases that have their letter as a paper.</summary>
    private const int Papers = 4;

    /// <param name="seeds">The folder of the seeds.</param>
    public Task<Outcome> SeedAsync(string seeds, CancellationToken ct) => gate.RunAsync(Actor.System, Permission.HandleRequests, "SeedRequests", async write =>
    {
        if (await write.Db.Set<InformationRequest>().AnyAsync(ct)) return Outcome.Done;
        var calendar = await Calendars.OfAsync(write.Db, ct);
        var rules = await write.Db.Set<ClockRule>().AsNoTracking().ToListAsync(ct);
        var numbers = new Dictionary<int, int>();
        var cases = SampleRow.Read(seeds).Select(row => (Row: row, Case: new SampleCase(row, Next(numbers, row.Day("submitted")!.Value.Year, "{0:0000}-{1:0000}")))).ToList();
        var letters = new Dictionary<int, int>();
        // 文号 count in the order of the days on which letters went out.
        foreach (var (row, sample) in cases.OrderBy(c => c.Case.DecidedOn ?? DateOnly.MaxValue))
        {
            var byLetter = sample.DecidedOn is not null && Enum.Parse<Decision>(row["decision"]) is not (Decision.Withdrawn or Decision.CorrectionOverdue or Decision.PaymentOverdue);
            var number = byLetter ? Next(letters, sample.DecidedOn!.Value.Year, settings.LetterPrefix + "〔{0}〕{1}号") : null;
            sample.Fill(number, asked => calendar.After(asked, ClockRule.On(rules, ClockRules.Corrected, asked).Amount).Date, settings);
        }

        // The newest letters as papers, so that a case file and a status page have something to show; all of them would make every start slower.
        foreach (var (_, sample) in cases.Where(c => c.Case.Request.Letter?.SentOn is not null).OrderByDescending(c => c.Case.DecidedOn).Take(Papers))
            await FileIntake.StoreAsync(write.Db, sample.AddPaper(settings), ct);
        write.Db.AddRange(cases.Select(c => c.Case.Request));
        await write.FlushAsync(ct); // clocks, remedies and the conversion name their cases by id
        await ConvertAsync(write, cases.Select(c => c.Case.Request).Where(r => r.Decision == Decision.Provided).MaxBy(r => r.DecidedOn)!, rules, calendar, ct);
        write.Db.AddRange(cases.SelectMany(c => c.Case.Clocks(rules, calendar, write.Now)));
        write.Db.AddRange(cases.Select(c => c.Case.Remedy()).OfType<Remedy>());
        write.Subject = () => RequestChange.Request;
        write.Announce(RequestChange.Request, 0, 0);
        return Outcome.Done;
    }, ct);

    /// <summary>What was provided last becomes 主动公开: a line of the register, with its 20 working days.</summary>
    private static async Task ConvertAsync(Write write, InformationRequest request, IReadOnlyList<ClockRule> rules, WorkingCalendar calendar, CancellationToken ct)
    {
        // Decided a week ago, or it would be late in every demonstration.
        var on = write.Today.AddDays(-7) is var lately && lately > request.DecidedOn!.Value ? lately : request.DecidedOn.Value;
        var conversion = new DisclosureConversion(request.Id, request.Title, ConversionTrigger.Proposal, 1, publish: true, "申请人建议公开，公众关注度高，不涉及第三方权益", "示例负责人", on) { IsSample = true };
        write.Db.Add(conversion);
        await write.FlushAsync(ct);
        var clock = new Clock(ClockRule.On(rules, ClockRules.Disclosure, on), ConvertToPublic.Clock(conversion), OfficeClock.StartOf(on));
        clock.Set(ClockReading.Of(clock, calendar));
        write.Db.Add(clock);
    }

    private static string Next(Dictionary<int, int> counted, int year, string format) =>
        string.Format(CultureInfo.InvariantCulture, format, year, counted[year] = counted.GetValueOrDefault(year) + 1);
}

/// <summary>Sample cases, with their applicants, clocks and letters.</summary>
internal sealed class SampleRequestMaterial : ISampleMaterial
{
    public string Name => "公开申请";

    public Task<int> CountAsync(PortalDb db, CancellationToken ct) => Samples(db).CountAsync(ct);

    /// <summary>Papers that people added to sample cases.</summary>
    public Task<int> CountRealAsync(PortalDb db, CancellationToken ct) => Samples(db).CountAsync(r => r.Files.Any(f => f.By != SampleCase.Office), ct);

    public async Task RemoveAsync(Write write, CancellationToken ct)
    {
        var db = write.Db;
        var requests = await Samples(db).Include(r => r.Applicant).Include(r => r.Consultations).ToListAsync(ct);
        var ids = requests.ConvertAll(r => r.Id);
        var asked = requests.SelectMany(r => r.Consultations).Select(c => c.Id).ToList();
        var conversions = await db.Set<DisclosureConversion>().Where(c => c.IsSample || (c.RequestId != null && ids.Contains(c.RequestId.Value))).ToListAsync(ct);
        var converted = conversions.ConvertAll(c => c.Id);
        db.RemoveRange(await db.Set<Clock>().Where(c => (c.SubjectKind == RequestChange.Request && ids.Contains(c.SubjectId)) || (c.SubjectKind == OpinionsAsked.Subject && asked.Contains(c.SubjectId))
            || (c.SubjectKind == ConvertToPublic.ClockSubjectKind && converted.Contains(c.SubjectId))).ToListAsync(ct));
        db.RemoveRange(await db.Set<Review>().Where(r => r.SubjectKind == ReplySubject.Name && ids.Contains(r.SubjectId)).ToListAsync(ct));
        db.RemoveRange(conversions);
        db.RemoveRange(requests);
        db.RemoveRange(requests.Select(r => r.Applicant));
        write.Announce(RequestChange.Request, 0, 0);
        write.Announce(RequestChange.Remedy, 0, 0);
        write.Announce(RequestChange.Conversion, 0, 0);
    }

    public IQueryable<string> FilesOf(PortalDb db, bool sample) => db.Set<InformationRequest>().Where(r => r.IsSample == sample).SelectMany(r => r.Files).Select(f => f.Hash);

    private static IQueryable<InformationRequest> Samples(PortalDb db) => db.Set<InformationRequest>().Where(r => r.IsSample);
}
