using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Office;
using Portal.Tests.Policies;
using Portal.Tests.Site;

namespace Portal.Tests.Documents;

/// <summary>The editor of the workspace in a real browser, and the addresses it talks to.</summary>
public sealed class EditorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_is_saved_by_itself_and_only_then_called_saved()
    {
        await using var site = await PortalSite.StartAsync();
        var (page, id) = await OpenAsync(site);
        await TypeAsync(page, "## 一、范围");
        await WaitForStateAsync(page, "saved");
        Assert.Equal("## 一、范围", (await TextAsync(site, id)).Text);
        await Assertions.Expect(page.Locator(".md-preview h2")).ToHaveTextAsync("一、范围");
        // The page's heading is the title already: the preview prints it, and no second one of level 1.
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".md-preview .paper-title")).ToHaveTextAsync(await page.Locator("h1").InnerTextAsync());
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task The_text_outlives_a_restart_of_the_server()
    {
        await using var site = await PortalSite.StartAsync();
        var (page, id) = await OpenAsync(site);
        await TypeAsync(page, "第一句。");
        await WaitForStateAsync(page, "saved");
        await site.StopAsync();
        await page.Keyboard.TypeAsync("停电时写的。");
        await page.WaitForFunctionAsync("() => ['away','unsaved','saving'].includes(document.querySelector('.md-editor').dataset.state)");
        await site.RestartAsync();
        await WaitForStateAsync(page, "saved");
        Assert.Equal("第一句。停电时写的。", (await TextAsync(site, id)).Text);
    }

    [Fact]
    public async Task Two_people_on_one_document_see_each_other_before_they_type()
    {
        await using var site = await PortalSite.StartAsync();
        var (page, id) = await OpenAsync(site);
        var other = await site.SignInAsAsync(Role.Office, $"/workspace/documents/{id}");
        await Assertions.Expect(page.GetByText("办公室也在这里")).ToBeVisibleAsync();
        await Assertions.Expect(other.GetByText("经办人也在这里")).ToBeVisibleAsync();
        await other.EvaluateAsync("id => Blazor.navigateTo(`/workspace/documents/${id}`)", await site.NoticeAsync()); // on the same circuit
        await Assertions.Expect(page.GetByText("办公室也在这里")).ToHaveCountAsync(0);
        await other.GoBackAsync();
        await Assertions.Expect(page.GetByText("办公室也在这里")).ToBeVisibleAsync();
        await other.CloseAsync();
        await Assertions.Expect(page.GetByText("办公室也在这里")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task My_own_other_window_is_not_somebody_else()
    {
        await using var site = await PortalSite.StartAsync();
        var (page, id) = await OpenAsync(site);
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync($"/workspace/documents/{id}");
        await Assertions.Expect(page.Locator(".edit-head .avatars small")).ToHaveTextAsync("我（另一窗口）也在这里");
        await Assertions.Expect(second.Locator(".edit-head .avatars small")).ToHaveTextAsync("我（另一窗口）也在这里");
        await site.SignInAsAsync(Role.Office, $"/workspace/documents/{id}");
        await Assertions.Expect(page.Locator(".edit-head .avatars small")).ToHaveTextAsync("我（另一窗口）、办公室也在这里");
    }

    [Fact]
    public async Task With_a_note_under_its_head_the_page_is_as_tall_as_the_window_and_only_the_text_scrolls()
    {
        await using var site = await PortalSite.StartAsync();
        var notice = await site.NoticeAsync();
        await site.SubmitAsync(notice);
        var page = await site.OpenDeskAsync(Role.Editor, $"/workspace/documents/{notice}");
        await Assertions.Expect(page.Locator(".edit-note")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".md-editor .md-pane")).ToBeVisibleAsync();
        Assert.Equal(900, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelector('.main').scrollHeight - document.querySelector('.main').clientHeight"));
        var text = (await page.Locator(".md-editor").BoundingBoxAsync())!;
        Assert.Equal(900, text.Y + text.Height, tolerance: 1);
    }

    [Fact]
    public async Task Composition_of_Chinese_is_not_disturbed_by_saving()
    {
        await using var site = await PortalSite.StartAsync();
        var (page, id) = await OpenAsync(site);
        await TypeAsync(page, "政");
        await WaitForStateAsync(page, "saved");
        var session = await page.Context.NewCDPSessionAsync(page);
        foreach (var step in (string[])["c", "ce", "策"])
            await session.SendAsync("Input.imeSetComposition", new() { ["selectionStart"] = step.Length, ["selectionEnd"] = step.Length, ["text"] = step });
        await session.SendAsync("Input.insertText", new() { ["text"] = "策" });
        await page.WaitForFunctionAsync("() => window.portalEditor.text(document.querySelector('.md-editor')) === '政策'");
        await WaitForStateAsync(page, "saved");
        Assert.Equal("政策", (await TextAsync(site, id)).Text);
    }

    [Fact]
    public async Task A_fact_is_saved_in_its_place_and_refused_in_its_place()
    {
        await using var site = await PortalSite.StartAsync();
        var (page, id) = await OpenAsync(site);
        await page.GetByRole(AriaRole.Link, new() { Name = "要素", Exact = true }).ClickAsync();
        var number = page.Locator(".fact").Filter(new() { HasText = "发文字号" });
        await number.Locator("input").FillAsync("示科规2026");
        await number.Locator("input").BlurAsync();
        await Assertions.Expect(number.Locator(".field-error")).ToContainTextAsync("示科规〔2019〕3号");
        await number.Locator("input").FillAsync("示科规[2026]7号");
        await number.Locator("input").BlurAsync();
        await Assertions.Expect(number.GetByText("已保存")).ToBeVisibleAsync();
        Assert.Equal("示科规〔2026〕7号", (await site.Get<DocumentQueries>().FindAsync(id, Ct))!.Current.Facts.Number);
        await page.GetByRole(AriaRole.Button, new() { Name = "自动编号" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "自动编号" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByLabel("索引号")).ToBeFocusedAsync();
        Assert.NotNull((await site.Get<DocumentQueries>().FindAsync(id, Ct))!.IndexNumber);
    }

    /// <summary>A date is one at every digit of its year: half a year was stored, and the whole one shown.</summary>
    [Fact]
    public async Task A_date_typed_digit_by_digit_is_stored_as_it_stands_when_the_field_is_left()
    {
        await using var site = await PortalSite.StartAsync();
        var (page, id) = await OpenAsync(site);
        await page.GetByRole(AriaRole.Link, new() { Name = "要素", Exact = true }).ClickAsync();
        var fact = page.Locator(".fact").Filter(new() { HasText = "成文日期" });
        await fact.Locator("input").FocusAsync();
        await page.Keyboard.TypeAsync("11262026");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(fact.GetByText("已保存")).ToBeVisibleAsync();
        await Assertions.Expect(fact.Locator("input")).ToHaveValueAsync("2026-11-26");
        Assert.Equal(new DateOnly(2026, 11, 26), await SignedOnAsync());

        var second = await page.Context.NewPageAsync(); // which shows what is stored, when it is
        await second.GotoAsync($"/workspace/documents/{id}?tab=facts");
        await second.WaitForCircuitAsync();
        await fact.Locator("input").FocusAsync();
        await page.Keyboard.PressAsync("Backspace"); // the month is gone, day and year stand
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(fact.Locator("input[data-half]")).ToHaveCountAsync(1);
        await Assertions.Expect(fact.GetByRole(AriaRole.Alert)).ToHaveTextAsync("日期没有填全，请补全年、月、日。");
        Assert.Equal(new DateOnly(2026, 11, 26), await SignedOnAsync());
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("10");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(fact.Locator("input[data-half]")).ToHaveCountAsync(0);
        await Assertions.Expect(fact.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Assertions.Expect(fact.Locator("input")).ToHaveValueAsync("2026-10-26");
        await Assertions.Expect(second.GetByLabel("成文日期")).ToHaveValueAsync("2026-10-26");
        Assert.Equal(new DateOnly(2026, 10, 26), await SignedOnAsync());

        async Task<DateOnly?> SignedOnAsync() => (await site.Get<DocumentQueries>().FindAsync(id, Ct))!.Current.Facts.SignedOn;
    }

    [Fact]
    public async Task Half_a_date_is_called_so_in_English_too_and_no_more_once_it_is_empty()
    {
        await using var site = await PortalSite.StartAsync();
        var page = await site.SignInAsAsync(Role.Admin, "/workspace");
        await page.GotoAsync("/preferences?lang=en&return=%2Fworkspace%2Fadmin%2Faudit");
        await page.WaitForCircuitAsync();
        var from = page.Locator("input[type=date]").First;
        await from.FocusAsync();
        await page.Keyboard.TypeAsync("11");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The date is not complete: fill in year, month and day.");
        await page.Keyboard.PressAsync("Shift+Tab"); // from the day, where the keyboard was led to, back to the month
        await page.Keyboard.PressAsync("Backspace");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        page.ShouldBeUntroubled();
    }

    [Fact]
    public async Task An_older_text_is_compared_and_brought_back()
    {
        await using var site = await PortalSite.StartAsync();
        var (page, id) = await OpenAsync(site);
        await TypeAsync(page, "旧的一句。");
        await WaitForStateAsync(page, "saved");
        var office = await site.ActorAsync(Role.Office);
        var now = await TextAsync(site, id);
        Assert.True((await site.Get<SaveDraft>().ExecuteAsync(office, id, "新的一句。", now.Version, Ct)).Ok);
        await page.ReloadAsync();
        await page.WaitForCircuitAsync();
        await page.GotoAsync($"/workspace/documents/{id}?tab=versions");
        await page.WaitForCircuitAsync();
        await WaitForStateAsync(page, "saved");
        await page.GetByRole(AriaRole.Button, new() { Name = "对比" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator(".diff del")).ToContainTextAsync("旧");
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复成这一版" }).ClickAsync();
        await page.WaitForFunctionAsync("() => window.portalEditor.text(document.querySelector('.md-editor')) === '旧的一句。'");
        await WaitForStateAsync(page, "saved");
        Assert.Equal("旧的一句。", (await TextAsync(site, id)).Text);
    }

    [Fact]
    public async Task A_Word_file_comes_in_as_Markdown_with_headings_and_tables()
    {
        await using var site = await PortalSite.StartAsync();
        var id = await NewPolicyAsync(site);
        var word = DocxPaper.Write(new PaperSheet("", "", "测试办法", "各有关单位：\n\n## 一、范围\n\n（一）适用于测试。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", RedHead: false));
        using var client = await EditorClientAsync(site);
        using var answer = await client.PostAsync($"/workspace/documents/{id}/docx", new ByteArrayContent(word), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var markdown = (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("markdown").GetString()!;
        Assert.Contains("一、范围", markdown);
        Assert.Matches(@"\| *甲 *\| *乙 *\|", markdown);
        using var bad = await client.PostAsync($"/workspace/documents/{id}/docx", new ByteArrayContent("不是 Word"u8.ToArray()), Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
    }

    [Fact]
    public async Task The_editors_addresses_answer_only_the_editor_and_the_person_who_opened_it()
    {
        await using var site = await PortalSite.StartAsync();
        var id = await NewPolicyAsync(site);
        using var plain = await site.SignInClientAsync(Role.Editor);
        using var forged = await plain.PutAsJsonAsync($"/workspace/documents/{id}/draft", new { text = "伪造", version = 0 }, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var client = await EditorClientAsync(site);
        client.DefaultRequestHeaders.Add("X-Portal-Account", "999");
        using var other = await client.PutAsJsonAsync($"/workspace/documents/{id}/draft", new { text = "别人", version = 0 }, Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
        using var stranger = site.NewClient();
        stranger.DefaultRequestHeaders.Add("X-Portal", "editor");
        using var away = await stranger.GetAsync($"/workspace/documents/{id}/draft", Ct);
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        Assert.Equal("", (await TextAsync(site, id)).Text);
    }

    [Theory]
    [InlineData("<script>document.title='x'</script>")]
    [InlineData("<img src=x onerror=\"document.title='x'\">")]
    [InlineData("[点我](javascript:document.title='x')")]
    [InlineData("![图](/files/a\"onerror=\"document.title='x')")]
    [InlineData("<svg/onload=document.title='x'>")]
    [InlineData("## 一、标题 {onclick=document.title='x'}")]
    public async Task Nothing_that_is_typed_runs_in_the_preview(string hostile)
    {
        await using var site = await PortalSite.StartAsync();
        var id = await NewPolicyAsync(site);
        using var client = await EditorClientAsync(site);
        using var answer = await client.PostAsync($"/workspace/documents/{id}/preview", new StringContent(hostile, Encoding.UTF8, "text/plain"), Ct);
        var html = (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("html").GetString()!;
        var page = await site.NewPageAsync();
        await page.GotoAsync("/help");
        await page.EvaluateAsync("html => { document.title = 'ok'; document.body.innerHTML = html; }", html);
        foreach (var link in await page.Locator("a").AllAsync()) await link.EvaluateAsync("a => a.click()");
        Assert.Equal("ok", await page.TitleAsync());
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<int> NewPolicyAsync(PortalSite site)
    {
        var column = (await site.Get<DocumentQueries>().ColumnsAsync(Ct)).First(c => c.Kind == ColumnKind.Policies);
        var made = await site.Get<CreateDocument>().ExecuteAsync(await site.ActorAsync(Role.Editor), new NewDocument(DocumentKind.Policy, column.Id, "测试办法"), Ct);
        Assert.True(made.Ok, string.Join(' ', made.Reasons));
        return made.Value;
    }

    private static async Task<(IPage Page, int Id)> OpenAsync(PortalSite site)
    {
        var id = await NewPolicyAsync(site);
        var page = await site.SignInAsAsync(Role.Editor, $"/workspace/documents/{id}");
        await page.WaitForCircuitAsync();
        await WaitForStateAsync(page, "saved");
        return (page, id);
    }

    private static async Task TypeAsync(IPage page, string text)
    {
        await page.Locator(".md-editor .cm-content").ClickAsync();
        await page.Keyboard.InsertTextAsync(text);
    }

    private static Task WaitForStateAsync(IPage page, string state) => page.WaitForFunctionAsync("state => document.querySelector('.md-editor')?.dataset.state === state", state);

    private static async Task<DraftText> TextAsync(PortalSite site, int id) => (await site.Get<DocumentQueries>().TextAsync(id, Ct))!;

    private static async Task<HttpClient> EditorClientAsync(PortalSite site)
    {
        var client = await site.SignInClientAsync(Role.Editor);
        client.DefaultRequestHeaders.Add("X-Portal", "editor");
        return client;
    }
}
