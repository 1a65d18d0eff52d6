using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Requests;
using Portal.Domain.Storage;
using Portal.Tests.Public;
using static Portal.Tests.Requests.CitizenSite;

namespace Portal.Tests.Requests;

/// <summary>The application form as any browser sends it, without script.</summary>
public sealed class RequestFormTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_filled_form_is_shown_again_to_be_checked_and_becomes_a_case_with_a_receipt()
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        var form = await visitor.GetStringAsync("/requests/new", Ct);
        var (_, check, _) = await SendAsync(visitor, form, "/requests/new", Step("check"), ("proof", "我的身份证.png", Picture));
        Assert.Contains("核对后提交", check);
        Assert.Contains("<dd>13800000000</dd>", check);
        Assert.Empty(await CasesAsync(citizen)); // nothing is sent before it was checked

        var (status, _, location) = await SendAsync(visitor, check, "/requests/new", new() { ["step"] = "submit" });
        Assert.Equal((HttpStatusCode.SeeOther, "/requests/receipt"), (status, location)); // nothing personal in the address
        var made = Assert.Single(await CasesAsync(citizen));
        var receipt = await visitor.GetStringAsync("/requests/receipt", Ct);
        Assert.Contains("2026-0001", receipt);
        Assert.Contains(made.Code, receipt);
        Assert.Equal((RequestChannel.Online, RequestStage.Registered, null, "13800000000"), (made.Channel, made.Stage, made.ReceivedOn, made.Applicant.Phone));
        Assert.Equal(["身份证明.png"], made.Files.Select(f => f.Name)); // under a name that tells nothing
    }

    [Fact]
    public async Task Mistakes_are_listed_on_top_with_links_and_what_was_typed_and_uploaded_stays()
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        var form = await visitor.GetStringAsync("/requests/new", Ct);
        var (status, html, _) = await SendAsync(visitor, form, "/requests/new", Step("check", ("phone", "1380000000"), ("title", ""), ("address", "示例路<1>号"), ("way", "Post")), ("proof", "a.png", Picture));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("还有2处需要改正", html);
        Assert.Contains("<a href=\"#phone\">联系电话：手机号应为11位，现在是10位。</a>", html);
        Assert.Contains("<a href=\"#title\">所需信息：请至少写明名称、文号或者内容中的一项。</a>", html);
        Assert.Contains("value=\"示例路&lt;1&gt;号\"", html);
        Assert.Contains($"value=\"{Name}\"", html);
        Assert.Contains("已经收到您上传的身份证明", html);
        Assert.Matches("id=\"phone\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"phone-hint phone-error\"", html);

        var (_, check, _) = await SendAsync(visitor, html, "/requests/new", Step("check", ("address", "示例路1号"), ("way", "Post"))); // the file is not sent a second time
        Assert.Contains("核对后提交", check);
        var (_, again, _) = await SendAsync(visitor, check, "/requests/new", new() { ["step"] = "edit" });
        Assert.Contains("value=\"示例路1号\"", again);
        Assert.DoesNotContain("需要改正", again);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_case()
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        var check = await CheckedAsync(visitor);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(visitor, check, "/requests/new", new() { ["step"] = "submit" })));
        Assert.All(answers, a => Assert.Equal((HttpStatusCode.SeeOther, "/requests/receipt"), (a.Status, a.Location)));
        Assert.Single(await CasesAsync(citizen));
        Assert.Equal("/requests/receipt", (await SendAsync(visitor, check, "/requests/new", new() { ["step"] = "submit" })).Location);
        Assert.Single(await CasesAsync(citizen));
    }

    [Theory]
    [InlineData("a.png", "不是图片", "身份证明只收JPG、PNG图片和PDF")]
    [InlineData("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "是网页或 SVG")]
    [InlineData("", "", "请选择身份证明的照片或者扫描件。")]
    public async Task An_identity_proof_must_be_a_picture_or_PDF(string name, string content, string reason)
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        var form = await visitor.GetStringAsync("/requests/new", Ct);
        var (_, html, _) = await SendAsync(visitor, form, "/requests/new", Step("check"), name.Length > 0 ? ("proof", name, System.Text.Encoding.UTF8.GetBytes(content)) : null);
        Assert.Contains(reason, WebUtility.HtmlDecode(html));
        Assert.Contains("<a href=\"#proof\">", html);
    }

    [Fact]
    public async Task An_organisation_is_asked_for_its_code_and_a_contact()
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        var form = await visitor.GetStringAsync("/requests/new", Ct);
        var wrong = Step("check", ("who", "organisation"), ("organisation-kind", "Research"), ("organisation-name", "示例研究院"), ("credit-code", "91350100M000100Y44"));
        var (_, html, _) = await SendAsync(visitor, form, "/requests/new", wrong, ("proof", "a.png", Picture));
        Assert.Contains("<a href=\"#credit-code\">", html);
        Assert.Contains("<a href=\"#contact\">", html);
        Assert.DoesNotContain("<a href=\"#name\">", html);
        wrong["credit-code"] = "91350100M000100Y43";
        wrong["contact"] = "示例联系人";
        var (_, check, _) = await SendAsync(visitor, html, "/requests/new", wrong);
        await SendAsync(visitor, check, "/requests/new", new() { ["step"] = "submit" });
        var applicant = Assert.Single(await CasesAsync(citizen)).Applicant;
        Assert.Equal((ApplicantKind.Research, "示例研究院", "示例联系人"), (applicant.Kind, applicant.Name, applicant.Contact));
    }

    [Fact]
    public async Task A_post_without_the_pages_token_gives_the_form_back_with_what_was_typed()
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        var (status, html, _) = await SendAsync(visitor, "", "/requests/new", Step("submit"), ("proof", "a.png", Picture));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"value=\"{Name}\"", html);
        Assert.Contains("请再提交一次", html);
        Assert.Empty(await CasesAsync(citizen));
    }

    [Fact]
    public async Task What_fills_the_hidden_box_makes_no_case()
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        var check = await CheckedAsync(visitor);
        var (_, html, _) = await SendAsync(visitor, check, "/requests/new", new() { ["step"] = "submit", ["website"] = "https://spam.example" });
        Assert.Contains("有一栏不该填写却有内容", html);
        Assert.Empty(await CasesAsync(citizen));
    }

    [Fact]
    public async Task A_flood_of_forms_from_one_address_is_told_to_wait()
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        (HttpStatusCode Status, string Html, string? Location) last = default;
        for (var i = 0; i < 61; i++) last = await SendAsync(visitor, "", "/requests/new", []);
        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        Assert.Contains("请过十分钟再试", last.Html);
    }

    [Fact]
    public async Task The_pages_of_one_visitor_are_kept_nowhere_and_the_guide_is()
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        foreach (var path in (string[])["/requests/new", "/requests/status", "/requests/receipt"])
        {
            using var answer = await visitor.GetAsync(path, Ct);
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Empty(answer.Content.Headers.ContentEncoding);
        }

        using var reader = citizen.Site.NewClient();
        await PageChecks.IsLiteralChineseWithoutCookieAndInlineCodeAsync(reader, "/requests");
        await PageChecks.IsWellFormedAsync(reader, "/requests");
        await PageChecks.IsNotSentAgainAsync(reader, "/requests");
        await PageChecks.LeadsSomewhereAsync(citizen.Site.NewClient(), citizen.Site.NewClient(followRedirects: true), "/requests");
        await PageChecks.IsLightAsync(reader, "/requests");
        await PageChecks.IsWellFormedAsync(reader, "/requests/new");
        await PageChecks.IsWellFormedAsync(reader, "/requests/status");
    }

    [Fact]
    public async Task The_guide_counts_what_was_received_this_year()
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        Assert.Contains("2026年收到申请 0件", PageChecks.Words(await visitor.GetStringAsync("/requests", Ct)));
        var request = await citizen.SubmitAsync();
        await citizen.ReceiveAsync(request.Id);
        // The office's commands announce the case; here the next submission does.
        await citizen.SubmitAsync();
        Assert.Contains("2026年收到申请 1件", PageChecks.Words(await visitor.GetStringAsync("/requests", Ct)));
    }

    [Fact]
    public async Task Neither_the_audit_nor_the_log_keeps_who_asked()
    {
        await using var citizen = await StartAsync();
        using var visitor = citizen.Site.NewClient();
        var check = await CheckedAsync(visitor);
        await SendAsync(visitor, check, "/requests/new", new() { ["step"] = "submit" });
        var code = (await CasesAsync(citizen))[0].Code;
        var trail = await citizen.Site.Get<AuditTrail>().ReadAsync(new AuditFilter(Act: "SubmitRequest"), 1, 10, Ct);
        var entry = Assert.Single(trail.Rows);
        foreach (var secret in (string[])[Name, "11010519491231002X", "13800000000", code, "评审结果"])
        {
            Assert.DoesNotContain(secret, entry.Changes);
            Assert.DoesNotContain(citizen.Site.Warnings, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    private static Dictionary<string, string> Step(string step, params (string Name, string Value)[] other)
    {
        var fields = Fields;
        fields["step"] = step;
        foreach (var (name, value) in other) fields[name] = value;
        return fields;
    }

    private static async Task<string> CheckedAsync(HttpClient visitor)
    {
        var form = await visitor.GetStringAsync("/requests/new", Ct);
        return (await SendAsync(visitor, form, "/requests/new", Step("check"), ("proof", "a.png", Picture))).Html;
    }

    private static async Task<List<InformationRequest>> CasesAsync(CitizenSite citizen)
    {
        await using var db = await citizen.Site.OpenDbAsync();
        return await db.Set<InformationRequest>().Include(r => r.Applicant).Include(r => r.Files).ToListAsync(Ct);
    }
}
