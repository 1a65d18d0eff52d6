using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Portal.Domain.Common;
using Portal.Tests.Site;

namespace Portal.Tests.Hosting;

/// <summary>A mistyped word in an address of the workspace is left out, wherever a page wants a number or a yes.</summary>
public sealed class MistypedWordTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_opens_without_the_word_that_it_cannot_read_and_keeps_the_others()
    {
        await using var site = await PortalSite.StartAsync();
        using var client = await site.SignInClientAsync(Role.Admin);
        var words = site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.Parameters.Count == 0 && e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .SelectMany(e => e.Metadata.GetMetadata<ComponentTypeMetadata>()!.Type.GetProperties()
                .Where(p => p.PropertyType != typeof(string) && p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null)
                .Select(p => (Page: $"/{e.RoutePattern.RawText!.TrimStart('/')}", Word: (p.GetCustomAttribute<SupplyParameterFromQueryAttribute>()!.Name ?? p.Name).ToLowerInvariant())))
            .ToList();
        Assert.True(words.Count > 20, $"only {words.Count} words were found");

        foreach (var (page, word) in words)
        {
            using var answer = await client.GetAsync($"{page}?{word}=abc&other=%E5%AD%97", Ct);
            Assert.Equal((page, word, HttpStatusCode.Redirect, $"{page}?other=%E5%AD%97"), (page, word, answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    [Theory]
    [InlineData("/workspace/documents?mine=true&page=1")]
    [InlineData("/workspace/documents?mine=&page=")]
    [InlineData("/workspace/documents?other=abc")]
    public async Task What_can_be_read_is_read_where_it_stands(string address)
    {
        await using var site = await PortalSite.StartAsync();
        using var client = await site.SignInClientAsync(Role.Editor);
        using var answer = await client.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
