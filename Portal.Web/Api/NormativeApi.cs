using System.ComponentModel;
using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Normative;
using Portal.Domain.Storage;
using Portal.Domain.Storage.Office;
using Portal.Web.Hosting;
using Portal.Web.Public.Normative;

namespace Portal.Web.Api;

/// <summary>A line of the register.</summary>
public sealed record NormativeData(
    [property: Description("登记号")] string? RegisterNumber,
    [property: Description("发文字号")] string? Number,
    string Title,
    [property: Description("网页地址")] string Url,
    [property: Description("制定机关")] string? Issuer,
    [property: Description("起草处室")] string Division,
    [property: Description("成文日期")] DateOnly? SignedOn,
    [property: Description("公布日期")] DateOnly PublishedOn,
    [property: Description("施行日期；没有则自公布之日起")] DateOnly? EffectiveOn,
    [property: Description("有效期至；没有则未规定")] DateOnly? ExpiresOn,
    [property: Description("状态：valid、notYet、repealed、replaced、expired、withdrawn")] string State,
    [property: Description("这一状态从哪天起")] DateOnly? StateSince,
    [property: Description("状态依据")] string? StateReason,
    [property: Description("作为依据的文件的地址")] string? StateSource,
    [property: Description("最近一次修改（部分失效）从哪天起；没有修改过则无")] DateOnly? AmendedOn,
    [property: Description("合法性审核号")] string? LegalReview,
    [property: Description("备案号")] string? Filing,
    [property: Description("征求意见的地址")] string? Consultation,
    [property: Description("解读的地址")] IReadOnlyList<string> Interpretations,
    [property: Description("文本下载")] string? Text,
    [property: Description("主题分类")] string? Topic,
    [property: Description("是否演示用的示例")] bool IsSample);

/// <summary>The register of normative documents for programs and spreadsheets, on any day.</summary>
internal static class NormativeApi
{
    private const int Size = 100;

    private static readonly string[] Columns =
        ["登记号", "发文字号", "名称", "制定机关", "起草处室", "成文日期", "公布日期", "施行日期", "有效期至", "状态", "状态依据", "合法性审核号", "备案号", "征求意见链接", "解读链接", "文本下载", "主题分类", "网址"];

    public static void Map(WebApplication app) => app.MapGet(NormativeAddress.Api, SendAsync).WithTags("公开文件").Produces<DataPage<NormativeData>>().ProducesProblem(StatusCodes.Status400BadRequest).WithMetadata(new TableFiles("csv", "xlsx")).WithSummary("行政规范性文件台账")
        .WithDescription("任意一天的状态：on=2025-12-31。还可以按 state、year（成文年份）、topic、division 筛选，q 查名称和编号；format=csv 或 xlsx 为表格文件，不分页。");

    private static async Task<IResult> SendAsync(HttpContext http, [Description("状态截至哪一天，2025-12-31；不填为今天")] string? on, [Description("valid、notYet、repealed、replaced、expired、withdrawn")] string? state,
        [Description("成文年份")] int? year, [Description("主题分类")] string? topic, [Description("起草处室")] string? division, [Description("名称或编号里的字")] string? q, [Description("第几页，从 1 开始")] int? page,
        [Description("csv、xlsx：表格文件；不填为 JSON")] string? format, NormativeRegister register, PortalSettings settings, OfficeClock clock)
    {
        var (query, number) = NormativeAddress.Read(http.Request.Query, clock.Today);
        var rows = await register.ListAsync(query, http.RequestAborted);
        var site = settings.SiteOf(http.Request);
        var changedAt = rows.Count > 0 ? rows.Max(r => r.Item.ChangedAt) : OfficeClock.StartOf(clock.Today);
        var name = string.Create(CultureInfo.InvariantCulture, $"行政规范性文件台账{query.On:yyyyMMdd}");
        switch (format)
        {
            case "csv":
                await ApiAnswers.SendCsvAsync(http, $"{name}.csv", Table(rows, site, clock.Today), changedAt);
                return Results.Empty;
            case "xlsx":
                return Results.File(PlainSheet.Write("台账", Table(rows, site, clock.Today)), FileTypes.Xlsx, $"{name}.xlsx");
            default:
                var next = number * Size < rows.Count ? site + NormativeAddress.Api + NormativeAddress.Write(query, clock.Today, number + 1) : null;
                await ApiAnswers.SendJsonAsync(http, new DataPage<NormativeData>([.. rows.Skip((number - 1) * Size).Take(Size).Select(r => Data(r, site, clock.Today))], number, Size, rows.Count, next, ApiAnswers.Licence), changedAt);
                return Results.Empty;
        }
    }

    private static NormativeData Data(NormativeRow row, string site, DateOnly today)
    {
        var (item, facts, kept) = (row.Item, row.Item.Facts, row.Item.Registered);
        return new NormativeData(kept.RegisterNumber, OrNull(facts.Number), item.Title, site + item.Address, OrNull(facts.Issuer), item.Division, facts.SignedOn, item.ReleasedOn, facts.EffectiveOn, row.LastDay,
            NormativeAddress.Name(row.Validity.State), row.Basis.On, Reason(row), row.Basis.Source is { } source ? site + source.Address : null, row.Validity.Amendment?.On, OrNull(kept.LegalReview), OrNull(kept.Filing),
            kept.Consultation.StartsWith('/') ? site + kept.Consultation : OrNull(kept.Consultation), [.. row.Readings.Select(r => site + r.Address)], item.IsHiddenOn(today) ? null : $"{site}{item.Address}.docx", OrNull(facts.Topic), item.IsSample);
    }

    private static IEnumerable<IReadOnlyList<string?>> Table(IReadOnlyList<NormativeRow> rows, string site, DateOnly today) =>
    [
        Columns,
        .. rows.Select(r => Data(r, site, today)).Select(d => (string?[])
        [
            d.RegisterNumber, d.Number, d.Title + (d.IsSample ? "（示例）" : ""), d.Issuer, d.Division, Day(d.SignedOn), Day(d.PublishedOn), Day(d.EffectiveOn), Day(d.ExpiresOn),
            d.State switch { "notYet" => "尚未生效", "repealed" => "已废止", "replaced" => "已被替代", "expired" => "已失效", "withdrawn" => "已撤下", _ => d.AmendedOn is null ? "有效" : "有效（已修改）" },
            d.StateReason, d.LegalReview, d.Filing, d.Consultation, string.Join('\n', d.Interpretations), d.Text, d.Topic, d.Url,
        ]),
    ];

    /// <summary>With its date, in Chinese: the register is an official list.</summary>
    private static string? Reason(NormativeRow row) => row switch
    {
        { Basis: { Kind: not null } basis } => $"{Day(basis.On)} {basis.Reason}".Trim(),
        { Validity: { State: ValidityState.Expired, Since: { } day } } => $"有效期届满，自{Day(day)}起失效",
        { Item.Facts.EffectiveOn: { } day } => $"本文件规定，{Day(day)}起施行",
        _ => "自公布之日起施行",
    };

    private static string? OrNull(string text) => text.Length > 0 ? text : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
