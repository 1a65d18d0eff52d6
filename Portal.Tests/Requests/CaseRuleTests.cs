using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;
using Portal.Web.Workspace.Requests;
using static Portal.Tests.Requests.RequestOffice;

namespace Portal.Tests.Requests;

/// <summary>The periods and refusals of 条例 art. 30 to 36, case by case; the days are those of the working calendar.</summary>
public sealed class CaseRuleTests
{
    [Theory]
    [InlineData(RequestChannel.InPerson, true)]
    [InlineData(RequestChannel.Oral, true)]
    [InlineData(RequestChannel.SignedPost, true)]
    [InlineData(RequestChannel.Fax, false)]
    [InlineData(RequestChannel.OrdinaryPost, false)]
    [InlineData(RequestChannel.Online, false)]
    public async Task The_channel_decides_whether_arrival_is_receipt(RequestChannel channel, bool received)
    {
        await using var office = await OpenAsync("2026-02-12");
        var made = await office.Get<RegisterRequest>().ExecuteAsync(office.Clerk, Wanted(channel, "2026-02-10"), Ct);
        Ok(made);
        var request = await office.CaseAsync(made.Value);
        Assert.Equal(received ? Day("2026-02-10") : null, request.ReceivedOn);
        Assert.Equal(received ? RequestStage.Examining : RequestStage.Registered, request.Stage);
        Assert.Equal("2026-0001", request.Number);
        if (received) Assert.Equal(Day("2026-03-16"), (await office.ClockAsync(request.Id)).DueOn);
    }

    [Theory]
    [InlineData("0001-01-01", "请写到达的日期。")]
    [InlineData("0202-11-20", "到达的日期太早，请核对年份。")]
    [InlineData("2024-02-09", "到达的日期太早，请核对年份。")]
    [InlineData("2024-02-10", null)]
    [InlineData("2026-02-11", "到达的日期不能晚于今天。")]
    public void A_day_of_arrival_is_asked_for_and_its_year_checked(string arrived, string? reason) =>
        Assert.Equal(reason, Wanted(RequestChannel.InPerson, arrived).Refusals(Day("2026-02-10")).SingleOrDefault()?.Text);

    [Fact]
    public async Task A_cleared_day_of_arrival_stays_empty_and_is_asked_for()
    {
        await using var office = await OpenAsync();
        await using var context = new BunitContext();
        context.Services.AddLocalization().AddSingleton(office.Get<RegisterRequest>()).AddSingleton(office.Get<OfficeClock>());
        var page = context.Render<CascadingValue<Actor>>(p => p.Add(c => c.Value, office.Clerk).AddChildContent<RegisterRequestPage>());
        page.Find("input[type=date]").Change("");
        Assert.True(string.IsNullOrEmpty(page.Find("input[type=date]").GetAttribute("value")));
        page.Find("[data-do]").Click();
        page.WaitForAssertion(() => Assert.Contains("请写到达的日期。", page.FindAll(".field-error").Select(e => e.TextContent)));
    }

    [Fact]
    public async Task Both_sides_confirming_is_day_zero()
    {
        await using var office = await OpenAsync("2026-02-10");
        var id = await office.ReceivedAsync(RequestChannel.Fax);
        Refused(await office.Get<AcceptRequest>().ExecuteAsync(office.Clerk, id, Ct), "先确认收到之日");
        Refused(await office.Get<ConfirmReceipt>().ExecuteAsync(office.Clerk, id, Day("2026-02-09"), Ct), "不能早于");
        Refused(await office.Get<ConfirmReceipt>().ExecuteAsync(office.Clerk, id, Day("2026-02-11"), Ct), "不能晚于今天");
        Ok(await office.Get<ConfirmReceipt>().ExecuteAsync(office.Clerk, id, Day("2026-02-10"), Ct));
        Refused(await office.Get<ConfirmReceipt>().ExecuteAsync(office.Clerk, id, Day("2026-02-10"), Ct), "已经确认");
        Assert.Equal(Day("2026-03-16"), (await office.ClockAsync(id)).DueOn);
        Assert.Equal(Day("2026-02-26"), (await office.ClockAsync(id, ClockRules.Correction)).DueOn);
    }

    [Fact]
    public async Task A_correction_is_asked_for_once_within_seven_working_days_and_the_count_begins_anew()
    {
        await using var office = await OpenAsync("2026-02-10");
        var id = await office.ReceivedAsync();
        office.On("2026-02-26");
        Refused(await office.Get<AskCorrection>().ExecuteAsync(office.Clerk, id, " ", Ct), "一次说全");
        Ok(await office.Get<AskCorrection>().ExecuteAsync(office.Clerk, id, "请写明年度。", Ct));
        Assert.Equal(ClockState.Stopped, (await office.ClockAsync(id)).State);
        Assert.Equal(ClockState.Ended, (await office.ClockAsync(id, ClockRules.Correction)).State);
        Assert.Contains((await office.CaseAsync(id)).Files, f => f.Kind == RequestFileKind.CorrectionNotice && f.IsForApplicant);
        Refused(await office.Get<AcceptRequest>().ExecuteAsync(office.Clerk, id, Ct), "不在审核中");
        Refused(await office.DraftAsync(id, Decision.Provided), "等申请人补正");

        office.On("2026-03-05");
        Ok(await office.Get<RecordCorrection>().ExecuteAsync(office.Clerk, id, Day("2026-03-04"), "2025年度", Ct));
        Assert.Equal(WorkingCalendar.Announced.After(Day("2026-03-04"), 20).Date, (await office.ClockAsync(id)).DueOn);
        Refused(await office.Get<AskCorrection>().ExecuteAsync(office.Clerk, id, "再补", Ct), "只能一次性告知");
        Ok(await office.DraftAsync(id, Decision.StillUnclear));
    }

    [Fact]
    public async Task After_seven_working_days_no_correction_may_be_asked_for()
    {
        await using var office = await OpenAsync("2026-02-10");
        var id = await office.ReceivedAsync();
        office.On("2026-02-27");
        Refused(await office.Get<AskCorrection>().ExecuteAsync(office.Clerk, id, "请写明年度。", Ct), "2026-02-26");
    }

    [Fact]
    public async Task Who_does_not_correct_in_time_is_no_longer_dealt_with()
    {
        await using var office = await OpenAsync("2026-03-02");
        var id = await office.ReceivedAsync();
        Ok(await office.Get<AskCorrection>().ExecuteAsync(office.Clerk, id, "请写明年度。", Ct));
        var due = (await office.ClockAsync(id, ClockRules.Corrected)).DueOn!.Value;
        office.On(due.ToString("yyyy-MM-dd", null));
        Refused(await office.Get<CloseRequest>().ExecuteAsync(office.Clerk, id, Decision.CorrectionOverdue, "", Ct), "还没有过");
        office.On(due.AddDays(1).ToString("yyyy-MM-dd", null));
        Ok(await office.Get<CloseRequest>().ExecuteAsync(office.Clerk, id, Decision.CorrectionOverdue, "", Ct));
        var request = await office.CaseAsync(id);
        Assert.Equal((Decision.CorrectionOverdue, RequestStage.Replied, due.AddDays(1)), (request.Decision, request.Stage, request.DecidedOn));
        Assert.Equal(ClockState.Ended, (await office.ClockAsync(id)).State);
    }

    [Fact]
    public async Task Asking_a_third_party_stops_the_reply_clock_until_it_has_answered()
    {
        await using var office = await OpenAsync("2026-03-02");
        var id = await office.HandledAsync();
        office.On("2026-03-06");
        var ask = office.Get<AskOpinion>();
        Ok(await ask.ThirdPartyAsync(office.Clerk, id, "示例一公司", "涉及商业秘密", Ct));
        Ok(await ask.OrganAsync(office.Clerk, id, "示例市示例局", "共同制作", Ct));
        Assert.Equal(ClockState.Stopped, (await office.ClockAsync(id)).State);
        Refused(await office.DraftAsync(id, Decision.Provided), "征求意见");

        office.On("2026-03-20");
        var request = await office.CaseAsync(id);
        var record = office.Get<RecordOpinion>();
        var third = request.Consultations.Single(c => c.Kind == ConsultationKind.ThirdParty).Id;
        var organ = request.Consultations.Single(c => c.Kind == ConsultationKind.Organ).Id;
        Refused(await record.AnswerAsync(office.Clerk, id, third, ConsultationAnswer.Silent, Day("2026-03-20"), "", Ct), "还没有过");
        Refused(await record.AnswerAsync(office.Clerk, id, third, ConsultationAnswer.Objects, Day("2026-03-20"), "", Ct), "写明理由");
        Ok(await record.AnswerAsync(office.Clerk, id, third, ConsultationAnswer.Objects, Day("2026-03-18"), "含工艺参数", Ct));
        Assert.Equal(ClockState.Stopped, (await office.ClockAsync(id)).State);
        office.On("2026-03-30");
        Ok(await record.AnswerAsync(office.Clerk, id, organ, ConsultationAnswer.Silent, Day("2026-03-30"), "", Ct));

        // Four of twenty were used by 6 March; sixteen are left from 30 March on.
        Assert.Equal(WorkingCalendar.Announced.After(Day("2026-03-30"), 16).Date, (await office.ClockAsync(id)).DueOn);
        Refused(await office.DraftAsync(id, Decision.Provided), "有一方不同意公开");
        Ok(await office.DraftAsync(id, Decision.ThirdParty));
    }

    [Fact]
    public async Task Their_fifteen_working_days_count_from_the_day_the_letter_reached_them()
    {
        await using var office = await OpenAsync("2026-04-20");
        var id = await office.HandledAsync();
        Ok(await office.Get<AskOpinion>().ThirdPartyAsync(office.Clerk, id, "示例一公司", "涉及商业秘密", Ct));
        office.On("2026-04-24");
        var asked = (await office.CaseAsync(id)).Consultations[0].Id;
        Ok(await office.Get<RecordOpinion>().ReachedAsync(office.Clerk, id, asked, Day("2026-04-24"), Ct));
        office.On("2026-05-19");
        Refused(await office.Get<RecordOpinion>().AnswerAsync(office.Clerk, id, asked, ConsultationAnswer.Silent, Day("2026-05-19"), "", Ct), "2026-05-19");
        office.On("2026-05-20");
        Ok(await office.Get<RecordOpinion>().AnswerAsync(office.Clerk, id, asked, ConsultationAnswer.Silent, Day("2026-05-20"), "", Ct));
    }

    [Fact]
    public async Task The_reply_is_extended_once_by_twenty_working_days_at_most_and_with_consent()
    {
        await using var office = await OpenAsync("2026-02-10");
        var id = await office.HandledAsync();
        var extend = office.Get<ExtendReply>();
        Refused(await extend.ExecuteAsync(office.Clerk, id, 21, "材料多", "李示例", Ct), "最长 20");
        Refused(await extend.ExecuteAsync(office.Clerk, id, 0, "材料多", "李示例", Ct), "最长 20");
        Refused(await extend.ExecuteAsync(office.Clerk, id, 20, "", "李示例", Ct), "理由");
        Refused(await extend.ExecuteAsync(office.Clerk, id, 20, "材料多", "", Ct), "负责人同意");
        Ok(await extend.ExecuteAsync(office.Clerk, id, 20, "材料多", "李示例", Ct));
        Assert.Equal(WorkingCalendar.Announced.After(Day("2026-02-10"), 40).Date, (await office.ClockAsync(id)).DueOn);
        Refused(await extend.ExecuteAsync(office.Clerk, id, 5, "材料多", "李示例", Ct), "只能延长一次");
    }

    [Fact]
    public async Task What_is_late_already_is_not_extended()
    {
        await using var office = await OpenAsync("2026-02-10");
        var id = await office.HandledAsync();
        office.On("2026-03-17");
        Refused(await office.Get<ExtendReply>().ExecuteAsync(office.Clerk, id, 20, "材料多", "李示例", Ct), "已过");
    }

    [Fact]
    public async Task A_fee_stops_the_clock_and_payment_starts_it_anew()
    {
        await using var office = await OpenAsync("2026-03-02");
        var id = await office.HandledAsync();
        Refused(await office.Get<AskPayment>().ExecuteAsync(office.Clerk, id, FeeBasis.Page, 0, 30, Ct), "不收费");
        Ok(await office.Get<AskPayment>().ExecuteAsync(office.Clerk, id, FeeBasis.Page, 0, 250, Ct));
        var request = await office.CaseAsync(id);
        Assert.Equal((4700, RequestStage.Paying), (request.Fee!.Amount, request.Stage));
        Refused(await office.DraftAsync(id, Decision.Provided), "等申请人缴费");
        office.On("2026-03-10");
        Ok(await office.Get<RecordPayment>().ExecuteAsync(office.Clerk, id, Day("2026-03-09"), Ct));
        Assert.Equal(WorkingCalendar.Announced.After(Day("2026-03-09"), 20).Date, (await office.ClockAsync(id)).DueOn);
        Refused(await office.Get<AskPayment>().ExecuteAsync(office.Clerk, id, FeeBasis.Item, 0, 35, Ct), "只能选一种");
    }

    [Fact]
    public async Task Who_does_not_pay_in_time_is_no_longer_dealt_with()
    {
        await using var office = await OpenAsync("2026-03-02");
        var id = await office.HandledAsync();
        Ok(await office.Get<AskPayment>().ExecuteAsync(office.Clerk, id, FeeBasis.Page, 0, 250, Ct));
        var due = WorkingCalendar.Announced.After(Day("2026-03-02"), 20).Date;
        office.On(due.AddDays(1).ToString("yyyy-MM-dd", null));
        Refused(await office.Get<RecordPayment>().ExecuteAsync(office.Clerk, id, due.AddDays(1), Ct), "视为放弃");
        Ok(await office.Get<CloseRequest>().ExecuteAsync(office.Clerk, id, Decision.PaymentOverdue, "", Ct));
    }

    [Fact]
    public async Task Nobody_says_that_something_does_not_exist_without_a_recorded_search()
    {
        await using var office = await OpenAsync();
        var id = await office.HandledAsync();
        Refused(await office.DraftAsync(id, Decision.NotExisting, ""), "先登记检索");
        Refused(await office.Get<RecordSearch>().ExecuteAsync(office.Clerk, id, new RequestSearch("", "小巨人", "王示例", Day("2026-02-10"), false, ""), Ct), "在哪里检索");
        Ok(await office.Get<RecordSearch>().ExecuteAsync(office.Clerk, id, new RequestSearch("公文系统、档案室", "小巨人 评审", "王示例", Day("2026-02-10"), false, ""), Ct));
        Ok(await office.DraftAsync(id, Decision.NotExisting, ""));
        Assert.Contains("公文系统、档案室", (await office.CaseAsync(id)).Letter!.Text);
    }

    [Fact]
    public async Task A_third_partys_rights_are_no_reason_before_it_was_asked()
    {
        await using var office = await OpenAsync();
        var id = await office.HandledAsync();
        Refused(await office.DraftAsync(id, Decision.ThirdParty), "先书面征求第三方意见");
        Refused(await office.DraftAsync(id, Decision.AlreadyPublic, ""), "请写明");
        Refused(await office.DraftAsync(id, Decision.Withdrawn), "直接办结");
        Refused(await office.DraftAsync(id, Decision.StillUnclear), "还没有收到过补正");
    }
}
