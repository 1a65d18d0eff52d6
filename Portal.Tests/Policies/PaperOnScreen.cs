using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Tests.Site;
using Portal.Tests.Work;

namespace Portal.Tests.Policies;

/// <summary>Papers of a running portal, made by its demonstration people, in the words of those who work with them.</summary>
internal static class PaperOnScreen
{
    /// <summary>Of the demonstration's editor: without a head of its own, so that any head signs.</summary>
    public const string Drafters = "科技信息研究所";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<IPage> OpenDeskAsync(this PortalSite site, Role role, string path, int width = 1440)
    {
        var page = await site.SignInAsAsync(role, path, width, width < 500 ? 844 : 900);
        await page.IsReadyAsync();
        return page;
    }

    /// <summary>A notice with its text, drafted by the editor.</summary>
    public static async Task<int> NoticeAsync(this PortalSite site, string title = "示例测试公告")
    {
        var editor = await site.ActorAsync(Role.Editor);
        var column = (await site.Get<DocumentQueries>().ColumnsAsync(Ct)).Single(c => c.Slug == "notices").Id;
        var made = await site.Get<CreateDocument>().ExecuteAsync(editor, new NewDocument(DocumentKind.Notice, column, title), Ct);
        PolicyDesk.Ok(made);
        await site.WriteAsync(made.Value, "各有关单位：\n\n现将有关事项公告如下。\n");
        return made.Value;
    }

    /// <summary>The editor writes another text.</summary>
    public static async Task WriteAsync(this PortalSite site, int document, string text)
    {
        var draft = await site.Get<DocumentQueries>().TextAsync(document, Ct);
        PolicyDesk.Ok(await site.Get<SaveDraft>().ExecuteAsync(await site.ActorAsync(Role.Editor), document, text, draft!.Version, Ct));
    }

    /// <summary>The editor hands it in.</summary>
    /// <returns>Id of the round.</returns>
    public static async Task<int> SubmitAsync(this PortalSite site, int document)
    {
        PolicyDesk.Ok(await site.Get<SubmitPackage>().ExecuteAsync(await site.ActorAsync(Role.Editor), document, "请审", Ct));
        return (await site.RoundAsync(document)).Id;
    }

    public static async Task<ReviewView> RoundAsync(this PortalSite site, int document) =>
        (await site.Get<ReviewQueries>().RoundsAsync(PackageQueries.SubjectKind, document, Ct))[0];

    /// <summary>The step whose turn it is, signed by the demonstration's holder of its role.</summary>
    public static async Task SignAsync(this PortalSite site, int document)
    {
        var round = await site.RoundAsync(document);
        var signer = await site.ActorAsync(round.Current!.Rule.Role);
        PolicyDesk.Ok(await site.Get<DecideReview>().ExecuteAsync(signer, round.Id, round.Hash, StepDecision.Approved, "", round.Current.Rule.Points, Ct));
    }

    /// <summary>Handed in and signed to the end.</summary>
    public static async Task ApproveAsync(this PortalSite site, int document)
    {
        await site.SubmitAsync(document);
        while ((await site.RoundAsync(document)).State == ReviewState.Open) await site.SignAsync(document);
    }

    public static async Task<ShelfItem?> PublicAsync(this PortalSite site, int document) => (await site.Get<Shelf>().ViewAsync(Ct)).Find(document);

    public static ILocator Card(this IPage page, int review) => page.Locator($"[data-review='{review}']");
}
