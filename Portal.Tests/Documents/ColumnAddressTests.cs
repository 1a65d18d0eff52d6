using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Work;
using Portal.Tests.Policies;

namespace Portal.Tests.Documents;

/// <summary>Addresses of columns never die, and none is given away.</summary>
public sealed class ColumnAddressTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_former_address_leads_to_its_column_and_only_that_column_takes_it_again()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (notices, news) = (desk.Column("notices"), desk.Column("news"));
        var name = desk.Columns.Single(c => c.Id == notices).Name;
        PolicyDesk.Ok(await RenameAsync(desk, notices, "announcements"));
        PolicyDesk.Ok(await RenameAsync(desk, notices, "bulletins"));
        Assert.Equal(("bulletins", "bulletins", null), (await OnceAtAsync(desk, "notices"), await OnceAtAsync(desk, "announcements"), await OnceAtAsync(desk, "bulletins")));

        foreach (var former in (string[])["notices", " Announcements "])
        {
            var words = $"地址“{former.Trim().ToLowerInvariant()}”以前是栏目“{name}”的，现在仍然转到那里，请换一个。";
            Assert.Equal(words, Assert.Single((await RenameAsync(desk, news, former)).Reasons).ToString());
            Assert.Equal(words, Assert.Single((await desk.Get<EditColumn>().ExecuteAsync(desk.Webmaster, null, new ColumnDraft(former, "新栏目", ColumnKind.News, null, "", "", null), Ct)).Reasons).ToString());
        }

        PolicyDesk.Ok(await RenameAsync(desk, notices, "notices"));
        Assert.Equal((null, "notices", "notices"), (await OnceAtAsync(desk, "notices"), await OnceAtAsync(desk, "announcements"), await OnceAtAsync(desk, "bulletins")));
    }

    [Fact]
    public async Task A_column_that_is_removed_lets_its_former_addresses_go_with_its_last()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var made = await desk.Get<EditColumn>().ExecuteAsync(desk.Webmaster, null, new ColumnDraft("events", "科普活动", ColumnKind.News, null, "", "", null), Ct);
        PolicyDesk.Ok(await RenameAsync(desk, made.Value, "activities"));
        PolicyDesk.Ok(await desk.Get<EditColumn>().RemoveAsync(desk.Webmaster, made.Value, Ct));
        Assert.Null(await OnceAtAsync(desk, "events"));
        PolicyDesk.Ok(await RenameAsync(desk, desk.Column("news"), "events"));
    }

    /// <summary>Documents and columns are numbered each from one.</summary>
    [Fact]
    public async Task Taking_the_samples_away_leaves_the_former_addresses_of_columns()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        foreach (var column in desk.Columns) PolicyDesk.Ok(await RenameAsync(desk, column.Id, column.Slug + "-new"));
        var document = await desk.MadeAsync(new NewDocument(DocumentKind.Notice, desk.Column("notices"), "示例通知"));
        await desk.Store.TamperAsync("UPDATE documents SET IsSample = 1");
        Assert.Contains(desk.Columns, c => c.Id == document);
        var samples = desk.Get<RemoveSamples>();
        PolicyDesk.Ok(await samples.ExecuteAsync(Actor.System, await samples.CountAsync(Ct), Ct));
        foreach (var column in desk.Columns) Assert.Equal(column.Slug + "-new", await OnceAtAsync(desk, column.Slug));
    }

    private static async Task<Outcome<int>> RenameAsync(PolicyDesk desk, int id, string slug)
    {
        var column = (await desk.Get<DocumentQueries>().ColumnsAsync(Ct)).Single(c => c.Id == id);
        return await desk.Get<EditColumn>().ExecuteAsync(desk.Webmaster, id, new ColumnDraft(slug, column.Name, column.Kind, column.ParentId, column.Description, column.Keywords, column.ChainId), Ct);
    }

    private static async Task<string?> OnceAtAsync(PolicyDesk desk, string slug) => (await desk.Get<PublicDocuments>().ColumnOnceAtAsync(slug, Ct))?.Slug;
}
