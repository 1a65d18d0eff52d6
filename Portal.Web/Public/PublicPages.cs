using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Portal.Domain.Common;
using Portal.Web.Hosting;

namespace Portal.Web.Public;

/// <summary>Renders public components to bytes: no circuit, no cookie, no antiforgery token, so that one rendering serves everyone.</summary>
public sealed class PublicPages(IServiceScopeFactory scopes, ILoggerFactory loggers, OfficeClock clock, PortalSettings settings, AssetPaths assets, PageCache cache)
{
    private const int UsualSize = 48 * 1024;
    private const int WrittenAtOnce = 4 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Answers with a kept page, or renders it.</summary>
    /// <param name="path">Its one address, with its query in the one order where it has any.</param>
    /// <param name="find">What the page shows; null: there is no such page.</param>
    public async Task SendAsync<TPage>(HttpContext http, string path, Func<CancellationToken, Task<PageContent?>> find)
        where TPage : IComponent
    {
        if (!await TrySendAsync<TPage>(http, path, find)) http.Response.StatusCode = StatusCodes.Status404NotFound; // the body is the error page's
    }

    /// <returns>False when there is no such page; nothing is sent then.</returns>
    public async Task<bool> TrySendAsync<TPage>(HttpContext http, string path, Func<CancellationToken, Task<PageContent?>> find)
        where TPage : IComponent
    {
        var look = Look.Of(http.Request);
        var page = cache.Kept(path, look.Key) ?? await KeepAsync();
        if (page is null) return false;
        await page.SendAsync(http, variesByLook: true);
        return true;

        Task<PageBytes?> KeepAsync() => cache.GetAsync(path, look.Key, async () =>
            await find(CancellationToken.None) is { } content ? new TaggedPage(await RenderAsync<TPage>(path, look, content), content.Tags) : null);
    }

    /// <summary>Answers one visitor alone: what was asked for is not likely to be asked again, and must not crowd out what is.</summary>
    public async Task SendOnceAsync<TPage>(HttpContext http, string path, PageContent content)
        where TPage : IComponent =>
        await (await RenderAsync<TPage>(path, Look.Of(http.Request), content, kept: false)).SendAsync(http, variesByLook: true);

    /// <summary>
    /// Answers one visitor with what is theirs alone: kept nowhere, and not compressed, since a page that mixes secrets with what a stranger can make it
    /// say would tell them by its length.
    /// </summary>
    public async Task SendPrivateAsync<TPage>(HttpContext http, string path, PageContent content)
        where TPage : IComponent
    {
        var html = await RenderBytesAsync<TPage>(path, Look.Of(http.Request), content);
        (http.Response.StatusCode, http.Response.ContentType, http.Response.Headers.CacheControl) = (content.Status, "text/html; charset=utf-8", "no-store");
        await http.Response.Body.WriteAsync(html, http.RequestAborted);
    }

    public async Task<PageBytes> RenderAsync<TPage>(string path, Look look, PageContent content, bool kept = true)
        where TPage : IComponent =>
        new(await RenderBytesAsync<TPage>(path, look, content), "text/html; charset=utf-8", content.ChangedAt ?? clock.UtcNow, content.Status, kept);

    /// <summary>Written as bytes from the start: a page as one string is so large an object that only a full collection frees it.</summary>
    private async Task<byte[]> RenderBytesAsync<TPage>(string path, Look look, PageContent content)
        where TPage : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (look.Culture, look.Culture);
            var root = await renderer.RenderComponentAsync<PageRoot>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(PageRoot.Page)] = new PageContext(path, look, clock.Today, settings, assets),
                [nameof(PageRoot.Type)] = typeof(TPage),
                [nameof(PageRoot.Parameters)] = content.Parameters,
            }));
            var bytes = new MemoryStream(UsualSize);
            await using var writer = new StreamWriter(bytes, Utf8, WrittenAtOnce);
            root.WriteHtmlTo(writer);
            await writer.FlushAsync();
            return bytes.ToArray();
        });
    }
}

/// <summary>What a page is given.</summary>
/// <param name="Tags">What it shows, see <see cref="PageTags"/>.</param>
/// <param name="ChangedAt">UTC; null: now.</param>
public sealed record PageContent(IReadOnlyDictionary<string, object?> Parameters, IReadOnlyCollection<string> Tags, DateTime? ChangedAt = null, int Status = StatusCodes.Status200OK)
{
    public static readonly PageContent None = new(new Dictionary<string, object?>(), PageTags.None);

    public static PageContent With(string name, object? value, IReadOnlyCollection<string> tags, DateTime? changedAt = null) =>
        new(new Dictionary<string, object?> { [name] = value }, tags, changedAt);
}
