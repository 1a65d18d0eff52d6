using Portal.Web.Hosting;

namespace Portal.Web.Public;

/// <summary>
/// Answers what is ready in memory before anything else of the portal wakes: routing, identity and forms have no part in a reading page. Whatever it
/// does not have goes on to the page's endpoint, which puts it there.
/// </summary>
public static class PageFront
{
    /// <param name="needsHttps">Requests without TLS are to be redirected, not answered.</param>
    public static void UsePageFront(this WebApplication app, bool needsHttps)
    {
        var cache = app.Services.GetRequiredService<PageCache>();
        app.Use((http, next) =>
        {
            var request = http.Request;
            if (needsHttps && !request.IsHttps || !HttpMethods.IsGet(request.Method) || request.QueryString.HasValue || request.Path.Value is not { } path) return next(http);
            var look = request.Headers.Cookie.Count == 0 ? "" : Look.Of(request).Key;
            // Other kinds of answers are kept too, but carry headers of their own.
            if (cache.Kept(path, look) is not { Status: StatusCodes.Status200OK, IsPage: true } page) return next(http);
            return page.SendAsync(http, variesByLook: true, AddSecurity);
        });

        static void AddSecurity(HttpContext http) => PortalSecurity.AddTo(http.Response.Headers, http.Request.Path, contentType: null);
    }
}
