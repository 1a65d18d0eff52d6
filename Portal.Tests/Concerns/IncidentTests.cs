using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Concerns;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Tests.Policies;

namespace Portal.Tests.Concerns;

/// <summary>舆情: the hours, the order of steps, who sees what, and that nothing entered is edited.</summary>
public sealed class IncidentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_hours_run_from_the_discovery_over_nights_and_holidays()
    {
        await using var office = await ConcernOffice.OpenAsync("2026-02-14 22:30"); // the evening before the Spring Festival's nine days
        var id = await office.FoundAsync();
        await office.AssessAsync(id);
        Assert.Equal(ConcernOffice.Utc("2026-02-16 22:30"), Assert.Single((await office.SeenAsync(id)).Row.Clocks).DueAt);
        office.At("2026-02-16 22:29");
        Assert.False((await office.SeenAsync(id)).Row.IsLate(office.Now));
        office.At("2026-02-16 22:30");
        Assert.True((await office.SeenAsync(id)).Row.IsLate(office.Now));
        Assert.Equal(1, (await office.Get<IncidentQueries>().CountsAsync(office.Desk.Office, new IncidentFilter(), Ct))[IncidentTab.Late]);
    }

    [Fact]
    public async Task A_grave_incident_owes_its_first_word_in_5_hours_and_a_press_conference_in_24()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var id = await office.FoundAsync(foundAt: "2026-11-23 08:00", late: "值班电话占线");
        await office.AssessAsync(id, IncidentClass.Grave, MustRespond.Emergency);
        Assert.Equal([(ClockRules.ConcernFirstWord, ConcernOffice.Utc("2026-11-23 13:00")), (ClockRules.ConcernPress, ConcernOffice.Utc("2026-11-24 08:00"))],
            (await office.SeenAsync(id)).Row.Clocks.Select(c => (c.RuleKey, c.DueAt)));
    }

    [Theory]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("weibo.com/x", false)]
    [InlineData("https://weibo.com/x", true)]
    [InlineData("", true)]
    public async Task An_address_that_leads_nowhere_is_refused(string address, bool taken)
    {
        await using var office = await ConcernOffice.OpenAsync();
        var id = await office.FoundAsync();
        await office.AssessAsync(id, IncidentClass.Grave, MustRespond.Emergency);
        var outcome = await office.Get<PublishResponse>().ExecuteAsync(office.Desk.Office, id, new NewStep(IncidentEntryKind.PressConference, office.Now, "", "新闻发布厅", address), Ct);
        Assert.Equal(taken ? [] : ["链接应以 http:// 或者 https:// 开头；没有链接的请空着。"], outcome.Reasons.Select(r => r.Text));
    }

    [Fact]
    public async Task A_step_without_its_moment_is_asked_for_it_and_for_nothing_else()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var id = await office.FoundAsync();
        await office.AssessAsync(id);
        foreach (var kind in (IncidentEntryKind[])[IncidentEntryKind.Consulted, IncidentEntryKind.FollowedUp])
            Assert.Equal(["请写是什么时候。"], (await office.Get<RecordStep>().ExecuteAsync(office.Desk.Office, id, new NewStep(kind, default, "同意发布说明。", "市委宣传部"), Ct)).Reasons.Select(r => r.Text));
    }

    [Fact]
    public async Task A_response_is_not_handed_in_by_its_only_first_signer_and_is_taken_back_and_handed_in_by_another()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var id = await office.FoundAsync();
        await office.AssessAsync(id);
        await office.ConsultAsync(id);
        PolicyDesk.Ok(await office.Get<DraftResponse>().ExecuteAsync(office.Desk.Office, id, "网传不实。", Ct));
        Assert.False((await office.Get<SubmitResponse>().ExecuteAsync(office.Desk.Office, id, "", Ct)).Ok);
        await office.Desk.PersonAsync("second", Role.Office, "办公室");
        PolicyDesk.Ok(await office.Get<SubmitResponse>().ExecuteAsync(office.Desk.Office, id, "", Ct));
        Assert.False((await office.Get<SubmitResponse>().RecallAsync(office.Desk.Lawyer, id, Ct)).Ok);
        PolicyDesk.Ok(await office.Get<SubmitResponse>().RecallAsync(office.Desk.Office, id, Ct));
        Assert.False((await office.Get<SubmitResponse>().RecallAsync(office.Desk.Office, id, Ct)).Ok);
        await office.SignedAsync(id);
        PolicyDesk.Ok(await office.PublishAsync(id));
    }

    [Fact]
    public async Task Another_class_replaces_the_clocks_and_back_again_from_the_same_discovery()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var id = await office.FoundAsync();
        var due = Assert.Single((await office.SeenAsync(id)).Row.Clocks).DueAt;
        office.At("2026-11-23 10:00");
        await office.AssessAsync(id, IncidentClass.Grave, MustRespond.Emergency);
        Assert.Equal(2, (await office.SeenAsync(id)).Row.Clocks.Count(c => c.EndedAt is null));
        office.At("2026-11-23 11:00");
        await office.AssessAsync(id);
        var clock = Assert.Single((await office.SeenAsync(id)).Row.Clocks);
        Assert.Equal((due, null), (clock.DueAt, clock.EndedAt));
        await using var db = await office.Desk.Store.DbAsync();
        Assert.Equal([ClockState.Ended, ClockState.Ended, ClockState.Running], await db.Set<Clock>().Where(c => c.SubjectId == id).OrderBy(c => c.RuleKey).Select(c => c.State).ToListAsync(Ct));
    }

    [Fact]
    public async Task What_was_published_in_time_ends_the_clock_and_what_came_late_says_so()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var (early, late) = (await office.FoundAsync("早的"), await office.FoundAsync("晚的"));
        foreach (var id in (int[])[early, late])
        {
            await office.AssessAsync(id);
            await office.ConsultAsync(id);
            await office.SignedAsync(id);
        }

        office.At("2026-11-24 09:00");
        PolicyDesk.Ok(await office.PublishAsync(early));
        office.At("2026-11-26 09:00");
        PolicyDesk.Ok(await office.PublishAsync(late));
        Assert.Equal((false, true), ((await office.SeenAsync(early)).Row.IsLate(office.Now), (await office.SeenAsync(late)).Row.IsLate(office.Now)));
        PolicyDesk.Ok(await office.Get<CloseIncident>().ExecuteAsync(office.Desk.Office, late, "平息", "早些会商", Ct));
        Assert.Equal(late, Assert.Single((await office.Get<IncidentQueries>().ListAsync(office.Desk.Office, new IncidentFilter(IncidentTab.Late), 1, 20, Ct)).Rows).Id);
        var month = Assert.Single(await office.Get<IncidentMonths>().YearAsync(office.Desk.Office, 2026, Ct));
        Assert.Equal((2, 2, 1, 1, 0, 48.0), (month.Total, month.Ordinary, month.InTime, month.Late, month.Running, month.MedianHours));
    }

    [Fact]
    public async Task What_happened_a_while_ago_needs_a_note_and_keeps_the_moment_it_was_entered()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var report = office.Get<ReportIncident>();
        var found = new FoundConcern("早上就有", ConcernSource.Press, "", "", ConcernOffice.Utc("2026-11-23 07:00"));
        Assert.False((await report.ExecuteAsync(office.Desk.Editor, found, Ct)).Ok);
        Assert.False((await report.ExecuteAsync(office.Desk.Editor, found with { FoundAt = office.Now.AddMinutes(5) }, Ct)).Ok);
        var made = await report.ExecuteAsync(office.Desk.Editor, found with { Late = "上班后才看到夜班记录" }, Ct);
        PolicyDesk.Ok(made);
        var view = await office.SeenAsync(made.Value);
        Assert.Equal((ConcernOffice.Utc("2026-11-23 07:00"), office.Now), (view.Row.FoundAt, view.RecordedAt));
        Assert.Equal("上班后才看到夜班记录", Assert.Single(view.Entries).Late);
        await office.AssessAsync(made.Value);
        Assert.False((await office.Get<RecordStep>().ExecuteAsync(office.Desk.Office, made.Value, new NewStep(IncidentEntryKind.Consulted, ConcernOffice.Utc("2026-11-23 06:00"), "先说过", "宣传部", Late: "补"), Ct)).Ok);
    }

    [Theory]
    [InlineData("0001-01-01 08:06")]
    [InlineData("0202-11-20 08:00")]
    [InlineData("2025-11-23 08:59")]
    public async Task A_year_that_was_cleared_or_mistyped_is_the_only_thing_said(string when)
    {
        await using var office = await ConcernOffice.OpenAsync();
        var report = office.Get<ReportIncident>();
        var found = new FoundConcern("年份写错了", ConcernSource.Press, "", "", ConcernOffice.Utc(when));
        foreach (var at in (DateTime[])[found.FoundAt, default])
            Assert.Equal("请写发现的时间；早于一年前的请核对年份。", Assert.Single((await report.ExecuteAsync(office.Desk.Editor, found with { FoundAt = at }, Ct)).Reasons).Text);
        PolicyDesk.Ok(await report.ExecuteAsync(office.Desk.Editor, found with { FoundAt = ConcernOffice.Utc("2025-11-23 09:00"), Late = "整理旧档时发现" }, Ct));
    }

    [Fact]
    public async Task Nothing_is_published_that_was_not_signed_and_nothing_signed_without_consultation()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var id = await office.FoundAsync();
        Assert.False((await office.PublishAsync(id)).Ok); // not even assessed
        await office.AssessAsync(id);
        PolicyDesk.Ok(await office.Get<DraftResponse>().ExecuteAsync(office.Desk.Editor, id, "不实。", Ct));
        Assert.False((await office.Get<SubmitResponse>().ExecuteAsync(office.Desk.Editor, id, "", Ct)).Ok);
        await office.ConsultAsync(id);
        await office.SignedAsync(id);
        PolicyDesk.Ok(await office.Get<DraftResponse>().ExecuteAsync(office.Desk.Editor, id, "签完又改。", Ct));
        Assert.False((await office.PublishAsync(id)).Ok);
        Assert.Equal(ReviewState.Voided, (await office.SeenAsync(id)).Round!.State);
    }

    [Fact]
    public async Task What_must_be_answered_cannot_be_declined_and_declining_wants_a_reason()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var id = await office.FoundAsync();
        var close = office.Get<CloseIncident>();
        await office.AssessAsync(id);
        Assert.False((await close.DeclineAsync(office.Desk.Office, id, "不值一驳", Ct)).Ok);
        await office.AssessAsync(id, IncidentClass.Ordinary, MustRespond.None);
        Assert.False((await close.DeclineAsync(office.Desk.Office, id, " ", Ct)).Ok);
        Assert.False((await close.ExecuteAsync(office.Desk.Office, id, "好了", "", Ct)).Ok);
        PolicyDesk.Ok(await close.DeclineAsync(office.Desk.Office, id, "发帖人已自行删除更正", Ct));
        var view = await office.SeenAsync(id);
        Assert.True(view.Row.IsDeclined);
        Assert.All(view.Row.Clocks, c => Assert.NotNull(c.EndedAt));
        Assert.False((await office.Get<RecordStep>().ExecuteAsync(office.Desk.Office, id, new NewStep(IncidentEntryKind.FollowedUp, office.Now, "再说"), Ct)).Ok);
    }

    [Fact]
    public async Task The_office_the_leaders_the_division_the_finder_and_who_is_on_duty_see_it()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var stranger = await office.Desk.PersonAsync("stranger", Role.Editor, "农村科技处");
        var id = await office.FoundAsync();
        var queries = office.Get<IncidentQueries>();
        Assert.Null(await queries.FindAsync(stranger, id, Ct));
        Assert.Null(await queries.FindAsync(office.Desk.Head, id, Ct));
        Assert.NotNull(await queries.FindAsync(office.Desk.Editor, id, Ct));
        Assert.NotNull(await queries.FindAsync(office.Desk.Leader, id, Ct));
        await office.AssessAsync(id);
        Assert.NotNull(await queries.FindAsync(office.Desk.Head, id, Ct));
        Assert.False((await office.Get<AssessIncident>().ExecuteAsync(office.Desk.Head, id, new Assessment(IncidentClass.Ordinary, MustRespond.None, "", "小事"), null, Ct)).Ok);
        PolicyDesk.Ok(await office.Get<KeepRoster>().ExecuteAsync(office.Desk.Office, [new DutyRow(new DateOnly(2026, 11, 23), "stranger", "1", "", "")], Ct));
        Assert.NotNull(await queries.FindAsync(stranger, id, Ct));
        office.At("2026-11-24 00:00");
        Assert.Null(await queries.FindAsync(stranger, id, Ct));
    }

    [Fact]
    public async Task A_document_that_answers_goes_by_the_chain_of_responses_and_its_release_ends_the_hours()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var (desk, id) = (office.Desk, await office.FoundAsync());
        await office.AssessAsync(id);
        var made = await office.Get<DraftResponse>().BeginDocumentAsync(desk.Editor, id, desk.Column("notices"), "关于网传名单的说明", PolicyDesk.Drafters, Ct);
        PolicyDesk.Ok(made);
        await desk.TextAsync(made.Value, "评审结果尚未产生。\n");
        Assert.Contains("会商", string.Join(' ', (await office.Get<SubmitPackage>().ExecuteAsync(desk.Editor, made.Value, "", Ct)).Reasons));
        await office.ConsultAsync(id);
        Assert.Equal("舆情回应", (await desk.SubmitAsync(made.Value)).ChainName);
        PolicyDesk.Ok(await desk.SignAsync(made.Value, desk.Office));
        PolicyDesk.Ok(await desk.SignAsync(made.Value, desk.Leader));
        office.At("2026-11-23 15:00");
        PolicyDesk.Ok(await office.Get<ReleasePackage>().ExecuteAsync(desk.Webmaster, made.Value, Ct));
        var view = await office.SeenAsync(id);
        Assert.Equal(office.Now, view.Row.RespondedAt);
        Assert.Equal(office.Now, Assert.Single(view.Row.Clocks).EndedAt);
        Assert.Equal(view.Document!.Address, Assert.Single(view.Entries, e => e.Kind == IncidentEntryKind.Responded).Address);
        PolicyDesk.Ok(await office.PublishAsync(id)); // and on another channel
    }

    [Fact]
    public async Task A_grave_one_is_closed_after_its_press_conference()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var id = await office.FoundAsync();
        await office.AssessAsync(id, IncidentClass.Grave, MustRespond.Emergency);
        await office.ConsultAsync(id);
        await office.SignedAsync(id);
        office.At("2026-11-23 12:00");
        PolicyDesk.Ok(await office.PublishAsync(id, IncidentEntryKind.FirstWord));
        var close = office.Get<CloseIncident>();
        Assert.False((await close.ExecuteAsync(office.Desk.Office, id, "平息", "", Ct)).Ok);
        office.At("2026-11-24 10:00");
        PolicyDesk.Ok(await office.PublishAsync(id, IncidentEntryKind.PressConference, "2026-11-24 08:30", "会后补记"));
        PolicyDesk.Ok(await close.ExecuteAsync(office.Desk.Office, id, "平息", "", Ct));
        Assert.False((await office.SeenAsync(id)).Row.IsLate(office.Now));
    }

    [Fact]
    public async Task Hours_that_run_over_at_night_are_told_within_the_minute_to_the_leaders_too()
    {
        await using var office = await ConcernOffice.OpenAsync("2026-11-20 23:00");
        await office.Desk.Store.TamperAsync("UPDATE accounts SET Email = Login || '@example.org'");
        var id = await office.FoundAsync();
        await office.AssessAsync(id, IncidentClass.Grave, MustRespond.Emergency);
        var minute = office.Get<IEnumerable<IMinuteRound>>().Single();
        await minute.RunMinuteAsync(Ct);
        office.At("2026-11-21 04:00");
        await minute.RunMinuteAsync(Ct);
        await minute.RunMinuteAsync(Ct); // told once
        await using var db = await office.Desk.Store.DbAsync();
        var letters = await db.Set<Domain.Mail.OutgoingMail>().Where(m => m.Subject.StartsWith("已逾期")).Select(m => m.To).Order().ToListAsync(Ct);
        Assert.Equal(["editor@example.org", "head@example.org", "leader@example.org", "office@example.org"], letters);
    }

    [Fact]
    public async Task The_office_and_the_leaders_hear_of_it_at_once()
    {
        await using var office = await ConcernOffice.OpenAsync();
        await using (var db = await office.Desk.Store.DbAsync())
            await office.Desk.Store.TamperAsync("UPDATE accounts SET Email = Login || '@example.org'");
        await office.FoundAsync();
        await using var read = await office.Desk.Store.DbAsync();
        Assert.Equal(["leader@example.org", "office@example.org"], await read.Set<Domain.Mail.OutgoingMail>().Select(m => m.To).Order().ToListAsync(Ct));
    }
}
