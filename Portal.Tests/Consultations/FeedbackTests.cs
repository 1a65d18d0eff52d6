using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Consultations;
using Portal.Domain.Consultations.Desk;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using static Portal.Tests.Consultations.ConsultationOffice;

namespace Portal.Tests.Consultations;

/// <summary>意见采纳情况: published once, all at one moment, with sums that are what was received.</summary>
public sealed class FeedbackTests
{
    [Fact]
    public async Task Everything_goes_public_at_one_moment_and_nothing_changes_after()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。"), Said("年限太长！"), Said("广告。", ""), Said("五十万不够。", "第三条"));
        Ok(await office.Get<JudgeOpinions>().ExecuteAsync(office.Desk.Office, id, OpinionChoice.All(new OpinionFilter(Text: "广告")), OpinionState.Excluded, "广告。", Ct));
        office.On("2026-04-02");
        var revised = await office.Get<BeginRevision>().ExecuteAsync(office.Desk.Editor, id, Ct);
        Assert.Equal(revised.Value, (await office.Get<BeginRevision>().ExecuteAsync(office.Desk.Editor, id, Ct)).Value);
        await office.Desk.TextAsync(revised.Value, Articles.Replace("满三年", "满一年", StringComparison.Ordinal));
        await office.AnswerAsync(id, Disposition.Adopted, OpinionChoice.All(new OpinionFilter(Article: "第二条")), "缩短年限", "第二条");
        await office.AnswerAsync(id, Disposition.NotAdopted, OpinionChoice.All(new OpinionFilter(Article: "第三条")), "提高额度");
        Ok(await office.SummaryAsync(id));
        Refused(await office.PublishAsync(id), "还没有审签完毕");
        await office.SignedAsync(id);
        Ok(await office.PublishAsync(id));

        Assert.Equal(new FeedbackFigures(3, 2, 0, 1, 0, 1), await office.FiguresAsync(id));
        var consultation = await office.ConsultationAsync(id);
        Assert.Equal(ConsultationStage.Answered, consultation.StageOn(Day("2026-04-02")));
        Assert.Equal((StepState.Done, "收到意见3条，采纳2条，部分采纳0条，未采纳1条。"), consultation.Matter.Step(StepKind.Consultation) is var step ? (step.State, step.Note) : default);
        await using var db = await office.Desk.Store.DbAsync();
        Assert.Equal(ClockState.Ended, (await ClockDesk.OfAsync(db, ConsultationChange.Consultation, id, ClockRules.ConsultationFeedback, Ct))!.State);
        Assert.True(await db.Set<Edition>().AnyAsync(e => e.DocumentId == revised.Value && e.State == EditionState.Live, Ct));
        Assert.Equal(["缩短年限"], Assert.Single((await office.Get<ConsultationQueries>().ChangesAsync(id, Ct))!.Value.Changes).Answers.Select(a => a.Title));

        Refused(await office.PublishAsync(id), "已经公布过");
        Refused(await office.Get<EnterOpinions>().ExecuteAsync(office.Desk.Editor, id, [Said("晚了。")], Ct), "已经公布");
        Refused(await office.Get<JudgeOpinions>().ExecuteAsync(office.Desk.Office, id, OpinionChoice.All(new OpinionFilter()), OpinionState.Excluded, "x", Ct), "已经公布");
        Refused(await office.Get<AnswerOpinions>().MoveAsync(office.Desk.Editor, id, OpinionChoice.All(new OpinionFilter()), null, Ct), "已经公布");
        Refused(await office.Get<EditSummary>().ExecuteAsync(office.Desk.Editor, id, "感谢大家。", "别的。", Ct), "已经公布");
    }

    [Fact]
    public async Task Nobody_wrote_and_that_is_said_too()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        office.On("2026-04-02");
        Ok(await office.SummaryAsync(id, "征求意见期间没有收到意见。"));
        await office.SignedAsync(id);
        Ok(await office.PublishAsync(id));
        Assert.Equal(new FeedbackFigures(0, 0, 0, 0, 0, 0), await office.FiguresAsync(id));
        Assert.Equal("没有收到意见。", (await office.ConsultationAsync(id)).Matter.Step(StepKind.Consultation).Note);
    }

    [Fact]
    public async Task What_is_not_ready_is_not_signed()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。"), Said("广告。", ""), Said("支持。", ""));
        Ok(await office.Get<JudgeOpinions>().ExecuteAsync(office.Desk.Office, id, OpinionChoice.All(new OpinionFilter(Text: "广告")), OpinionState.Suspect, "像广告。", Ct));
        await office.AnswerAsync(id, Disposition.NotAdopted, OpinionChoice.All(new OpinionFilter(Article: "第二条")), reason: "请联系提出人13912345678。");
        var submit = office.Get<SubmitFeedback>();
        var refusal = await submit.ExecuteAsync(office.Desk.Editor, id, "", Ct);
        foreach (var sentence in (string[])["还没有截止", "1条意见待甄别", "1条意见没有处理结果", "请写总的情况说明", "139****5678"]) Refused(refusal, sentence);
    }

    [Fact]
    public async Task Whatever_changes_after_signing_voids_the_signatures()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。"));
        office.On("2026-04-02");
        var answer = await office.AnswerAsync(id, Disposition.Adopted, OpinionChoice.All(new OpinionFilter()), articles: "第二条");
        var revised = await office.Get<BeginRevision>().ExecuteAsync(office.Desk.Editor, id, Ct);
        Ok(await office.SummaryAsync(id));
        async Task VoidAsync(Func<Task> change)
        {
            await office.SignedAsync(id);
            await change();
            Assert.Equal(ReviewState.Voided, (await office.Get<ReviewQueries>().RoundsAsync(ConsultationChange.Feedback, id, Ct))[0].State);
            Refused(await office.PublishAsync(id), "签字已作废");
        }

        await VoidAsync(() => office.Desk.TextAsync(revised.Value, "第一条　改了。\n"));
        await VoidAsync(() => office.EnterAsync(id, Said("来信晚到。", "")));
        await office.AnswerAsync(id, Disposition.NotAdopted, OpinionChoice.All(new OpinionFilter(Article: "")));
        await VoidAsync(async () => Ok(await office.Get<AnswerOpinions>().MoveAsync(office.Desk.Editor, id, OpinionChoice.All(new OpinionFilter()), answer, Ct)));
        await VoidAsync(async () => Ok(await office.Get<EditSummary>().ExecuteAsync(office.Desk.Editor, id, "感谢大家。", "谢谢。", Ct)));
    }

    [Fact]
    public async Task A_signature_binds_to_what_was_seen()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。"));
        office.On("2026-04-02");
        await office.AnswerAsync(id, Disposition.NotAdopted, OpinionChoice.All(new OpinionFilter()));
        Ok(await office.SummaryAsync(id));
        await office.SignedAsync(id);
        await office.Desk.Store.TamperAsync("UPDATE opinions SET State = 'Excluded', AnswerId = NULL");
        Refused(await office.PublishAsync(id), "与签发的不一致");
    }

    [Fact]
    public async Task A_feedback_that_does_not_come_is_overdue_on_the_clock()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        var due = (await office.Get<ConsultationQueries>().ListAsync(new ConsultationFilter(), 1, 10, Ct)).Rows[0];
        Assert.Equal((Day("2026-04-30"), false), (due.FeedbackDue!.Value, due.IsLate));
        office.On("2026-05-01");
        Assert.True((await office.Get<ConsultationQueries>().FindAsync(id, Ct))!.Row.IsLate);
    }
}
