using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Concerns;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Reviews;
using Portal.Tests.Policies;
using Portal.Web.Workspace.Concerns;

namespace Portal.Tests.Concerns;

/// <summary>Components of this room without a browser.</summary>
public sealed class ConcernComponentTests
{
    private static readonly DateTime Now = ConcernOffice.Utc("2026-11-23 12:00");

    [Theory]
    [InlineData("2026-11-23 14:30", null, "还有 2 小时 30 分", "chip-ochre")]
    [InlineData("2026-11-24 14:00", null, "还有 26 小时 0 分", "chip-main")]
    [InlineData("2026-11-23 12:20", null, "还有 20 分钟", "chip-ochre")]
    [InlineData("2026-11-23 12:00", null, "已超时 1 分钟", "chip-seal")]
    [InlineData("2026-11-23 10:00", null, "已超时 2 小时 0 分", "chip-seal")]
    [InlineData("2026-11-23 10:00", "2026-11-23 09:00", "按时", "chip")]
    [InlineData("2026-11-23 10:00", "2026-11-23 11:05", "超时 1 小时 5 分 办理", "chip-seal")]
    public async Task A_clock_tells_its_hours_and_how_it_stands(string due, string? ended, string words, string colour)
    {
        await using var context = Context();
        var badge = context.Render<HoursBadge>(p => p.Add(b => b.Of, new IncidentClock(1, ClockRules.ConcernResponse, "回应政务舆情", ConcernOffice.Utc(due), ended is null ? null : ConcernOffice.Utc(ended))).Add(b => b.Now, Now));
        Assert.Equal(words, badge.Find("a").TextContent.Trim());
        Assert.Contains(colour, badge.Find("a").ClassList);
    }

    [Fact]
    public async Task The_report_asks_why_only_when_it_was_found_a_while_ago()
    {
        await using var office = await ConcernOffice.OpenAsync();
        await using var context = Context(office.Get<ReportIncident>(), office.Get<OfficeClock>());
        var form = context.Render<CascadingValue<Actor>>(p => p.Add(c => c.Value, office.Desk.Editor).AddChildContent<ReportForm>());
        Assert.DoesNotContain("为什么现在才登记", form.Markup);
        form.Find("input[type=datetime-local]").Input("2026-11-23T08:00:00");
        Assert.Contains("为什么现在才登记", form.Markup);
        form.Find("form").Submit();
        Assert.NotEmpty(form.FindAll(".field-error"));
    }

    [Fact]
    public async Task A_cleared_moment_stays_empty_and_is_asked_for()
    {
        await using var office = await ConcernOffice.OpenAsync();
        await using var context = Context(office.Get<ReportIncident>(), office.Get<OfficeClock>());
        var form = context.Render<CascadingValue<Actor>>(p => p.Add(c => c.Value, office.Desk.Editor).AddChildContent<ReportForm>());
        form.Find("input[maxlength='200']").Change("时间空着");
        form.Find("input[type=datetime-local]").Input("");
        Assert.True(string.IsNullOrEmpty(form.Find("input[type=datetime-local]").GetAttribute("value")));
        Assert.DoesNotContain("为什么现在才登记", form.Markup);
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Contains("请写发现的时间", form.Find(".field-error").TextContent));
    }

    [Fact]
    public async Task A_cleared_moment_of_a_step_stays_empty_and_nothing_is_recorded()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var id = await office.FoundAsync();
        await using var context = ActsContext(office);
        var acts = await ActsAsync(context, office, id);
        acts.Find("[data-act=follow] .act-title").Click();
        acts.Find("textarea").Change("转发减少。");
        acts.Find("input[type=datetime-local]").Input("");
        Assert.True(string.IsNullOrEmpty(acts.Find("input[type=datetime-local]").GetAttribute("value")));
        acts.Find("[data-do]").Click();
        acts.WaitForAssertion(() => Assert.Equal(["请写是什么时候。"], acts.FindAll(".field-error").Select(e => e.TextContent)));
        Assert.Empty(acts.FindAll("[data-late-reason]"));
    }

    [Fact]
    public async Task What_is_typed_for_one_step_does_not_stand_in_another_and_is_gone_when_it_is_entered()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var id = await office.FoundAsync();
        await office.AssessAsync(id);
        await using var context = ActsContext(office);
        var acts = await ActsAsync(context, office, id);
        acts.Find("[data-act=follow] .act-title").Click();
        acts.Find("[data-act=consult] textarea").Change("同意发布说明。");
        acts.Find("[data-act=follow] textarea").Change("转发减少。");
        Assert.Equal("同意发布说明。", acts.Find("[data-act=consult] textarea").GetAttribute("value"));
        acts.Find("[data-act=follow] [data-do]").Click();
        acts.WaitForAssertion(() => Assert.Empty(acts.FindAll("[data-act=follow] textarea")));
        acts.Find("[data-act=follow] .act-title").Click();
        Assert.Equal("", acts.Find("[data-act=follow] textarea").GetAttribute("value") ?? "");
        Assert.Equal("同意发布说明。", acts.Find("[data-act=consult] textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task A_response_whose_only_other_signer_has_left_says_so_and_what_to_do_until_somebody_else_can_sign()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var id = await office.FoundAsync();
        await office.AssessAsync(id);
        await office.ConsultAsync(id);
        PolicyDesk.Ok(await office.Get<DraftResponse>().ExecuteAsync(office.Desk.Office, id, "网传不实。", ConcernOffice.Ct));
        var second = await office.Desk.PersonAsync("second", Role.Office, "办公室");
        PolicyDesk.Ok(await office.Get<SubmitResponse>().ExecuteAsync(office.Desk.Office, id, "", ConcernOffice.Ct));
        PolicyDesk.Ok(await office.Get<DisableAccount>().ExecuteAsync(Actor.System, second.AccountId, true, ConcernOffice.Ct));
        await using var context = Context(office.Get<DraftResponse>(), office.Get<SubmitResponse>(), office.Get<DocumentQueries>(), office.Get<ReviewQueries>());
        var view = await office.SeenAsync(id);
        IRenderedComponent<ResponseCard> Card() => context.Render<ResponseCard>(p => p.Add(c => c.View, view).AddCascadingValue(office.Desk.Office));
        Assert.Equal("这一步会一直等下去：除了送审人office，没有别的账号有“办公室”角色，而自己送出的不能自己签，委托别人代签也不行。请系统管理员再给一位同事“办公室”角色，或者撤回以后由别的同事送审。", Card().Find("[data-stuck]").TextContent);
        PolicyDesk.Ok(await office.Get<DisableAccount>().ExecuteAsync(Actor.System, second.AccountId, false, ConcernOffice.Ct));
        Assert.Empty(Card().FindAll("[data-stuck]"));
    }

    [Fact]
    public async Task Nobody_on_duty_is_said_so()
    {
        await using var context = Context();
        Assert.Contains("今天没有排值班", context.Render<DutyNote>(p => p.Add(d => d.Duty, null)).Markup);
        var note = context.Render<DutyNote>(p => p.Add(d => d.Duty, new DutyDay(new DateOnly(2026, 11, 23)) { Person = "张三", Phone = "0000-1" }));
        Assert.Equal("tel:0000-1", note.Find("a").GetAttribute("href"));
    }

    private static BunitContext Context(params object[] services)
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices().AddLocalization();
        foreach (var service in services) context.Services.AddSingleton(service.GetType(), service);
        return context;
    }

    private static BunitContext ActsContext(ConcernOffice office) =>
        Context(office.Get<AssessIncident>(), office.Get<RecordStep>(), office.Get<PublishResponse>(), office.Get<CloseIncident>(), office.Get<IncidentQueries>(), office.Get<AccountQueries>(), office.Get<OfficeClock>());

    private static async Task<IRenderedComponent<CascadingValue<Actor>>> ActsAsync(BunitContext context, ConcernOffice office, int id)
    {
        var view = await office.SeenAsync(id);
        return context.Render<CascadingValue<Actor>>(p => p.Add(c => c.Value, office.Desk.Editor).AddChildContent<IncidentActs>(a => a.Add(x => x.View, view)));
    }
}
