using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Web.Hosting;
using Portal.Web.Public;
using Portal.Web.Public.Documents;
using Portal.Web.Public.Lists;

namespace Portal.Web.Api;

/// <summary>What every list of the open data may be asked.</summary>
internal sealed class ListParameters
{
    [FromQuery(Name = "q"), Description("标题、发文字号或索引号里的字")]
    public string? Q { get; init; }

    [FromQuery(Name = "topic"), Description("主题分类，可以有多个")]
    public string[]? Topic { get; init; }

    [FromQuery(Name = "year"), Description("发布年份，可以有多个")]
    public string[]? Year { get; init; }

    [FromQuery(Name = "sort"), Description("顺序：signed 成文日期，effective 施行日期；不填为发布日期")]
    public string? Sort { get; init; }

    [FromQuery(Name = "page"), Description("第几页，从 1 开始")]
    public int? Page { get; init; }

    [FromQuery(Name = "size"), Description("每页条数，最多 100")]
    public int? Size { get; init; }

    [FromQuery(Name = "format"), Description("csv：表格文件，不分页；不填为 JSON")]
    public string? Format { get; init; }
}

/// <summary>Policies, interpretations and columns for programs. What a page hides is hidden here.</summary>
internal static class DocumentApi
{
    private const int MostSize = 100;

    /// <summary>Rows of a table file: what a spreadsheet can still be worked with.</summary>
    private const int MostRows = 20_000;

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("公开文件");
        api.MapGet("/policies", PoliciesAsync).Produces<DataPage<PolicyHead>>().ProducesProblem(StatusCodes.Status400BadRequest).WithMetadata(new TableFiles("csv")).WithSummary("政策文件清单")
            .WithDescription("筛选与网页相同：topic、year、kind（文件种类）、validity（valid、soon、off、withdrawn）、column。");
        api.MapGet("/policies/{slug}", PolicyAsync).Produces<PolicyWhole>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("一份政策文件");
        api.MapGet("/interpretations", InterpretationsAsync).Produces<DataPage<InterpretationHead>>().ProducesProblem(StatusCodes.Status400BadRequest).WithMetadata(new TableFiles("csv")).WithSummary("政策解读清单")
            .WithDescription("筛选与网页相同：topic、year、form（形式）、stage（阶段）。");
        api.MapGet("/columns", ColumnsAsync).Produces<DataPage<ColumnData>>().WithMetadata(new TableFiles("csv")).WithSummary("政府信息公开栏目");
    }

    private static Task PoliciesAsync(HttpContext http, [AsParameters] ListParameters parameters,
        [FromQuery(Name = "kind"), Description("文件种类，可以有多个")] string[]? kind, [FromQuery(Name = "validity"), Description("有效性：valid、soon、off、withdrawn，可以有多个")] string[]? validity,
        [FromQuery(Name = "column"), Description("栏目，可以有多个")] string[]? column, Catalogues catalogues, PublicDocuments former, PortalSettings settings) =>
        SendListAsync(http, ListRoutes.Policies, parameters, catalogues, former, settings, "政策文件清单", (shapes, item) => shapes.Policy(item), PolicyColumns, (shapes, item) => PolicyRow(shapes.Policy(item)));

    private static Task InterpretationsAsync(HttpContext http, [AsParameters] ListParameters parameters,
        [FromQuery(Name = "form"), Description("形式，可以有多个")] string[]? form, [FromQuery(Name = "stage"), Description("阶段，可以有多个")] string[]? stage, Catalogues catalogues, PublicDocuments former, PortalSettings settings) =>
        SendListAsync(http, ListRoutes.Interpretations, parameters, catalogues, former, settings, "政策解读清单", (shapes, item) => shapes.Interpretation(item), InterpretationColumns, (shapes, item) => InterpretationRow(shapes.Interpretation(item)));

    private static async Task SendListAsync<T>(HttpContext http, ListPage list, ListParameters parameters, Catalogues catalogues, PublicDocuments former, PortalSettings settings, string name,
        Func<ApiShapes, ShelfItem, T> shape, string[] columns, Func<ApiShapes, ShelfItem, string?[]> row)
    {
        var catalogue = await catalogues.NewestAsync(http.RequestAborted);
        var shapes = new ApiShapes(catalogue, settings.SiteOf(http.Request));
        var query = list.Read(http.Request.Query);
        if (await ListRoutes.LeadsOnAsync(http, query, catalogue, former)) return;
        var changedAt = catalogue.Shelf.All.Length > 0 ? catalogue.Shelf.All.Max(i => i.ChangedAt) : OfficeClock.StartOf(catalogue.Today);
        if (parameters.Format == "csv")
        {
            var all = catalogue.Find(list.Scope, query with { Page = 1 }, MostRows);
            await ApiAnswers.SendCsvAsync(http, $"{name}.csv", [columns, .. all.Page.Rows.Select(item => row(shapes, item))], changedAt);
            return;
        }

        var size = Math.Clamp(parameters.Size ?? ListPage.Size, 1, MostSize);
        var found = catalogue.Find(list.Scope, query, size).Page;
        var next = found.Page < found.Pages
            ? $"{shapes.Site}{list.Export}{(query with { Page = found.Page + 1 }).Address}{(size == ListPage.Size ? "" : string.Create(CultureInfo.InvariantCulture, $"&size={size}"))}"
            : null;
        await ApiAnswers.SendJsonAsync(http, new DataPage<T>([.. found.Rows.Select(item => shape(shapes, item))], found.Page, size, found.Total, next, ApiAnswers.Licence), changedAt);
    }

    private static async Task PolicyAsync(HttpContext http, [Description("网页地址的最后一段")] string slug, OpenDocuments documents, Catalogues catalogues, PortalSettings settings)
    {
        if (await documents.FindAsync(DocumentKind.Policy, slug, http.RequestAborted) is { } open)
            await ApiAnswers.SendJsonAsync(http, new ApiShapes(await catalogues.NewestAsync(http.RequestAborted), settings.SiteOf(http.Request)).Whole(open.Document), open.Head.ChangedAt);
        else if (await documents.MovedToAsync(DocumentKind.Policy, slug, http.RequestAborted) is { } address) http.Response.LeadTo("/api/v1" + address);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task ColumnsAsync(HttpContext http, [Description("csv：表格文件；不填为 JSON")] string? format, Catalogues catalogues, PortalSettings settings)
    {
        var catalogue = await catalogues.NewestAsync(http.RequestAborted);
        var shapes = new ApiShapes(catalogue, settings.SiteOf(http.Request));
        ColumnData[] all = [.. catalogue.Shelf.Columns.Select(shapes.Column)];
        var changedAt = OfficeClock.StartOf(catalogue.Today);
        if (format == "csv")
            await ApiAnswers.SendCsvAsync(http, "栏目清单.csv", [["栏目", "上级栏目", "说明", "条数", "网址"], .. all.Select(c => (string?[])[c.Name, all.FirstOrDefault(p => p.Slug == c.Parent)?.Name, c.Description, c.Count.ToString(CultureInfo.InvariantCulture), c.Url])], changedAt);
        else await ApiAnswers.SendJsonAsync(http, new DataPage<ColumnData>(all, 1, all.Length, all.Length, null, ApiAnswers.Licence), changedAt);
    }

    private static readonly string[] PolicyColumns = ["标题", "索引号", "发文字号", "发文机关", "成文日期", "发布日期", "施行日期", "有效期至", "有效性", "文件种类", "主题分类", "主题词", "解读数", "网址"];

    private static string?[] PolicyRow(PolicyHead p) =>
    [
        p.Title, p.IndexNumber, p.Number, p.Issuer, Day(p.SignedOn), Day(p.PublishedOn), Day(p.EffectiveOn), Day(p.ExpiresOn),
        p.Validity switch { "notYet" => "尚未生效", "repealed" => "已废止", "replaced" => "已被替代", "expired" => "已失效", "withdrawn" => "已撤下", _ => "有效" },
        p.Kind, p.Topic, string.Join('、', p.Keywords), p.Interpretations.Count.ToString(CultureInfo.InvariantCulture), p.Url,
    ];

    private static readonly string[] InterpretationColumns = ["标题", "形式", "阶段", "发布日期", "解读对象", "网址"];

    private static string?[] InterpretationRow(InterpretationHead i) =>
    [
        i.Title,
        i.Form switch { "chart" => "图解", "questions" => "问答", "video" => "视频", "press" => "发布会", _ => "文字" },
        i.Stage switch { "before" => "发布前", "during" => "执行中", "after" => "评估后", _ => "发布时" },
        Day(i.PublishedOn), string.Join(' ', i.Policies), i.Url,
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
