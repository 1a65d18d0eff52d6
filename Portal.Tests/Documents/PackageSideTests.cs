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
        await using var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddLocalization().AddSingleton(desk.Get<EditPackage>()).AddSingleton(desk.Get<CreateDocument>()).AddSingleton(desk.Get<DocumentQueries>());
        Assert.Empty((await ShowAsync(false)).FindAll("[data-no-draft]"));
        await desk.ReleaseAsync(notice);
        var side = await ShowAsync(false);
        Assert.Empty(side.FindAll(".badc"));
        Assert.Contains("直接在左边改", side.Find("[data-no-draft]").TextContent);
        Assert.DoesNotContain("直接在左边改", (await ShowAsync(true)).Find("[data-no-draft]").TextContent);

        async Task<IRenderedComponent<PackageSide>> ShowAsync(bool readOnly)
        {
            var (document, package) = ((await desk.Get<DocumentQueries>().FindAsync(notice, Ct))!, (await desk.Get<PackageQueries>().FindAsync(notice, Ct))!);
            return context.Render<CascadingValue<Actor>>(p => p.Add(v => v.Value, desk.Editor).AddChildContent<PackageSide>(s => s
                .Add(x => x.Document, document).Add(x => x.Package, package).Add(x => x.ReadOnly, readOnly).Add(x => x.Editor, () => default))).FindComponent<PackageSide>();
        }
    }
}
