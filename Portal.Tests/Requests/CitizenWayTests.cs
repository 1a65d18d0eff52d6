using Microsoft.Playwright;
using Portal.Domain.Requests;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Requests;

/// <summary>The citizen's whole way in a real browser: with script and without, with a mouse and with the keyboard alone.</summary>
public sealed class CitizenWayTests
{
    private static readonly FilePayload Proof = new() { Name = "身份证.png", MimeType = "image/png", Buffer = CitizenSite.Picture };

    [Theory]
    [InlineData(true, 1440)]
    [InlineData(false, 390)]
    public async Task From_the_home_page_to_the_reply_period(bool script, int width)
    {
        await using var citizen = await CitizenSite.StartAsync();
        var page = await NewPageAsync(citizen, script, width);
        await page.GotoAsync("/requests");
        await page.GetByRole(AriaRole.Link, new() { Name = "填写申请" }).First.ClickAsync();

        // Nothing filled in: the summary takes the focus, its links lead to the boxes, the page does not run over the side.
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步：核对" }).ClickAsync();
        await Expect(page.Locator("#errors")).ToBeFocusedAsync();
        await page.Locator("#errors a").First.ClickAsync();
        Assert.EndsWith("#name", page.Url);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await page.GetByText("法人或其他组织").ClickAsync();
        await Expect(page.Locator("#name")).ToBeHiddenAsync();
        await Expect(page.Locator("#credit-code")).ToBeVisibleAsync();
        await page.Locator("label", new() { HasText = "公民" }).ClickAsync();
        await Expect(page.Locator("#credit-code")).ToBeHiddenAsync();

        await page.GetByLabel("姓名").FillAsync(CitizenSite.Name);
        await page.GetByLabel("身份证件号码").FillAsync("11010519491231002X");
        await page.GetByLabel("联系电话").FillAsync("1380000000");
        await page.Locator("#proof").SetInputFilesAsync(Proof);
        await page.GetByLabel("信息名称").FillAsync("科技型小巨人企业认定评审结果");
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步：核对" }).ClickAsync();
        await Expect(page.Locator("#phone-error")).ToContainTextAsync("手机号应为11位，现在是10位。");
        await page.GetByLabel("联系电话").FillAsync("13800000000"); // the file stays where it is
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步：核对" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("申请已经提交");
        Assert.Equal("/requests/receipt", new Uri(page.Url).PathAndQuery);
        var code = await page.Locator(".code").InnerTextAsync();
        page.ShouldBeUntroubled();

        var later = await NewPageAsync(citizen, script, width);
        await later.GotoAsync("/requests/status");
        await later.GetByLabel("姓名或单位名称").FillAsync(CitizenSite.Name);
        await later.GetByLabel("查询码").FillAsync(code);
        await later.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await Expect(later.Locator(".path .now")).ToContainTextAsync("登记");
        await citizen.ReceiveAsync((await citizen.Site.Get<RequestStatus>().FindAsync(CitizenSite.Name, code, TestContext.Current.CancellationToken))!.Value);
        await later.ReloadAsync();
        await Expect(later.Locator(".clock-face")).ToContainTextAsync("2026年10月22日");
        await Expect(later.Locator(".calendar .due")).ToContainTextAsync("22");
        Assert.True(await later.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        later.ShouldBeUntroubled();
    }

    [Fact]
    public async Task The_whole_form_can_be_filled_and_sent_with_the_keyboard_alone()
    {
        await using var citizen = await CitizenSite.StartAsync();
        var page = await NewPageAsync(citizen, script: true, 1440);
        await page.GotoAsync("/requests/new");
        await page.Locator("#proof").SetInputFilesAsync(Proof); // the system's own window is not the page's
        await page.Locator("#who-person").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Shili Shenqing");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("11010519491231002X");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("13800000000");
        foreach (var _ in Enumerable.Range(0, 4)) await page.Keyboard.PressAsync("Tab"); // e-mail, address, proof: none lost, none extra
        await Expect(page.Locator("#title")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("review results");
        foreach (var _ in Enumerable.Range(0, 5)) await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "下一步：核对" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("核对后提交");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("申请已经提交");
        page.ShouldBeUntroubled();
    }

    private static Task<IPage> NewPageAsync(CitizenSite citizen, bool script, int width) => citizen.Site.NewPageAsync(width, script: script);
}
