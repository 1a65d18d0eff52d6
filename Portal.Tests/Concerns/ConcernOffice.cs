using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Concerns;
using Portal.Domain.Reviews;
using Portal.Tests.Policies;

namespace Portal.Tests.Concerns;

/// <summary>A bureau that watches what is said about it, at any hour a test needs.</summary>
internal sealed class ConcernOffice : IAsyncDisposable
{
    private ConcernOffice(PolicyDesk desk) => Desk = desk;

    public PolicyDesk Desk { get; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="time">Of the office's wall clock.</param>
    public static async Task<ConcernOffice> OpenAsync(string time = "2026-11-23 09:00")
    {
        var office = new ConcernOffice(await PolicyDesk.OpenAsync());
        await office.Get<ClockData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        office.At(time);
        return office;
    }

    public T Get<T>() where T : notnull => Desk.Get<T>();

    public DateTime Now => Get<OfficeClock>().UtcNow;

    public void At(string time) => Desk.Store.Clock.AdjustTime(new DateTimeOffset(Utc(time), TimeSpan.Zero));

    public static DateTime Utc(string time) => OfficeClock.FromLocal(DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", null));

    public async Task<int> FoundAsync(string title = "网传补贴名额内定", string? foundAt = null, string late = "", ConcernSource source = ConcernSource.Platform)
    {
        var outcome = await Get<ReportIncident>().ExecuteAsync(Desk.Editor, new FoundConcern(title, source, "https://example.org/1", "说名单早就定了。", foundAt is null ? Now : Utc(foundAt), late), Ct);
        PolicyDesk.Ok(outcome);
        return outcome.Value;
    }

    public async Task AssessAsync(int id, IncidentClass @class = IncidentClass.Ordinary, MustRespond must = MustRespond.Misreading, string division = PolicyDesk.Drafters) =>
        PolicyDesk.Ok(await Get<AssessIncident>().ExecuteAsync(Desk.Office, id, new Assessment(@class, must, division, "转发较多，属误读。"), null, Ct));

    public async Task ConsultAsync(int id) =>
        PolicyDesk.Ok(await Get<RecordStep>().ExecuteAsync(Desk.Office, id, new NewStep(IncidentEntryKind.Consulted, Now, "同意发布说明。", "市委宣传部、市委网信办"), Ct));

    /// <summary>Written, handed in and signed.</summary>
    public async Task SignedAsync(int id, string text = "评审结果尚未产生，网传不实。")
    {
        PolicyDesk.Ok(await Get<DraftResponse>().ExecuteAsync(Desk.Editor, id, text, Ct));
        PolicyDesk.Ok(await Get<SubmitResponse>().ExecuteAsync(Desk.Editor, id, "", Ct));
        foreach (var signer in (Actor[])[Desk.Office, Desk.Leader])
        {
            var round = (await Get<ReviewQueries>().RoundsAsync(ConcernChange.Incident, id, Ct))[0];
            PolicyDesk.Ok(await Get<DecideReview>().ExecuteAsync(signer, round.Id, round.Hash, StepDecision.Approved, "", round.Current!.Rule.Points, Ct));
        }
    }

    public Task<Outcome> PublishAsync(int id, IncidentEntryKind kind = IncidentEntryKind.Responded, string? when = null, string late = "") =>
        Get<PublishResponse>().ExecuteAsync(Desk.Office, id, new NewStep(kind, when is null ? Now : Utc(when), "", "官方微博", "https://example.org/2", late), Ct);

    public async Task<IncidentView> SeenAsync(int id, Actor? by = null) => (await Get<IncidentQueries>().FindAsync(by ?? Desk.Office, id, Ct))!;

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
