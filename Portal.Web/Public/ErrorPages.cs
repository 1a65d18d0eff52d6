using Portal.Web.Api;
using Portal.Web.Hosting;
using Portal.Web.Public.Help;

namespace Portal.Web.Public;

/// <summary>Gives every answer without a body a page that says what to do next, or programs a problem to read; the status code stays what it was.</summary>
public static class ErrorPages
{
    public static void UsePublicErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = http => WritePageAsync(http, StatusCodes.Status500InternalServerError),
            });
        app.UseStatusCodePages(context => WritePageAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    private static async Task WritePageAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        if (ApiProblems.Concern(http.Request.Path))
        {
            await ApiProblems.Of(http, status).ExecuteAsync(http);
            return;
        }

        if (!(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))) return;
        var (pages, cache, look) = (http.RequestServices.GetRequiredService<PublicPages>(), http.RequestServices.GetRequiredService<PageCache>(), Look.Of(http.Request));
        // Kept like any page, for strangers ask for missing ones all day; under an address of its own, not the one they typed.
        var page = await cache.GetAsync($"/not-found#{status}", look.Key, async () => new TaggedPage(
            await pages.RenderAsync<ErrorPage>("/not-found", look, PageContent.With(nameof(ErrorPage.Code), status, PageTags.None) with { Status = status }), PageTags.None));
        if (page is not null) await page.SendAsync(http, variesByLook: true);
    }
}
