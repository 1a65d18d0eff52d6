using System.Net;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Messages;
using Portal.Domain.People;
using Portal.Domain.Search;
using Portal.Domain.Storage;
using Portal.Tests.Consultations;
using Portal.Tests.Site;
using Portal.Web.Workspace.Messages;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Messages;

/// <summary>Messages from the form to the public answer, with their clocks; and what becomes of floods.</summary>
public sealed class MessageTests : IAsyncLifetime
{
    private const string Question = "请问创新券可以用来支付产品检测费吗？";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8))); // a Monday
    private PortalSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static MessageWords Words => new(MessageKind.Question, "创新券的用途", Question, "", "李示例", "13800000000", MayPublish: true);

    public async ValueTask InitializeAsync() => _site = await PortalSite.StartAsync(new SiteOptions { Clock = _clock });

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_question_is_assigned_drafted_signed_and_answered_in_public()
    {
        using var visitor = _site.NewClient();
        Assert.Contains("还没有公开答复的留言", await visitor.GetStringAsync("/messages", Ct));
        var html = await visitor.GetStringAsync("/messages/new", Ct);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var wrong = await ConsultationSite.PostAsync(visitor, html, new() { ["kind"] = "question", ["subject"] = "", ["text"] = Question }, "/messages/new");
        Assert.Contains("请用一句话写明是什么事。", wrong.Html);
        Assert.Contains(Question, wrong.Html);
        var sent = await ConsultationSite.PostAsync(visitor, wrong.Html, new() { ["kind"] = "question", ["subject"] = "创新券的用途", ["text"] = Question, ["name"] = "李示例", ["publish"] = "yes" }, "/messages/new");
        Assert.Equal((HttpStatusCode.SeeOther, "/messages/receipt"), (sent.Status, sent.Location));
        var receipt = await visitor.GetStringAsync("/messages/receipt", Ct);
        var message = await OnlyAsync();
        Assert.Contains(message.Code, receipt);
        Assert.Contains("2026年12月2日以前", receipt); // seven working days after the 23rd

        var (office, editor) = (await _site.ActorAsync(Role.Office), await _site.ActorAsync(Role.Editor));
        Ok(await _site.Get<AssignMessage>().ExecuteAsync(office, message.Id, editor.Division!, "请对照管理办法答复", Ct));
        Ok(await _site.Get<DraftMessageAnswer>().ExecuteAsync(editor, message.Id, "您好！可以，凭检测合同兑付。", Ct));
        Assert.DoesNotContain("凭检测合同", await StatusAsync(visitor, message.Code)); // a draft is the office's own
        Ok(await _site.Get<AnswerMessage>().ExecuteAsync(office, message.Id, "您好！可以，凭检测合同兑付。", publish: true, Question, Ct));
        Assert.Contains("凭检测合同", await StatusAsync(visitor, message.Code));
        var list = await visitor.GetStringAsync("/messages", Ct);
        Assert.Contains("凭检测合同", list);
        Assert.DoesNotContain("李示例", list);
        Assert.Contains("没有符合条件的留言", await visitor.GetStringAsync("/messages?q=" + Uri.EscapeDataString("没有的词"), Ct));
        Assert.Equal(ClockState.Ended, (await ClocksAsync(message.Id)).Single().State);
        Assert.Equal((1, 1, 1, 0), await _site.Get<MessageQueries>().FiguresAsync(Ct) is var f ? (f.Received, f.Answered, f.InTime, f.Open) : default);
    }

    [Fact]
    public async Task An_answered_message_is_found_by_its_words_as_long_as_it_is_public()
    {
        var office = await _site.ActorAsync(Role.Office);
        await SubmitAsync(Words);
        var message = await OnlyAsync();
        Task AnswerAsync(bool publish) => _site.Get<AnswerMessage>().ExecuteAsync(office, message.Id, "您好！可以，凭检测合同兑付。", publish, "创新券能付检测费吗？", Ct);
        using var visitor = _site.NewClient();
        async Task<string> FoundAsync(string words) => await visitor.GetStringAsync("/search?q=" + Uri.EscapeDataString(words), Ct);

        Assert.Contains("没有找到“检测合同”", await FoundAsync("检测合同"));
        await AnswerAsync(publish: false);
        Assert.Contains("没有找到“检测合同”", await FoundAsync("检测合同"));
        await AnswerAsync(publish: true);
        var html = await FoundAsync("兑付 检测合同");
        Assert.Contains($"/messages?q={Uri.EscapeDataString("创新券的用途")}#m{message.Id}\"", html);
        Assert.Contains("凭<mark>检测合同</mark>", html);
        // No document has it: what is counted, and what is said, leads to the answer.
        Assert.Contains("全部<span>1</span>", html);
        Assert.Matches("文件里没有找到“兑付 检测合同”。<a href=\"/search/answers[?]q=[^\"]+\">问答和留言里找到1条</a>", html);
        Assert.Contains("找到1条", await visitor.GetStringAsync("/search/answers?q=" + Uri.EscapeDataString("检测费"), Ct));
        Assert.DoesNotContain($"#m{message.Id}\"", await FoundAsync("李示例"));
        Assert.DoesNotContain($"#m{message.Id}\"", await FoundAsync("请问创新券")); // as it was sent, not as it is shown
        Assert.DoesNotContain($"#m{message.Id}\"", await visitor.GetStringAsync("/search?type=policy&q=" + Uri.EscapeDataString("检测合同"), Ct));
        await AnswerAsync(publish: false);
        Assert.DoesNotContain($"#m{message.Id}\"", await FoundAsync("检测合同"));
    }

    [Fact]
    public async Task What_was_public_before_the_index_knew_messages_is_put_into_it_and_what_is_gone_is_taken_out()
    {
        var office = await _site.ActorAsync(Role.Office);
        await SubmitAsync(Words);
        var message = await OnlyAsync();
        Ok(await _site.Get<AnswerMessage>().ExecuteAsync(office, message.Id, "您好！可以，凭检测合同兑付。", true, "创新券能付检测费吗？", Ct));
        Ok(await _site.Get<WriteGate>().RunAsync(Actor.System, Permission.HandleMessages, "SeedMessages", async write =>
        {
            await SearchIndex.RemoveAsync(write.Db, MessageIndex.Kind, message.Id, Ct);
            await SearchIndex.PutAsync(write.Db, new SearchEntry(MessageIndex.Kind, 999, "没有的留言", "", "", "", ""), Ct);
            write.KeepsDerived = true;
            return Outcome.Done;
        }, Ct));
        await using var db = await _site.OpenDbAsync();
        Assert.Equal([999], await SearchIndex.IdsAsync(db, MessageIndex.Kind, Ct));
        foreach (var round in _site.Services.GetServices<IDailyRound>().Where(r => r.GetType().Name == "MessageIndexRound")) await round.RunAsync(Ct);
        Assert.Equal([message.Id], await SearchIndex.IdsAsync(db, MessageIndex.Kind, Ct));
    }

    [Fact]
    public async Task The_office_signs_the_draft_that_came_last_unless_it_has_changed_it()
    {
        var (office, editor) = (await _site.ActorAsync(Role.Office), await _site.ActorAsync(Role.Editor));
        await SubmitAsync(Words);
        var id = (await OnlyAsync()).Id;
        Ok(await _site.Get<AssignMessage>().ExecuteAsync(office, id, editor.Division!, "", Ct));
        await using var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices().AddLocalization();
        foreach (var service in (object[])[_site.Get<AssignMessage>(), _site.Get<SetMessagePace>(), _site.Get<DraftMessageAnswer>(), _site.Get<AnswerMessage>(), _site.Get<SortMessage>(), _site.Get<AccountQueries>()])
            context.Services.AddSingleton(service.GetType(), service);
        async Task<Message> DraftedAsync(string answer)
        {
            Ok(await _site.Get<DraftMessageAnswer>().ExecuteAsync(editor, id, answer, Ct));
            return await OnlyAsync();
        }

        var first = await DraftedAsync("第一稿。");
        var acts = context.Render<MessageActs>(p => p.Add(a => a.Message, first).AddCascadingValue(office));
        string Shown() => acts.Find("[data-act=answer] textarea").GetAttribute("value") ?? "";
        acts.WaitForAssertion(() => Assert.Equal("第一稿。", Shown()));
        Assert.Contains("退回处室重拟", acts.Find("[data-act=assign]").TextContent);
        var second = await DraftedAsync("第二稿。");
        acts.Render(p => p.Add(a => a.Message, second));
        Assert.Equal("第二稿。", Shown());
        acts.Find("[data-act=answer] textarea").Change("第二稿，办公室改过。");
        var third = await DraftedAsync("第三稿。");
        acts.Render(p => p.Add(a => a.Message, third));
        Assert.Equal("第二稿，办公室改过。", Shown());
    }

    [Fact]
    public async Task The_period_follows_the_kind_and_a_complex_matter_needs_its_reason()
    {
        var office = await _site.ActorAsync(Role.Office);
        var pace = _site.Get<SetMessagePace>();
        await SubmitAsync(Words with { Kind = MessageKind.Correction, PageAddress = "/policies" });
        var correction = await OnlyAsync();
        Assert.Equal(new DateOnly(2026, 11, 26), (await ClocksAsync(correction.Id)).Single().DueOn);
        Assert.False((await pace.ExecuteAsync(office, correction.Id, MessagePace.Simple, "", Ct)).Ok);
        Assert.Contains("要写明为什么", (await pace.ExecuteAsync(office, correction.Id, MessagePace.Complex, " ", Ct)).Reasons[0].Text);
        _clock.Advance(TimeSpan.FromDays(2));
        Ok(await pace.ExecuteAsync(office, correction.Id, MessagePace.Complex, "要请供应商查找原因", Ct));
        var clocks = await ClocksAsync(correction.Id);
        Assert.Equal((ClockState.Ended, ClockRules.MessageLimit, new DateOnly(2026, 12, 14)), (clocks[0].State, clocks[1].RuleKey, clocks[1].DueOn!.Value)); // fifteen from the day of receipt
    }

    [Fact]
    public async Task What_tells_a_person_is_not_published_and_a_division_sees_only_its_own()
    {
        var (office, editor) = (await _site.ActorAsync(Role.Office), await _site.ActorAsync(Role.Editor));
        await SubmitAsync(Words);
        var message = await OnlyAsync();
        var reply = _site.Get<AnswerMessage>();
        Assert.Contains("疑似个人手机号", (await reply.ExecuteAsync(office, message.Id, "请打13900000000", true, Question, Ct)).Reasons[0].Text);
        Assert.Contains("留言人的姓名", (await reply.ExecuteAsync(office, message.Id, "李示例您好", true, Question, Ct)).Reasons[0].Text);
        foreach (var subject in (string[])["李示例问创新券", "创新券请回电13900000000"])
        {
            await SubmitAsync(Words with { Subject = subject, Text = $"{subject}，怎么用？" });
            await using var other = await _site.OpenDbAsync();
            var named = await other.Set<Message>().SingleAsync(m => m.Subject == subject, Ct);
            Assert.Contains("标题里有留言人的姓名", Assert.Single((await reply.ExecuteAsync(office, named.Id, "好", true, "创新券怎么用？", Ct)).Reasons).Text);
            Ok(await reply.ExecuteAsync(office, named.Id, "好", false, "创新券怎么用？", Ct));
        }

        Assert.Null(await _site.Get<MessageQueries>().FindAsync(editor, message.Id, Ct));
        Assert.Contains("别的处室", (await _site.Get<DraftMessageAnswer>().ExecuteAsync(editor, message.Id, "好", Ct)).Reasons[0].Text);
        Ok(await _site.Get<AssignMessage>().ExecuteAsync(office, message.Id, editor.Division!, "", Ct));
        var seen = (await _site.Get<MessageQueries>().FindAsync(editor, message.Id, Ct))!;
        Assert.Equal(("", ""), (seen.Name, seen.Contact));
        Assert.False((await reply.ExecuteAsync(editor, message.Id, "好", false, "", Ct)).Ok);

        await SubmitAsync(Words with { MayPublish = false, Text = "另一件不愿意公开的事情" });
        await using var db = await _site.OpenDbAsync();
        var hidden = await db.Set<Message>().SingleAsync(m => !m.MayPublish, Ct);
        Assert.Contains("没有同意公开", (await reply.ExecuteAsync(office, hidden.Id, "好", true, Question, Ct)).Reasons[0].Text);
    }

    [Fact]
    public async Task A_flood_waits_for_a_person_without_clocks_and_nothing_is_lost_or_doubled()
    {
        var submit = _site.Get<SubmitMessage>();
        var sent = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => submit.ExecuteAsync(Words, $"key-{i / 2}", source: i)));
        Assert.All(sent, s => Assert.True(s.Ok));
        Assert.Equal(20, sent.Select(s => s.Value!.Code).Distinct().Count());
        await using var db = await _site.OpenDbAsync();
        var messages = await db.Set<Message>().OrderBy(m => m.Number).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"L2026-{i:0000}"), messages.Select(m => m.Number));
        var suspects = messages.Where(m => m.Stage == MessageStage.Suspect).ToList();
        Assert.Equal((3, 17), (messages.Count - suspects.Count, suspects.Count));
        Assert.Equal(3, await db.Set<Clock>().CountAsync(c => c.SubjectKind == MessageChange.Message, Ct));

        var office = await _site.ActorAsync(Role.Office);
        using var visitor = _site.NewClient();
        Assert.Contains("已收到", await StatusAsync(visitor, suspects[0].Code)); // nobody is told that they look like a flood
        _clock.Advance(TimeSpan.FromDays(1));
        Ok(await _site.Get<SortMessage>().TakeAsync(office, suspects[0].Id, Ct));
        Assert.Equal(new DateOnly(2026, 11, 23), (await ClocksAsync(suspects[0].Id)).Single().StartOn);
        Ok(await _site.Get<SortMessage>().SetAsideAsync(office, suspects[1].Id, "与前一条重复", Ct));
        Assert.Contains("与前一条重复", await StatusAsync(visitor, suspects[1].Code));
    }

    [Fact]
    public async Task The_office_answers_at_the_desk_and_a_link_brings_the_page_with_the_mistake()
    {
        var citizen = await _site.NewPageAsync(390, script: false);
        await citizen.GotoAsync("/help");
        await citizen.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "我要找错" }).ClickAsync();
        await Expect(citizen.Locator("#page-address")).ToHaveValueAsync("/help");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await citizen.GetByLabel("标题").FillAsync("帮助里有错字");
        await citizen.Locator("#text").FillAsync("第二段第一句多了一个字。");
        Assert.True(await citizen.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await citizen.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "提交留言" }).ClickAsync();
        await Expect(citizen.Locator("h1")).ToHaveTextAsync("留言已经收到");

        var desk = await _site.SignInAsAsync(Role.Office, "/workspace/messages");
        await desk.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "帮助里有错字" }).ClickAsync();
        await desk.Locator("[data-act=answer] .act-title").ClickAsync();
        await desk.Locator("[data-act=answer] select").SelectOptionAsync("已更正");
        await Expect(desk.Locator("[data-act=answer] textarea").First).ToHaveValueAsync("您好！您指出的错误属实，已于今日更正。感谢您帮助我们办好网站。");
        await desk.Locator("[data-act=answer] [data-do]").ClickAsync();
        await Expect(desk.Locator("[data-stage-chip]")).ToHaveTextAsync("已答复");
        await citizen.GotoAsync("/messages");
        await Expect(citizen.Locator(".reply")).ToContainTextAsync("已于今日更正");
        citizen.ShouldBeUntroubled();
        desk.ShouldBeUntroubled();
    }

    private static void Ok(Outcome outcome) => Assert.True(outcome.Ok, string.Join(' ', outcome.Reasons));

    private async Task SubmitAsync(MessageWords words) => Ok(await _site.Get<SubmitMessage>().ExecuteAsync(words, Guid.NewGuid().ToString("N"), source: 1));

    private async Task<Message> OnlyAsync()
    {
        await using var db = await _site.OpenDbAsync();
        return await db.Set<Message>().AsNoTracking().SingleAsync(Ct);
    }

    private async Task<List<Clock>> ClocksAsync(int id)
    {
        await using var db = await _site.OpenDbAsync();
        return await db.Set<Clock>().AsNoTracking().Where(c => c.SubjectKind == MessageChange.Message && c.SubjectId == id).OrderBy(c => c.Id).ToListAsync(Ct);
    }

    private static async Task<string> StatusAsync(HttpClient visitor, string code)
    {
        using var answer = await visitor.PostFormAsync("/messages/status", "/messages/status", new Dictionary<string, string> { ["code"] = code });
        return await answer.Content.ReadAsStringAsync(Ct);
    }
}
