using System.Text;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Documents;
using Portal.Domain.Mail;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;

namespace Portal.Tests.Policies;

/// <summary>Interpretation that goes on, the policy's own timeline, and the risk review of what may raise concern.</summary>
public sealed class RoundTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_policy_without_an_interpretation_while_it_is_carried_out_is_missed_after_90_days()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.FactAsync(policy, DocumentField.Key, "1");
        await desk.ReleaseAsync(policy);
        var rounds = desk.Get<RoundQueries>();
        Assert.False((await rounds.FindAsync(policy, Ct))!.IsMissing);
        desk.Store.Clock.Advance(TimeSpan.FromDays(90));
        Assert.True((await rounds.FindAsync(policy, Ct))!.IsMissing);
        Assert.Equal(policy, Assert.Single((await rounds.ListAsync(new RoundFilter(RoundView.Missing), 1, 20, Ct)).Rows).PolicyId);
        Assert.Single(await rounds.OwedAsync(desk.Editor, Ct));
        Assert.Empty(await rounds.OwedAsync(desk.Lawyer, Ct)); // of another division
        await using var db = await desk.Store.DbAsync();
        var lines = await desk.Get<IEnumerable<IDigestPart>>().Single(p => p.Heading == "持续解读").LinesAsync(db, desk.Editor, desk.Get<OfficeClock>().Today, Ct);
        Assert.Contains("执行中还没有解读", Assert.Single(lines).Text);

        var reading = await desk.InterpretAsync(policy, "执行半年怎么看");
        await desk.ReleaseAsync(policy);
        Assert.Equal(InterpretationStage.During, (await rounds.FindAsync(policy, Ct))!.Done.Single(d => d.DocumentId == reading).Stage);
        Assert.False((await rounds.FindAsync(policy, Ct))!.IsMissing);
    }

    [Fact]
    public async Task A_planned_round_is_due_on_its_day_and_done_with_the_interpretation_of_its_stage()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.ReleaseAsync(policy);
        var plan = desk.Get<PlanRound>();
        var today = desk.Get<OfficeClock>().Today;
        Assert.False((await plan.ExecuteAsync(desk.Lawyer, policy, null, new WantedRound(InterpretationStage.During, today, InterpretationForm.Questions, "某人", ""), Ct)).Ok);
        Assert.False((await plan.ExecuteAsync(desk.Editor, policy, null, new WantedRound(InterpretationStage.During, today, InterpretationForm.Questions, " ", ""), Ct)).Ok);
        PolicyDesk.Ok(await plan.ExecuteAsync(desk.Editor, policy, null, new WantedRound(InterpretationStage.During, today.AddDays(1), InterpretationForm.Questions, "某人", ""), Ct));
        PolicyDesk.Ok(await plan.ExecuteAsync(desk.Editor, policy, null, new WantedRound(InterpretationStage.AtRelease, today, InterpretationForm.Text, "某人", ""), Ct));
        var rounds = desk.Get<RoundQueries>();
        Assert.Equal([true, false], (await rounds.FindAsync(policy, Ct))!.Planned.Select(p => p.IsDone));
        Assert.Equal(0, (await rounds.CountsAsync(new RoundFilter(), Ct))[RoundView.Due]);
        desk.Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await rounds.CountsAsync(new RoundFilter(), Ct))[RoundView.Due]);
        var open = (await rounds.FindAsync(policy, Ct))!.Next!;
        PolicyDesk.Ok(await plan.ExecuteAsync(desk.Editor, policy, open.Id, new WantedRound(open.Stage, today.AddDays(30), open.Form, "另一人", "推迟"), Ct));
        Assert.Equal(0, (await rounds.CountsAsync(new RoundFilter(), Ct))[RoundView.Due]);
        PolicyDesk.Ok(await plan.RemoveAsync(desk.Editor, policy, open.Id, Ct));
        Assert.Single((await rounds.FindAsync(policy, Ct))!.Planned);
    }

    [Fact]
    public async Task A_policy_knows_the_steps_of_the_decision_it_came_from_as_soon_as_they_are_stored()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        Assert.Empty(await desk.Get<PolicyTimelines>().OfAsync(policy, Ct));
        await desk.Store.Gate.RunAsync(Actor.System, Permission.RunConsultations, "SeedSample", write =>
        {
            var matter = new DecisionMatter(2026, "测试办法", MatterKind.PublicPolicy, PolicyDesk.Drafters) { PolicyId = policy };
            Assert.True(matter.Record(new StepEntry(StepKind.ExpertReview, StepState.Done, new DateOnly(2026, 10, 8), "五位专家同意"), "某人", write.Now).Ok);
            Assert.True(matter.Record(new StepEntry(StepKind.Hearing, StepState.NotNeeded, null, "不涉及"), "某人", write.Now).Ok);
            Assert.True(matter.Record(new StepEntry(StepKind.LegalityReview, StepState.Done, new DateOnly(2026, 10, 20), ""), "某人", write.Now).Ok);
            write.Db.Add(matter);
            write.Subject = () => "matter";
            write.Announce(ConsultationChange.Matter, () => matter.Id, () => matter.Id);
            return Task.FromResult(Outcome.Done);
        }, Ct);
        Assert.Equal([new PolicyMoment(new DateOnly(2026, 10, 8), PolicyMomentKind.Reviewed, "五位专家同意"), new PolicyMoment(new DateOnly(2026, 10, 20), PolicyMomentKind.LegallyReviewed)], await desk.Get<PolicyTimelines>().OfAsync(policy, Ct));
    }

    [Fact]
    public async Task What_may_raise_concern_is_not_signed_without_its_risk_review_and_its_plan()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await EditAsync(desk, policy, PackageField.Sensitive, "1");
        var refused = string.Join(' ', (await desk.Get<SubmitPackage>().ExecuteAsync(desk.Editor, policy, "", Ct)).Reasons);
        Assert.Contains("风险等级、风险点、评估结论", refused);
        Assert.Contains("应对措施、谁回应、回应口径、回应渠道", refused);
        foreach (var (field, value) in ((PackageField, string)[])[(PackageField.RiskLevel, "Medium"), (PackageField.RiskPoints, "补贴标准"), (PackageField.RiskAssessment, "可控"), (PackageField.ResponsePlan, "三天内每日查看"),
            (PackageField.Responder, "处长"), (PackageField.TalkingPoints, "标准公开"), (PackageField.ResponseChannels, "网站")]) await EditAsync(desk, policy, field, value);
        await desk.SubmitAsync(policy);
        PolicyDesk.Ok(await desk.SignAsync(policy, desk.Head));
        // The paper is signed with the package: putting another one to it voids what was signed.
        PolicyDesk.Ok(await desk.Get<AttachRiskPaper>().ExecuteAsync(desk.Editor, policy, "评估报告.txt", Encoding.UTF8.GetBytes("报告"), Ct));
        Assert.Equal(ReviewState.Voided, (await desk.RoundAsync(policy)).State);
        Assert.Equal("评估报告.txt", (await desk.Get<PackageQueries>().RiskPaperAsync(policy, Ct))!.Value.Name);
        await desk.ReleaseAsync(policy);
        Assert.False((await desk.Get<EditPackage>().ExecuteAsync(desk.Editor, policy, PackageField.RiskLevel, "Medium", "Enormous", Ct)).Ok);
    }

    private static async Task EditAsync(PolicyDesk desk, int policy, PackageField field, string value) =>
        PolicyDesk.Ok(await desk.Get<EditPackage>().ExecuteAsync(desk.Editor, policy, field, "", value, Ct));
}
