using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Consultations.Desk;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Tests.Policies;

namespace Portal.Tests.Consultations;

/// <summary>A bureau that decides and asks, on any day a test needs.</summary>
internal sealed class ConsultationOffice : IAsyncDisposable
{
    /// <summary>Articles of the draft that people are asked about.</summary>
    public const string Articles = "第一条　为了支持科技企业，制定本办法。\n\n第二条　申报企业应当注册满三年。\n\n第三条　每家企业补助不超过五十万元。\n";

    private ConsultationOffice(PolicyDesk desk) => Desk = desk;

    public PolicyDesk Desk { get; }

    public Actor Stranger { get; private set; } = null!;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ConsultationOffice> OpenAsync(string day = "2026-03-02")
    {
        var office = new ConsultationOffice(await PolicyDesk.OpenAsync());
        office.On(day);
        await office.Get<ClockData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        office.Stranger = await office.Desk.PersonAsync("stranger", Role.Editor, "农村科技处");
        return office;
    }

    public T Get<T>() where T : notnull => Desk.Get<T>();

    /// <summary>The office's date, from nine in the morning.</summary>
    public void On(string day) => Desk.Store.Clock.AdjustTime(new DateTimeOffset(OfficeClock.StartOf(Day(day)).AddHours(9), TimeSpan.Zero));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);

    public static MatterFacts Facts(bool inCatalogue = true) =>
        new(2026, "示例市科技企业培育办法", MatterKind.PublicPolicy, PolicyDesk.Drafters, "示例市科技创新条例", "第三季度", inCatalogue, inCatalogue ? Day("2026-02-20") : null, IsNormative: false, PolicyId: null);

    public async Task<int> MatterAsync(bool inCatalogue = true)
    {
        var made = await Get<SaveMatter>().ExecuteAsync(Desk.Office, null, 0, Facts(inCatalogue), Ct);
        Ok(made);
        return made.Value;
    }

    public async Task<DecisionMatter> FindAsync(int matter)
    {
        await using var db = await Desk.Store.DbAsync();
        return await db.Set<DecisionMatter>().AsNoTracking().Include(m => m.Steps).Include(m => m.Papers).SingleAsync(m => m.Id == matter, Ct);
    }

    public async Task<Consultation> ConsultationAsync(int id)
    {
        await using var db = await Desk.Store.DbAsync();
        return await db.Set<Consultation>().AsNoTracking().Include(c => c.Matter).ThenInclude(m => m.Steps).SingleAsync(c => c.Id == id, Ct);
    }

    public async Task<FeedbackFigures> FiguresAsync(int id)
    {
        await using var db = await Desk.Store.DbAsync();
        return await FeedbackFigures.OfAsync(db, id, Ct);
    }

    /// <summary>Written, signed and, unless told otherwise, released: the window is open from today.</summary>
    public async Task<int> OpenConsultationAsync(int? matter = null, string closes = "2026-03-31", bool release = true)
    {
        var started = await Get<StartConsultation>().ExecuteAsync(Desk.Editor, matter ?? await MatterAsync(), Ct);
        Ok(started);
        var consultation = await ConsultationAsync(started.Value);
        await Desk.TextAsync(consultation.NoticeId, "现就下列草案公开征求意见。\n");
        await Desk.TextAsync(consultation.DraftId, Articles);
        await Desk.FactAsync(consultation.NoticeId, DocumentField.Contact, "高新技术处，0000-0000 0000");
        await Desk.FactAsync(consultation.NoticeId, DocumentField.OpensOn, Get<OfficeClock>().Today.ToString("yyyy-MM-dd", null));
        await Desk.FactAsync(consultation.NoticeId, DocumentField.ClosesOn, closes);
        if (release) await Desk.ReleaseAsync(consultation.NoticeId);
        else await Desk.ApproveAsync(consultation.NoticeId);
        return started.Value;
    }

    public static NewOpinion Said(string text, string article = "第二条", OpinionChannel channel = OpinionChannel.Letter, string day = "2026-03-10", string name = "张示例") => new(channel, article, text, name, "", "", Day(day));

    public async Task EnterAsync(int consultation, params IReadOnlyList<NewOpinion> opinions)
    {
        if (Get<OfficeClock>().Today < Day("2026-03-10")) On("2026-03-10");
        Ok(await Get<EnterOpinions>().ExecuteAsync(Desk.Editor, consultation, opinions, Ct));
    }

    public async Task<int> AnswerAsync(int consultation, Disposition? disposition, OpinionChoice? choice, string title = "一组意见", string articles = "", string reason = "有理由。")
    {
        var saved = await Get<AnswerOpinions>().SaveAsync(Desk.Editor, consultation, null, 0, new AnswerFacts(title, disposition, reason, articles), choice, Ct);
        Ok(saved);
        return saved.Value;
    }

    public static OpinionChoice Numbered(int number) => OpinionChoice.All(new OpinionFilter(Text: $"#{number}"));

    public Task<Outcome> SummaryAsync(int consultation, string text = "感谢大家。") => Get<EditSummary>().ExecuteAsync(Desk.Editor, consultation, "", text, Ct);

    /// <summary>Handed in and signed to the end.</summary>
    public async Task SignedAsync(int consultation)
    {
        Ok(await Get<SubmitFeedback>().ExecuteAsync(Desk.Editor, consultation, "请审", Ct));
        while ((await Get<ReviewQueries>().RoundsAsync(ConsultationChange.Feedback, consultation, Ct))[0] is { Current: { } step } round)
            Ok(await Get<DecideReview>().ExecuteAsync(step.Rule.Role == Role.Leader ? Desk.Leader : Desk.Head, round.Id, round.Hash, StepDecision.Approved, "", step.Rule.Points, Ct));
    }

    public Task<Outcome> PublishAsync(int consultation) => Get<PublishFeedback>().ExecuteAsync(Desk.Webmaster, consultation, Ct);

    public static void Ok(Outcome outcome) => Assert.True(outcome.Ok, string.Join(' ', outcome.Reasons));

    public static void Refused(Outcome outcome, string because)
    {
        Assert.False(outcome.Ok);
        Assert.Contains(because, string.Join(' ', outcome.Reasons));
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
