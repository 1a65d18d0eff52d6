using System.Diagnostics;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Requests.Samples;
using Portal.Domain.Storage;
using Portal.Domain.Work;
using Portal.Tests.Policies;
using static Portal.Tests.Requests.RequestOffice;

namespace Portal.Tests.Requests;

/// <summary>The sample year: enough of everything for tables 3 and 4, right by the calendar, and gone when it is asked to go.</summary>
public sealed class SampleRequestTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_year_with_every_decision_channel_and_applicant_within_its_periods()
    {
        await using var office = await OpenAsync("2026-11-25");
        var began = Stopwatch.GetTimestamp();
        Ok(await office.Get<SampleRequests>().SeedAsync(PolicyDesk.Seeds(), Ct));
        output.WriteLine($"Loaded in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms.");

        var year = await office.Get<RequestRegister>().CasesAsync(2025, Ct);
        var received = year.Where(c => c.ReceivedOn.Year == 2025).ToList();
        Assert.True(received.Count >= 200);
        Assert.True(year.Count(c => c.ReceivedOn.Year == 2024) >= 5);
        Assert.True(year.Count(c => c.DecidedOn?.Year == 2026) >= 5);
        Assert.Equal(Enum.GetValues<Decision>().Order(), year.Select(c => c.Decision!.Value).Distinct().Order());
        Assert.Equal(Enum.GetValues<ApplicantKind>().Order(), received.Select(c => c.Kind).Distinct().Order());
        Assert.Contains(await office.Get<RequestRegister>().RemediesAsync(2025, Ct), r => r.Result is null);

        await using var db = await office.Store.DbAsync();
        Assert.Equal(Enum.GetValues<RequestChannel>().Order(), (await db.Set<InformationRequest>().Select(r => r.Channel).Distinct().ToListAsync(Ct)).Order());
        Assert.All(await db.Set<InformationRequest>().Include(r => r.Applicant).ToListAsync(Ct), r => Assert.Contains("示例", r.Applicant.Name));
        var calendar = WorkingCalendar.Announced;
        var clocks = await db.Set<Clock>().Include(c => c.Events).Where(c => c.SubjectKind == RequestChange.Request && c.RuleKey == ClockRules.Reply).ToListAsync(Ct);
        var now = office.Get<OfficeClock>().UtcNow;
        var requests = await db.Set<InformationRequest>().ToDictionaryAsync(r => r.Id, Ct);
        Assert.Empty(clocks.Where(c => c.State == ClockState.Ended && c.IsLate(now)).Select(c => $"{requests[c.SubjectId].Number} {c.DueOn} {requests[c.SubjectId].DecidedOn}"));
        Assert.All(requests.Values.Where(r => r.DecidedOn is not null), r => Assert.True(calendar.IsWorkday(r.DecidedOn!.Value), $"{r.Number} {r.DecidedOn}"));
        var open = clocks.Where(c => c.State != ClockState.Ended).ToList();
        Assert.Contains(open, c => c.IsLate(now));

        // One of them becomes 主动公开, with its clock; the newest have their letter as a paper, which the case file holds.
        var conversion = await db.Set<DisclosureConversion>().SingleAsync(Ct);
        Assert.Equal((true, calendar.After(conversion.DecidedOn, 20).Date), (conversion.Publish, (await ClockDesk.OfAsync(db, RequestChange.Conversion, conversion.Id, ClockRules.Disclosure, Ct))!.DueOn));
        var lettered = await db.Set<RequestFile>().Where(f => f.Kind == RequestFileKind.Reply).ToListAsync(Ct);
        Assert.True(lettered.Count >= 3);
        var package = await office.Get<CaseArchive>().BuildAsync(office.Clerk, lettered[0].RequestId, Ct);
        Ok(package);
        using var zip = new ZipArchive(new MemoryStream(package.Value.Content));
        Assert.StartsWith("02-答复书-政府信息公开申请答复书（", zip.Entries[2].Name, StringComparison.Ordinal);
        Assert.Contains(open, c => c.State == ClockState.Stopped);
        Assert.Contains(open, c => c.State == ClockState.Running && !c.IsLate(now) && calendar.Between(office.Get<OfficeClock>().Today, c.DueOn!.Value) <= 2);
    }

    [Fact]
    public async Task Nothing_of_it_stays_when_the_samples_go()
    {
        await using var office = await OpenAsync("2026-11-25");
        Ok(await office.Get<SampleRequests>().SeedAsync(PolicyDesk.Seeds(), Ct));
        Ok(await office.Get<SampleRequests>().SeedAsync(PolicyDesk.Seeds(), Ct));
        var own = await office.ReceivedAsync();
        var admin = await office.PersonAsync("keeper", Role.Office, null);
        var remove = office.Get<RemoveSamples>();
        Ok(await remove.ExecuteAsync(admin, await remove.CountAsync(Ct), Ct));
        await using var db = await office.Store.DbAsync();
        Assert.Equal(own, (await db.Set<InformationRequest>().SingleAsync(Ct)).Id);
        Assert.Equal(1, await db.Set<Applicant>().CountAsync(Ct));
        Assert.Equal(2, await db.Set<Clock>().CountAsync(Ct));
        Assert.Equal(0, await db.Set<Remedy>().CountAsync(Ct));
        Assert.Equal(0, await db.Set<ReplyLetter>().CountAsync(Ct));
        Assert.Equal(0, await db.Set<DisclosureConversion>().CountAsync(Ct));
        Assert.Equal(0, await db.Set<StoredFile>().CountAsync(Ct));
    }
}
