using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Common;
using Portal.Web.Workspace;

namespace Portal.Tests.Site;

/// <summary>An empty list says whether there is nothing at all or nothing that matches; only the latter leads to the whole.</summary>
public sealed class EmptyListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/workspace/registers", "/workspace/registers", true)]
    [InlineData("/workspace/registers?q=&year=", "/workspace/registers", true)]
    [InlineData("/workspace/registers?year=2026", "/workspace/registers", false)]
    [InlineData("/workspace/requests", "/workspace/requests?tab=All", false)]
    [InlineData("/workspace/requests?tab=All&q=", "/workspace/requests?tab=All", true)]
    [InlineData("/workspace/requests?tab=All&q=%E5%9C%9F%E5%9C%B0", "/workspace/requests?tab=All", false)]
    public async Task The_workspace_asks_its_address_whether_a_filter_hides_the_rest(string address, string all, bool whole)
    {
        await using var context = new BunitContext();
        context.Services.AddLocalization();
        context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var list = context.Render<NoRows>(p => p.Add(l => l.All, all).Add(l => l.None, "还没有。").Add(l => l.NotFound, "没有符合条件的。"));
        Assert.Equal(whole ? "还没有。" : "没有符合条件的。 看全部", list.Find("p").TextContent.Trim());
    }

    [Fact]
    public async Task A_list_of_the_workspace_without_any_row_says_so_and_with_a_filter_that_nothing_matches()
    {
        await using var site = await PortalSite.StartAsync();
        using var office = await site.SignInClientAsync(Role.Office);
        foreach (var (whole, none, filter, notFound) in ((string, string, string, string)[])
        [
            ("/workspace/concerns/contacts", "还没有联络人。", "?q=a", "没有符合条件的联络人。"),
            ("/workspace/pages", "还没有公开的固定页面。", "?due=true", "没有符合条件的页面。"),
            ("/workspace/requests/conversions", "还没有转为主动公开的信息。", "?open=true", "没有符合条件的信息。"),
            ("/workspace/policies/questions?state=All", "还没有人提问。", "&q=a", "没有符合条件的提问。"),
            ("/workspace/policies/rounds?view=All", "还没有现行有效的政策文件。", "&q=a", "没有符合条件的文件。"),
            ("/workspace/inbox", "没有等您审签的文件。", "?q=a", "没有符合条件的文件。"),
            ("/workspace/inbox?tab=sent", "您还没有送审过文件。", "&q=a", "没有符合条件的文件。"),
        ])
        {
            var empty = await office.GetStringAsync(whole, Ct);
            Assert.Contains(none, empty);
            Assert.DoesNotContain("看全部", empty);
            var found = await office.GetStringAsync(whole + filter, Ct);
            Assert.Contains(notFound, found);
            Assert.Contains("看全部", found);
        }

        Assert.Contains("没有等着答复的提问。", await office.GetStringAsync("/workspace/policies/questions", Ct));
        Assert.Contains("没有到期未办的解读。", await office.GetStringAsync("/workspace/policies/rounds?view=Due", Ct));
    }

    [Fact]
    public async Task A_public_list_without_any_document_does_not_lead_to_itself()
    {
        await using var site = await PortalSite.StartAsync();
        using var visitor = site.NewClient();
        foreach (var path in (string[])["/notices", "/catalogue"])
        {
            var html = await visitor.GetStringAsync(path, Ct);
            Assert.Contains("还没有公开的文件。", html);
            Assert.DoesNotContain("看全部", html);
        }

        Assert.Contains("还没有公开的行政规范性文件。", await visitor.GetStringAsync("/normative-documents", Ct));
        var found = await visitor.GetStringAsync("/notices?q=%E5%9C%9F%E5%9C%B0", Ct);
        Assert.Contains("没有符合条件的文件。", found);
        Assert.Contains("看全部", found);
    }
}
