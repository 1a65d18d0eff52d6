using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Tests.Policies;
using Portal.Web.Workspace.Documents;

namespace Portal.Tests.Documents;

/// <summary>The panel beside the text without a browser.</summary>
public sealed class PackageSideTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_public_text_without_a_draft_has_nothing_wrong_with_it_and_says_how_to_change_it()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var notice = await desk.MadeAsync(new NewDocument(DocumentKind.Notice, desk.Column("notices"), "通知"));
        await desk.TextAsync(notice, "正文");
        await using var context = Open(desk);
        Assert.Empty((await ShowAsync(context, desk, notice)).FindAll("[data-no-draft]"));
        await desk.ReleaseAsync(notice);
        var side = await ShowAsync(context, desk, notice);
        Assert.Empty(side.FindAll(".badc"));
        Assert.Contains("直接在左边改", side.Find("[data-no-draft]").TextContent);
        Assert.DoesNotContain("直接在左边改", (await ShowAsync(context, desk, notice, readOnly: true)).Find("[data-no-draft]").TextContent);
    }

    [Fact]
    public async Task An_interpretation_is_begun_with_Enter_and_its_form_does_not_come_along()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync(withInterpretation: false);
        await using var context = Open(desk);
        var side = await ShowAsync(context, desk, policy);
        await side.Find(".side-add").ClickAsync(new());
        await side.Find("form.side-form").SubmitAsync();
        Assert.NotEmpty(side.FindAll(".field-error"));
        side.Find("form.side-form input").Change("测试办法怎么看");
        await side.Find("form.side-form").SubmitAsync();
        Assert.Empty(side.FindAll(".side-form"));
        Assert.Contains((await desk.Get<PackageQueries>().FindAsync(policy, Ct))!.Members, m => m.Title == "测试办法怎么看");
    }

    [Fact]
    public async Task A_check_names_the_other_paper_that_it_is_about()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, interpretation) = await desk.DraftAsync();
        await using var context = Open(desk);
        var summaries = (await ShowAsync(context, desk, policy)).FindAll(".checks li").Where(li => li.TextContent.Contains("没有内容概述", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, summaries.Count);
        var link = Assert.Single(summaries.SelectMany(li => li.QuerySelectorAll("a")));
        Assert.Equal(($"/workspace/documents/{interpretation}", "测试办法怎么看"), (link.GetAttribute("href"), link.TextContent));
    }

    private static BunitContext Open(PolicyDesk desk)
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddLocalization().AddSingleton(desk.Get<EditPackage>()).AddSingleton(desk.Get<CreateDocument>()).AddSingleton(desk.Get<DocumentQueries>());
        return context;
    }

    private static async Task<IRenderedComponent<PackageSide>> ShowAsync(BunitContext context, PolicyDesk desk, int id, bool readOnly = false)
    {
        var (document, package) = ((await desk.Get<DocumentQueries>().FindAsync(id, Ct))!, (await desk.Get<PackageQueries>().FindAsync(id, Ct))!);
        return context.Render<CascadingValue<Actor>>(p => p.Add(v => v.Value, desk.Editor).AddChildContent<PackageSide>(s => s
            .Add(x => x.Document, document).Add(x => x.Package, package).Add(x => x.ReadOnly, readOnly).Add(x => x.Editor, () => default))).FindComponent<PackageSide>();
    }
}
