using Portal.Domain.Documents;
using Portal.Tests.Policies;

namespace Portal.Tests.Documents;

/// <summary>Links between documents: planned in a draft, true from its release on.</summary>
public sealed class LinkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_public_sees_no_replacement_before_the_release_that_brings_it()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (old, next) = await TwoPublicAsync(desk);
        PolicyDesk.Ok(await desk.Get<LinkDocuments>().ExecuteAsync(desk.Editor, next, LinkKind.Replaces, old, linked: true, Ct));
        Assert.Empty(await TargetsAsync(desk, next, LinkKind.Replaces));

        await desk.FactAsync(next, DocumentField.ChangeNote, "写明替代旧办法。");
        await desk.ReleaseAsync(next);
        Assert.Equal([old], await TargetsAsync(desk, next, LinkKind.Replaces));
        var back = await desk.Get<LinkDocuments>().ExecuteAsync(desk.Editor, next, LinkKind.Replaces, old, linked: false, Ct);
        Assert.Equal("《示例市测试办法之1》已经因本文件发布而失去效力，关联不能取消。", Assert.Single(back.Reasons).ToString());
    }

    [Fact]
    public async Task A_public_document_is_related_at_once_and_only_by_those_who_may_show_it()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (old, next) = await TwoPublicAsync(desk);
        var link = desk.Get<LinkDocuments>();
        Assert.False((await link.ExecuteAsync(desk.Editor, next, LinkKind.Related, old, linked: true, Ct)).Ok);
        Assert.Empty(await TargetsAsync(desk, next, LinkKind.Related));
        PolicyDesk.Ok(await link.ExecuteAsync(desk.Office, next, LinkKind.Related, old, linked: true, Ct));
        Assert.Equal([old], await TargetsAsync(desk, next, LinkKind.Related));
        // It is no part of the text that was signed.
        Assert.False((await desk.Get<DocumentQueries>().FindAsync(next, Ct))!.HasDraft);
        Assert.False((await link.ExecuteAsync(desk.Editor, next, LinkKind.Related, old, linked: false, Ct)).Ok);
        PolicyDesk.Ok(await link.ExecuteAsync(desk.Office, next, LinkKind.Related, old, linked: false, Ct));
        Assert.Empty(await TargetsAsync(desk, next, LinkKind.Related));
    }

    [Fact]
    public async Task A_document_is_replaced_or_repealed_but_not_both()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        var next = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "乙"));
        var link = desk.Get<LinkDocuments>();
        PolicyDesk.Ok(await link.ExecuteAsync(desk.Editor, next, LinkKind.Replaces, policy, linked: true, Ct));
        Assert.Equal("《示例市测试办法之1》不能既被替代又被废止，请先取消原来的关联。", Assert.Single((await link.ExecuteAsync(desk.Editor, next, LinkKind.Repeals, policy, linked: true, Ct)).Reasons).ToString());
        PolicyDesk.Ok(await link.ExecuteAsync(desk.Editor, next, LinkKind.Replaces, policy, linked: false, Ct));
        PolicyDesk.Ok(await link.ExecuteAsync(desk.Editor, next, LinkKind.Repeals, policy, linked: true, Ct));
    }

    [Fact]
    public async Task A_discarded_edition_takes_its_planned_links_with_it_and_leaves_what_an_earlier_one_did()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (old, next) = await TwoPublicAsync(desk);
        var (third, _) = await desk.DraftAsync(3);
        await desk.ReleaseAsync(third);
        var link = desk.Get<LinkDocuments>();
        async Task<IEnumerable<(LinkKind, int)>> LinksAsync() => (await desk.Get<DocumentQueries>().FindAsync(next, Ct))!.Links.Where(l => l.Outgoing).Select(l => (l.Kind, l.OtherId)).Order();
        PolicyDesk.Ok(await link.ExecuteAsync(desk.Editor, next, LinkKind.Replaces, old, linked: true, Ct));
        await desk.FactAsync(next, DocumentField.ChangeNote, "写明替代旧办法。");
        await desk.ReleaseAsync(next);
        PolicyDesk.Ok(await link.ExecuteAsync(desk.Editor, next, LinkKind.Repeals, third, linked: true, Ct));
        Assert.Equal([(LinkKind.Replaces, old), (LinkKind.Repeals, third)], await LinksAsync());

        PolicyDesk.Ok(await desk.Get<DiscardDraft>().ExecuteAsync(desk.Editor, next, Ct));
        Assert.Equal([(LinkKind.Replaces, old)], await LinksAsync());
        Assert.Equal([old], await TargetsAsync(desk, next, LinkKind.Replaces));
    }

    private static async Task<(int Old, int Next)> TwoPublicAsync(PolicyDesk desk)
    {
        var (old, _) = await desk.DraftAsync(1);
        var (next, _) = await desk.DraftAsync(2);
        await desk.ReleaseAsync(old);
        await desk.ReleaseAsync(next);
        return (old, next);
    }

    private static async Task<IEnumerable<int>> TargetsAsync(PolicyDesk desk, int document, LinkKind kind)
    {
        // As after a restart: what was announced is not what counts, but what is stored.
        using var shelf = new Shelf(desk.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<Portal.Domain.Storage.PortalDb>>(), desk.Get<Portal.Domain.Storage.ChangeFeed>());
        var view = await shelf.ViewAsync(Ct);
        return view.TargetsOf(view.Find(document)!, kind).Select(i => i.Id);
    }
}
