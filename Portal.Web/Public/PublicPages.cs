using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.ObjectPool;
using Portal.Domain.Common;
using Portal.Web.Hosting;

namespace Portal.Web.Public;

/// <summary>Renders public components to bytes: no circuit, no cookie, no antiforgery token, so that one rendering serves everyone.</summary>
public sealed class PublicPages(IServiceScopeFactory scopes, ILoggerFactory loggers, OfficeClock clock, PortalSettings settings, AssetPaths assets, PageCache cache)
{
    private const int UsualSize = 48 * 1024;
    private const int WrittenAtOnce = 4 * 1024;

    /// <summary>Bytes; what held a larger page is let go.</summary>
    private const int LargestKept = 256 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly ObjectPool<Press> _presses = new DefaultObjectPoolProvider().Create(new Presses(scopes, loggers));

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
        var press = _presses.Get();
        try
        {
            var bytes = await press.Renderer.Dispatcher.InvokeAsync(async () =>
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (look.Culture, look.Culture);
                await press.Renderer.WriteAsync<PageRoot>(ParameterView.FromDictionary(new Dictionary<string, object?>
                {
                    [nameof(PageRoot.Page)] = new PageContext(path, look, clock.Today, settings, assets),
                    [nameof(PageRoot.Type)] = typeof(TPage),
                    [nameof(PageRoot.Parameters)] = content.Parameters,
                }), press.Writer);
                return press.Take();
            });
            if (bytes.Length <= LargestKept)
            {
                _presses.Return(press);
                press = null;
            }

            return bytes;
        }
        finally
        {
            press?.Dispose(); // after an error nobody knows what is left in it
        }
    }

    /// <summary>A renderer and the sheet that it writes on, used for page after page: new ones for every page are more to clean up than the page itself.</summary>
    private sealed class Press : IDisposable
    {
        private readonly IServiceScope _scope;
        private readonly MemoryStream _bytes = new(UsualSize);

        public Press(IServiceScopeFactory scopes, ILoggerFactory loggers)
        {
            _scope = scopes.CreateScope();
            Renderer = new PageRenderer(_scope.ServiceProvider, loggers);
            Writer = new StreamWriter(_bytes, Utf8, WrittenAtOnce);
        }

        public PageRenderer Renderer { get; }

        public StreamWriter Writer { get; }

        /// <summary>What was written; the sheet is empty again.</summary>
        public byte[] Take()
        {
            Writer.Flush();
            var written = _bytes.ToArray();
            _bytes.SetLength(0);
            return written;
        }

        public void Dispose()
        {
            ((IDisposable)Renderer).Dispose();
            Writer.Dispose();
            _scope.Dispose();
        }
    }

    private sealed class Presses(IServiceScopeFactory scopes, ILoggerFactory loggers) : PooledObjectPolicy<Press>
    {
        public override Press Create() => new(scopes, loggers);

        public override bool Return(Press obj) => true;
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
