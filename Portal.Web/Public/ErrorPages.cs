using Portal.Web.Public.Help;
using Portal.Web.Hosting;

namespace Portal.Web.Public;

/// <summary>Gives every answer without a body a page that says what to do next; the status code stays what it was.</summary>
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
        if (http.Request.Path.StartsWithSegments("/api") || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))) return;
        // The switches of an error page lead home: its address may be anything a stranger typed.
        var pages = http.RequestServices.GetRequiredService<PublicPages>();
        var page = await pages.RenderAsync<ErrorPage>("/", Look.Of(http.Request), PageContent.With(nameof(ErrorPage.Code), status) with { Status = status });
        await page.SendAsync(http, variesByLook: true);
    }
}
