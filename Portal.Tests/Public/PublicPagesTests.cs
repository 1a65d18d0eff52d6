using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Portal.Tests.Site;
using Portal.Web.Hosting;
using Portal.Web.Public;

namespace Portal.Tests.Public;

/// <summary>What pages are rendered with is used again, and let go when it was too large or broke.</summary>
public sealed class PublicPagesTests
{
    [Fact]
    public async Task A_very_long_page_and_a_broken_one_leave_nothing_in_the_next()
    {
        await using var site = await PortalSite.StartAsync();
        Assert.Equal($"<p>{new string('a', 300_000)}</p>", await RenderAsync(site, new string('a', 300_000)));
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => RenderAsync(site, null));
            Assert.Equal("<p>b</p>", await RenderAsync(site, "b"));
        }
    }

    private static async Task<string> RenderAsync(PortalSite site, string? text)
    {
        var page = await site.Get<PublicPages>().RenderAsync<Sheet>("/sheet", Look.Of(new DefaultHttpContext().Request), PageContent.With(nameof(Sheet.Text), text, PageTags.None));
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        await page.SendAsync(http, variesByLook: false);
        return System.Text.Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());
    }

    private sealed class Sheet : ComponentBase
    {
        [Parameter] public string? Text { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, Text ?? throw new InvalidOperationException());
            builder.CloseElement();
        }
    }
}
