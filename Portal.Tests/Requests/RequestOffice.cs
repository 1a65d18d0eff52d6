using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Policies;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Reviews;
using Portal.Tests.Policies;
using Portal.Tests.Storage;

namespace Portal.Tests.Requests;

/// <summary>A bureau that handles requests, on any day a test needs.</summary>
internal sealed class RequestOffice : IAsyncDisposable
{
    public const string Division = "高新技术处";

    private RequestOffice(TestStore store) => Store = store;

    public TestStore Store { get; }

    /// <summary>Handles requests.</summary>
    public Actor Clerk { get; private set; } = null!;

    /// <summary>Head of the office: signs letters first.</summary>
    public Actor Head { get; private set; } = null!;
    public Actor Leader { get; private set; } = null!;

    /// <summary>Of the division that is asked.</summary>
    public Actor Editor { get; private set; } = null!;
    public Actor Stranger { get; private set; } = null!;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<RequestOffice> OpenAsync(string day = "2026-02-10")
    {
        var office = new RequestOffice(await TestStore.OpenAsync());
        office.On(day);
        await office.Get<ReferenceData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        await office.Get<ClockData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        office.Clerk = await office.PersonAsync("clerk", Role.Office, "办公室");
        office.Head = await office.PersonAsync("head", Role.Head, "办公室");
        office.Leader = await office.PersonAsync("leader", Role.Leader, null);
        office.Editor = await office.PersonAsync("editor", Role.Editor, Division);
        office.Stranger = await office.PersonAsync("stranger", Role.Editor, "农村科技处");
        return office;
    }

    public T Get<T>() where T : notnull => Store.Get<T>();

    /// <summary>The office's date, from nine in the morning.</summary>
    public void On(string day) => Store.Clock.AdjustTime(new DateTimeOffset(OfficeClock.StartOf(Day(day)).AddHours(9), TimeSpan.Zero));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);

    public static NewRequest Wanted(RequestChannel channel, string arrived) => new(channel, ApplicantKind.Person, "张示例", "000000190001010000", "", "000 0000 0000", "", "示例市示例路 2 号",
        "2025年度科技型小巨人企业评审结果", "", "", WishedForm.Paper, WishedWay.Post, Day(arrived));

    /// <summary>Registered on the day it is; handed in, so that it is received as well.</summary>
    public async Task<int> ReceivedAsync(RequestChannel channel = RequestChannel.InPerson)
    {
        var today = Store.Get<OfficeClock>().Today.ToString("yyyy-MM-dd", null);
        var made = await Get<RegisterRequest>().ExecuteAsync(Clerk, Wanted(channel, today), Ct);
        Ok(made);
        return made.Value;
    }

    public async Task<int> HandledAsync()
    {
        var id = await ReceivedAsync();
        Ok(await Get<AcceptRequest>().ExecuteAsync(Clerk, id, Ct));
        return id;
    }

    public async Task<InformationRequest> CaseAsync(int id)
    {
        await using var db = await Store.DbAsync();
        return await db.Set<InformationRequest>().AsNoTracking().Include(r => r.Applicant).Include(r => r.Correction).Include(r => r.Extension).Include(r => r.Fee).Include(r => r.Letter)
            .Include(r => r.Files).Include(r => r.Events).Include(r => r.Assignments).Include(r => r.Searches).Include(r => r.Consultations).Include(r => r.Deliveries).AsSplitQuery().SingleAsync(r => r.Id == id, Ct);
    }

    public async Task<Clock> ClockAsync(int id, string rule = ClockRules.Reply)
    {
        await using var db = await Store.DbAsync();
        return (await ClockDesk.OfAsync(db, RequestChange.Request, id, rule, Ct))!;
    }

    public Task<Outcome> DraftAsync(int id, Decision decision, string detail = "见附件", string facts = "") =>
        Get<DraftReply>().ExecuteAsync(Clerk, id, new ReplyDraft(decision, detail, facts), Ct);

    /// <summary>Drafted, signed by everybody whose turn it is, and sent.</summary>
    public async Task RepliedAsync(int id, Decision decision, string detail = "见附件", string facts = "")
    {
        Ok(await DraftAsync(id, decision, detail, facts));
        Ok(await Get<SubmitReply>().ExecuteAsync(Clerk, id, "", Ct));
        while ((await Get<ReviewQueries>().RoundsAsync("reply", id, Ct))[0] is { Current: { } step } round)
            Ok(await Get<DecideReview>().ExecuteAsync(step.Rule.Role == Role.Leader ? Leader : Head, round.Id, round.Hash, StepDecision.Approved, "", step.Rule.Points, Ct));
        Ok(await Get<SendReply>().ExecuteAsync(Clerk, id, Ct));
    }

    public async Task<Actor> PersonAsync(string login, Role role, string? division)
    {
        var created = await Get<CreateAccount>().ExecuteAsync(Actor.System, new NewAccount(login, login, division, [role]), Ct);
        return new Actor(created.Value, login, [role], division, []);
    }

    public static void Ok(Outcome outcome) => Assert.True(outcome.Ok, string.Join(' ', outcome.Reasons));

    public static void Refused(Outcome outcome, string because)
    {
        Assert.False(outcome.Ok);
        Assert.Contains(because, string.Join(' ', outcome.Reasons));
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
