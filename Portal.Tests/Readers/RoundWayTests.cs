using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Readers;

/// <summary>Interpretation that goes on, as staff do it in the browser: a round is planned, a question is answered by the division and published by the office.</summary>
public sealed class RoundWayTests
{
    [Fact]
    public async Task A_round_is_planned_and_a_question_goes_from_the_division_over_the_office_to_the_public()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Seed = "Sample", Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero)) });
        var desk = await site.SignInAsAsync(Role.Webmaster, "/workspace/policies/rounds?view=Due"); // drafts for every division
        await desk.WaitForCircuitAsync();
        await desk.Locator("[data-rounds] tbody a").First.ClickAsync();
        await Expect(desk.Locator("[data-plan]")).ToContainTextAsync("到期未办");
        var planned = await desk.Locator("[data-plan] li").CountAsync();
        await desk.WaitForCircuitAsync();
        await desk.Locator("[data-new]").ClickAsync();
        await desk.Locator("[data-plan] form").GetByLabel("责任人").FillAsync("处室负责人");
        await desk.Locator("[data-plan] [data-do]").ClickAsync();
        await Expect(desk.Locator("[data-plan] li")).ToHaveCountAsync(planned + 1);

        await desk.GotoAsync("/workspace/policies/questions");
        await desk.WaitForCircuitAsync();
        var open = desk.Locator("[data-question]").First;
        var policy = await open.Locator("h2").InnerTextAsync();
        await open.GetByLabel("答复（公开给所有人看）").FillAsync("可以在网页上填报。");
        await open.Locator("[data-answer]").ClickAsync();
        await Expect(desk.Locator("[data-question]")).ToHaveCountAsync(0);

        var office = await site.SignInAsAsync(Role.Office, "/workspace/policies/questions?state=Answered");
        await office.WaitForCircuitAsync();
        var mine = office.Locator("[data-question]", new() { HasText = "手机上打不开" });
        await mine.GetByLabel("公开时的提问（去掉个人信息）").FillAsync("表格能不能在网页上填？");
        await mine.GetByLabel("公开时的提问（去掉个人信息）").PressAsync("Tab");
        await mine.Locator("[data-publish]").ClickAsync();
        await Expect(mine).ToHaveCountAsync(0);

        var reader = await site.NewPageAsync(script: false);
        await reader.GotoAsync("/policies");
        await reader.GetByRole(AriaRole.Link, new() { Name = policy }).First.ClickAsync();
        await Expect(reader.Locator("#questions")).ToContainTextAsync("可以在网页上填报。");
        await Expect(reader.Locator("#questions")).Not.ToContainTextAsync("手机上打不开");
        desk.ShouldBeUntroubled();
        office.ShouldBeUntroubled();
    }
}
