using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Consultations.Desk;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;
using Portal.Web.Workspace.Consultations;
using Portal.Web.Workspace.Policies;
using static Portal.Tests.Consultations.ConsultationOffice;

namespace Portal.Tests.Consultations;

/// <summary>Pages of the desk without a browser: what they show, and to whom.</summary>
public sealed class ConsultationDeskPageTests
{
    private static BunitContext Open(ConsultationOffice office)
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices().AddLocalization();
        foreach (var service in (object[])
            [
                office.Get<ChangeFeed>(), office.Get<OfficeClock>(), office.Get<ConsultationSettings>(), office.Get<ConsultationQueries>(), office.Get<OpinionQueries>(), office.Get<MatterQueries>(), office.Get<DocumentQueries>(), office.Get<SaveMatter>(), office.Get<StopMatter>(),
                office.Get<RecordStep>(), office.Get<KeepPaper>(), office.Get<StartConsultation>(), office.Get<JudgeOpinions>(), office.Get<AnswerOpinions>(), office.Get<EnterOpinions>(), office.Get<BeginRevision>(), office.Get<EditSummary>(), office.Get<SubmitFeedback>(), office.Get<PublishFeedback>(), office.Get<ReviewQueries>(),
            ])
            context.Services.AddSingleton(service.GetType(), service);
        context.SetRendererInfo(new RendererInfo("Server", true));
        return context;
    }

    private static IRenderedComponent<T> Show<T>(BunitContext context, Actor actor, int id) where T : IComponent =>
        context.Render<CascadingValue<Actor>>(p => p.Add(v => v.Value, actor).AddChildContent<T>(page => page.TryAdd("Id", id))).FindComponent<T>();

    [Fact]
    public async Task The_list_of_opinions_shows_sums_and_hides_who_said_it_from_the_division()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。"), Said("支持。", ""));
        await office.AnswerAsync(id, Disposition.Adopted, OpinionChoice.All(new OpinionFilter(Article: "第二条")));
        await using var context = Open(office);
        var page = Show<OpinionsPage>(context, office.Desk.Editor, id);
        Assert.Equal(["#2", "#1"], page.FindAll("[data-opinion] b.num").Select(n => n.TextContent));
        Assert.Equal(["2", "1", "0", "0", "1"], page.FindAll("[data-figures] b").Select(b => b.TextContent));
        Assert.Contains("张**", page.Markup);
        Assert.DoesNotContain("张示例", page.Markup);
        Assert.Empty(page.FindAll("[data-open=exclude]"));
        var whole = Show<OpinionsPage>(context, office.Desk.Office, id);
        Assert.Contains("张示例", whole.Markup);
        Assert.NotEmpty(whole.FindAll("[data-open=exclude]"));
        Assert.Empty(Show<OpinionsPage>(context, office.Stranger, id).FindAll("[data-opinion]"));
    }

    [Fact]
    public async Task A_withdrawn_notice_is_not_called_open_on_the_desk()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await using var context = Open(office);
        var page = Show<ConsultationPage>(context, office.Desk.Editor, id);
        Assert.Equal("征集中", page.Find("[data-stage-chip]").TextContent);
        Ok(await office.Get<ChangeStatus>().WithdrawAsync(office.Desk.Webmaster, (await office.ConsultationAsync(id)).NoticeId, "草案要重写。", hidesText: false, Ct));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-withdrawn]")));
        page.WaitForAssertion(() => Assert.Equal(["已撤下", "已公开"], page.FindAll("[data-paper-state]").Select(c => c.TextContent)));
        Assert.Empty(page.FindAll("[data-stage-chip]"));
        Assert.Contains("网上不再收意见", page.Find("[data-next]").TextContent);
        Assert.DoesNotContain("正在征集", page.Markup);
        Assert.True((await office.Get<ConsultationQueries>().ListAsync(new ConsultationFilter(), 1, 10, Ct)).Rows.Single().IsWithdrawn);
    }

    [Fact]
    public async Task Who_signs_a_notice_sees_its_window_and_what_it_was()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        var notice = (await office.ConsultationAsync(id)).NoticeId;
        await office.Desk.FactAsync(notice, DocumentField.ClosesOn, "2026-03-10");
        await office.Desk.FactAsync(notice, DocumentField.ShortReason, "年底前要用。");
        await using var context = Open(office);
        var facts = context.Render<PaperFacts>(p => p.Add(f => f.Document, office.Get<DocumentQueries>().FindAsync(notice, Ct).Result));
        Assert.Contains("2026-03-02—2026-03-10，9 日（首尾日都算）；现在公开的是2026-03-02—2026-03-31，30 日（首尾日都算）", facts.Markup);
        Assert.Contains("年底前要用。", facts.Markup);
        Assert.Contains("联系方式", facts.Markup);
    }

    [Fact]
    public async Task Ticked_opinions_are_answered_as_one()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。"), Said("支持。", ""));
        await using var context = Open(office);
        var page = Show<OpinionsPage>(context, office.Desk.Editor, id);
        page.Find("[data-tick-all]").Change(true);
        await page.Find("[data-open=answer]").ClickAsync(new());
        page.Find("[data-answer-form] input.input").Change("放宽条件");
        page.Find("[data-answer-form] input[value=Adopted]").Change("Adopted");
        await page.Find("[data-answer-form]").SubmitAsync();
        Assert.Contains("定了采纳情况，就要写理由", page.Markup);
        page.Find("[data-answer-form] textarea").Change("采纳。");
        await page.Find("[data-answer-form]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(["2", "2", "0", "0"], page.FindAll("[data-figures] b").Select(b => b.TextContent)));
    }

    [Theory]
    [InlineData("move")]
    [InlineData("exclude")]
    public async Task A_panel_whose_last_tick_is_taken_away_does_nothing(string panel)
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。"));
        await using var context = Open(office);
        var page = Show<OpinionsPage>(context, office.Desk.Office, id);
        page.Find("[data-tick-all]").Change(true);
        await page.Find($"[data-open={panel}]").ClickAsync(new());
        Assert.False(page.Find("[data-bulk] [data-do]").HasAttribute("disabled"));
        page.Find("[data-opinion='1'] input[type=checkbox]").Change(false);
        Assert.True(page.Find("[data-bulk] [data-do]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task An_answer_to_opinions_that_are_no_longer_ticked_is_refused_and_kept()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。"));
        await using var context = Open(office);
        var page = Show<OpinionsPage>(context, office.Desk.Editor, id);
        page.Find("[data-tick-all]").Change(true);
        await page.Find("[data-open=answer]").ClickAsync(new());
        page.Find("[data-answer-form] input.input").Change("放宽条件");
        page.Find("[data-opinion='1'] input[type=checkbox]").Change(false);
        await page.Find("[data-answer-form]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("没有选中意见。", page.Find("[data-answer-form] .field-error").TextContent));
        Assert.Equal("放宽条件", page.Find("[data-answer-form] input.input").GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_typed_after_reading_is_read_again_before_it_is_entered()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        office.On("2026-03-10");
        await using var context = Open(office);
        var page = Show<EnterOpinionsPage>(context, office.Desk.Editor, id);
        page.Find("[data-table] textarea").Change("年限太长。");
        await page.Find("[data-read]").ClickAsync(new());
        page.Find("[data-table] textarea").Change("年限太长。\n支持。");
        Assert.Empty(page.FindAll("[data-table] [data-save]"));
        await page.Find("[data-read]").ClickAsync(new());
        page.Find("[data-table] select").Change(nameof(OpinionChannel.Media));
        Assert.Empty(page.FindAll("[data-table] [data-save]"));
        await page.Find("[data-read]").ClickAsync(new());
        await page.Find("[data-table]").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-read]")));
        Assert.True(string.IsNullOrEmpty(page.Find("[data-table] textarea").GetAttribute("value")));
        Assert.Equal(["支持。 Media", "年限太长。 Media"], await EnteredAsync(office, id));
    }

    [Fact]
    public async Task A_file_is_read_again_for_another_channel_and_given_up_for_what_is_typed()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        office.On("2026-03-10");
        await using var context = Open(office);
        var page = Show<EnterOpinionsPage>(context, office.Desk.Editor, id);
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("意见\n年限太长。\n", "意见.csv"));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-table] [data-save]")));
        page.Find("[data-table] select").Change(nameof(OpinionChannel.Media));
        Assert.NotEmpty(page.FindAll("[data-table] [data-save]"));
        await page.Find("[data-table]").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-read]")));
        Assert.Equal(["年限太长。 Media"], await EnteredAsync(office, id));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("意见\n不要这份。\n", "意见.csv"));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-table] [data-save]")));
        page.Find("[data-table] textarea").Change("支持。");
        page.Find("[data-table] select").Change(nameof(OpinionChannel.Letter));
        Assert.Empty(page.FindAll("[data-table] [data-save]"));
    }

    private static async Task<IEnumerable<string>> EnteredAsync(ConsultationOffice office, int id) =>
        (await office.Get<OpinionQueries>().AllAsync(office.Desk.Editor, id, new OpinionFilter(), Ct)).OrderByDescending(o => o.Number).Select(o => $"{o.Text} {o.Channel}");

    [Fact]
    public async Task An_emptied_day_of_one_opinion_stays_empty_and_is_asked_for()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await using var context = Open(office);
        var page = Show<EnterOpinionsPage>(context, office.Desk.Editor, id);
        page.Find("[data-one] input[type=date]").Change("");
        page.Find("[data-one] textarea").Change("年限太长。");
        Assert.True(string.IsNullOrEmpty(page.Find("[data-one] input[type=date]").GetAttribute("value")));
        await page.Find("[data-one]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("请写收到日期。", page.Find("[data-one] .field-error").TextContent));
    }

    [Fact]
    public async Task A_hurried_review_is_said_on_the_matters_page_and_a_refusal_beside_its_step()
    {
        await using var office = await OpenAsync("2026-06-20");
        var matter = await office.MatterAsync();
        Ok(await office.Get<RecordStep>().ExecuteAsync(office.Desk.Office, matter, new StepEntry(StepKind.LegalityReview, StepState.Done, Day("2026-06-10"), "", Day("2026-06-05")), Ct));
        await using var context = Open(office);
        var page = Show<MatterPage>(context, office.Desk.Office, matter);
        Assert.Contains("合法性审查只用了3个工作日", page.Find("[data-warning]").TextContent);
        await page.Find("[data-step=Publication] [data-record]").ClickAsync(new());
        await page.Find("[data-step=Publication] form").SubmitAsync();
        Assert.Contains("还没有集体讨论决定", page.Find("[data-step=Publication] .field-error").TextContent);
        Assert.Empty(Show<MatterPage>(context, office.Stranger, matter).FindAll("[data-record]"));
    }

    [Fact]
    public async Task The_feedback_names_what_is_missing_and_only_the_webmaster_publishes()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        office.On("2026-04-02");
        await using var context = Open(office);
        var draft = Show<FeedbackPage>(context, office.Desk.Editor, id);
        Assert.Contains("请写总的情况说明", draft.Markup);
        Assert.True(draft.Find("[data-submit]").HasAttribute("disabled"));
        Assert.Equal("送审前要解决 1 项", draft.Find("#" + draft.Find("[data-submit]").GetAttribute("aria-describedby")).TextContent);
        Ok(await office.SummaryAsync(id, "没有收到意见。"));
        Assert.False(Show<FeedbackPage>(context, office.Desk.Editor, id).Find("[data-submit]").HasAttribute("disabled"));
        Ok(await office.Get<SubmitFeedback>().ExecuteAsync(office.Desk.Editor, id, "", Ct));
        Assert.Contains("看审签", Show<FeedbackPage>(context, office.Desk.Editor, id).Markup);
        Ok(await office.Get<SubmitFeedback>().RecallAsync(office.Desk.Editor, id, Ct));
        await office.SignedAsync(id);
        Assert.Empty(Show<FeedbackPage>(context, office.Desk.Editor, id).FindAll("[data-publish]"));
        var page = Show<FeedbackPage>(context, office.Desk.Webmaster, id);
        await page.Find("[data-publish]").ClickAsync(new());
        Assert.DoesNotContain("内容不再改变", page.Markup, StringComparison.Ordinal); // asked first: it cannot be taken back
        await page.Find("[data-close]").ClickAsync(new());
        Assert.Empty(page.FindAll("[data-confirm]"));
        await page.Find("[data-publish]").ClickAsync(new());
        await page.Find("[data-confirm]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("内容不再改变", page.Markup));
    }
}
