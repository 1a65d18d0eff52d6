using Portal.Domain.Common;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;
using Portal.Tests.Site;
using Portal.Web.Workspace.Work;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Work;

/// <summary>The plan without a mouse, and the very long one under a thumb.</summary>
public sealed class PlanKeyboardTests
{
    [Fact]
    public async Task Without_a_mouse_the_focus_goes_into_what_opens_and_back_to_where_it_came_from()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var task = await site.TaskAsync("(五)");
        var page = await site.OpenPlanAsync(Role.Office);
        var (number, name, lead) = (page.Cell(PlanField.TaskNumber, task.Id), page.Cell(PlanField.TaskName, task.Id), page.Cell(PlanField.Lead, task.Id));

        await number.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(name).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".pop textarea")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".pop")).ToHaveCountAsync(0);
        await Expect(name).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".pop textarea").FillAsync("推进重大部署公开");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".pop")).ToHaveCountAsync(0);
        await Expect(name).ToBeFocusedAsync();
        Assert.Equal("推进重大部署公开", (await site.TaskAsync("(五)")).Name);

        // What is left unsaved for another cell is said, and opens again.
        await lead.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".pop textarea").FillAsync("还没有写完");
        await page.Cell(PlanField.Supporting, task.Id).ClickAsync();
        await Expect(page.Locator(".draft-note")).ToContainTextAsync("还没有写完");
        await page.Keyboard.PressAsync("Escape");
        await page.Button("继续填写").ClickAsync();
        await Expect(page.Locator(".pop textarea")).ToHaveValueAsync("还没有写完");
        await Expect(page.Locator(".draft-note")).ToHaveCountAsync(0);
        await page.Button("放弃改动").ClickAsync();
        await Expect(page.Locator(".pop")).ToHaveCountAsync(0);

        var more = page.Locator("button[data-f='Row.Task']").Nth(4);
        await more.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".row-panel [data-close]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".row-panel")).ToHaveCountAsync(0);
        await Expect(more).ToBeFocusedAsync();

        // A new measure that was being written when the page was loaded again.
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".row-panel textarea").FillAsync("还没有添加的措施");
        await page.ReloadAsync();
        await page.IsReadyAsync();
        await Expect(page.Locator(".row-panel textarea")).ToHaveValueAsync("还没有添加的措施");
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task On_a_phone_every_row_of_a_very_long_outline_can_be_hit_where_its_words_are()
    {
        await using var site = await StartWithLongPlanAsync();
        var page = await site.OpenPlanAsync(Role.Office, $"{PlanOnScreen.Path}?view=outline", width: 390);

        await page.Locator(".o-task .o-toggle").First.ClickAsync();
        await Expect(page.Locator(".o-measure")).ToHaveCountAsync(2);
        // The middle of the words and of the number, in a row of each kind: nothing lies over it.
        var covered = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('.o-row')].slice(0, 6).flatMap(row => [...row.querySelectorAll('.o-text, .o-prog')].filter(part => {
                part.scrollIntoView({ block: 'center' });
                const box = part.getBoundingClientRect();
                return box.bottom > row.getBoundingClientRect().bottom + 1 || !part.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
            }).map(part => part.className + ' of ' + row.textContent.trim().slice(0, 20)))
            """);
        Assert.Empty(covered);
        await page.Locator(".o-task .o-text").Nth(1).ClickAsync();
        await page.Locator(".pop textarea").FillAsync("改过的任务");
        await page.Button("保存").ClickAsync();
        await Expect(page.Locator(".o-task .o-text").Nth(1)).ToContainTextAsync("改过的任务");
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task A_very_long_outline_comes_with_its_first_rows_and_keeps_them_when_the_circuit_takes_over()
    {
        await using var site = await StartWithLongPlanAsync();
        var page = await site.SignInAsAsync(Role.Leader);
        await page.AddInitScriptAsync("""
            document.addEventListener('DOMContentLoaded', () => {
                const rows = () => document.querySelectorAll('.o-row').length;
                window.sent = window.fewest = rows();
                new MutationObserver(() => window.fewest = Math.min(window.fewest, rows())).observe(document.body, { subtree: true, childList: true });
            });
            """);
        await page.GotoAsync($"{PlanOnScreen.Path}?view=outline");
        await page.IsReadyAsync();
        await Expect(page.Locator(".o-rest .o-row").First).ToBeVisibleAsync(); // the rows below come from the circuit

        Assert.Equal((36, 36), (await page.EvaluateAsync<int>("window.sent"), await page.EvaluateAsync<int>("window.fewest")));
        page.ShouldBeUntroubled();
    }

    private static async Task<PortalSite> StartWithLongPlanAsync()
    {
        var site = await PortalSite.StartAsync();
        var rows = string.Join('\n', Enumerable.Range(1, 450).Select(i => $"一、公开\t（{Numerals.ToChinese(i)}）\t第{i}项任务\t办公室\t1. 9月底前完成 2. 持续推进\t全年"));
        var draft = PlanTableReader.ReadText($"目标\t序号\t任务\t责任单位\t完成措施\t完成时限\n{rows}", 2019);
        Assert.True((await site.Get<ImportPlan>().ExecuteAsync(Actor.System, draft, TestContext.Current.CancellationToken)).Ok);
        return site;
    }

    [Theory]
    [InlineData("AddTask/7", RowKind.Task)]
    [InlineData("AddPlan/7", RowKind.Plan)]
    [InlineData("CancelMeasure/7", RowKind.Measure)]
    [InlineData("TaskName/7", null)]
    [InlineData("Report/7/work", null)]
    [InlineData("Add", null)]
    public void A_draft_below_a_row_opens_the_rows_panel_again(string key, RowKind? row) => Assert.Equal(row, Drafts.RowOf(key));
}
