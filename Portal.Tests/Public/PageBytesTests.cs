using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Web.Public;

namespace Portal.Tests.Public;

/// <summary>One answer, in the coding that the visitor takes.</summary>
public sealed class PageBytesTests
{
    private static readonly PageBytes Page = new(Encoding.UTF8.GetBytes(new string('政', 500)), "text/plain", DateTime.UnixEpoch);

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "br")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br; q=0.000, gzip ; q=0", null)]
    [InlineData("brotli, x-gzip", null)]
    [InlineData("identity", null)]
    public async Task The_coding_is_one_that_the_visitor_named(string? accepted, string? coding)
    {
        var http = await SendAsync(accepted, null);
        Assert.Equal(coding, http.Response.Headers.ContentEncoding.FirstOrDefault());
        Assert.Equal(http.Response.ContentLength, http.Response.Body.Length);
    }

    [Fact]
    public async Task A_visitor_who_has_it_gets_no_body_in_whatever_form_the_tag_comes_back()
    {
        var tag = (await SendAsync("br", null)).Response.Headers.ETag.ToString();
        foreach (var known in (string[])[tag, $"W/{tag}", $"\"other\", {tag}", "*"])
        {
            var http = await SendAsync("br", known);
            Assert.Equal((StatusCodes.Status304NotModified, 0), (http.Response.StatusCode, http.Response.Body.Length));
        }

        Assert.Equal(StatusCodes.Status200OK, (await SendAsync("gzip", tag)).Response.StatusCode); // other bytes, another tag
        Assert.Equal(StatusCodes.Status200OK, (await SendAsync("br", "nonsense")).Response.StatusCode);
    }

    private static async Task<HttpContext> SendAsync(string? accepted, string? known)
    {
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        http.Request.Method = HttpMethods.Get;
        if (accepted is not null) http.Request.Headers.AcceptEncoding = accepted;
        if (known is not null) http.Request.Headers.IfNoneMatch = known;
        await Page.SendAsync(http, variesByLook: false);
        return http;
    }
}
