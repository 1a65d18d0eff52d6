using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Consultations.Desk;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Tests.Policies;
using Portal.Tests.Site;
using Portal.Tests.Work;
using static Microsoft.Playwright.Assertions;
using static Portal.Tests.Policies.PolicyDesk;

namespace Portal.Tests.Consultations;

/// <summary>The whole way of a decision in the browsers of those who work on it: from the catalogue over notice, opinions and feedback to the policy with its interpretation.</summary>
public sealed class WholeConsultationTests
{
    private const string Table = "渠道\t针对条款\t意见\t姓名\t收到日期\n座谈会\t第二条\t注册满三年的年限太长，建议改为一年\t张示例\t2026-03-10\n来信\t第二条\t注册满三年的年限太长，建议改为一年\t\t2026-03-11\n来信\t第三条\t五十万元的上限太低，建议提高\t李示例\t2026-03-12\n电话\t\t代理申报，加我联系\t\t2026-03-13\n";

    private static readonly FakeTimeProvider Clock = new(At(2026, 3, 2));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_catalogue_to_the_published_policy()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Clock = Clock });

        // 目录: the office puts the matter on the year's list.
        var office = await site.OpenDeskAsync(Role.Office, "/workspace/consultations/matters");
        await office.Locator("[data-new]").ClickAsync();
        await office.GetByLabel("事项名称").FillAsync("示例市科技企业培育办法");
        await office.GetByLabel("承办处室").FillAsync(PaperOnScreen.Drafters);
        await office.GetByLabel("法律和政策依据").FillAsync("示例市科技创新条例");
        await office.GetByLabel("列入年度重大行政决策事项目录（公开）").CheckAsync();
        await office.Locator("[data-matter-form] [data-save]").ClickAsync();
        await Expect(office.Locator("[data-matter-form] .field-error")).ToContainTextAsync("要经党组同意");
        await office.GetByLabel("党组同意的日期").FillAsync("2026-02-20");
        await office.Locator("[data-matter-form] [data-save]").ClickAsync();
        await office.LandsOnAsync("/workspace/consultations/matters/*");
        var matter = Id(office);

        // 公告: the division drafts, the papers are signed and released; the window opens.
        var editor = await site.OpenDeskAsync(Role.Editor, $"/workspace/consultations/matters/{matter}");
        await editor.Locator("[data-start]").ClickAsync();
        await Expect(editor.Locator("[data-stage-chip]")).ToHaveTextAsync("起草中");
        var id = Id(editor);
        var view = (await site.Get<ConsultationQueries>().FindAsync(id, Ct))!;
        await site.WriteAsync(view.Notice.Id, "现就下列草案公开征求意见。\n");
        await site.WriteAsync(view.Draft.Id, ConsultationOffice.Articles);
        foreach (var (field, value) in ((DocumentField, string)[])[(DocumentField.OpensOn, "2026-03-02"), (DocumentField.ClosesOn, "2026-03-31"), (DocumentField.Contact, "科技信息研究所，0000-0000 0000")])
            Ok(await site.Get<EditFact>().ExecuteAsync(await site.ActorAsync(Role.Editor), view.Notice.Id, field, "", value, Ct));
        await site.ApproveAsync(view.Notice.Id);
        Ok(await site.Get<ReleasePackage>().ExecuteAsync(await site.ActorAsync(Role.Webmaster), view.Notice.Id, Ct));
        await Expect(editor.Locator("[data-stage-chip]")).ToHaveTextAsync("征集中");

        // 意见: a table of the hearing and the letters; the same again adds nothing.
        Clock.SetUtcNow(At(2026, 3, 16));
        editor = await site.OpenDeskAsync(Role.Editor, $"/workspace/consultations/{id}/opinions/enter");
        for (var round = 0; round < 2; round++)
        {
            await editor.GetByLabel("粘贴").FillAsync(Table);
            await editor.GetByLabel("粘贴").BlurAsync();
            await editor.Locator("[data-table] [data-read]").ClickAsync();
            await editor.Locator("[data-table] [data-save]").ClickAsync();
            await Expect(editor.Locator("[data-table] [data-read]")).ToBeVisibleAsync();
        }

        await editor.GotoAsync($"/workspace/consultations/{id}/opinions");
        await Expect(editor.Locator("[data-opinions]")).ToHaveAttributeAsync("data-opinions", "4");
        await Expect(editor.Locator("[data-opinion='1']")).ToContainTextAsync("张**");

        // 甄别 by the office, 处理 by the division.
        office = await site.OpenDeskAsync(Role.Office, $"/workspace/consultations/{id}/opinions");
        await office.Locator("[data-opinion='4'] input[type=checkbox]").CheckAsync();
        await office.Locator("[data-open=exclude]").ClickAsync();
        await office.GetByLabel("不计入的理由（例如 广告、与草案无关、重复提交）").FillAsync("广告，与草案无关");
        await office.Locator("[data-bulk] .confirm [data-do]").ClickAsync();
        await Expect(office.Locator("[data-opinion='4']")).ToContainTextAsync("不计入");
        await Expect(office.Locator("[data-figures]")).ToHaveAttributeAsync("data-figures", "3");
        Clock.SetUtcNow(At(2026, 4, 2));
        editor = await site.OpenDeskAsync(Role.Editor, $"/workspace/consultations/{id}/revision");
        await editor.Locator("[data-begin]").ClickAsync();
        await editor.LandsOnAsync("/workspace/documents/*");
        await site.WriteAsync(Id(editor), ConsultationOffice.Articles.Replace("满三年", "满一年", StringComparison.Ordinal));
        await AnswerAsync(editor, $"/workspace/consultations/{id}/opinions?article=第二条", "缩短注册年限", nameof(Disposition.Adopted), "第二条", "采纳。第二条改为满一年。");
        await AnswerAsync(editor, $"/workspace/consultations/{id}/opinions?answered=no", "提高上限", nameof(Disposition.NotAdopted), null, "未采纳。与财力不相适应。");
        await editor.GotoAsync($"/workspace/consultations/{id}/revision");
        await Expect(editor.Locator("[data-changed='第二条']")).ToContainTextAsync("缩短注册年限");
        await Expect(editor.Locator("[data-changed]")).ToHaveCountAsync(1);

        // 反馈: signed by each in turn, published by the webmaster.
        editor = await site.OpenDeskAsync(Role.Editor, $"/workspace/consultations/{id}/feedback");
        await editor.GetByRole(AriaRole.Button, new() { Name = "用常用的写法开头" }).ClickAsync();
        await Expect(editor.Locator("[data-summary] textarea")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("收到意见3条，其中采纳2条，部分采纳0条，未采纳1条"));
        await editor.Locator("[data-save]").ClickAsync(); // until then the missing words are a check that fails
        await editor.Locator("[data-submit]").ClickAsync();
        await Expect(editor.Locator("[data-review-state]")).ToHaveTextAsync("审签中");
        foreach (var signer in (Role[])[Role.Head, Role.Leader])
        {
            var review = (await site.Get<ReviewQueries>().RoundsAsync(ConsultationChange.Feedback, id, Ct))[0].Id;
            var page = await site.OpenDeskAsync(signer, $"/workspace/inbox/{review}");
            await Expect(page.Locator("[data-feedback]")).ToContainTextAsync("缩短注册年限");
            foreach (var point in await page.Locator(".decide .points input").AllAsync()) await point.CheckAsync();
            await page.Locator("[data-sign]").ClickAsync();
            await page.LandsOnAsync("/workspace/inbox");
        }

        var webmaster = await site.OpenDeskAsync(Role.Webmaster, $"/workspace/consultations/{id}/feedback");
        await webmaster.Locator("[data-publish]").ClickAsync();
        await webmaster.Locator("[data-confirm]").ClickAsync();
        await Expect(webmaster.Locator("[data-stage-chip]")).ToHaveTextAsync("已反馈");
        await Expect(webmaster.Locator("[data-figures]").First).ToHaveAttributeAsync("data-figures", "3");

        // 合法性审查, 集体讨论, then the policy with its interpretation; its release is the matter's publication.
        Clock.SetUtcNow(At(2026, 6, 1));
        var policy = await PolicyAsync(site);
        Ok(await site.Get<SaveMatter>().ExecuteAsync(await site.ActorAsync(Role.Office), matter, (await site.Get<MatterQueries>().FindAsync(matter, Ct))!.Version, (await site.Get<MatterQueries>().FindAsync(matter, Ct))!.Facts with { PolicyId = policy }, Ct));
        await site.ApproveAsync(policy);
        Assert.False((await site.Get<ReleasePackage>().ExecuteAsync(await site.ActorAsync(Role.Webmaster), policy, Ct)).Ok);
        office = await site.OpenDeskAsync(Role.Office, $"/workspace/consultations/matters/{matter}");
        await StepAsync(office, StepKind.LegalityReview, ("提交审查的日期", "2026-04-20"), ("完成的日期", "2026-05-12"));
        await StepAsync(office, StepKind.Deliberation, ("完成的日期", "2026-05-20"));
        Ok(await site.Get<ReleasePackage>().ExecuteAsync(await site.ActorAsync(Role.Webmaster), policy, Ct));
        await Expect(office.Locator($"[data-step={StepKind.Publication}]")).ToContainTextAsync("已完成");
        await Expect(office.Locator($"[data-step={StepKind.Consultation}]")).ToContainTextAsync("收到意见3条，采纳2条，部分采纳0条，未采纳1条。");
        var visitor = await site.NewPageAsync();
        await visitor.GotoAsync(KindRules.Address(DocumentKind.Policy, (await site.Get<DocumentQueries>().FindAsync(policy, Ct))!.Slug));
        await Expect(visitor.Locator("main")).ToContainTextAsync("培育办法怎么看");
        Assert.Equal(view.Notice.Address, (await site.Get<DocumentQueries>().FindAsync(policy, Ct))!.Fields[DocumentField.Consultation]);
        foreach (var page in (IPage[])[office, editor, webmaster, visitor]) page.ShouldBeUntroubled();
    }

    /// <summary>Everything that the list shows, answered at once.</summary>
    private static async Task AnswerAsync(IPage page, string address, string gist, string disposition, string? article, string reason)
    {
        await page.GotoAsync(address);
        await page.IsReadyAsync();
        await page.Locator("[data-all]").CheckAsync();
        await page.Locator("[data-open=answer]").ClickAsync();
        var form = page.Locator("[data-answer-form]");
        await form.GetByLabel("要点（这些意见说的是什么，公开）").FillAsync(gist);
        await form.Locator($"input[value={disposition}]").CheckAsync();
        await form.GetByLabel("理由（公开）").FillAsync(reason);
        if (article is not null) await form.GetByLabel(article).CheckAsync();
        await form.Locator("[data-save]").ClickAsync();
        await Expect(page.Locator("[data-answer-form]")).ToHaveCountAsync(0);
    }

    private static async Task StepAsync(IPage page, StepKind kind, params (string Label, string Day)[] days)
    {
        var step = page.Locator($"[data-step={kind}]");
        await step.Locator("[data-record]").ClickAsync();
        foreach (var (label, day) in days) await step.GetByLabel(label).FillAsync(day);
        await step.Locator("[data-save]").ClickAsync();
        await Expect(step.Locator(".chip").First).ToHaveTextAsync("已完成");
    }

    private static async Task<int> PolicyAsync(PortalSite site)
    {
        var editor = await site.ActorAsync(Role.Editor);
        var columns = await site.Get<DocumentQueries>().ColumnsAsync(Ct);
        async Task<int> MadeAsync(NewDocument wanted, string text)
        {
            var made = await site.Get<CreateDocument>().ExecuteAsync(editor, wanted, Ct);
            Ok(made);
            await site.WriteAsync(made.Value, text);
            return made.Value;
        }

        var policy = await MadeAsync(new NewDocument(DocumentKind.Policy, columns.First(c => c.Kind == ColumnKind.Policies).Id, "示例市科技企业培育办法"), "各有关单位：\n\n申报企业应当注册满一年。\n");
        Ok(await site.Get<AssignIndexNumber>().ExecuteAsync(editor, policy, Ct));
        foreach (var (field, value) in ((DocumentField, string)[])[(DocumentField.Number, "示科发〔2026〕8号"), (DocumentField.SignedOn, "2026-05-25"), (DocumentField.Topic, "科技企业")])
            Ok(await site.Get<EditFact>().ExecuteAsync(editor, policy, field, "", value, Ct));
        foreach (var (field, value) in ((PackageField, string)[])[(PackageField.Outline, "背景和要点"), (PackageField.Forms, "文字"), (PackageField.Channels, "局网站"), (PackageField.When, "2026-06-01"), (PackageField.Person, "起草处室负责人")])
            Ok(await site.Get<EditPackage>().ExecuteAsync(editor, policy, field, "", value, Ct));
        await MadeAsync(new NewDocument(DocumentKind.Interpretation, columns.First(c => c.Takes(DocumentKind.Interpretation)).Id, "培育办法怎么看", InterpretsId: policy), "## 背景\n\n意见怎样改变了草案。\n");
        return policy;
    }

    private static int Id(IPage page) => int.Parse(new Uri(page.Url).Segments[^1], CultureInfo.InvariantCulture);

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 9, 0, 0, TimeSpan.FromHours(8));
}
