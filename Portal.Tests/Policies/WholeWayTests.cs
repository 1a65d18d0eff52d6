using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Office;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;
using Portal.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Policies;

/// <summary>A policy's whole life as people live it: from a Word file to the public, and on until another one takes its place.</summary>
public sealed class WholeWayTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_Word_file_to_the_public_and_on_until_it_is_replaced()
    {
        var clock = new FakeTimeProvider(Start);
        await using var site = await PortalSite.StartAsync(new SiteOptions { Clock = clock });
        var author = await site.SignInAsAsync(Role.Editor, "/workspace/documents");

        // Drafted from a Word file, seen as it will be published.
        await author.ClickWhenLiveAsync("起草");
        await author.GetByLabel("标题", new() { Exact = true }).FillAsync("示例市测试管理办法");
        await author.Keyboard.PressAsync("Enter");
        await author.LandsOnAsync("/workspace/documents/*");
        var policy = int.Parse(new Uri(author.Url).Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        await SavedAsync(author);
        // What is typed stays in the browser until it is saved, and no longer: or the next title would begin as this one.
        Assert.Equal("[]", await author.EvaluateAsync<string>("() => portal.drafts.text()"));
        var word = DocxPaper.Write(new PaperSheet("", "", "示例市测试管理办法", "各有关单位：\n\n为做好测试工作，制定本办法。\n\n## 一、适用范围\n\n（一）适用于鲲鹏测试。\n", RedHead: false));
        await author.Locator("input[data-chooser=word]").SetInputFilesAsync(new FilePayload { Name = "办法.docx", MimeType = FileTypes.Docx, Buffer = word });
        await author.GetByRole(AriaRole.Button, new() { Name = "替换全文" }).ClickAsync();
        await Expect(author.Locator(".md-preview h2")).ToContainTextAsync("一、适用范围");
        await SavedAsync(author);
        await Expect(author.GetByRole(AriaRole.Button, new() { Name = "送审" })).ToBeDisabledAsync();
        await FactsAsync(site, policy, 1);

        // Its interpretation goes with it.
        await author.GetByRole(AriaRole.Button, new() { Name = "加一份解读" }).ClickAsync();
        await author.GetByLabel("解读的标题").FillAsync("测试管理办法怎么看");
        await author.GetByRole(AriaRole.Button, new() { Name = "新建" }).PressAsync("Enter");
        await author.LandsOnAsync("/workspace/documents/*", not: $"/workspace/documents/{policy}");
        await Expect(author.Locator(".edit-head h1")).ToHaveTextAsync("测试管理办法怎么看");
        await Expect(author.Locator(".edit-head h1")).ToBeFocusedAsync(); // not the button that was pressed on the other document
        await SavedAsync(author);
        await author.Locator(".cm-content").ClickAsync();
        await author.Keyboard.InsertTextAsync("## 背景\n\n为什么要做鲲鹏测试。");
        await SavedAsync(author);

        // Handed in, returned with a reason, mended, handed in again.
        await author.GotoAsync($"/workspace/documents/{policy}");
        await author.ClickWhenLiveAsync("送审");
        await Expect(author.Locator(".edit-head .chip")).ToHaveTextAsync("审签中");
        var head = await site.SignInAsAsync(Role.Head, "/workspace/inbox");
        await head.WaitForCircuitAsync();
        await head.GetByText("示例市测试管理办法").First.ClickAsync();
        await head.LandsOnAsync("/workspace/inbox/*");
        await head.ReloadAsync(); // so that it is known to listen: a button pressed before that is not heard
        await head.WaitForCircuitAsync();
        await head.Locator("[data-to-return]").ClickAsync();
        await head.Locator(".decide textarea").FillAsync("请补充施行日期。");
        await head.Locator("[data-return]").ClickAsync();
        await Expect(author.Locator(".edit-note")).ToContainTextAsync("请补充施行日期。");
        await SavedAsync(author);
        await author.Locator(".cm-content").ClickAsync();
        await author.Keyboard.PressAsync("Control+End");
        await author.Keyboard.InsertTextAsync("\n\n（二）本办法自2027年1月1日起施行。");
        await SavedAsync(author);
        await author.GetByRole(AriaRole.Button, new() { Name = "送审" }).ClickAsync();
        await Expect(author.Locator(".edit-head .chip")).ToHaveTextAsync("审签中");

        // Signed by each in turn, in the browser.
        foreach (var role in (Role[])[Role.Head, Role.Office, Role.Leader])
        {
            var page = role == Role.Head ? head : await site.SignInAsAsync(role, "/workspace/inbox");
            var review = (await RoundAsync(site, policy)).Id;
            await page.GotoAsync($"/workspace/inbox/{review}");
            await page.WaitForCircuitAsync();
            foreach (var point in await page.Locator(".decide .points input").AllAsync()) await point.CheckAsync();
            await page.Locator("[data-sign]").ClickAsync();
            await page.LandsOnAsync("/workspace/inbox");
        }

        await Expect(author.Locator(".edit-head .chip")).ToHaveTextAsync("已签，待发布");

        // Scheduled by the webmaster; nothing is public before its time, all of it at once then.
        var webmaster = await site.SignInAsAsync(Role.Webmaster, "/workspace/releases");
        await webmaster.WaitForCircuitAsync();
        await webmaster.Locator($"[data-ready='{policy}'] [data-later]").ClickAsync();
        await webmaster.Locator($"[data-ready='{policy}'] [data-confirm]").ClickAsync();
        await Expect(webmaster.Locator($"[data-ready='{policy}']")).ToContainTextAsync("定于");
        var slug = (await site.Get<DocumentQueries>().FindAsync(policy, Ct))!.Slug;
        using var client = site.NewClient();
        using (var early = await client.GetAsync($"/policies/{slug}", Ct)) Assert.Equal(System.Net.HttpStatusCode.NotFound, early.StatusCode);
        var released = Released(site, policy);
        clock.Advance(TimeSpan.FromDays(2));
        await released.WaitAsync(Ct);

        var visitor = await site.NewPageAsync();
        await visitor.GotoAsync("/");
        await visitor.GetByRole(AriaRole.Link, new() { Name = "示例市测试管理办法" }).First.ClickAsync();
        await Expect(visitor.Locator("main")).ToContainTextAsync("适用于鲲鹏测试");
        await Expect(visitor.Locator("main")).ToContainTextAsync("尚未生效");
        await visitor.GetByRole(AriaRole.Link, new() { Name = "测试管理办法怎么看" }).First.ClickAsync();
        await Expect(visitor.Locator("main")).ToContainTextAsync("为什么要做鲲鹏测试");
        await visitor.GetByRole(AriaRole.Link, new() { Name = "示例市测试管理办法" }).First.ClickAsync();
        await visitor.LandsOnAsync($"/policies/{slug}");
        foreach (var machine in (string[])["/feed.xml", "/policies/feed.xml", "/sitemap.xml", "/api/v1/policies"]) Assert.Contains($"/policies/{slug}", await client.GetStringAsync(machine, Ct));
        await visitor.GotoAsync("/search?q=鲲鹏");
        await Expect(visitor.Locator("article.hit h2").Filter(new() { HasText = "示例市测试管理办法" })).ToHaveCountAsync(1);
        await visitor.GotoAsync("/search?q=示例市测试管理办法");
        await Expect(visitor.Locator("article.hit h2").First).ToContainTextAsync("示例市测试管理办法");

        // Written on while it is public: the live text stays until the next one is signed and released.
        await WriteAsync(site, policy, "各有关单位：\n\n修改后的正文。\n");
        Assert.Contains("鲲鹏", await client.GetStringAsync($"/policies/{slug}", Ct));
        await SetAsync(site, policy, DocumentField.ChangeNote, "", "调整了适用范围");
        await ReleaseAsync(site, policy);
        var now = await client.GetStringAsync($"/policies/{slug}", Ct);
        Assert.Contains("修改后的正文", now);
        Assert.Contains("调整了适用范围", now);

        // Another one takes its place on the day it takes effect; then that one is repealed.
        var next = await MadeAsync(site, new NewDocument(DocumentKind.Policy, (await site.Get<DocumentQueries>().FindAsync(policy, Ct))!.ColumnId, "示例市测试管理办法（2027年修订）"));
        await WriteAsync(site, next, "各有关单位：\n\n新办法。\n");
        await FactsAsync(site, next, 2);
        await ExemptAsync(site, next);
        Done(await site.Get<LinkDocuments>().ExecuteAsync(await site.ActorAsync(Role.Editor), next, LinkKind.Replaces, policy, linked: true, Ct));
        await ReleaseAsync(site, next);
        clock.SetUtcNow(new DateTimeOffset(2027, 1, 2, 1, 0, 0, TimeSpan.Zero));
        await visitor.GotoAsync($"/policies/{slug}");
        await Expect(visitor.Locator("main")).ToContainTextAsync("替代");
        await Expect(visitor.Locator("main").GetByRole(AriaRole.Link, new() { Name = "示例市测试管理办法（2027年修订）" }).First).ToBeVisibleAsync();
        Done(await site.Get<ChangeStatus>().RecordAsync(await site.ActorAsync(Role.Webmaster), next, new StatusWish(StatusActKind.Repealed, new DateOnly(2027, 1, 2), "依据2027年清理结果"), Ct));
        var nextSlug = (await site.Get<DocumentQueries>().FindAsync(next, Ct))!.Slug;
        Assert.Contains("依据2027年清理结果", await client.GetStringAsync($"/policies/{nextSlug}", Ct));
        visitor.ShouldBeUntroubled();
    }

    private static Task SavedAsync(IPage page) => page.WaitForFunctionAsync("() => document.querySelector('.md-editor')?.dataset.state === 'saved'");

    /// <summary>Until the clock of set times has done its work.</summary>
    private static Task Released(PortalSite site, int policy)
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Get<ChangeFeed>().Subscribe(changes =>
        {
            if (changes.Any(c => c.Kind == DocumentChange.Public && c.Id == policy)) released.TrySetResult();
            return Task.CompletedTask;
        });
        return released.Task;
    }

    private static async Task<ReviewView> RoundAsync(PortalSite site, int document) => (await site.Get<ReviewQueries>().RoundsAsync("package", document, Ct))[0];

    private static async Task<int> MadeAsync(PortalSite site, NewDocument wanted)
    {
        var made = await site.Get<CreateDocument>().ExecuteAsync(await site.ActorAsync(Role.Editor), wanted, Ct);
        Done(made);
        return made.Value;
    }

    private static async Task WriteAsync(PortalSite site, int document, string text) =>
        Done(await site.Get<SaveDraft>().ExecuteAsync(await site.ActorAsync(Role.Editor), document, text, (await site.Get<DocumentQueries>().TextAsync(document, Ct))!.Version, Ct));

    private static async Task SetAsync(PortalSite site, int document, DocumentField field, string seen, string value) =>
        Done(await site.Get<EditFact>().ExecuteAsync(await site.ActorAsync(Role.Editor), document, field, seen, value, Ct));

    private static async Task FactsAsync(PortalSite site, int policy, int serial)
    {
        Done(await site.Get<AssignIndexNumber>().ExecuteAsync(await site.ActorAsync(Role.Editor), policy, Ct));
        foreach (var (field, value) in ((DocumentField, string)[])[(DocumentField.Number, $"示科发〔2026〕{serial}号"), (DocumentField.SignedOn, "2026-11-20"), (DocumentField.EffectiveOn, "2027-01-01"), (DocumentField.Topic, "科技企业")])
            await SetAsync(site, policy, field, "", value);
        foreach (var (field, value) in ((PackageField, string)[])[(PackageField.Outline, "要点"), (PackageField.Forms, "文字"), (PackageField.Channels, "局网站"), (PackageField.When, "2026-11-30"), (PackageField.Person, "起草处室负责人")])
            Done(await site.Get<EditPackage>().ExecuteAsync(await site.ActorAsync(Role.Editor), policy, field, "", value, Ct));
    }

    private static async Task ExemptAsync(PortalSite site, int policy) =>
        Done(await site.Get<EditPackage>().ExecuteAsync(await site.ActorAsync(Role.Editor), policy, PackageField.Exemption, "", "内容没有实质变化", Ct));

    /// <summary>Signed by everybody and released, without the browser.</summary>
    private static async Task ReleaseAsync(PortalSite site, int policy)
    {
        Done(await site.Get<SubmitPackage>().ExecuteAsync(await site.ActorAsync(Role.Editor), policy, "", Ct));
        foreach (var role in (Role[])[Role.Head, Role.Office, Role.Leader])
        {
            var round = await RoundAsync(site, policy);
            Done(await site.Get<DecideReview>().ExecuteAsync(await site.ActorAsync(role), round.Id, round.Hash, StepDecision.Approved, "", round.Current!.Rule.Points, Ct));
        }

        Done(await site.Get<ReleasePackage>().ExecuteAsync(await site.ActorAsync(Role.Webmaster), policy, Ct));
    }

    private static void Done(Outcome outcome) => Assert.True(outcome.Ok, string.Join(' ', outcome.Reasons));
}
