using Microsoft.OpenApi;
using Portal.Web.Hosting;

namespace Portal.Web.Api;

/// <summary>/openapi/v1.json: the description of the open data, made from the endpoints themselves so that it cannot fall behind them.</summary>
internal static class OpenApiSetup
{
    public static void AddOpenData(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, context, _) =>
        {
            var settings = context.ApplicationServices.GetRequiredService<PortalSettings>();
            document.Info = new OpenApiInfo
            {
                Title = $"{settings.Site.Name}{settings.Site.Title}：开放数据",
                Version = "v1",
                Description = "公开的政策文件、政策解读、栏目和执行台账。不需要登录，可以跨域读取，带 ETag。内容与网页相同。",
                License = new OpenApiLicense { Name = ApiAnswers.Licence },
            };
            // The address stands in the request's own; a fixed one would be wrong behind a proxy.
            document.Servers = settings.PublicUrl.Length > 0 ? [new OpenApiServer { Url = settings.PublicUrl }] : [];
            return Task.CompletedTask;
        });
    });
}
