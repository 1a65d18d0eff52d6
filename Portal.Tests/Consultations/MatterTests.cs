using System.Text;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Consultations.Desk;
using Portal.Domain.Policies;
using static Portal.Tests.Consultations.ConsultationOffice;

namespace Portal.Tests.Consultations;

/// <summary>重大行政决策 steps and the year's catalogue (国务院令第713号).</summary>
public sealed class MatterTests
{
    private static readonly DateTime Now = new(2026, 9, 1, 1, 0, 0, DateTimeKind.Utc);

    private static DecisionMatter Matter() => new(2026, "办法", MatterKind.PublicPolicy, "高新技术处");

    private static Outcome Record(DecisionMatter matter, StepKind kind, StepState state, string? on = null, string note = "", string? began = null) =>
        matter.Record(new StepEntry(kind, state, on is null ? null : Day(on), note, began is null ? null : Day(began)), "张", Now);

    [Fact]
    public void What_was_not_reviewed_is_not_discussed()
    {
        var matter = Matter();
        Refused(Record(matter, StepKind.Deliberation, StepState.Done, "2026-06-01"), "未经合法性审查的，不得提交集体讨论");
        Ok(Record(matter, StepKind.LegalityReview, StepState.Done, "2026-06-10"));
        Refused(Record(matter, StepKind.Deliberation, StepState.Done, "2026-06-01"), "未经合法性审查的，不得提交集体讨论");
        Ok(Record(matter, StepKind.Deliberation, StepState.Done, "2026-06-12"));
        Refused(Record(matter, StepKind.LegalityReview, StepState.Open), "已经集体讨论");
        Refused(Record(matter, StepKind.LegalityReview, StepState.Done, "2026-06-20"), "已经集体讨论");
    }

    [Fact]
    public void A_step_is_left_out_only_with_a_reason_and_some_never()
    {
        var matter = Matter();
        Refused(Record(matter, StepKind.Hearing, StepState.NotNeeded), "要写明理由");
        Ok(Record(matter, StepKind.Hearing, StepState.NotNeeded, note: "不涉及重大利益调整。"));
        foreach (var kind in (StepKind[])[StepKind.Draft, StepKind.LegalityReview, StepKind.Deliberation, StepKind.Publication])
            Refused(Record(matter, kind, StepState.NotNeeded, note: "理由"), "不能省");
    }

    [Fact]
    public void Publication_follows_deliberation_and_evaluation_follows_publication()
    {
        var matter = Matter();
        Refused(Record(matter, StepKind.Publication, StepState.Done, "2026-06-12"), "还没有集体讨论");
        Refused(Record(matter, StepKind.Evaluation, StepState.Done, "2026-08-12"), "公布以后");
        Ok(Record(matter, StepKind.LegalityReview, StepState.Done, "2026-06-10"));
        Ok(Record(matter, StepKind.Deliberation, StepState.Done, "2026-06-12"));
        Ok(Record(matter, StepKind.Publication, StepState.Done, "2026-06-20"));
        Ok(Record(matter, StepKind.Evaluation, StepState.Done, "2026-08-12"));
        Refused(Record(matter, StepKind.Deliberation, StepState.Open), "已经公布");
        Refused(Record(matter, StepKind.Evaluation, StepState.Done, "2027-08-12"), "不能晚于今天");
    }

    [Fact]
    public async Task Notice_and_draft_go_out_as_two_papers_and_the_draft_is_recorded_as_drafted()
    {
        await using var office = await OpenAsync();
        var matter = await office.MatterAsync();
        var id = await office.OpenConsultationAsync(matter, release: false);
        Assert.Equal(2, (await office.Get<PackageQueries>().ReadyAsync(Ct)).Single().Documents);
        Assert.Equal(StepState.Open, (await office.FindAsync(matter)).Step(StepKind.Draft).State);
        Ok(await office.Get<ReleasePackage>().ExecuteAsync(office.Desk.Webmaster, (await office.ConsultationAsync(id)).NoticeId, Ct));
        var step = (await office.FindAsync(matter)).Step(StepKind.Draft);
        Assert.Equal((StepState.Done, Day("2026-03-02")), (step.State, step.On));
    }

    [Fact]
    public void A_hurried_legality_review_is_a_warning()
    {
        var matter = Matter();
        Ok(Record(matter, StepKind.LegalityReview, StepState.Done, "2026-06-10", began: "2026-06-05"));
        Assert.Contains(MatterChecks.Warnings(matter, WorkingCalendar.Announced, 7), w => w.ToString().Contains("合法性审查只用了3个工作日，一般不少于7个工作日", StringComparison.Ordinal));
        Ok(Record(matter, StepKind.LegalityReview, StepState.Done, "2026-06-16", began: "2026-06-05"));
        Assert.DoesNotContain(MatterChecks.Warnings(matter, WorkingCalendar.Announced, 7), w => w.ToString().Contains("只用了", StringComparison.Ordinal));
        Refused(Record(matter, StepKind.LegalityReview, StepState.Done, "2026-06-01", began: "2026-06-05"), "提交日期不能晚于");
    }

    [Fact]
    public async Task The_catalogue_needs_the_party_committee_and_the_office()
    {
        await using var office = await OpenAsync();
        var save = office.Get<SaveMatter>();
        Refused(await save.ExecuteAsync(office.Desk.Office, null, 0, Facts() with { AgreedOn = null }, Ct), "要经党组同意");
        Refused(await save.ExecuteAsync(office.Desk.Editor, null, 0, Facts(), Ct), "由办公室登记");
        Refused(await save.ExecuteAsync(office.Stranger, null, 0, Facts(inCatalogue: false), Ct), "别的处室");
        var made = await save.ExecuteAsync(office.Desk.Editor, null, 0, Facts(inCatalogue: false), Ct);
        Ok(made);
        Ok(await save.ExecuteAsync(office.Desk.Office, made.Value, 1, Facts(), Ct));
        Refused(await save.ExecuteAsync(office.Desk.Office, made.Value, 1, Facts(), Ct), "别人刚刚改了");
        Refused(await save.ExecuteAsync(office.Desk.Editor, made.Value, 2, Facts(), Ct), "由办公室登记");
    }

    [Fact]
    public async Task A_stopped_matter_says_why_and_takes_nothing_more()
    {
        await using var office = await OpenAsync();
        var matter = await office.MatterAsync();
        Refused(await office.Get<StopMatter>().ExecuteAsync(office.Desk.Office, matter, " ", Ct), "写明理由");
        Ok(await office.Get<StopMatter>().ExecuteAsync(office.Desk.Office, matter, "上位法正在修改。", Ct));
        Refused(await office.Get<RecordStep>().ExecuteAsync(office.Desk.Editor, matter, new StepEntry(StepKind.Draft, StepState.Done, Day("2026-03-01"), ""), Ct), "已经终止");
        Refused(await office.Get<SaveMatter>().ExecuteAsync(office.Desk.Office, matter, 2, Facts(), Ct), "已经终止");
        Refused(await office.Get<StartConsultation>().ExecuteAsync(office.Desk.Editor, matter, Ct), "已经终止");
    }

    [Fact]
    public async Task Papers_of_a_taken_review_stay()
    {
        await using var office = await OpenAsync();
        var matter = await office.MatterAsync();
        Ok(await office.Get<KeepPaper>().AddAsync(office.Desk.Editor, matter, StepKind.LegalityReview, "审查意见.txt", Encoding.UTF8.GetBytes("合法。"), Ct));
        Ok(await office.Get<KeepPaper>().AddAsync(office.Desk.Editor, matter, StepKind.Hearing, "笔录.txt", Encoding.UTF8.GetBytes("笔录。"), Ct));
        Ok(await office.Get<RecordStep>().ExecuteAsync(office.Desk.Editor, matter, new StepEntry(StepKind.LegalityReview, StepState.Done, Day("2026-03-01"), ""), Ct));
        var papers = (await office.FindAsync(matter)).Papers;
        Refused(await office.Get<KeepPaper>().RemoveAsync(office.Desk.Editor, matter, papers.Single(p => p.Step == StepKind.LegalityReview).Id, Ct), "材料要保留");
        Ok(await office.Get<KeepPaper>().RemoveAsync(office.Desk.Editor, matter, papers.Single(p => p.Step == StepKind.Hearing).Id, Ct));
        Assert.NotNull(await office.Get<MatterQueries>().PaperAsync(office.Desk.Editor, matter, papers.Single(p => p.Step == StepKind.LegalityReview).Id, Ct));
        Assert.Null(await office.Get<MatterQueries>().PaperAsync(office.Stranger, matter, papers.Single(p => p.Step == StepKind.LegalityReview).Id, Ct));
    }

    [Fact]
    public async Task A_policy_waits_for_its_matter_and_its_release_is_the_matters_publication()
    {
        await using var office = await OpenAsync("2026-11-23");
        var matter = await office.MatterAsync();
        var (policy, _) = await office.Desk.DraftAsync();
        Ok(await office.Get<SaveMatter>().ExecuteAsync(office.Desk.Office, matter, 1, Facts() with { PolicyId = policy }, Ct));
        Refused(await office.Get<RecordStep>().ExecuteAsync(office.Desk.Office, matter, new StepEntry(StepKind.Publication, StepState.Done, Day("2026-11-20"), ""), Ct), "自动记入");
        await office.Desk.ApproveAsync(policy);
        Refused(await office.Get<ReleasePackage>().ExecuteAsync(office.Desk.Webmaster, policy, Ct), "“合法性审查”还没有完成");
        foreach (var (kind, day) in ((StepKind, string)[])[(StepKind.LegalityReview, "2026-11-10"), (StepKind.Deliberation, "2026-11-16")])
            Ok(await office.Get<RecordStep>().ExecuteAsync(office.Desk.Office, matter, new StepEntry(kind, StepState.Done, Day(day), ""), Ct));
        Ok(await office.Get<ReleasePackage>().ExecuteAsync(office.Desk.Webmaster, policy, Ct));
        Assert.Equal((StepState.Done, Day("2026-11-23")), (await office.FindAsync(matter)).Step(StepKind.Publication) is var step ? (step.State, step.On!.Value) : default);
    }
}
