using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Office;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Requests.Letters;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;
using Portal.Tests.Policies;
using static Portal.Tests.Requests.RequestOffice;

namespace Portal.Tests.Requests;

/// <summary>From the letter to the archived case.</summary>
public sealed class ReplyTests
{
    private static readonly RequestSettings Settings = new();

    public static readonly TheoryData<Decision> Lettered = new(Enum.GetValues<Decision>().Where(d => ReplyForms.Of(d) is not null));

    [Theory, MemberData(nameof(Lettered))]
    public async Task A_letter_says_who_asked_for_what_and_when_the_article_the_decision_and_the_remedy(Decision decision)
    {
        await using var office = await OpenAsync();
        var request = await office.CaseAsync(await office.ReceivedAsync());
        var text = ReplyText.Of(request, decision, "示例的细节", "", Settings, Day("2026-02-20"));
        foreach (var said in (string[])["张示例：", "2026年2月10日", request.Number, request.Title, "60日内", Settings.ReconsiderationOrgan]) Assert.Contains(said, text);
        if (decision != Decision.OtherEnd) Assert.Matches("《[^》]+》", text);
        if (ReplyForms.Of(decision)!.Detail.Length > 0) Assert.Contains("示例的细节", text);
        Assert.DoesNotContain("{", text);
    }

    [Fact]
    public async Task A_notice_with_a_last_day_says_that_the_day_counts()
    {
        await using var office = await OpenAsync();
        var id = await office.ReceivedAsync();
        Ok(await office.Get<AskCorrection>().ExecuteAsync(office.Clerk, id, "请写明年度。", Ct));
        var request = await office.CaseAsync(id);
        Assert.Contains($"在{ReplyText.Day(request.Correction!.DueOn)}以前（含当日）补正", Notices.Correction(request).Markdown);
        var handled = await office.HandledAsync();
        Ok(await office.Get<AskPayment>().ExecuteAsync(office.Clerk, handled, FeeBasis.Page, 0, 50, Ct));
        Assert.Contains("请在2026年3月1日以前（含当日）到窗口缴费", Notices.Fee(await office.CaseAsync(handled), Day("2026-03-01"), "到窗口缴费").Markdown);
    }

    [Fact]
    public async Task Another_organs_information_is_answered_with_the_reason_that_article_36_asks_for()
    {
        await using var office = await OpenAsync();
        var text = ReplyText.Of(await office.CaseAsync(await office.ReceivedAsync()), Decision.OtherOrgan, "本机关没有这项职责，由示例市统计局负责", "", Settings, Day("2026-02-20"));
        Assert.Contains("第三十六条第（五）项的规定，告知您并说明理由：本机关没有这项职责，由示例市统计局负责。", text);
    }

    [Theory]
    [InlineData(Decision.Process, "2024-01-01", true)]
    [InlineData(Decision.Process, "2023-12-31", false)]
    [InlineData(Decision.PartlyProvided, "2026-03-01", true)]
    [InlineData(Decision.NotExisting, "2026-03-01", false)]
    [InlineData(Decision.Provided, "2026-03-01", false)]
    public void A_refusal_goes_to_reconsideration_first_since_2024(Decision decision, string day, bool first)
    {
        var text = Remedies.Sentence(decision, Day(day), Settings.ReconsiderationOrgan, Settings.Court)!.ToString();
        Assert.Equal(first, text.Contains("应当先", StringComparison.Ordinal));
        Assert.Equal(first && decision != Decision.PartlyProvided, !text.Contains("6个月内", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_organisation_is_not_addressed_as_a_person_and_what_it_wrote_is_not_Markdown()
    {
        await using var office = await OpenAsync();
        var made = await office.Get<RegisterRequest>().ExecuteAsync(office.Clerk, Wanted(RequestChannel.InPerson, "2026-02-10") with { Kind = ApplicantKind.Business, Name = "示例*有限公司", Title = "您说的[名单](javascript:alert(1))\n# 标题" }, Ct);
        var text = ReplyText.Of(await office.CaseAsync(made.Value), Decision.NeedsMaking, "要汇总", "", Settings, Day("2026-02-20"));
        Assert.Contains("你单位申请的信息", text);
        Assert.Contains("您说的", text); // quoted as written
        var html = Portal.Domain.Documents.Writing.MarkdownText.Render(text).Html;
        Assert.DoesNotContain("<a", html);
        Assert.DoesNotContain("<h1", html);
    }

    [Fact]
    public async Task Only_what_was_signed_goes_out()
    {
        await using var office = await OpenAsync();
        var id = await office.HandledAsync();
        Refused(await office.Get<SubmitReply>().ExecuteAsync(office.Clerk, id, "", Ct), "先起草");
        Ok(await office.DraftAsync(id, Decision.Provided));
        Refused(await office.Get<SendReply>().ExecuteAsync(office.Clerk, id, Ct), "还没有签完");
        Ok(await office.Get<SubmitReply>().ExecuteAsync(office.Clerk, id, "", Ct));
        var round = (await office.Get<ReviewQueries>().RoundsAsync("reply", id, Ct))[0];
        Assert.Equal(["办公室负责人审核"], round.Steps.Select(s => s.Rule.Name)); // what is provided needs no leader
        Refused(await office.Get<SubmitReply>().ExecuteAsync(office.Clerk, id, "", Ct), "已经在审签中");
        Ok(await office.Get<DecideReview>().ExecuteAsync(office.Head, round.Id, round.Hash, StepDecision.Approved, "", round.Steps[0].Rule.Points, Ct));

        Ok(await office.Get<EditReply>().ExecuteAsync(office.Clerk, id, "改过的正文。", Ct));
        Refused(await office.Get<SendReply>().ExecuteAsync(office.Clerk, id, Ct), "又改过");
        Assert.Equal(ReviewState.Voided, (await office.Get<ReviewQueries>().RoundsAsync("reply", id, Ct))[0].State);
    }

    [Fact]
    public async Task A_refusal_is_signed_by_the_bureaus_leader_and_the_decision_counts_from_the_day_it_goes_out()
    {
        await using var office = await OpenAsync();
        var id = await office.HandledAsync();
        office.On("2026-03-02");
        await office.RepliedAsync(id, Decision.Process);
        Assert.Equal(2, (await office.Get<ReviewQueries>().RoundsAsync("reply", id, Ct))[0].Steps.Count);
        var request = await office.CaseAsync(id);
        Assert.Equal((Decision.Process, Day("2026-03-02"), RequestStage.Replied), (request.Decision, request.DecidedOn, request.Stage));
        Assert.Equal("示科公开答〔2026〕1号", request.Letter!.Number);
        Assert.Equal(ClockState.Ended, (await office.ClockAsync(id)).State);
        var paper = Assert.Single(request.Files, f => f.Kind == RequestFileKind.Reply);
        Assert.True(paper.IsForApplicant);
        await using var db = await office.Store.DbAsync();
        var stored = await db.Set<StoredFile>().SingleAsync(f => f.Hash == paper.Hash, Ct);
        var back = DocxReader.Read(stored.Content).Value!;
        Assert.Contains("应当先自收到本答复之日起60日内", back.Markdown);
        Assert.Contains("2026年3月2日", back.Markdown);
    }

    [Fact]
    public async Task A_case_is_archived_when_nothing_is_missing_and_the_file_comes_as_one_package()
    {
        await using var office = await OpenAsync();
        var id = await office.HandledAsync();
        Refused(await office.Get<ArchiveCase>().ExecuteAsync(office.Clerk, id, Ct), "还没有答复");
        Refused(await office.Get<RecordDelivery>().ExecuteAsync(office.Clerk, id, WishedWay.Post, Day("2026-02-10"), "", Ct), "答复发出以后");
        await office.RepliedAsync(id, Decision.Provided);
        var archive = office.Get<ArchiveCase>();
        var refused = await archive.ExecuteAsync(office.Clerk, id, Ct);
        Assert.Equal(["缺申请书（扫描件或者照片）。", "缺送达记录。"], refused.Reasons.Select(r => r.ToString()));
        Assert.Equal(refused.Reasons, (await office.Get<CaseQueries>().FindAsync(office.Clerk, id, Ct))!.Missing);
        Ok(await office.Get<AddCaseFile>().ExecuteAsync(office.Clerk, id, RequestFileKind.Application, "申请书.txt", "申请"u8.ToArray(), false, Ct));
        Ok(await office.Get<RecordDelivery>().ExecuteAsync(office.Clerk, id, WishedWay.Post, Day("2026-02-10"), "挂号信 000", Ct));
        Ok(await archive.ExecuteAsync(office.Clerk, id, Ct));
        Assert.Equal(RequestStage.Archived, (await office.CaseAsync(id)).Stage);
        Refused(await office.Get<AddCaseFile>().ExecuteAsync(office.Clerk, id, RequestFileKind.Other, "后来.txt", "迟"u8.ToArray(), false, Ct), "已经归档");

        var first = await office.Get<CaseArchive>().BuildAsync(office.Clerk, id, Ct);
        var second = await office.Get<CaseArchive>().BuildAsync(office.Clerk, id, Ct);
        Assert.Equal(first.Value.Content, second.Value.Content);
        using var zip = new ZipArchive(new MemoryStream(first.Value.Content));
        Assert.Equal(["00", "01", "02", "03"], zip.Entries.Select(e => e.Name[..2]));
        Assert.Contains("申请书", zip.Entries[2].Name);
        Assert.Contains("答复书", zip.Entries[3].Name);
        Assert.False((await office.Get<CaseArchive>().BuildAsync(office.Editor, id, Ct)).Ok);
    }

    [Fact]
    public async Task Remedies_follow_the_law_and_hold_the_archive_open()
    {
        await using var office = await OpenAsync();
        var id = await office.HandledAsync();
        await office.RepliedAsync(id, Decision.Process);
        office.On("2026-03-20");
        var keep = office.Get<KeepRemedy>();
        NewRemedy Of(RemedyKind kind) => new(kind, "示例市人民政府", "", Day("2026-03-18"));
        Refused(await keep.FileAsync(office.Clerk, id, Of(RemedyKind.DirectLawsuit), Ct), "应当先申请行政复议");
        Refused(await keep.FileAsync(office.Clerk, id, Of(RemedyKind.LawsuitAfterReconsideration), Ct), "先登记复议");
        Ok(await keep.FileAsync(office.Clerk, id, Of(RemedyKind.Reconsideration), Ct));
        Refused(await office.Get<ArchiveCase>().ExecuteAsync(office.Clerk, id, Ct), "没有审结");
        var remedy = Assert.Single(await office.Get<RequestRegister>().RemediesAsync(2026, Ct));
        Assert.Null(remedy.Result);
        Refused(await keep.ConcludeAsync(office.Clerk, remedy.Id, RemedyResult.Upheld, Day("2026-03-17"), "", Ct), "受理之日和今天之间");
        Ok(await keep.ConcludeAsync(office.Clerk, remedy.Id, RemedyResult.Upheld, Day("2026-03-20"), "", Ct));
        Ok(await keep.FileAsync(office.Clerk, id, Of(RemedyKind.LawsuitAfterReconsideration) with { FiledOn = Day("2026-03-20") }, Ct));
        Assert.Equal([RemedyResult.Upheld, null], (await office.Get<RequestRegister>().RemediesAsync(2026, Ct)).Select(r => r.Result));
        Assert.Empty(await office.Get<RequestRegister>().RemediesAsync(2025, Ct));
    }

    [Fact]
    public async Task What_is_made_public_has_twenty_working_days_and_a_public_document()
    {
        await using var office = await OpenAsync("2026-02-10");
        var id = await office.HandledAsync();
        var convert = office.Get<ConvertToPublic>();
        var wanted = new NewConversion(id, "小巨人企业评审结果", ConversionTrigger.AskedOften, 1, true, "多人申请", "李示例");
        Refused(await convert.DecideAsync(office.Clerk, wanted, Ct), "2 次以上");
        var made = await convert.DecideAsync(office.Clerk, wanted with { Times = 3 }, Ct);
        Ok(made);
        var row = Assert.Single((await office.Get<RequestQueries>().ConversionsAsync(null, true, 1, 10, Ct)).Rows);
        Assert.Equal(Day("2026-03-16"), row.Clock!.DueOn);
        Refused(await convert.PublishedAsync(office.Clerk, made.Value, "/policies/nothing", Day("2026-02-10"), Ct), "没有已公开的文件");
    }

    [Fact]
    public async Task A_case_is_made_public_once_and_a_second_time_leads_to_what_came_of_the_first()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        await desk.Get<ClockData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        var request = await desk.Get<RegisterRequest>().ExecuteAsync(desk.Office, Wanted(RequestChannel.InPerson, "2026-11-23"), Ct);
        Ok(request);
        var convert = desk.Get<ConvertToPublic>();
        var wanted = new NewConversion(request.Value, "小巨人企业评审结果", ConversionTrigger.Proposal, 1, false, "申请人建议", "李示例");
        Ok(await convert.DecideAsync(desk.Office, wanted, Ct));
        var made = await convert.DecideAsync(desk.Office, wanted with { Publish = true }, Ct); // thought over again
        Ok(made);
        Refused(await convert.DecideAsync(desk.Office, wanted with { Publish = true }, Ct), "这件申请已经在2026-11-23决定转为主动公开（“小巨人企业评审结果”），不用再登记");

        var notice = await desk.MadeAsync(new NewDocument(DocumentKind.Notice, desk.Column("notices"), "小巨人企业评审结果公告"));
        await desk.TextAsync(notice, "评审结果如下。\n");
        await desk.ReleaseAsync(notice);
        var address = (await desk.Get<Shelf>().ViewAsync(Ct)).Find(notice)!.Address;
        Ok(await convert.PublishedAsync(desk.Office, made.Value, address, Day("2026-11-23"), Ct));
        Refused(await convert.DecideAsync(desk.Office, wanted with { Publish = true, Subject = "评审结果" }, Ct), $"已经转为主动公开，见《小巨人企业评审结果公告》（{address}）");
        Assert.Single((await desk.Get<RequestQueries>().ConversionsAsync(null, false, 1, 10, Ct)).Rows, r => r.Conversion.Publish);
    }
}
