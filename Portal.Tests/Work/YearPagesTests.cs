using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Common;
using Portal.Domain.Work;
using Portal.Web.Workspace.Work;

namespace Portal.Tests.Work;

/// <summary>Pages that open the plan of some year, without a browser.</summary>
public sealed class YearPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static IRenderedComponent<IComponent> Open<TPage>(BunitContext context, string address) where TPage : IComponent
    {
        context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return context.Render<CascadingValue<Actor>>(p => p.Add(c => c.Value, Actor.System).AddChildContent<TPage>());
    }

    [Fact]
    public async Task My_measures_and_the_ledger_switch_open_the_year_that_is_asked_for_and_offer_the_others()
    {
        var (store, context) = await PlanOffScreen.OpenAsync();
        await using var s = store;
        await using var c = context;
        var board = (await store.Get<PlanBoards>().FindYearAsync(2019, Ct))!;
        Assert.True((await store.Get<StartPlan>().RollForwardAsync(Actor.System, board.Id, Ct)).Ok);

        var mine = Open<MinePage>(context, "/workspace/mine?all=true&year=2019");
        Assert.Contains("2019年，23 条", mine.Find(".head .quiet").TextContent);
        Assert.Equal(["2020", "2019"], mine.FindAll("[data-years] a").Select(a => a.TextContent));
        Assert.Equal("2019", mine.Find("[data-years] [aria-current]").TextContent);
        Assert.EndsWith("/workspace/mine?all=true&year=2020", mine.FindAll("[data-years] a")[0].GetAttribute("href"));
        Assert.Equal("2019年台账公开", Open<LedgerSwitchPage>(context, "/workspace/ledger?year=2019").Find("h1").TextContent);
        Assert.Equal("2020年台账公开", Open<LedgerSwitchPage>(context, "/workspace/ledger").Find("h1").TextContent);
    }

    [Fact]
    public async Task Without_a_plan_every_page_about_one_says_so_and_leads_to_the_import()
    {
        var (store, context) = await PlanOffScreen.OpenAsync(empty: true);
        await using var s = store;
        await using var c = context;
        foreach (var page in (IRenderedComponent<IComponent>[])
            [
                Open<MinePage>(context, "/workspace/mine"), Open<CalendarPage>(context, "/workspace/calendar"), Open<LedgerSwitchPage>(context, "/workspace/ledger"),
            ])
        {
            Assert.Equal("还没有任务分解表", page.Find("h1").TextContent);
            Assert.Equal("/workspace/plans/import", page.Find(".empty a").GetAttribute("href"));
        }

        Assert.Equal("没有2020年的任务分解表", Open<MinePage>(context, "/workspace/mine?year=2020").Find("h1").TextContent);
    }

    [Fact]
    public async Task A_year_rolled_by_mistake_is_deleted_after_one_question()
    {
        var (store, context) = await PlanOffScreen.OpenAsync();
        await using var s = store;
        await using var c = context;
        var page = Open<PlansPage>(context, "/workspace/plans");
        page.FindAll("button").Single(b => b.TextContent.Contains("滚动到 2020 年")).Click();
        Assert.EndsWith("/workspace/plan/2020", context.Services.GetRequiredService<NavigationManager>().Uri);

        page = Open<PlansPage>(context, "/workspace/plans");
        page.FindAll("tbody tr")[0].QuerySelectorAll("button").Single(b => b.TextContent == "删除…").Click();
        Assert.Equal(2, (await store.Get<WorkQueries>().PlansAsync(Ct)).Count);
        page.FindAll("[data-delete] button")[0].Click();
        Assert.Equal([2019], (await store.Get<WorkQueries>().PlansAsync(Ct)).Select(p => p.Year));
        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task A_table_pasted_from_the_page_of_a_year_needs_no_year_of_its_own()
    {
        var (store, context) = await PlanOffScreen.OpenAsync();
        await using var s = store;
        await using var c = context;
        const string Untitled = "目标\t序号\t任务\t责任单位\t完成措施\t完成时限\n一、公开\t（一）\t编制目录\t办公室\t6月底前完成\t全年";
        string[] Preview(string address, string text)
        {
            var page = Open<ImportPage>(context, address);
            page.Find("textarea").Change(text);
            page.FindAll("button").Single(b => b.TextContent == "预览粘贴的内容").Click();
            return [page.Find(".preview .kpis b").TextContent, .. page.FindAll(".preview .issues li").Select(li => li.TextContent)];
        }

        Assert.Equal(["2021"], Preview("/workspace/plans/import?year=2021", Untitled));
        Assert.Equal("2022", Preview("/workspace/plans/import?year=2021", "某局2022年任务分解表\n" + Untitled)[0]);
        var without = Preview("/workspace/plans/import", Untitled);
        Assert.Equal("—", without[0]);
        Assert.Contains("页面上填“年份”", without[1]);
    }

    [Fact]
    public async Task A_table_with_errors_says_why_it_cannot_be_imported()
    {
        var (store, context) = await PlanOffScreen.OpenAsync();
        await using var s = store;
        await using var c = context;
        var page = Open<ImportPage>(context, "/workspace/plans/import");
        void Preview(string text)
        {
            page.Find("textarea").Change(text);
            page.FindAll("button").Single(b => b.TextContent == "预览粘贴的内容").Click();
        }

        Preview(Tables.Seed.Text);
        Assert.Empty(page.FindAll(".preview .note-seal"));
        Assert.Single(page.FindAll(".preview .btn-main"));
        Preview(Tables.Seed.Text.Replace("(五)", "(四)", StringComparison.Ordinal));
        Assert.Contains("有错误的表不能导入", page.Find(".preview .note-seal").TextContent);
        Assert.Empty(page.FindAll(".preview .btn-main"));
    }
}
