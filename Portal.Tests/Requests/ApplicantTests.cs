using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Requests.Samples;
using Portal.Domain.Storage;
using Portal.Tests.Policies;
using static Portal.Tests.Requests.RequestOffice;

namespace Portal.Tests.Requests;

/// <summary>Who applies is nobody's business but the desk's, and every look is written down.</summary>
public sealed class ApplicantTests
{
    [Theory]
    [InlineData(ApplicantKind.Person, "张示例", "张**")]
    [InlineData(ApplicantKind.Person, "欧阳", "欧**")]
    [InlineData(ApplicantKind.Person, "𠮷野", "𠮷**")]
    [InlineData(ApplicantKind.Business, "示例一科技有限公司", "示例**有限公司")]
    [InlineData(ApplicantKind.Business, "示例公司", "示**公司")]
    [InlineData(ApplicantKind.Business, "示例股份有限公司", "示例**公司")]
    [InlineData(ApplicantKind.LegalService, "示例正律师事务所", "示例**务所")]
    [InlineData(ApplicantKind.Other, "某", "某**")]
    [InlineData(ApplicantKind.Person, "", "")]
    public void Names_are_masked(ApplicantKind kind, string name, string masked) => Assert.Equal(masked, Masking.Of(kind, name));

    [Fact]
    public async Task Lists_and_the_case_show_no_name_and_a_look_leaves_an_entry_without_it()
    {
        await using var office = await OpenAsync();
        var id = await office.HandledAsync();
        var row = Assert.Single((await office.Get<RequestQueries>().ListAsync(new RequestFilter(RequestTab.Open, "张示例"), 1, 10, Ct)).Rows);
        Assert.Equal("张**", row.Applicant);
        Assert.Equal("张**", (await office.Get<CaseQueries>().FindAsync(office.Clerk, id, Ct))!.Applicant);

        var seen = await office.Get<SeeApplicant>().ExecuteAsync(office.Clerk, id, Ct);
        Assert.Equal(("张示例", "000000190001010000"), (seen.Value!.Name, seen.Value.IdNumber));
        var entries = await office.Store.AuditAsync();
        var look = Assert.Single(entries, e => e.Act == "SeeApplicant");
        Assert.Equal(($"request/{id}", "clerk"), (look.Subject, look.ActorName));
        Assert.DoesNotContain(entries, e => e.Changes.Contains("张示例", StringComparison.Ordinal) || e.Changes.Contains("000000190001010000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_division_sees_the_content_of_what_it_was_asked_and_nothing_of_the_applicant()
    {
        await using var office = await OpenAsync();
        var id = await office.HandledAsync();
        Ok(await office.Get<AssignDivision>().ExecuteAsync(office.Clerk, id, Division, "能否公开？", Ct));
        Refused(await office.Get<AssignDivision>().ExecuteAsync(office.Clerk, id, Division, "再问", Ct), "正在办");
        var assigned = Assert.Single(await office.Get<RequestQueries>().AssignedAsync(office.Editor, 10, Ct));
        Assert.Empty(await office.Get<RequestQueries>().AssignedAsync(office.Stranger, 10, Ct));
        Assert.Empty(await office.Get<RequestQueries>().AssignedAsync(office.Leader, 10, Ct));
        Assert.DoesNotContain("张", assigned.ToString());
        Assert.Null(await office.Get<CaseQueries>().FindAsync(office.Editor, id, Ct));
        Assert.False((await office.Get<SeeApplicant>().ExecuteAsync(office.Editor, id, Ct)).Ok);
        Assert.DoesNotContain(await office.Store.AuditAsync(), e => e.Act == "SeeApplicant");

        var answer = office.Get<AnswerAssignment>();
        Assert.True((await answer.ExecuteAsync(office.Stranger, id, assigned.AssignmentId, "可以", Ct)).IsMissing);
        Ok(await answer.AttachAsync(office.Editor, id, assigned.AssignmentId, "结果.txt", "结果"u8.ToArray(), Ct));
        Refused(await answer.ExecuteAsync(office.Editor, id, assigned.AssignmentId, " ", Ct), "写明处室的意见");
        Ok(await answer.ExecuteAsync(office.Editor, id, assigned.AssignmentId, "可以公开。", Ct));
        Refused(await answer.ExecuteAsync(office.Editor, id, assigned.AssignmentId, "再答", Ct), "已经答复过");
        Assert.Equal("可以公开。", (await office.CaseAsync(id)).Assignments[0].Opinion);
    }

    [Fact]
    public async Task Whoever_does_not_handle_requests_can_do_nothing_to_a_case()
    {
        await using var office = await OpenAsync();
        var id = await office.ReceivedAsync();
        foreach (var actor in (Actor[])[office.Editor, office.Leader, office.Head])
        {
            Outcome[] outcomes =
            [
                await office.Get<RegisterRequest>().ExecuteAsync(actor, Wanted(RequestChannel.Oral, "2026-02-10"), Ct),
                await office.Get<ConfirmReceipt>().ExecuteAsync(actor, id, Day("2026-02-10"), Ct),
                await office.Get<AcceptRequest>().ExecuteAsync(actor, id, Ct),
                await office.Get<AskCorrection>().ExecuteAsync(actor, id, "补", Ct),
                await office.Get<AssignDivision>().ExecuteAsync(actor, id, Division, "办", Ct),
                await office.Get<ExtendReply>().ExecuteAsync(actor, id, 5, "多", "李示例", Ct),
                await office.Get<DraftReply>().ExecuteAsync(actor, id, new ReplyDraft(Decision.Provided, "附后", ""), Ct),
                await office.Get<SendReply>().ExecuteAsync(actor, id, Ct),
                await office.Get<CloseRequest>().ExecuteAsync(actor, id, Decision.Withdrawn, "撤回", Ct),
                await office.Get<ArchiveCase>().ExecuteAsync(actor, id, Ct),
                await office.Get<EraseApplicants>().ExecuteAsync(actor, Ct),
            ];
            Assert.All(outcomes, o => Refused(o, "没有这项权限"));
        }

        Assert.Equal(RequestStage.Examining, (await office.CaseAsync(id)).Stage);
    }

    [Fact]
    public async Task When_retention_is_over_the_person_goes_and_the_case_stays()
    {
        await using var office = await OpenAsync("2015-03-02");
        var id = await office.HandledAsync();
        Ok(await office.Get<AddCaseFile>().ExecuteAsync(office.Clerk, id, RequestFileKind.Application, "申请书.txt", "张示例的申请"u8.ToArray(), false, Ct));
        Ok(await office.Get<AskOpinion>().ThirdPartyAsync(office.Clerk, id, "王示例", "涉及个人信息", Ct));
        Ok(await office.Get<RecordOpinion>().AnswerAsync(office.Clerk, id, (await office.CaseAsync(id)).Consultations[0].Id, ConsultationAnswer.Agrees, Day("2015-03-02"), "本人王示例同意", Ct));
        await office.RepliedAsync(id, Decision.Provided);
        Ok(await office.Get<RecordDelivery>().ExecuteAsync(office.Clerk, id, WishedWay.PickUp, Day("2015-03-02"), "", Ct));
        Ok(await office.Get<ArchiveCase>().ExecuteAsync(office.Clerk, id, Ct));
        office.On("2025-03-02");
        Assert.Equal(0, (await office.Get<EraseApplicants>().ExecuteAsync(office.Clerk, Ct)).Value!.Applicants);
        office.On("2025-03-03");
        var erasure = (await office.Get<EraseApplicants>().ExecuteAsync(Actor.System, Ct)).Value!;
        Assert.Equal((1, 3), (erasure.Applicants, erasure.Papers));
        var request = await office.CaseAsync(id);
        Assert.Equal(("", "", ConsultationAnswer.Agrees), (request.Consultations[0].Name, request.Consultations[0].Grounds, request.Consultations[0].Answer));
        Assert.Equal(("", "", "", ApplicantKind.Person), (request.Applicant.Name, request.Applicant.IdNumber, request.Applicant.Phone, request.Applicant.Kind));
        Assert.DoesNotContain("张示例", request.Letter!.Text);
        Assert.Equal(Decision.Provided, request.Decision);
        await using var db = await office.Store.DbAsync();
        Assert.Equal(0, await db.Set<StoredFile>().CountAsync(Ct));
        Assert.Equal(0, (await office.Get<EraseApplicants>().ExecuteAsync(office.Clerk, Ct)).Value!.Applicants);
    }

    [Fact]
    public async Task The_same_asked_again_is_suggested_with_what_was_decided_then()
    {
        await using var office = await OpenAsync();
        var first = await office.HandledAsync();
        await office.RepliedAsync(first, Decision.Provided);
        var again = await office.ReceivedAsync();
        var like = await office.Get<RegisterRequest>().ExecuteAsync(office.Clerk, Wanted(RequestChannel.Oral, "2026-02-10") with { Name = "李示例", IdNumber = "1", Title = "2025年度科技型小巨人企业的评审结果和名单" }, Ct);
        await office.Get<RegisterRequest>().ExecuteAsync(office.Clerk, Wanted(RequestChannel.Oral, "2026-02-10") with { Name = "王示例", IdNumber = "2", Title = "外国人来华工作许可办理情况" }, Ct);
        var similar = await office.Get<CaseQueries>().SimilarAsync(again, 5, Ct);
        Assert.Equal([first, like.Value], similar.Select(s => s.Id));
        Assert.Equal((true, Decision.Provided, 1.0), (similar[0].SameApplicant, similar[0].Decision, similar[0].Likeness));
        Assert.False(similar[1].SameApplicant);
    }

    [Fact]
    public async Task Lists_find_by_stage_channel_decision_and_deadline()
    {
        await using var office = await OpenAsync("2026-11-25");
        Ok(await office.Get<SampleRequests>().SeedAsync(PolicyDesk.Seeds(), Ct));
        var queries = office.Get<RequestQueries>();
        Task<Paged<RequestRow>> FindAsync(RequestFilter filter) => queries.ListAsync(filter, 1, 500, Ct);
        var counts = await queries.CountsAsync(Ct);
        Assert.Equal(counts[RequestTab.All], (await FindAsync(new RequestFilter(RequestTab.All))).Total);
        Assert.Equal(counts[RequestTab.Open], (await FindAsync(new RequestFilter(RequestTab.Open))).Total);
        Assert.All((await FindAsync(new RequestFilter(RequestTab.All, Decision: Decision.Complaint))).Rows, r => Assert.Equal(Decision.Complaint, r.Decision));
        Assert.All((await FindAsync(new RequestFilter(RequestTab.All, Channel: RequestChannel.Fax))).Rows, r => Assert.Equal(RequestChannel.Fax, r.Channel));
        var late = (await FindAsync(new RequestFilter(RequestTab.Open, Due: DueFilter.Late))).Rows;
        Assert.NotEmpty(late);
        Assert.All(late, r => Assert.True(r.Clock!.IsLate));
        Assert.All((await FindAsync(new RequestFilter(RequestTab.Open, Due: DueFilter.Near))).Rows, r => Assert.InRange(r.Clock!.Left!.Value, 0, 5));
        Assert.Equal(3, (await FindAsync(new RequestFilter(RequestTab.Open, Due: DueFilter.Stopped))).Total);
    }
}
