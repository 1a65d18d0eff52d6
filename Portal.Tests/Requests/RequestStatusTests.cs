using System.Net;
using System.Text.RegularExpressions;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Storage;
using Portal.Tests.Public;
using Portal.Tests.Site;
using static Portal.Tests.Requests.CitizenSite;

namespace Portal.Tests.Requests;

/// <summary>What name and code open, and what nothing else opens.</summary>
public sealed class RequestStatusTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Name_and_code_open_the_case_and_neither_stands_in_an_address()
    {
        await using var citizen = await StartAsync();
        var request = await citizen.SubmitAsync();
        using var visitor = citizen.Site.NewClient();
        using var answer = await visitor.PostFormAsync("/requests/status", "/requests/status", Who(" 示例 申请人", request.Code.ToLowerInvariant().Replace("-", " ")));
        Assert.Equal("/requests/status", answer.Headers.Location?.OriginalString);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("portal-request=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        Assert.Contains("path=/requests", cookie);
        Assert.DoesNotContain(request.Code, cookie);
        var html = await visitor.GetStringAsync("/requests/status", Ct);
        Assert.Contains(request.Number, html);
        Assert.Contains("网上提交申请", html);
        Assert.DoesNotContain(Name, html);
        Assert.DoesNotContain("11010519491231002X", html);
    }

    [Fact]
    public async Task The_history_and_the_stages_are_told_in_English_too()
    {
        await using var citizen = await StartAsync();
        var request = await citizen.SubmitAsync();
        using var visitor = await citizen.EnterAsync(request);
        await citizen.ReceiveAsync((await citizen.Site.Get<RequestStatus>().FindAsync(Name, request.Code, Ct))!.Value);
        visitor.DefaultRequestHeaders.Add("Cookie", "look=en");
        var html = await visitor.GetStringAsync("/requests/status", Ct);
        Assert.Contains("<p>Application received; the reply period counts from the next day</p>", html);
        Assert.Contains("<b>Reply</b>", html);
        Assert.DoesNotContain("网上提交申请", html);
    }

    [Fact]
    public async Task A_wrong_name_a_wrong_code_and_nobody_read_the_same()
    {
        await using var citizen = await StartAsync();
        var (mine, other) = (await citizen.SubmitAsync(), await citizen.SubmitAsync("另一申请人"));
        var pages = new List<string>();
        foreach (var (name, code) in ((string, string)[])[("另一申请人", mine.Code), (Name, other.Code), (Name, "AAAA-BBBB-CCCC"), ("无此人", "AAAA-BBBB-CCCC"), ("", ""), ("", mine.Code)])
        {
            using var visitor = citizen.Site.NewClient();
            using var answer = await visitor.PostFormAsync("/requests/status", "/requests/status", Who(name, code));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("portal-request=", string.Join(' ', answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []));
            pages.Add(Regex.Replace(await answer.Content.ReadAsStringAsync(Ct), "value=\"[^\"]*\"", ""));
        }

        Assert.Single(pages.Distinct());
        Assert.Contains("姓名和查询码对不上", pages[0]);
    }

    [Fact]
    public async Task Guessing_names_with_one_code_is_stopped_even_for_the_right_name()
    {
        await using var citizen = await StartAsync();
        var request = await citizen.SubmitAsync();
        using var visitor = citizen.Site.NewClient();
        for (var i = 0; i < 8; i++) (await visitor.PostFormAsync("/requests/status", "/requests/status", Who($"试{i}", request.Code))).Dispose();
        using var answer = await visitor.PostFormAsync("/requests/status", "/requests/status", Who(Name, request.Code));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("请过十分钟再试", await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Guessing_codes_from_one_address_is_stopped()
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 31; i++)
        {
            using var answer = await visitor.PostFormAsync("/requests/status", "/requests/status", Who(Name, $"AAAA-BBBB-{i:0000}"));
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task The_clock_is_explained_day_by_day()
    {
        await using var citizen = await StartAsync();
        var request = await citizen.SubmitAsync();
        await citizen.ReceiveAsync(request.Id);
        citizen.TravelTo(2026, 10, 12); // nine working days later: 20 September is worked, 25 to 27 September and 1 to 7 October rest
        using var visitor = await citizen.EnterAsync(request);
        var words = PageChecks.Words(await visitor.GetStringAsync("/requests/status", Ct));
        Assert.Contains("答复期限 2026年10月22日 24:00前", words); // a test vector of the domain facts
        Assert.Contains("已用12个，共20个", words);
        Assert.Contains("离法定答复期限还有 8 个工作日", words);
        Assert.Contains("20 班", words);
        Assert.Contains("25 休 节假日", words);
        await PageChecks.IsWellFormedAsync(visitor, "/requests/status");
    }

    [Fact]
    public async Task A_correction_handed_in_here_begins_the_count_anew()
    {
        await using var citizen = await StartAsync();
        var request = await citizen.SubmitAsync();
        await citizen.ReceiveAsync(request.Id);
        citizen.TravelTo(2026, 9, 21);
        await citizen.AskCorrectionAsync(request.Id);
        using var visitor = await citizen.EnterAsync(request);
        var page = await visitor.GetStringAsync("/requests/status", Ct);
        Assert.Contains("请在2026年10月19日以前（含当日）补正", PageChecks.Words(page));

        citizen.TravelTo(2026, 9, 30);
        var (_, refused, _) = await SendAsync(visitor, page, "/requests/status/correction", []);
        Assert.Contains("请写补正说明，或者上传补正材料。", refused);
        var (status, _, location) = await SendAsync(visitor, refused, "/requests/status/correction", new() { ["correction"] = "要2025年度的。" }, ("files", "说明.png", Picture));
        Assert.Equal((HttpStatusCode.SeeOther, "/requests/status?done=corrected"), (status, location));
        var read = await citizen.ReadAsync(request.Id);
        Assert.Equal((RequestStage.Examining, new DateOnly(2026, 11, 3)), (read.Stage, read.Reply!.DueOn)); // day 0 is 30 September
        Assert.Null(read.Correction);
        Assert.Contains(read.Events, e => e.Text == "收到补正，答复期限自次日起重新计算");
        Assert.Contains("补正已经收到", await visitor.GetStringAsync(location, Ct));

        var (_, twice, _) = await SendAsync(visitor, refused, "/requests/status/correction", new() { ["correction"] = "再补一次。" });
        Assert.Contains("现在不需要补正", twice);
    }

    [Fact]
    public async Task Who_has_to_pay_reads_how_much_and_how()
    {
        await using var citizen = await StartAsync();
        var request = await citizen.SubmitAsync();
        await citizen.ReceiveAsync(request.Id);
        Assert.True((await citizen.Site.Get<AcceptRequest>().ExecuteAsync(Actor.System, request.Id, Ct)).Ok);
        Assert.True((await citizen.Site.Get<AskPayment>().ExecuteAsync(Actor.System, request.Id, FeeBasis.Page, 0, 120, Ct)).Ok);
        using var visitor = await citizen.EnterAsync(request);
        var words = PageChecks.Words(await visitor.GetStringAsync("/requests/status", Ct));
        Assert.Contains("按量计收，共120页。", words);
        Assert.Contains("应缴1100元", words); // 70 pages at 10 yuan, 20 at 20: a check value of the domain facts
        Assert.Contains("凭登记号到示例市示例路 1 号政务公开窗口缴纳", words);
        Assert.True((await citizen.Site.Get<RecordPayment>().ExecuteAsync(Actor.System, request.Id, new DateOnly(2026, 9, 18), Ct)).Ok);
        Assert.DoesNotContain("应缴", await visitor.GetStringAsync("/requests/status", Ct));
    }

    [Fact]
    public async Task A_request_can_be_withdrawn_until_it_is_answered()
    {
        await using var citizen = await StartAsync();
        var request = await citizen.SubmitAsync();
        await citizen.ReceiveAsync(request.Id);
        using var visitor = await citizen.EnterAsync(request);
        var page = await visitor.GetStringAsync("/requests/status", Ct);
        var (_, unsure, _) = await SendAsync(visitor, page, "/requests/status/withdrawal", []);
        Assert.Contains("请先勾选", unsure);
        var (_, _, location) = await SendAsync(visitor, page, "/requests/status/withdrawal", new() { ["sure"] = "yes" });
        Assert.Equal("/requests/status?done=withdrawn", location);
        var read = await citizen.ReadAsync(request.Id);
        Assert.Equal((Decision.Withdrawn, RequestStage.Replied, ClockState.Ended), (read.Decision, read.Stage, read.Reply!.State));
        Assert.DoesNotContain("救济途径", await visitor.GetStringAsync("/requests/status", Ct));
        Assert.False((await citizen.Site.Get<WithdrawRequest>().ExecuteAsync(request.Id, Ct)).Ok);
    }

    [Fact]
    public async Task The_applicant_and_the_office_withdraw_and_correct_by_one_rule()
    {
        await using var citizen = await StartAsync();
        var (corrections, ends) = (new List<string>(), new List<string>());
        foreach (var byOffice in (bool[])[false, true])
        {
            var request = await citizen.SubmitAsync();
            await citizen.ReceiveAsync(request.Id);
            await citizen.AskCorrectionAsync(request.Id);
            Assert.True((byOffice ? await citizen.Site.Get<RecordCorrection>().ExecuteAsync(Actor.System, request.Id, new DateOnly(2026, 9, 18), "要2025年度的。", Ct) : await citizen.Site.Get<HandInCorrection>().ExecuteAsync(request.Id, "要2025年度的。", [], Ct)).Ok);
            corrections.Add(Told(await citizen.ReadAsync(request.Id)));

            // Withdrawn before anybody confirmed the receipt: received all the same, for it counts in the year's table.
            var early = await citizen.SubmitAsync();
            Assert.True((byOffice ? await citizen.Site.Get<CloseRequest>().ExecuteAsync(Actor.System, early.Id, Decision.Withdrawn, "来电撤回", Ct) : await citizen.Site.Get<WithdrawRequest>().ExecuteAsync(early.Id, Ct)).Ok);
            ends.Add(Told(await citizen.ReadAsync(early.Id)));
        }

        Assert.Single(corrections.Distinct());
        Assert.Single(ends.Distinct());
        Assert.Contains("Withdrawn 2026-09-18 Ended", ends[0]);

        static string Told(RequestStatusView view) =>
            $"{view.Stage} {view.Decision} {view.ReceivedOn:yyyy-MM-dd} {view.Reply!.State} {view.Reply.DueOn:yyyy-MM-dd} {string.Join('，', view.Reply.Happened)} {string.Join('，', view.Events.Select(e => e.Text))}";
    }

    [Fact]
    public async Task The_applicant_alone_gets_the_reply_and_reads_the_right_remedy()
    {
        await using var citizen = await StartAsync();
        var request = await citizen.SubmitAsync();
        await citizen.ReceiveAsync(request.Id);
        await citizen.OfficeAsync(request.Id, async (write, found) =>
        {
            var reply = new StoredFile("%PDF-1.7 答复"u8.ToArray(), FileTypes.Pdf);
            await FileIntake.StoreAsync(write.Db, reply, Ct);
            found.Add(new RequestFile(RequestFileKind.Reply, "答复书.pdf", reply.Hash, reply.ContentType, reply.Size, "办公室", write.Now, isForApplicant: true));
            found.Add(new RequestFile(RequestFileKind.Consultation, "第三方意见.pdf", reply.Hash, reply.ContentType, reply.Size, "办公室", write.Now));
            (found.Decision, found.DecidedOn, found.Stage) = (Decision.ThirdParty, write.Today, RequestStage.Replied);
        });
        using var visitor = await citizen.EnterAsync(request);
        var html = await visitor.GetStringAsync("/requests/status", Ct);
        Assert.Contains("办理结果：不予公开", html);
        Assert.Contains("应当先自收到本答复之日起60日内向示例市人民政府申请行政复议", html);
        Assert.DoesNotContain("第三方意见", html);
        var address = Regex.Match(html, "/requests/status/files/\\d+").Value;
        using (var file = await visitor.GetAsync(address, Ct))
        {
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Contains("no-store", file.Headers.CacheControl!.ToString());
            Assert.StartsWith("%PDF", await file.Content.ReadAsStringAsync(Ct));
        }

        // Neither strangers nor other applicants, and no paper that is not theirs.
        using var stranger = citizen.Site.NewClient();
        using (var none = await stranger.GetAsync(address, Ct)) Assert.Equal(HttpStatusCode.Redirect, none.StatusCode);
        using var other = await citizen.EnterAsync(await citizen.SubmitAsync("另一申请人"), "另一申请人");
        using (var none = await other.GetAsync(address, Ct)) Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        var next = int.Parse(address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        foreach (var id in (int[])[next - 1, next + 1]) Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/requests/status/files/{id}", Ct)).StatusCode);
    }

    [Fact]
    public async Task Leaving_closes_the_case_on_a_shared_computer()
    {
        await using var citizen = await StartAsync();
        using var visitor = await citizen.EnterAsync(await citizen.SubmitAsync());
        await SendAsync(visitor, await visitor.GetStringAsync("/requests/status", Ct), "/requests/status/leave", []);
        Assert.Contains("查办理进度", await visitor.GetStringAsync("/requests/status", Ct));
    }

    private static Dictionary<string, string> Who(string name, string code) => new() { ["name"] = name, ["code"] = code };
}
