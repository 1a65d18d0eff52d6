using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portal.Domain.Storage;
using Portal.Web.Hosting;

namespace Portal.Web.Api;

/// <summary>Says of an address that it gives table files beside JSON.</summary>
/// <param name="Formats">Values of the parameter 'format'.</param>
internal sealed record TableFiles(params string[] Formats);

/// <summary>/openapi/v1.json: the description of the open data, made from the endpoints themselves so that it cannot fall behind them.</summary>
internal static class OpenApiSetup
{
    public static void AddOpenData(this IServiceCollection services)
    {
        // What cannot be read is answered alike in every environment; in Development it would be thrown.
        services.PostConfigure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddOperationTransformer(DescribeAnswersAsync);
            options.AddDocumentTransformer((document, context, _) =>
            {
                var settings = context.ApplicationServices.GetRequiredService<PortalSettings>();
                document.Info = new OpenApiInfo
                {
                    Title = $"{settings.Site.Name}{settings.Site.Title}：开放数据",
                    Version = "v1",
                    Description = "公开的政策文件、政策解读、栏目和执行台账。不需要登录，可以跨域读取，带 ETag。内容与网页相同。出错时回答 application/problem+json（RFC 9457），detail 写明怎么办。",
                    License = new OpenApiLicense { Name = ApiAnswers.Licence },
                };
                // The address stands in the request's own; a fixed one would be wrong behind a proxy.
                document.Servers = settings.PublicUrl.Length > 0 ? [new OpenApiServer { Url = settings.PublicUrl }] : [];
                return Task.CompletedTask;
            });
        });
    }

    private static async Task DescribeAnswersAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var answers = operation.Responses ??= [];
        const string Problem = nameof(ProblemDetails);
        context.Document!.AddComponent(Problem, await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, ct));
        answers[StatusCodes.Status500InternalServerError.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, context.Document) } },
        };
        foreach (var (status, answer) in answers)
            if (answer is OpenApiResponse mine && int.TryParse(status, CultureInfo.InvariantCulture, out var code)) mine.Description = code < 400 ? "数据" : ApiProblems.TitleOf(code);

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TableFiles>().FirstOrDefault() is not { } files) return;
        foreach (var format in files.Formats)
            answers["200"].Content![format == "csv" ? "text/csv" : FileTypes.Xlsx] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format == "csv" ? null : "binary" } };
        if (operation.Parameters?.First(p => p.Name == "format").Schema is OpenApiSchema choice) choice.Enum = [.. files.Formats.Select(f => (JsonNode)f)];
    }
}
